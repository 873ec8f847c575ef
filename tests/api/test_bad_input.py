"""Requests that are wrong in themselves, and crashes: never a word of their cause."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from tests.api.conftest import HOST, Person, error_of, refused_fields
from todo_chat.api import middleware
from todo_chat.api.middleware import BODY_MAX, DRAINED_MAX
from todo_chat.services import tasks

JSON = {"Content-Type": "application/json"}
INNARDS = ("Traceback", "pydantic", "sqlalchemy", "File ", "Exception", "Error(", "json.decoder")

MALFORMED: dict[str, bytes] = {
    "cut off": b'{"title": "x"',
    "no JSON": b"title=x",
    "single quotes": b"{'title': 'x'}",
    "trailing comma": b'{"title": "x",}',
    "not UTF-8": b'{"title": "\xff\xfe"}',
    "a million brackets": b"[" * 1_000_000,
    "deep objects": b'{"a":' * 100_000,
    "a huge number": b'{"title": ' + b"9" * 5_000 + b"}",
    "only a NUL": b"\0",
    "UTF-16": '{"title": "x"}'.encode("utf-16-le")[:-1],
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
@pytest.mark.parametrize(("method", "path"), [("POST", "tasks"), ("POST", "chat/stream")])
async def test_malformed_json_is_refused_in_plain_words(
    anna: Person, method: str, path: str, body: bytes
) -> None:
    response = await anna.ask(method, path, content=body, headers=JSON)
    assert set(refused_fields(response)) == {"body"}
    assert not any(word in response.text for word in INNARDS)
    assert (await anna.get("tasks"))["total"] == 0


@pytest.mark.parametrize("value", [b"NaN", b"Infinity", b"1e999", b"-0", b"true", b"{}", b"[[]]"])
@pytest.mark.parametrize("field", [b"title", b"notes", b"due", b"tags", b"priority"])
async def test_a_value_of_a_wrong_type_is_refused_by_name(
    anna: Person, field: bytes, value: bytes
) -> None:
    body = b'{"title": "x", "' + field + b'": ' + value + b"}"
    refused = refused_fields(await anna.ask("POST", "tasks", content=body, headers=JSON))
    assert set(refused) == {field.decode()}
    assert "must be" in refused[field.decode()]


@pytest.mark.parametrize(
    ("method", "path", "sent", "said"),
    [
        ("POST", "chat", {"json": {"message": "hi", "client_id": ""}}, "client_id can't be empty."),
        ("GET", "chat/turns/x/events", {"params": {"after": -1}}, "after must be at least 0."),
        ("GET", "changes", {"params": {"number": 0}}, "number must be at least 1."),
    ],
)
async def test_says_what_would_be_right(
    anna: Person, method: str, path: str, sent: dict[str, Any], said: str
) -> None:
    response = await anna.ask(method, path, **sent)
    assert list(refused_fields(response).values()) == [said]


@pytest.mark.parametrize("type", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_json_has_to_be_called_json(anna: Person, type: str) -> None:
    headers = {"Content-Type": type} if type else {}
    response = await anna.ask("POST", "tasks", content=b'{"title": "x"}', headers=headers)
    assert "application/json" in refused_fields(response)["body"]


async def test_an_unknown_field_of_any_length_is_named_in_short(anna: Person) -> None:
    response = await anna.ask("POST", "tasks", json={"title": "x", "y" * 100_000: 1})
    assert list(refused_fields(response)) == ["y" * 64]
    assert len(response.content) < 1_000


async def test_what_no_encoding_can_carry_is_answered_all_the_same(anna: Person) -> None:
    body = b'{"title": "x", "\\ud800": 1}'
    response = await anna.ask("POST", "tasks", content=body, headers=JSON)
    assert refused_fields(response)


async def test_an_endless_body_is_refused_and_cut_off(anna: Person) -> None:
    sent = []

    async def body() -> AsyncIterator[bytes]:
        while True:
            sent.append(1)
            yield b" " * BODY_MAX

    for headers in (JSON, {"Content-Length": str(10**12), **JSON}):
        sent.clear()
        response = await anna.ask("POST", "tasks", content=body(), headers=headers)
        assert error_of(response, 413)["code"] == "TOO_LARGE"
        assert "1,048,576" in response.json()["error"]["message"]
        assert response.headers["connection"] == "close"
        assert len(sent) <= DRAINED_MAX // BODY_MAX + 1


async def test_a_body_that_stalls_is_not_waited_for(
    anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(middleware, "DRAIN_SECONDS", 0.01)

    async def body() -> AsyncIterator[bytes]:
        yield b" " * (BODY_MAX + 1)
        await asyncio.Event().wait()

    response = await anna.ask("POST", "tasks", content=body(), headers=JSON)
    assert error_of(response, 413)["code"] == "TOO_LARGE"


@pytest.mark.parametrize("path", ["/api/auth/login", "/api/session/login", "/api/nothing"])
async def test_too_much_is_too_much_everywhere(client: httpx.AsyncClient, path: str) -> None:
    response = await client.post(path, content=b"x" * (BODY_MAX + 1), headers=JSON)
    assert error_of(response, 413)["code"] == "TOO_LARGE"


async def test_a_body_just_within_the_limit_is_judged_by_its_fields(anna: Person) -> None:
    wrapped = b'{"title": "x", "notes": "%s"}'
    body = wrapped % (b"x" * (BODY_MAX - len(wrapped) + 2))
    assert len(body) == BODY_MAX
    response = await anna.ask("POST", "tasks", content=body, headers=JSON)
    assert set(refused_fields(response)) == {"notes"}


@pytest.mark.parametrize("length", [b"-1", b"x", "\xb2".encode("latin-1"), b"1" * 30])
async def test_a_nonsense_length_does_no_harm(anna: Person, length: bytes) -> None:
    headers = [(k.lower().encode(), v.encode()) for k, v in {**anna.headers, **JSON}.items()]
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"{}", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": anna.path("tasks"),
        "raw_path": b"",
        "query_string": b"",
        "headers": [*headers, (b"content-length", length)],
    }
    transport: Any = anna.client._transport
    await transport.app(scope, receive, send)
    assert sent[0]["status"] in (413, 422)


@pytest.fixture
async def crashing(api: FastAPI, monkeypatch: pytest.MonkeyPatch) -> httpx.AsyncClient:
    """A client of an API one of whose services fails in a way that nobody foresaw."""

    async def fail(*_args: Any, **_options: Any) -> None:
        raise RuntimeError("secret: the password is swordfish")

    monkeypatch.setattr(tasks, "get_task", fail)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=api), base_url=HOST)


async def test_a_crash_is_answered_without_its_cause_and_logged_with_an_id(
    crashing: httpx.AsyncClient, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    async with crashing as client:
        with caplog.at_level(logging.ERROR):
            response = await client.get(anna.path("tasks/1"), headers=anna.headers)
    error = error_of(response, 500)
    assert error["code"] == "INTERNAL_ERROR"
    assert "swordfish" not in response.text and "RuntimeError" not in response.text
    (record,) = [record for record in caplog.records if record.exc_info]
    assert error["details"]["request_id"] in record.getMessage()
    assert "tasks/1" in record.getMessage()
    assert "swordfish" in str(record.exc_info)


@pytest.mark.parametrize("path", ["conversations/%00", "conversations/%00/messages"])
async def test_a_nul_in_an_address_reaches_no_database(anna: Person, path: str) -> None:
    assert set(refused_fields(await anna.ask("GET", path))) == {"conversation_id"}


@pytest.mark.parametrize("id", ["%ff", "%F0%9F%98%80", "x" * 5_000, "..", "%2e%2e", "' OR 1=1"])
async def test_an_odd_id_is_simply_not_there(anna: Person, id: str) -> None:
    assert (await anna.ask("GET", f"conversations/{id}")).status_code == 404

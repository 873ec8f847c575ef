"""What the API answers as a whole: unknown addresses, its schema, its docs, its health."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tests.api.conftest import HOST, Configure, error_of
from todo_chat import db
from todo_chat.api.app import create_api
from todo_chat.config import Settings


async def page(request: Request) -> Response:
    return PlainTextResponse(f"{request.method} {request.url.path}")


async def broken(_request: Request) -> Response:
    raise RuntimeError("the page's own affair")


@pytest.fixture
async def mounted() -> AsyncIterator[httpx.AsyncClient]:
    """The API with a page behind it, as Reflex mounts its own."""
    routes = [
        Route("/broken", broken),
        Route("/{path:path}", page, methods=["GET", "POST"]),
    ]
    api = create_api()
    api.mount("", Starlette(routes=routes))
    transport = httpx.ASGITransport(app=api, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=HOST) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    ["/api", "/api/", "/api/nothing", "/api/auth", "/api/auth/login/", "/api/a/b/c/d", "/api/%00"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
async def test_an_unknown_address_of_the_api_is_never_the_page(
    mounted: httpx.AsyncClient, method: str, path: str
) -> None:
    assert error_of(await mounted.request(method, path), 404)["code"] == "NOT_FOUND"


@pytest.mark.parametrize("path", ["/", "/login", "/apis", "/api-docs", "/docs", "/openapi.json"])
async def test_every_other_address_is_the_pages(mounted: httpx.AsyncClient, path: str) -> None:
    response = await mounted.get(path)
    assert response.text == f"GET {path}"
    assert "cache-control" not in response.headers


async def test_a_large_body_for_the_page_is_the_pages(mounted: httpx.AsyncClient) -> None:
    response = await mounted.post("/upload", content=b"x" * 2_000_000)
    assert response.text == "POST /upload"


async def test_a_crash_of_the_page_is_not_the_apis(mounted: httpx.AsyncClient) -> None:
    response = await mounted.get("/broken")
    assert (response.status_code, response.text) == (500, "Internal Server Error")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/auth/login", "POST"),
        ("DELETE", "/api/auth/me", "GET"),
        ("DELETE", "/api/x/tasks", "GET, POST"),
        ("POST", "/api/x/tasks/1", "GET, PUT, PATCH, DELETE"),
        ("GET", "/api/x/chat", "POST"),
        ("OPTIONS", "/api/x/tasks", "GET, POST"),
        ("TRACE", "/api/health", None),
    ],
)
async def test_a_wrong_method_is_told_which_are_right(
    mounted: httpx.AsyncClient, method: str, path: str, allowed: str | None
) -> None:
    response = await mounted.request(method, path)
    error = error_of(response, 405)
    assert error["code"] == "METHOD_NOT_ALLOWED"
    assert method in error["message"]
    if allowed:
        assert response.headers["allow"] == allowed


async def test_no_other_origin_may_read(client: httpx.AsyncClient) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
    for method in ("GET", "OPTIONS"):
        response = await client.request(method, "/api/health", headers=headers)
        assert not [name for name in response.headers if name.startswith("access-control")]


async def test_health_says_that_the_process_lives(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/health")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_ready_says_what_it_reached(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/ready")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ready",
        "checks": {"database": True, "migrations": True},
    }


async def test_not_ready_without_migrations(
    client: httpx.AsyncClient, settings: Settings, tmp_path: Any
) -> None:
    empty = db.connect(f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}")
    response = await client.get("/api/ready")
    await empty.dispose()
    error = error_of(response, 503)
    assert error["code"] == "NOT_READY"
    assert error["details"]["migrations"] is False
    assert (await client.get("/api/health")).status_code == 200


async def test_not_ready_without_redis(client: httpx.AsyncClient, configure: Configure) -> None:
    configure(database_url="postgresql://x@127.0.0.1:1/x", redis_url="redis://127.0.0.1:1")
    error = error_of(await client.get("/api/ready"), 503)
    assert error["details"] == {"database": True, "migrations": True, "redis": False}


@pytest.fixture
async def schema(client: httpx.AsyncClient) -> dict[str, Any]:
    response = await client.get("/api/openapi.json")
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


PROMISED = {
    "/api/auth/register": {"post"},
    "/api/auth/login": {"post"},
    "/api/auth/refresh": {"post"},
    "/api/auth/logout": {"post"},
    "/api/auth/me": {"get"},
    "/api/{user_id}/tasks": {"get", "post"},
    "/api/{user_id}/tasks/{number}": {"get", "patch", "put", "delete"},
    "/api/{user_id}/tasks/{number}/complete": {"patch"},
    "/api/{user_id}/tasks/quick": {"post"},
    "/api/{user_id}/tasks/bulk": {"post"},
    "/api/{user_id}/tasks/{number}/restore": {"post"},
    "/api/{user_id}/tasks/{number}/skip": {"post"},
    "/api/{user_id}/tasks/{number}/move": {"post"},
    "/api/{user_id}/tasks/{number}/reminders": {"get", "put"},
    "/api/{user_id}/bin": {"delete"},
    "/api/{user_id}/when": {"get"},
    "/api/{user_id}/projects": {"get", "post"},
    "/api/{user_id}/projects/{project_id}": {"get", "patch", "delete"},
    "/api/{user_id}/tags": {"get"},
    "/api/{user_id}/tags/{name}": {"patch", "delete"},
    "/api/{user_id}/reminders": {"get"},
    "/api/{user_id}/reminders/{reminder_id}/snooze": {"post"},
    "/api/{user_id}/reminders/{reminder_id}/dismiss": {"post"},
    "/api/{user_id}/changes": {"get"},
    "/api/{user_id}/changes/{batch_id}/undo": {"post"},
    "/api/{user_id}/changes/{batch_id}/redo": {"post"},
    "/api/{user_id}/chat/turns/{turn_id}/undo": {"post"},
    "/api/{user_id}/settings": {"get", "patch"},
    "/api/{user_id}/conversations": {"get", "post"},
    "/api/{user_id}/conversations/{conversation_id}": {"get", "patch", "delete"},
    "/api/{user_id}/conversations/{conversation_id}/messages": {"get"},
    "/api/{user_id}/chat": {"post"},
    "/api/{user_id}/chat/stream": {"post"},
    "/api/{user_id}/chat/stream-tools": {"post"},
    "/api/{user_id}/chat/turns/{turn_id}/events": {"get"},
    "/api/{user_id}/chat/turns/{turn_id}/stop": {"post"},
    "/api/health": {"get"},
    "/api/ready": {"get"},
}


async def test_the_schema_names_every_promised_address(schema: dict[str, Any]) -> None:
    found = {path: set(methods) for path, methods in schema["paths"].items()}
    assert {path: found.get(path) for path in PROMISED} == PROMISED


def operations(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method} {path}", operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]


async def test_the_schema_says_who_may_and_what_may_go_wrong(schema: dict[str, Any]) -> None:
    text = json.dumps(schema)
    assert "HTTPValidationError" not in text
    for name, operation in operations(schema):
        assert operation["summary"] and operation["description"] and operation["tags"], name
        if "{user_id}" in name:
            assert {"token": []} in operation["security"], name
            assert {"401", "403"} <= set(operation["responses"]), name
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                shape = response["content"]["application/json"]["schema"]
                assert shape == {"$ref": "#/components/schemas/ErrorResponse"}, name
                examples = response["content"]["application/json"]["examples"]
                for code, example in examples.items():
                    assert example["value"]["error"]["code"] == code, name
                    assert example["value"]["error"]["message"], name
    assert schema["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


async def test_every_reference_of_the_schema_leads_somewhere(schema: dict[str, Any]) -> None:
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(schema))):
        node: Any = schema
        for part in reference.split("/"):
            node = node[part]


async def test_the_docs_load_nothing_from_other_hosts(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/docs")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    addresses = re.findall(r'(?:src|href)="([^"]+)"', response.text)
    assert len(addresses) >= 3
    assert all(address.startswith("/") for address in addresses), addresses
    assert "url: '/api/openapi.json'" in response.text
    assert "://" not in response.text
    for address in addresses:
        if address.startswith("/api/"):
            loaded = await client.get(address)
            assert loaded.status_code == 200
            assert len(loaded.content) > 10_000


@pytest.mark.parametrize("name", ["favicon.png", "..%2f__init__.py", "x", "..%2fcore.py"])
async def test_the_docs_serve_nothing_else(client: httpx.AsyncClient, name: str) -> None:
    assert error_of(await client.get(f"/api/docs/{name}"), 404)["code"] == "NOT_FOUND"


def test_making_the_api_touches_nothing(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert isinstance(create_api(), FastAPI)
    assert list(tmp_path.iterdir()) == []

"""Accounts and tokens."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

import httpx
import jwt
import pytest
from passlib.context import CryptContext

from tests.api.conftest import Configure, Person, SignIn, error_of, refused_fields
from todo_chat.api import deps
from todo_chat.db import Database
from todo_chat.models.columns import utc_now
from todo_chat.services import accounts, logins

ANNA = {"username": "Anna", "password": "a rare password"}


async def register(client: httpx.AsyncClient, **fields: Any) -> httpx.Response:
    return await client.post("/api/auth/register", json={**ANNA, **fields})


async def ask_me(client: httpx.AsyncClient, token: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return await client.get("/api/auth/me", headers=headers)


async def test_register_gives_a_token_that_works(client: httpx.AsyncClient) -> None:
    response = await register(client, timezone="Asia/Tashkent")
    assert response.status_code == 201
    body = response.json()
    assert set(body) == {"access_token", "token_type", "expires_in", "user"}
    assert body["token_type"] == "bearer"
    assert 3500 < body["expires_in"] <= 3600
    assert set(body["user"]) == {"id", "username", "timezone"}
    assert body["user"]["username"] == "Anna"
    assert body["user"]["timezone"] == "Asia/Tashkent"
    assert response.headers["cache-control"] == "no-store"
    me = await ask_me(client, body["access_token"])
    assert me.json() == body["user"]


async def test_login_takes_the_name_in_any_case_and_gives_another_login(
    client: httpx.AsyncClient,
) -> None:
    first = (await register(client)).json()
    response = await client.post("/api/auth/login", json={**ANNA, "username": "aNNA"})
    assert response.status_code == 200
    assert response.json()["user"] == first["user"]
    assert response.json()["access_token"] != first["access_token"]


async def test_login_keeps_the_zone_current(client: httpx.AsyncClient) -> None:
    await register(client, timezone="Europe/Berlin")
    response = await client.post("/api/auth/login", json={**ANNA, "timezone": "Asia/Tokyo"})
    assert response.json()["user"]["timezone"] == "Asia/Tokyo"


async def test_a_taken_name_is_a_conflict_in_any_case(client: httpx.AsyncClient) -> None:
    await register(client)
    error = error_of(await register(client, username="ANNA"), 409)
    assert error["code"] == "USERNAME_TAKEN"


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"username": ""}, {"username"}),
        ({"username": "a b"}, {"username"}),
        ({"username": "a" * 65}, {"username"}),
        ({"username": "a" * 10_000}, {"username"}),
        ({"username": "an\0na"}, {"username"}),
        ({"username": 5}, {"username"}),
        ({"password": "short"}, {"password"}),
        ({"password": "x" * 1025}, {"password"}),
        ({"password": "password123"}, {"password"}),
        ({"password": None}, {"password"}),
        ({"username": "", "password": "short"}, {"username", "password"}),
        ({"timezone": "Mars/Olympus"}, {"timezone"}),
        ({"timezone": "../etc/passwd"}, {"timezone"}),
        ({"admin": True}, {"admin"}),
    ],
)
async def test_register_refuses_each_wrong_field(
    client: httpx.AsyncClient, fields: dict[str, Any], refused: set[str]
) -> None:
    assert set(refused_fields(await register(client, **fields))) == refused
    assert (await register(client)).status_code == 201, "nothing was stored"


async def test_a_wrong_name_and_a_wrong_password_look_alike(client: httpx.AsyncClient) -> None:
    await register(client)
    wrong_password = await client.post(
        "/api/auth/login", json={**ANNA, "password": "another password"}
    )
    wrong_name = await client.post("/api/auth/login", json={**ANNA, "username": "nobody"})
    assert error_of(wrong_password, 401)["code"] == "AUTH_INVALID"
    assert wrong_password.content == wrong_name.content
    assert wrong_password.headers == wrong_name.headers


async def test_an_unknown_name_hashes_as_long_as_a_known_one(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await register(client)
    checked: list[str] = []
    verify = CryptContext.verify_and_update

    def count(self: CryptContext, secret: str, hashed: str) -> Any:
        checked.append(hashed.rsplit("$", 2)[0])
        return verify(self, secret, hashed)

    monkeypatch.setattr(CryptContext, "verify_and_update", count)
    for username in ("Anna", "nobody"):
        body = {"username": username, "password": "another password"}
        await client.post("/api/auth/login", json=body)
    assert len(checked) == 2
    assert checked[0] == checked[1], "the same kind of hash with the same cost"


async def test_login_upgrades_a_hash_of_lower_cost(
    client: httpx.AsyncClient, database: Database
) -> None:
    weak = CryptContext(schemes=["argon2"], argon2__time_cost=1, argon2__memory_cost=64)
    async with database.session_scope() as session:
        user = await accounts.create_account(
            session, username="anna", password_hash=weak.hash(ANNA["password"])
        )
    assert (await client.post("/api/auth/login", json=ANNA)).status_code == 200
    async with database.read_scope() as session:
        stored = (await accounts.get_user(session, user_id=user.id)).password_hash
    assert stored and "m=64," not in stored
    assert (await client.post("/api/auth/login", json=ANNA)).status_code == 200


async def test_refresh_gives_a_fresh_token_for_the_same_login(
    client: httpx.AsyncClient, anna: Person
) -> None:
    response = await client.post("/api/auth/refresh", headers=anna.headers)
    assert response.status_code == 200
    assert response.json()["user"]["id"] == anna.id
    fresh = response.json()["access_token"]
    claims = [jwt.decode(t, options={"verify_signature": False}) for t in (anna.token, fresh)]
    assert claims[0]["sid"] == claims[1]["sid"]
    assert claims[0]["sub"] == claims[1]["sub"] == anna.id


async def test_logout_revokes_every_token_of_its_login_and_no_other(
    client: httpx.AsyncClient,
) -> None:
    first = (await register(client)).json()["access_token"]
    other = (await client.post("/api/auth/login", json=ANNA)).json()["access_token"]
    headers = {"Authorization": f"Bearer {first}"}
    fresh = (await client.post("/api/auth/refresh", headers=headers)).json()["access_token"]
    response = await client.post("/api/auth/logout", headers=headers)
    assert (response.status_code, response.content) == (204, b"")
    for token in (first, fresh):
        assert error_of(await ask_me(client, token), 401)["code"] == "AUTH_INVALID"
    assert (await ask_me(client, other)).status_code == 200


@pytest.mark.parametrize("given", [None, "", "Basic YTpi", "Bearer", "Bearer "])
async def test_without_a_token_one_is_asked_for(
    client: httpx.AsyncClient, anna: Person, given: str | None
) -> None:
    headers = {} if given is None else {"Authorization": given}
    for path in ("/api/auth/me", anna.path("tasks")):
        response = await client.get(path, headers=headers)
        assert error_of(response, 401)["code"] == "AUTH_REQUIRED"
        assert response.headers["www-authenticate"] == "Bearer"


def forge(anna: Person, **changed: Any) -> str:
    claims = jwt.decode(anna.token, options={"verify_signature": False})
    key = changed.pop("key", deps.signing_key())
    algorithm = changed.pop("algorithm", "HS256")
    kept = {name: value for name, value in {**claims, **changed}.items() if value is not None}
    return jwt.encode(kept, key, algorithm=algorithm)


FORGED: dict[str, dict[str, Any]] = {
    "another key": {"key": "k" * 64},
    "no signature": {"key": "", "algorithm": "none"},
    "another algorithm": {"algorithm": "HS512"},
    "expired": {"exp": utc_now() - timedelta(seconds=1)},
    "no expiry": {"exp": None},
    "no session": {"sid": None},
    "unknown session": {"sid": "0" * 32},
    "session of a wrong type": {"sid": ["x"]},
}


@pytest.mark.parametrize("changed", FORGED.values(), ids=FORGED.keys())
async def test_a_forged_or_expired_token_is_refused(
    client: httpx.AsyncClient, anna: Person, changed: dict[str, Any]
) -> None:
    response = await ask_me(client, forge(anna, **changed))
    assert error_of(response, 401)["code"] == "AUTH_INVALID"


async def test_a_token_with_anothers_id_is_refused(
    client: httpx.AsyncClient, anna: Person, boris: Person
) -> None:
    response = await ask_me(client, forge(anna, sub=boris.id))
    assert error_of(response, 401)["code"] == "AUTH_INVALID"


@pytest.mark.parametrize("token", ["x", "a.b.c", "a" * 5_000, "\xe9.\xe9.\xe9", "..", "\x01"])
async def test_a_token_that_is_none_is_refused(client: httpx.AsyncClient, token: str) -> None:
    headers = [(b"authorization", b"Bearer " + token.encode("latin-1"))]
    response = await client.get("/api/auth/me", headers=headers)
    assert error_of(response, 401)["code"] == "AUTH_INVALID"


async def test_a_changed_payload_is_refused(client: httpx.AsyncClient, anna: Person) -> None:
    head, payload, signature = anna.token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    claims["exp"] += 3600
    changed = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    response = await ask_me(client, f"{head}.{changed}.{signature}")
    assert error_of(response, 401)["code"] == "AUTH_INVALID"


async def test_a_token_does_not_outlive_its_login(
    client: httpx.AsyncClient, anna: Person, database: Database
) -> None:
    async with database.session_scope() as session:
        _, login = await logins.find_api_login(session, token=anna.token, key=deps.signing_key())
        login.expires_at = utc_now() - timedelta(seconds=1)
    assert error_of(await ask_me(client, anna.token), 401)["code"] == "AUTH_INVALID"


@pytest.mark.parametrize("signup", ["closed", "invite"])
async def test_a_closed_server_takes_no_new_accounts(
    client: httpx.AsyncClient, configure: Configure, signup: str
) -> None:
    configure(signup=signup)
    assert error_of(await register(client), 403)["code"] == "ACCESS_DENIED"


ROUTES = [
    ("GET", "tasks"),
    ("POST", "tasks"),
    ("GET", "tasks/1"),
    ("PATCH", "tasks/1"),
    ("PUT", "tasks/1"),
    ("DELETE", "tasks/1"),
    ("PATCH", "tasks/1/complete"),
    ("GET", "conversations"),
    ("POST", "conversations"),
    ("GET", "conversations/x"),
    ("PATCH", "conversations/x"),
    ("DELETE", "conversations/x"),
    ("GET", "conversations/x/messages"),
    ("POST", "chat"),
    ("POST", "chat/stream"),
    ("POST", "chat/stream-tools"),
    ("GET", "chat/turns/x/events"),
    ("POST", "chat/turns/x/stop"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_every_personal_address_asks_who_is_there(
    anna: Person, boris: Person, method: str, path: str
) -> None:
    missing = await anna.client.request(method, anna.path(path), json={})
    assert error_of(missing, 401)["code"] == "AUTH_REQUIRED"
    foreign = await anna.client.request(method, boris.path(path), json={}, headers=anna.headers)
    assert error_of(foreign, 403)["code"] == "ACCESS_DENIED"
    nobody = await anna.client.request(method, f"/api/nobody/{path}", json={}, headers=anna.headers)
    assert error_of(nobody, 403) == error_of(foreign, 403), "ids can't be tried out"


async def test_two_people_each_have_their_own(sign_in: SignIn) -> None:
    anna, boris = await sign_in("anna"), await sign_in("boris")
    await anna.add_task("Anna's")
    await boris.add_task("Boris's")
    assert [task["title"] for task in (await anna.get("tasks"))["tasks"]] == ["Anna's"]
    assert [task["title"] for task in (await boris.get("tasks"))["tasks"]] == ["Boris's"]

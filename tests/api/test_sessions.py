"""The browser's login cookie."""

from __future__ import annotations

from datetime import timedelta
from http.cookies import Morsel, SimpleCookie
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from tests.api.conftest import HOST, Configure, Person, error_of, refused_fields
from todo_chat.db import Database
from todo_chat.models import LoginSession
from todo_chat.models.columns import utc_now
from todo_chat.services import logins, tasks
from todo_chat.services.accounts import get_user
from todo_chat.services.logins import COOKIE

ANNA = {"username": "anna", "password": "a rare password", "timezone": "Europe/Berlin"}
HERE = {"timezone": "Europe/Berlin"}


async def post(
    client: httpx.AsyncClient, action: str, body: dict[str, Any], **headers: str
) -> httpx.Response:
    return await client.post(f"/api/session/{action}", json=body, headers=headers)


def cookie_of(response: httpx.Response) -> Morsel[str]:
    return SimpleCookie(response.headers["set-cookie"])[COOKIE]


async def count_logins(database: Database) -> int:
    async with database.read_scope() as session:
        return len((await session.scalars(select(LoginSession))).all())


async def test_register_signs_the_browser_in(client: httpx.AsyncClient, database: Database) -> None:
    response = await post(client, "register", ANNA)
    assert response.status_code == 200
    user = response.json()["user"]
    assert (user["username"], user["timezone"]) == ("anna", "Europe/Berlin")
    async with database.read_scope() as session:
        token = response.cookies[COOKIE]
        found = await logins.find_browser_login(session, token=token)
    assert found and found[0].id == user["id"]


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    client: httpx.AsyncClient,
) -> None:
    cookie = cookie_of(await post(client, "register", ANNA))
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "lax"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""
    assert cookie["max-age"] == str(30 * 24 * 3600)
    assert cookie["secure"] == ""
    assert len(cookie.value) >= 43


async def test_on_https_the_cookie_is_secure(
    client: httpx.AsyncClient, configure: Configure
) -> None:
    configure(public_url="https://todo.example.org", guests="on")
    assert cookie_of(await post(client, "guest", HERE))["secure"] is True


async def test_the_token_is_stored_hashed(client: httpx.AsyncClient, database: Database) -> None:
    token = (await post(client, "register", ANNA)).cookies[COOKIE]
    async with database.read_scope() as session:
        login = (await session.scalars(select(LoginSession))).one()
    assert token not in str(login.model_dump())


async def test_login_replaces_the_login_that_the_browser_had(
    client: httpx.AsyncClient, database: Database
) -> None:
    first = (await post(client, "register", ANNA)).cookies[COOKIE]
    response = await post(client, "login", ANNA)
    assert response.status_code == 200
    assert response.cookies[COOKIE] != first
    assert await count_logins(database) == 1


async def test_login_refuses_a_wrong_password_and_leaves_the_browser_as_it_was(
    client: httpx.AsyncClient,
) -> None:
    await post(client, "register", ANNA)
    response = await post(client, "login", {**ANNA, "password": "another password"})
    assert error_of(response, 401)["code"] == "AUTH_INVALID"
    assert "set-cookie" not in response.headers
    assert (await post(client, "place", HERE)).status_code == 200


async def test_a_zone_the_server_does_not_know_keeps_nobody_out(
    client: httpx.AsyncClient,
) -> None:
    response = await post(client, "register", {**ANNA, "timezone": "Mars/Olympus"})
    assert response.json()["user"]["timezone"] == "UTC"
    response = await post(client, "login", {**ANNA, "timezone": "Mars/Olympus"})
    assert response.status_code == 200


async def test_logout_makes_the_cookie_worthless_and_takes_it_away(
    client: httpx.AsyncClient, database: Database
) -> None:
    token = (await post(client, "register", ANNA)).cookies[COOKIE]
    response = await post(client, "logout", {})
    assert response.status_code == 204
    assert cookie_of(response)["max-age"] == "0"
    assert await count_logins(database) == 0
    client.cookies.set(COOKIE, token)
    assert error_of(await post(client, "place", HERE), 401)["code"] == "AUTH_INVALID"


async def test_logout_without_a_login_is_no_error(client: httpx.AsyncClient) -> None:
    assert (await post(client, "logout", {})).status_code == 204


async def test_a_guest_who_claims_keeps_everything(
    client: httpx.AsyncClient, database: Database
) -> None:
    guest = (await post(client, "guest", HERE)).json()["user"]
    assert guest["username"] is None
    async with database.session_scope() as session:
        await tasks.create_task(session, user_id=guest["id"], title="Buy milk")
    claimed = await post(client, "claim", ANNA)
    assert claimed.json()["user"] == {**guest, "username": "anna"}
    login = await client.post(
        "/api/auth/login", json={"username": "anna", "password": "a rare password"}
    )
    headers = {"Authorization": f"Bearer {login.json()['access_token']}"}
    listed = await client.get(f"/api/{guest['id']}/tasks", headers=headers)
    assert [task["title"] for task in listed.json()["tasks"]] == ["Buy milk"]


async def test_claim_refuses_a_taken_name_and_the_guest_stays_one(
    client: httpx.AsyncClient, anna: Person
) -> None:
    await post(client, "guest", HERE)
    assert error_of(await post(client, "claim", ANNA), 409)["code"] == "USERNAME_TAKEN"
    assert (await post(client, "claim", {**ANNA, "username": "carla"})).status_code == 200


async def test_an_account_with_a_name_can_not_be_claimed(client: httpx.AsyncClient) -> None:
    await post(client, "register", ANNA)
    response = await post(client, "claim", {**ANNA, "username": "carla"})
    assert error_of(response, 403)["code"] == "ACCESS_DENIED"


@pytest.mark.parametrize("action", ["claim", "place"])
async def test_what_needs_a_cookie_asks_for_it(client: httpx.AsyncClient, action: str) -> None:
    body = ANNA if action == "claim" else HERE
    assert error_of(await post(client, action, body), 401)["code"] == "AUTH_REQUIRED"
    client.cookies.set(COOKIE, "forged")
    assert error_of(await post(client, action, body), 401)["code"] == "AUTH_INVALID"


async def test_the_zone_is_kept_current(client: httpx.AsyncClient) -> None:
    await post(client, "guest", HERE)
    response = await post(client, "place", {"timezone": "Asia/Tokyo"})
    assert response.json()["user"]["timezone"] == "Asia/Tokyo"
    for unknown in ("Mars/Olympus", "", None, "x" * 5_000):
        refused = refused_fields(await post(client, "place", {"timezone": unknown}))
        assert set(refused) == {"timezone"}


async def test_a_login_is_renewed_by_use_with_its_cookie(
    client: httpx.AsyncClient, database: Database
) -> None:
    token = (await post(client, "guest", HERE)).cookies[COOKIE]
    assert "set-cookie" not in (await post(client, "place", HERE)).headers
    long_ago = utc_now() - timedelta(days=29)
    async with database.session_scope() as session:
        ends = long_ago + logins.BROWSER_LIFETIME
        await session.execute(update(LoginSession).values(last_used_at=long_ago, expires_at=ends))
    renewed = cookie_of(await post(client, "place", HERE))
    assert renewed.value == token
    assert renewed["max-age"] == str(30 * 24 * 3600)
    async with database.read_scope() as session:
        login = (await session.scalars(select(LoginSession))).one()
    assert login.expires_at > utc_now() + timedelta(days=29)


async def test_a_login_that_was_not_used_for_long_has_ended(
    client: httpx.AsyncClient, database: Database
) -> None:
    await post(client, "guest", HERE)
    async with database.session_scope() as session:
        await session.execute(update(LoginSession).values(expires_at=utc_now()))
    assert error_of(await post(client, "place", HERE), 401)["code"] == "AUTH_INVALID"


@pytest.mark.parametrize(
    ("setting", "action"),
    [
        ({"guests": "off"}, "guest"),
        ({"signup": "closed"}, "register"),
        ({"signup": "invite"}, "register"),
    ],
)
async def test_a_server_may_take_nobody_new(
    client: httpx.AsyncClient, configure: Configure, setting: dict[str, str], action: str
) -> None:
    configure(**setting)
    body = HERE if action == "guest" else ANNA
    assert error_of(await post(client, action, body), 403)["code"] == "ACCESS_DENIED"
    assert "set-cookie" not in (await post(client, action, body)).headers


async def test_guests_are_off_where_the_public_can_come(
    client: httpx.AsyncClient, configure: Configure
) -> None:
    configure(public_url="https://todo.example.org")
    assert error_of(await post(client, "guest", HERE), 403)["code"] == "ACCESS_DENIED"


ACTIONS = ["register", "login", "guest", "claim", "logout", "place"]
FOREIGN = [
    "https://evil.example",
    "null",
    "",
    "http://localhost:3000.evil.example",
    "http://localhost",
    "http://[",
    "localhost:3000",
]


@pytest.mark.parametrize(
    ("action", "origin"),
    [*((action, FOREIGN[0]) for action in ACTIONS), *(("login", origin) for origin in FOREIGN)],
)
async def test_other_sites_are_refused(client: httpx.AsyncClient, action: str, origin: str) -> None:
    await post(client, "guest", HERE)
    response = await post(client, action, ANNA, origin=origin)
    assert error_of(response, 403)["code"] == "ACCESS_DENIED"
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("origin", [HOST, "https://todo.example.org"])
async def test_the_public_address_and_the_one_that_was_asked_are_our_own(
    client: httpx.AsyncClient, configure: Configure, origin: str
) -> None:
    configure(public_url="https://todo.example.org", guests="on")
    assert (await post(client, "guest", HERE, origin=origin)).status_code == 200


FORMS = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]


@pytest.mark.parametrize(
    ("action", "type"),
    [*((action, FORMS[0]) for action in ACTIONS), *(("login", type) for type in FORMS)],
)
async def test_what_a_form_of_another_site_could_send_is_refused(
    client: httpx.AsyncClient, action: str, type: str
) -> None:
    await post(client, "guest", HERE)
    response = await client.post(
        f"/api/session/{action}",
        content=b'{"username":"anna","password":"a rare password"}',
        headers={"Content-Type": type},
    )
    assert set(refused_fields(response)) == {"body"}


async def test_the_cookie_alone_opens_no_personal_address(client: httpx.AsyncClient) -> None:
    guest = (await post(client, "guest", HERE)).json()["user"]
    response = await client.get(f"/api/{guest['id']}/tasks")
    assert error_of(response, 401)["code"] == "AUTH_REQUIRED"


async def test_how_dates_are_written_is_guessed_once(
    client: httpx.AsyncClient, database: Database
) -> None:
    user_id = (await post(client, "guest", HERE)).json()["user"]["id"]
    for month_first in (False, True):
        await post(client, "place", {**HERE, "month_first": month_first, "week_start": 6})
    async with database.read_scope() as session:
        user = await get_user(session, user_id=user_id)
    assert (user.month_first, user.week_start) == (False, 6)
    refused = refused_fields(await post(client, "place", {**HERE, "week_start": 7}))
    assert set(refused) == {"week_start"}

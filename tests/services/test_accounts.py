"""Accounts, guests, passwords and logins."""

from __future__ import annotations

from datetime import timedelta

import jwt
import pytest
from passlib.hash import argon2
from sqlalchemy import update

from todo_chat.db import Database
from todo_chat.errors import AccessDenied, AuthInvalid, Conflict, InvalidInput
from todo_chat.models import LoginSession, User
from todo_chat.models.columns import utc_now
from todo_chat.services import accounts, logins, passwords, tasks


@pytest.mark.parametrize(
    ("username", "password", "fields"),
    [
        ("", "long enough pass", ["username"]),
        ("   ", "long enough pass", ["username"]),
        ("two words", "long enough pass", ["username"]),
        ("x" * 65, "long enough pass", ["username"]),
        ("a\x00b", "long enough pass", ["username"]),
        ("anna", "short", ["password"]),
        ("anna", "x" * 1_025, ["password"]),
        ("anna", "Password", ["password"]),
        ("anna", "aaaaaaaa", ["password"]),
        ("annabella", "Annabella", ["password"]),
        ("annabella", "annabella1", ["password"]),
        ("", "", ["username", "password"]),
    ],
)
def test_new_credentials_are_checked_field_by_field(
    username: str, password: str, fields: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        accounts.check_credentials(username, password)
    assert [error.field for error in refused.value.errors] == fields


def test_good_credentials_pass() -> None:
    accounts.check_credentials("Zoë.B-7@example+x", "correct horse")


async def test_a_name_is_one_whatever_its_case(database: Database, user: User) -> None:
    with pytest.raises(Conflict) as taken:
        async with database.session_scope() as session:
            await accounts.create_account(session, username="ANNA", password_hash="x")
    assert taken.value.code == "USERNAME_TAKEN"
    async with database.read_scope() as session:
        found = await accounts.find_by_username(session, username=" Anna ")
    assert found is not None and found.id == user.id


async def test_an_unknown_zone_becomes_utc_at_the_start_and_is_refused_later(
    database: Database,
) -> None:
    async with database.session_scope() as session:
        guest = await accounts.create_guest(session, timezone="Mars/Olympus")
    assert guest.timezone == "UTC"
    with pytest.raises(InvalidInput):
        async with database.session_scope() as session:
            await accounts.set_timezone(session, user_id=guest.id, timezone="../etc/passwd")
    async with database.session_scope() as session:
        moved = await accounts.set_timezone(session, user_id=guest.id, timezone="Asia/Kolkata")
    assert moved.timezone == "Asia/Kolkata"


async def test_a_guest_who_takes_a_name_keeps_everything(database: Database) -> None:
    async with database.session_scope() as session:
        guest = await accounts.create_guest(session, timezone="Europe/Paris")
        await tasks.create_task(session, user_id=guest.id, title="Buy milk")
    async with database.session_scope() as session:
        await accounts.claim_guest(session, user_id=guest.id, username="gwen", password_hash="h")
    async with database.read_scope() as session:
        found = await accounts.find_by_username(session, username="gwen")
        assert found is not None and found.id == guest.id and not found.is_guest
        assert (await tasks.get_task(session, user_id=found.id, number=1)).title == "Buy milk"


async def test_an_account_can_not_be_claimed(database: Database, user: User) -> None:
    with pytest.raises(AccessDenied):
        async with database.session_scope() as session:
            await accounts.claim_guest(session, user_id=user.id, username="x", password_hash="h")


async def test_only_the_right_password_passes() -> None:
    hashed = await passwords.hash_password("correct horse")
    assert hashed.startswith("$argon2id$")
    assert await passwords.verify_password("correct horse", hashed) == (True, None)
    assert (await passwords.verify_password("wrong horse", hashed))[0] is False
    assert (await passwords.verify_password("correct horse", None))[0] is False


async def test_a_weaker_hash_is_made_anew() -> None:
    weak = argon2.using(  # type: ignore[no-untyped-call]
        type="ID", time_cost=1, memory_cost=8, parallelism=1
    ).hash("correct horse")
    right, stronger = await passwords.verify_password("correct horse", weak)
    assert right and stronger and stronger != weak
    assert await passwords.verify_password("correct horse", stronger) == (True, None)


async def test_a_browser_login_lasts_until_it_is_closed(database: Database, user: User) -> None:
    async with database.session_scope() as session:
        token = await logins.open_browser_login(session, user_id=user.id)
    async with database.read_scope() as session:
        found = await logins.find_browser_login(session, token=token)
        assert found is not None and found[0].id == user.id
        assert token not in str(found[1].model_dump())
        assert await logins.find_browser_login(session, token=token + "x") is None
    async with database.session_scope() as session:
        await logins.close_browser_login(session, token=token)
    async with database.read_scope() as session:
        assert await logins.find_browser_login(session, token=token) is None


async def test_an_expired_browser_login_is_worth_nothing(database: Database, user: User) -> None:
    async with database.session_scope() as session:
        token = await logins.open_browser_login(session, user_id=user.id)
        await session.flush()
        await session.execute(update(LoginSession).values(expires_at=utc_now()))
    async with database.read_scope() as session:
        assert await logins.find_browser_login(session, token=token) is None
    async with database.session_scope() as session:
        await logins.delete_expired_logins(session, now=utc_now())
        assert await session.get(LoginSession, 1) is None


async def test_use_renews_a_browser_login(database: Database, user: User) -> None:
    async with database.session_scope() as session:
        token = await logins.open_browser_login(session, user_id=user.id)
        await session.flush()
        earlier = utc_now() - timedelta(days=10)
        await session.execute(
            update(LoginSession).values(
                last_used_at=earlier, expires_at=earlier + logins.BROWSER_LIFETIME
            )
        )
    async with database.session_scope() as session:
        found = await logins.find_browser_login(session, token=token)
        assert found is not None and logins.needs_renewal(found[1])
        await logins.renew_browser_login(session, login_id=found[1].id)
    async with database.read_scope() as session:
        renewed = await logins.find_browser_login(session, token=token)
    assert renewed is not None and not logins.needs_renewal(renewed[1])
    assert renewed[1].expires_at > utc_now() + timedelta(days=29)


async def test_an_access_token_ends_with_its_login(database: Database, user: User) -> None:
    key = "k" * 48
    async with database.session_scope() as session:
        login = await logins.open_api_login(session, user_id=user.id)
    token, seconds = logins.sign_access_token(login, key=key)
    assert 0 < seconds <= logins.ACCESS_TOKEN_LIFETIME.total_seconds()
    async with database.read_scope() as session:
        found, _ = await logins.find_api_login(session, token=token, key=key)
    assert found.id == user.id
    async with database.session_scope() as session:
        await logins.close_api_login(session, user_id=user.id, login_id=login.id)
    with pytest.raises(AuthInvalid):
        async with database.read_scope() as session:
            await logins.find_api_login(session, token=token, key=key)


@pytest.mark.parametrize("forgery", ["other key", "no signature", "expired", "nonsense"])
async def test_a_forged_access_token_is_refused(
    database: Database, user: User, forgery: str
) -> None:
    key = "k" * 48
    async with database.session_scope() as session:
        login = await logins.open_api_login(session, user_id=user.id)
    claims = {"sub": user.id, "sid": login.id, "exp": utc_now() + timedelta(hours=1)}
    token = {
        "other key": jwt.encode(claims, "x" * 48, algorithm="HS256"),
        "no signature": jwt.encode(claims, "", algorithm="none"),
        "expired": jwt.encode({**claims, "exp": utc_now() - timedelta(hours=1)}, key),
        "nonsense": "a.b.c",
    }[forgery]
    with pytest.raises(AuthInvalid):
        async with database.read_scope() as session:
            await logins.find_api_login(session, token=token, key=key)

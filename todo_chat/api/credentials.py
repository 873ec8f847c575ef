"""Checking names and passwords, for tokens and cookies alike.

Hashing takes a while, so it happens before a session is opened, never within one.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from todo_chat.api.addresses import client_address
from todo_chat.api.schemas.accounts import Credentials
from todo_chat.config import get_settings
from todo_chat.db import Session, read_scope
from todo_chat.errors import AccessDenied, AuthInvalid
from todo_chat.models import User
from todo_chat.services import accounts, passwords
from todo_chat.services.rate_limits import check_rate
from todo_chat.strings import t
from todo_chat.when import is_zone

Address = Annotated[str, Depends(client_address)]


# One person mistypes on one device; an office shares an address, and nobody may lock others out
# by trying their name from elsewhere. So the narrow limit is for both together.
WIDER = 10


async def count_try(name: str, *who: str, times: int = 1) -> None:
    """Count a try of something that may be guessed or flooded.

    Raises:
        RateLimited: that was one too many within a minute.
    """
    limit = get_settings().login_tries_per_minute * times
    await check_rate(name, *who, per_minute=limit, message="auth.too_many_tries")


async def hash_new_password(given: Credentials, address: str) -> str:
    """Check a name and password for a new account, and hash the password.

    Raises:
        AccessDenied: the server takes no new accounts.
        InvalidInput: the name or password is not right.
        RateLimited: too many accounts from one address.
    """
    if get_settings().signup != "open":
        raise AccessDenied(t("auth.signup_closed"))
    accounts.check_credentials(given.username, given.password)
    await count_try("register", address)
    return await passwords.hash_password(given.password)


async def check_password(given: Credentials, address: str) -> tuple[User, str | None]:
    """Whose name and password these are, and a stronger hash where one is due.

    A wrong name and a wrong password give the same answer after the same time.

    Raises:
        AuthInvalid: they don't match.
        RateLimited: too many tries on this account or from this address.
    """
    account = accounts.username_key(given.username)
    await count_try("login", account, address)
    await count_try("login from", address, times=WIDER)
    await count_try("login to", account, times=WIDER)
    async with read_scope() as session:
        user = await accounts.find_by_username(session, username=given.username)
    hashed = user.password_hash if user else None
    right, stronger = await passwords.verify_password(given.password, hashed)
    if user is None or not right:
        raise AuthInvalid(t("auth.invalid"))
    return user, stronger


async def keep_up(
    session: Session, *, user: User, stronger: str | None, timezone: str | None
) -> User:
    """Keep what a login brought: a stronger hash, and where the person now is."""
    if stronger:
        await accounts.set_password_hash(session, user_id=user.id, password_hash=stronger)
    if timezone and is_zone(timezone):
        return await accounts.set_timezone(session, user_id=user.id, timezone=timezone)
    return user

"""Logins: a browser's by a random token in its cookie, an API client's by a signed token."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

import jwt
from sqlalchemy import delete, select
from sqlmodel import col

from todo_chat.config import COOKIE as COOKIE
from todo_chat.db import Session, touch
from todo_chat.errors import AuthInvalid
from todo_chat.models import LoginSession, User
from todo_chat.models.columns import utc_now
from todo_chat.strings import t

BROWSER_LIFETIME = timedelta(days=30)
API_LIFETIME = timedelta(days=30)
ACCESS_TOKEN_LIFETIME = timedelta(hours=1)
_RENEW_AFTER = timedelta(hours=1)
_ALGORITHM = "HS256"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def open_browser_login(session: Session, *, user_id: str) -> str:
    """Open a login for a browser; returns the token for its cookie, which is stored hashed."""
    token = secrets.token_urlsafe(32)
    session.add(
        LoginSession(
            user_id=user_id, token_hash=_hash(token), expires_at=utc_now() + BROWSER_LIFETIME
        )
    )
    return token


async def find_browser_login(session: Session, *, token: str) -> tuple[User, LoginSession] | None:
    """The person and login of a cookie token; None when it is unknown, revoked or expired."""
    query = (
        select(User, LoginSession)
        .join(LoginSession)
        .where(
            col(LoginSession.token_hash) == _hash(token), col(LoginSession.expires_at) > utc_now()
        )
    )
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


def needs_renewal(login: LoginSession) -> bool:
    """Whether a browser's login was last used long enough ago to be worth a write."""
    return utc_now() - login.last_used_at > _RENEW_AFTER


async def renew_browser_login(session: Session, *, login_id: str) -> None:
    """Start the lifetime of a browser's login anew, since it was used."""
    login = await session.get(LoginSession, login_id)
    if login:
        login.last_used_at = utc_now()
        login.expires_at = utc_now() + BROWSER_LIFETIME


async def close_browser_login(session: Session, *, token: str) -> None:
    """Sign a browser out: its token is worth nothing from now on, and its open pages hear of it."""
    gone = delete(LoginSession).where(col(LoginSession.token_hash) == _hash(token))
    for user_id in await session.scalars(gone.returning(col(LoginSession.user_id))):
        touch(session, user_id, "account")


async def open_api_login(session: Session, *, user_id: str) -> LoginSession:
    """Open a login for an API client."""
    login = LoginSession(user_id=user_id, expires_at=utc_now() + API_LIFETIME)
    session.add(login)
    await session.flush()
    return login


def sign_access_token(login: LoginSession, *, key: str) -> tuple[str, int]:
    """A signed token of a login, and its lifetime in seconds."""
    expires = min(utc_now() + ACCESS_TOKEN_LIFETIME, login.expires_at)
    claims = {"sub": login.user_id, "sid": login.id, "iat": utc_now(), "exp": expires}
    seconds = int((expires - utc_now()).total_seconds())
    return jwt.encode(claims, key, algorithm=_ALGORITHM), seconds


async def find_api_login(session: Session, *, token: str, key: str) -> tuple[User, LoginSession]:
    """The person and login of an access token.

    Raises:
        AuthInvalid: it is forged, expired, or its login was signed out.
    """
    invalid = AuthInvalid(t("auth.token_invalid"))
    try:
        claims = jwt.decode(
            token, key, algorithms=[_ALGORITHM], options={"require": ["exp", "sub", "sid"]}
        )
    except jwt.PyJWTError as error:
        raise invalid from error
    query = (
        select(User, LoginSession)
        .join(LoginSession)
        .where(
            col(LoginSession.id) == str(claims["sid"]),
            col(LoginSession.user_id) == str(claims["sub"]),
            col(LoginSession.expires_at) > utc_now(),
        )
    )
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise invalid
    return row[0], row[1]


async def extend_api_login(session: Session, *, login_id: str) -> LoginSession:
    """Start the lifetime of an API client's login anew.

    Raises:
        AuthInvalid: it was signed out meanwhile.
    """
    login = await session.get(LoginSession, login_id)
    if login is None:
        raise AuthInvalid(t("auth.token_invalid"))
    login.last_used_at = utc_now()
    login.expires_at = utc_now() + API_LIFETIME
    return login


async def close_api_login(session: Session, *, user_id: str, login_id: str) -> None:
    """Sign an API client out: every token of its login is worth nothing from now on."""
    await session.execute(
        delete(LoginSession).where(
            col(LoginSession.id) == login_id, col(LoginSession.user_id) == user_id
        )
    )


async def delete_expired_logins(session: Session, *, now: datetime) -> None:
    """Forget logins that can't be used any more."""
    await session.execute(delete(LoginSession).where(col(LoginSession.expires_at) <= now))

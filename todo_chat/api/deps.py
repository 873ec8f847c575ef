"""Who asks: what routes declare to be given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import Cookie, Depends, Path, Response
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from todo_chat.config import get_settings, secret_key
from todo_chat.db import read_scope, session_scope
from todo_chat.errors import AccessDenied, AuthInvalid, AuthRequired
from todo_chat.models import LoginSession, User
from todo_chat.services import logins
from todo_chat.strings import t

_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    bearerFormat="JWT",
    description="The `access_token` of `/api/auth/login` or `/api/auth/register`.",
)
_cookie = APIKeyCookie(
    name=logins.COOKIE,
    auto_error=False,
    scheme_name="cookie",
    description="The browser's login, set by `/api/session/…`; scripts can't read it.",
)


@dataclass(frozen=True)
class Caller:
    """A person and the login that they use."""

    user: User
    login: LoginSession


@cache
def signing_key() -> str:
    """The key that signs access tokens; the same as long as the process lives."""
    return secret_key(get_settings())


async def find_caller(
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Caller:
    """Who an access token belongs to.

    Raises:
        AuthRequired: there is none.
        AuthInvalid: it is forged, expired or signed out.
    """
    if given is None or not given.credentials:
        raise AuthRequired(t("auth.required"))
    async with read_scope() as session:
        found = await logins.find_api_login(session, token=given.credentials, key=signing_key())
    return Caller(*found)


async def find_browser(
    token: Annotated[str | None, Depends(_cookie)], response: Response
) -> Caller:
    """Who a browser's cookie belongs to; a login in use is renewed, and its cookie with it.

    Raises:
        AuthRequired: there is none.
        AuthInvalid: it is forged, expired or signed out.
    """
    if not token:
        raise AuthRequired(t("auth.required"))
    async with read_scope() as session:
        found = await logins.find_browser_login(session, token=token)
    if found is None:
        raise AuthInvalid(t("auth.token_invalid"))
    user, login = found
    if logins.needs_renewal(login):
        async with session_scope() as session:
            await logins.renew_browser_login(session, login_id=login.id)
        set_login_cookie(response, token)
    return Caller(user, login)


async def find_either(
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    token: Annotated[str | None, Depends(_cookie)],
    response: Response,
) -> Caller:
    """Who a token or else a cookie belongs to: an `EventSource` can send a cookie alone.

    Raises:
        AuthRequired: there is neither.
        AuthInvalid: it is forged, expired or signed out.
    """
    if given is None and token:
        return await find_browser(token, response)
    return await find_caller(given)


def set_login_cookie(response: Response, token: str) -> None:
    """Give the browser its login, out of reach of scripts and other sites."""
    response.set_cookie(
        logins.COOKIE,
        token,
        max_age=int(logins.BROWSER_LIFETIME.total_seconds()),
        secure=get_settings().secure_cookies,
        httponly=True,
        samesite="lax",
    )


ByToken = Annotated[Caller, Depends(find_caller)]
ByCookie = Annotated[Caller, Depends(find_browser)]
CookieToken = Annotated[str | None, Cookie(alias=logins.COOKIE, include_in_schema=False)]
UserId = Annotated[str, Path(description="Your own id, as `/api/auth/me` tells it.")]


def _own(user_id: str, caller: Caller) -> User:
    if user_id != caller.user.id:
        raise AccessDenied(t("auth.foreign_user"))
    return caller.user


async def find_owner(user_id: UserId, caller: ByToken) -> User:
    """The person whose rows an address names, who is the one who asks.

    Raises:
        AccessDenied: the address names somebody else.
    """
    return _own(user_id, caller)


async def find_following_owner(
    user_id: UserId, caller: Annotated[Caller, Depends(find_either)]
) -> User:
    """See `find_owner`; a browser's cookie will do, too.

    Raises:
        AccessDenied: the address names somebody else.
    """
    return _own(user_id, caller)


Owner = Annotated[User, Depends(find_owner)]
FollowingOwner = Annotated[User, Depends(find_following_owner)]

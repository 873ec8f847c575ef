"""Who is behind a page: the login cookie of its socket, looked up anew for each event."""

from __future__ import annotations

from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie

import reflex as rx

from todo_chat.db import read_scope
from todo_chat.errors import AuthRequired
from todo_chat.models import User
from todo_chat.services import logins
from todo_chat.strings import t


def _token(cookie_header: str) -> str:
    try:
        morsel = SimpleCookie(cookie_header).get(logins.COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


# What the guard found for the event that this task handles: the token and whose it is.
_found: ContextVar[tuple[str, User | None]] = ContextVar("found", default=("", None))


async def look_up_user(state: rx.State) -> User | None:
    """Look up who is signed in on this page, for all that the event at hand will ask."""
    token = _token(state.router.headers.cookie)
    user = await _owner_of(token)
    _found.set((token, user))
    return user


async def find_user(state: rx.State) -> User | None:
    """The person who is signed in on this page, or None."""
    token = _token(state.router.headers.cookie)
    known, user = _found.get()
    return user if token == known else await _owner_of(token)


async def _owner_of(token: str) -> User | None:
    if not token:
        return None
    async with read_scope() as session:
        found = await logins.find_browser_login(session, token=token)
    return found[0] if found else None


async def require_user(state: rx.State) -> User:
    """The person who is signed in on this page.

    Raises:
        AuthRequired: nobody is, or no longer.
    """
    user = await find_user(state)
    if user is None:
        raise AuthRequired(t("auth.required"))
    return user

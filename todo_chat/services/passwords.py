"""Passwords: argon2id by passlib, off the event loop."""

from __future__ import annotations

import asyncio
from functools import cache

from passlib.context import CryptContext

from todo_chat.errors import FieldError
from todo_chat.strings import t

PASSWORD_MIN = 8
PASSWORD_MAX = 1_024

_context = CryptContext(schemes=["argon2"], argon2__type="ID")


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])


@cache
def _decoy() -> str:
    hashed: str = _context.hash("no account has this password")
    return hashed


def password_errors(password: str, username: str) -> list[FieldError]:
    """What is wrong with a new password of somebody's; empty when nothing is."""
    if len(password) < PASSWORD_MIN:
        return [FieldError("password", t("password.short", limit=PASSWORD_MIN))]
    if len(password) > PASSWORD_MAX:
        return [FieldError("password", t("password.long", limit=PASSWORD_MAX))]
    guess = password.casefold()
    if guess in _common() or len(set(guess)) == 1 or guess.rstrip("0123456789!") == username:
        return [FieldError("password", t("password.common"))]
    return []


async def hash_password(password: str) -> str:
    """Hash a password with argon2id (some tens of milliseconds, in a thread)."""
    hashed: str = await asyncio.to_thread(_context.hash, password)
    return hashed


async def verify_password(password: str, hashed: str | None) -> tuple[bool, str | None]:
    """Check a password: whether it is right, and a new hash where the parameters have risen.

    Without a hash (an unknown name, a guest) it takes the same time and answers no.
    """

    def check() -> tuple[bool, str | None]:
        right, upgraded = _context.verify_and_update(
            password[: PASSWORD_MAX + 1], hashed or _decoy()
        )
        return right and hashed is not None, upgraded if right else None

    return await asyncio.to_thread(check)

"""Accounts: registering, guests, signing in, and the settings of a person."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import AccessDenied, AuthInvalid, Conflict, FieldError, InvalidInput
from todo_chat.models import User
from todo_chat.services.passwords import password_errors
from todo_chat.services.reminder_times import reschedule_all
from todo_chat.strings import t
from todo_chat.when import is_zone
from todo_chat.when.phrases import WhenSettings

USERNAME_MAX = 64

_USERNAME = re.compile(r"[\w.@+-]+")


def username_key(username: str) -> str:
    """The form in which names are compared: Anna and ANNA are one name."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


def check_credentials(username: str, password: str) -> None:
    """Check a new name and password before anything is hashed or stored.

    Raises:
        InvalidInput: one entry for each field that is not right.
    """
    errors = _username_errors(username) + password_errors(password, username_key(username))
    if errors:
        raise InvalidInput(*errors)


def _username_errors(username: str) -> list[FieldError]:
    name = username.strip()
    if not name:
        return [FieldError("username", t("username.blank"))]
    if len(name) > USERNAME_MAX or len(username_key(name)) > USERNAME_MAX:
        message = t("username.long", limit=USERNAME_MAX, length=len(name))
        return [FieldError("username", message)]
    if not _USERNAME.fullmatch(name):
        return [FieldError("username", t("username.characters"))]
    return []


def _known_zone(timezone: str | None) -> str:
    return timezone if timezone and is_zone(timezone) else "UTC"


async def create_account(
    session: Session, *, username: str, password_hash: str, timezone: str | None = None
) -> User:
    """Create an account with a checked name and a hashed password.

    Raises:
        Conflict: `USERNAME_TAKEN`.
    """
    user = User(timezone=_known_zone(timezone))
    session.add(user)
    await _name(session, user, username, password_hash)
    return user


async def create_guest(session: Session, *, timezone: str | None = None) -> User:
    """Create an account without a name or a password."""
    user = User(timezone=_known_zone(timezone))
    session.add(user)
    await session.flush()
    return user


async def claim_guest(session: Session, *, user_id: str, username: str, password_hash: str) -> User:
    """Give a guest a name and a password; everything of theirs stays.

    Raises:
        Conflict: `USERNAME_TAKEN`.
        AccessDenied: the account has a name and a password already.
    """
    user = await get_user(session, user_id=user_id)
    if not user.is_guest:
        raise AccessDenied(t("auth.already_account"))
    await _name(session, user, username, password_hash)
    touch(session, user_id, "account")
    return user


async def _name(session: Session, user: User, username: str, password_hash: str) -> None:
    user.username = username.strip()
    user.username_key = username_key(username)
    user.password_hash = password_hash
    try:
        await session.flush()
    except IntegrityError as error:
        taken = t("username.taken", username=username.strip())
        raise Conflict(taken, code="USERNAME_TAKEN") from error


async def find_by_username(session: Session, *, username: str) -> User | None:
    """The account of a name, in whatever case it is written."""
    query = select(User).where(col(User.username_key) == username_key(username))
    return await session.scalar(query)


async def get_user(session: Session, *, user_id: str) -> User:
    """The account of an id.

    Raises:
        AuthInvalid: it is gone.
    """
    user = await session.get(User, user_id)
    if user is None:
        raise AuthInvalid(t("auth.token_invalid"))
    return user


async def set_password_hash(session: Session, *, user_id: str, password_hash: str) -> None:
    """Keep a stronger hash of the same password."""
    (await get_user(session, user_id=user_id)).password_hash = password_hash


async def set_timezone(session: Session, *, user_id: str, timezone: str) -> User:
    """Keep the zone in which a person's days begin.

    Raises:
        InvalidInput: there is no such zone.
    """
    if not is_zone(timezone):
        raise InvalidInput.of("timezone", t("timezone.unknown", zone=timezone[:64]))
    user = await get_user(session, user_id=user_id)
    if user.timezone != timezone:
        user.timezone = timezone
        await reschedule_all(session, owner=user)
        touch(session, user_id, "account")
        touch(session, user_id, "tasks")
    return user


def when_settings(user: User) -> WhenSettings:
    """How a person writes dates; month first as long as nobody has said."""
    month_first = WhenSettings.month_first if user.month_first is None else user.month_first
    return WhenSettings(month_first=month_first, week_start=user.week_start)


async def set_calendar(
    session: Session, *, user_id: str, month_first: bool | None, week_start: int
) -> User:
    """Keep how a person reads 3/4 (None: not known), and the day on which a week starts.

    Raises:
        InvalidInput: there is no such day; 0 is Monday, 6 Sunday.
    """
    if not 0 <= week_start <= 6:
        raise InvalidInput.of("week_start", t("week_start.unknown"))
    user = await get_user(session, user_id=user_id)
    if (user.month_first, user.week_start) != (month_first, week_start):
        user.month_first, user.week_start = month_first, week_start
        touch(session, user_id, "account")
    return user

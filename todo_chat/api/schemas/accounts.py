"""Accounts, logins and tokens."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, Field

from todo_chat.api.schemas.base import Input, Text, Word
from todo_chat.models import User
from todo_chat.services.accounts import USERNAME_MAX
from todo_chat.services.passwords import PASSWORD_MAX, PASSWORD_MIN


class TimezoneInput(Input):
    """The zone in which a person's days begin."""

    timezone: Word | None = Field(
        None, description="An IANA time zone.", examples=["Europe/Berlin"]
    )


class PlaceInput(TimezoneInput):
    """Where a browser is, and how dates are written there."""

    month_first: bool | None = Field(None, description="Whether 3/4 is the 4th of March.")
    week_start: int = Field(0, ge=0, le=6, description="0 is Monday, 6 Sunday.")


class Credentials(TimezoneInput):
    """A name and a password; the zone, if it is given, is kept with the account."""

    username: Word = Field(
        description=f"At most {USERNAME_MAX} letters, digits and . _ - @ +; case does not matter.",
        examples=["anna"],
    )
    password: Text = Field(
        description=f"{PASSWORD_MIN} to {PASSWORD_MAX} characters.", examples=["a rare password"]
    )


class UserPublic(BaseModel):
    """A person; a guest has no name."""

    id: str = Field(examples=["0f8fad5bd9cb469fa16570867728950e"])
    username: str | None = Field(examples=["anna"])
    timezone: str = Field(examples=["Europe/Berlin"])

    @classmethod
    def of(cls, user: User) -> Self:
        """The public form of an account."""
        return cls(id=user.id, username=user.username, timezone=user.timezone)


class Token(BaseModel):
    """An access token: send it as `Authorization: Bearer …`."""

    access_token: str
    token_type: str = "bearer"
    expires_in: int = Field(description="Seconds.", examples=[3600])
    user: UserPublic


class SignedIn(BaseModel):
    """Who is signed in with the browser's cookie."""

    user: UserPublic

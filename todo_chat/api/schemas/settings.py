"""A person's settings."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from todo_chat.api.schemas.base import Input, Word, without_defaults
from todo_chat.models import User

_MONTH_FIRST = "Whether 3/4 is the 4th of March; null while it is not known, which reads it so."
_WEEK_START = "The day on which a week begins, 0 (Monday) to 6 (Sunday)."


class SettingsUpdate(Input):
    """Some settings; what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    timezone: Word = Field("", description="An IANA zone.", examples=["Europe/Berlin"])
    month_first: StrictBool | None = Field(None, description=_MONTH_FIRST, examples=[False])
    week_start: StrictInt = Field(0, description=_WEEK_START, examples=[0])


class SettingsPublic(BaseModel):
    """How a person's dates are read."""

    timezone: str = Field(description="An IANA zone.", examples=["Europe/Berlin"])
    month_first: bool | None = Field(description=_MONTH_FIRST)
    week_start: int = Field(description=_WEEK_START, examples=[0])

    @classmethod
    def of(cls, user: User) -> Self:
        """The settings of an account."""
        return cls(timezone=user.timezone, month_first=user.month_first, week_start=user.week_start)

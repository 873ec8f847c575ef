"""What words mean, as the API tells it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from todo_chat.api.schemas.base import Input, Text, Word
from todo_chat.models import RepeatsFrom
from todo_chat.when import Moment, format_due
from todo_chat.when.phrases import MAX_TEXT, Reading, When

_DUE = "A day, or a moment with its offset; of a repeat, its first occurrence."


class WhenQuery(Input):
    """A text, and the here and now in which it is meant."""

    text: Text = Field(
        description="A date, a time, a repeat, or a sentence that may hold one.",
        max_length=MAX_TEXT,
        examples=["pay rent every 1st at 9am p1"],
    )
    now: Word | None = Field(
        None,
        description="A moment with its offset; the present if it is left out.",
        examples=["2026-11-22T13:00:00+01:00"],
    )
    timezone: Word | None = Field(
        None, description="An IANA zone; your own if it is left out.", examples=["Europe/Berlin"]
    )


class ReadingPublic(BaseModel):
    """One way to read the words."""

    due: str | None = Field(description=_DUE, examples=["2026-12-01T09:00:00+01:00"])
    due_zone: str | None = Field(description="Of a moment.", examples=["Europe/Berlin"])
    recurrence: str | None = Field(
        description="An RFC 5545 RRULE.", examples=["FREQ=MONTHLY;BYMONTHDAY=1"]
    )
    minutes: int | None = Field(description="How long it takes.", examples=[120])

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """The public form of a reading."""
        due = reading.due
        return cls(
            due=format_due(due),
            due_zone=due.zone if isinstance(due, Moment) else None,
            recurrence=reading.recurrence,
            minutes=reading.minutes,
        )


class WhenPublic(ReadingPublic):
    """What a text says of when; nulls where it says nothing."""

    repeats_from: RepeatsFrom | None = Field(
        description="What the next occurrence of a repeat is counted from."
    )
    span: tuple[int, int] | None = Field(
        description="From where to where the text was understood, in code points.",
        examples=[[9, 26]],
    )
    certain: bool | None = Field(description="False where the words allow other readings.")
    readings: list[ReadingPublic] = Field(description="This one first, then the others.")

    @classmethod
    def found(cls, when: When | None) -> Self:
        """The public form of what was found, also of nothing."""
        if when is None:
            nothing = dict.fromkeys(cls.model_fields)
            return cls(**{**nothing, "readings": []})
        repeats_from = RepeatsFrom.COMPLETION if when.from_completion else RepeatsFrom.SCHEDULE
        return cls(
            **ReadingPublic.of(when).model_dump(),
            repeats_from=repeats_from if when.recurrence else None,
            span=when.span,
            certain=when.certain,
            readings=[ReadingPublic.of(each) for each in when.readings],
        )


def read_now(text: str) -> datetime:
    """An instant that a client gives as its present.

    Raises:
        ValueError: it is none, has no offset, or is beyond the years that zones know.
    """
    now = datetime.fromisoformat(_with_plus(text.strip()))
    if now.tzinfo is None or not 1900 <= now.year < 9000:
        raise ValueError("no present that any zone knows")
    return now


def _with_plus(text: str) -> str:
    """The text with the plus sign that an address makes a space of unless it is escaped."""
    day, space, offset = text.rpartition(" ")
    return f"{day}+{offset}" if space and "T" in day else text

"""Reminders by themselves."""

from __future__ import annotations

from pydantic import BaseModel, Field, StrictInt

from todo_chat.api.schemas.base import Cursor, Input, Word
from todo_chat.api.schemas.task_input import ReminderInput
from todo_chat.api.schemas.tasks import ReminderPublic
from todo_chat.services.reminder_times import BEFORE_MAX, REMINDERS_A_TASK


class RemindersInput(Input):
    """All reminders that a task is to have."""

    reminders: list[ReminderInput] = Field(
        description=f"At most {REMINDERS_A_TASK}.", examples=[[{"before_minutes": 60}]]
    )


class ReminderList(BaseModel):
    """A task's reminders."""

    reminders: list[ReminderPublic]
    total: int
    next_cursor: Cursor = None


class DeliveredPublic(ReminderPublic):
    """A reminder that went off, and its task."""

    number: int = Field(description="The task's number.", examples=[1])
    title: str = Field(examples=["Call mom"])
    late: bool = Field(description="Whether it went off well after its time.")


class DeliveredList(BaseModel):
    """Reminders that went off and wait to be dismissed or snoozed, latest first."""

    reminders: list[DeliveredPublic]
    total: int
    next_cursor: Cursor = None


class Snooze(Input):
    """For how long a reminder is put off: until a moment, or for some minutes."""

    until: Word | None = Field(
        None,
        description="A moment, or words.",
        examples=["tomorrow 9am", "2026-11-23T09:00"],
    )
    minutes: StrictInt | None = Field(
        None, description=f"From now, 1 to {BEFORE_MAX:,}.", examples=[10]
    )

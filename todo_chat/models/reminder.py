"""Reminders of tasks."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from todo_chat.models.columns import UtcDateTime


class ReminderStatus(StrEnum):
    """Where a reminder stands: `done` is one that was dismissed, or whose time a change passed."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    DELIVERED = "delivered"
    DONE = "done"


class Reminder(SQLModel, table=True):
    """A reminder at a moment (`at`), or a time before its task's due (`before_minutes`).

    `fires_at` is the instant that comes of that, of the due and of a snooze; it is null while the
    task is done, in the bin or without the due that it would need. A process that delivers it
    claims it first, until `claimed_until`; past that the process is gone, and any may claim it.
    """

    __tablename__ = "reminders"
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", index=True, max_length=32)
    task_id: int | None = Field(
        default=None, nullable=False, foreign_key="tasks.id", ondelete="CASCADE", index=True
    )
    at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    before_minutes: int | None = None
    fires_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    status: str = Field(default=ReminderStatus.WAITING, max_length=16)
    claimed_by: str | None = Field(default=None, max_length=32)
    claimed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    delivered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)

"""Tasks as clients write them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, StrictBool, StrictInt, model_validator

from todo_chat.api.schemas.base import Input, Text, Word, without_defaults
from todo_chat.api.schemas.tasks import PRIORITIES, WHEN
from todo_chat.models import Priority, RepeatsFrom, TaskStatus
from todo_chat.models.task import ESTIMATE_MAX, NOTES_MAX, RULE_MAX, TITLE_MAX
from todo_chat.services.bulk import TASKS_AT_ONCE
from todo_chat.services.reminder_times import BEFORE_MAX, REMINDERS_A_TASK
from todo_chat.services.tags import TAGS_A_TASK

Number = Annotated[float, Field(strict=True)]
Rule = Annotated[Text, Field(max_length=RULE_MAX)]

_STATUSES: dict[str, Any] = {"enum": [*TaskStatus]}
_REPEATS: dict[str, Any] = {"enum": [*RepeatsFrom]}

_TITLE = Field(description=f"One line of at most {TITLE_MAX} characters.", examples=["Buy milk"])
_NOTES = f"At most {NOTES_MAX:,} characters."
_DUE = (
    "A day (`2026-11-23`), a moment (`2026-11-23T17:00`, read in `due_zone` or your own zone "
    "where it has no offset) or words (`tomorrow 5pm`, `every 1st at 9am`); null for none."
)
_DUES = [*WHEN, "tomorrow 5pm"]
_DUE_ZONE = "The IANA zone in which a moment is meant; your own if it is left out."
_DEADLINE = "The day by which it must be done, or words for one."
_ESTIMATE = f"How long it takes, 1 to {ESTIMATE_MAX:,} minutes."
_RECURRENCE = (
    "An RFC 5545 RRULE, or words (`every 3rd friday`). It begins with the due; without one, with "
    "its first occurrence. Words that say when, and a due that is no such day, move the due."
)
_RULES = ["FREQ=MONTHLY;BYMONTHDAY=1", "every 3rd friday"]
_REPEATS_FROM = "What the next occurrence is counted from."
_TAGS = f"At most {TAGS_A_TASK}; upper and lower case are one tag."
_PROJECT = "Its name; one that does not exist is made. Null for the Inbox."
_REMINDERS = f"At most {REMINDERS_A_TASK}."
_POSITION = "Its place in the order by hand; what is smaller stands before it."
_VERSION = (
    "The version that you changed: if it is not the present one, nothing is written, and 409 "
    "`VERSION_CONFLICT` gives both."
)
_SCOPE = (
    "Of a repeating task: `this` occurrence alone, or `all` to come. By default another due is "
    "for this one, and anything else for all."
)


def _passing_over(given: Any, *names: str) -> Any:
    if not isinstance(given, dict):
        return given
    return {name: value for name, value in given.items() if name not in names}


class ReminderInput(Input):
    """A reminder: either at a moment or a time before the due.

    It may be sent back as it was received: what can't be written is passed over.
    """

    at: Word | None = Field(
        None,
        description="A moment, or words (`tomorrow 9am`, `an hour before`).",
        examples=["2026-11-23T09:00"],
    )
    before_minutes: StrictInt | None = Field(
        None, description=f"Before the due, 0 to {BEFORE_MAX:,}."
    )

    @model_validator(mode="before")
    @classmethod
    def _pass_over_what_is_read_only(cls, given: Any) -> Any:
        return _passing_over(given, "id", "fires_at", "status", "snoozed_until")


class TaskCreate(Input):
    """A new task."""

    title: Text = _TITLE
    notes: Text = Field("", description=_NOTES)
    priority: Text = Field(Priority.NONE, json_schema_extra=PRIORITIES)
    due: Word | None = Field(None, description=_DUE, examples=_DUES)
    due_zone: Word | None = Field(None, description=_DUE_ZONE, examples=["Europe/Berlin"])
    deadline: Word | None = Field(None, description=_DEADLINE, examples=["2026-11-30"])
    estimate_minutes: StrictInt | None = Field(None, description=_ESTIMATE, examples=[30])
    recurrence: Rule | None = Field(None, description=_RECURRENCE, examples=_RULES)
    repeats_from: Text = Field(
        RepeatsFrom.SCHEDULE, description=_REPEATS_FROM, json_schema_extra=_REPEATS
    )
    tags: list[Text] = Field([], description=_TAGS, examples=[["home"]])
    project: Text | None = Field(None, description=_PROJECT, examples=["Household"])
    reminders: list[ReminderInput] = Field([], description=_REMINDERS)
    position: Number | None = Field(None, description=_POSITION + " Without one, the last place.")


class TaskReplace(TaskCreate):
    """All of a task that can be written; what is left out gets its default, but for the position.

    A task may be sent back as it was received: what can't be written is passed over.
    """

    status: Text = Field(TaskStatus.PENDING, json_schema_extra=_STATUSES)
    position: Number = Field(0.0, description=_POSITION)
    version: StrictInt | None = Field(None, description=_VERSION)

    @model_validator(mode="before")
    @classmethod
    def _pass_over_what_is_read_only(cls, given: Any) -> Any:
        return _passing_over(
            given, "number", "created_at", "updated_at", "completed_at", "deleted_at"
        )


class TaskFields(Input):
    """Some fields of a task; what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    title: Text = Field("", description=_TITLE.description, examples=["Buy oat milk"])
    notes: Text = Field("", description=_NOTES)
    status: Text = Field("", json_schema_extra=_STATUSES)
    priority: Text = Field("", json_schema_extra=PRIORITIES)
    due: Word | None = Field(None, description=_DUE, examples=_DUES)
    due_zone: Word | None = Field(None, description=_DUE_ZONE, examples=["Europe/Berlin"])
    deadline: Word | None = Field(None, description=_DEADLINE, examples=["2026-11-30"])
    estimate_minutes: StrictInt | None = Field(None, description=_ESTIMATE, examples=[30])
    recurrence: Rule | None = Field(None, description=_RECURRENCE, examples=_RULES)
    repeats_from: Text = Field("", description=_REPEATS_FROM, json_schema_extra=_REPEATS)
    tags: list[Text] = Field([], description=_TAGS, examples=[["home"]])
    project: Text | None = Field(None, description=_PROJECT, examples=["Household"])
    reminders: list[ReminderInput] = Field([], description=_REMINDERS)
    scope: Text | None = Field(
        None, description=_SCOPE, json_schema_extra={"enum": ["this", "all"]}
    )


class TaskUpdate(TaskFields):
    """Some fields of a task; what is left out stays as it is."""

    position: Number = Field(0.0, description=_POSITION)
    version: StrictInt | None = Field(None, description=_VERSION)


class TaskCompletion(Input):
    """Whether a task is done; left out, it becomes what it is not."""

    completed: StrictBool | None = None
    version: StrictInt | None = Field(None, description=_VERSION)


class TaskMove(Input):
    """Where a task is to stand in the order by hand."""

    after: StrictInt | None = Field(
        description="The number of the task that it comes after; null for the first place.",
        examples=[4],
        ge=1,
    )


class BulkInput(TaskFields):
    """The same change for several tasks."""

    numbers: list[StrictInt] = Field(
        description=f"The tasks' numbers, 1 to {TASKS_AT_ONCE}.", examples=[[3, 5]]
    )
    action: Text = Field(
        "update",
        description="`update` sets the fields; `delete` moves to the bin, `restore` takes out of "
        "it.",
        json_schema_extra={"enum": ["update", "delete", "restore"]},
    )
    day: Word = Field(
        "",
        description="Moves the due to this day and keeps its time; words will do, too.",
        examples=["monday"],
    )
    add_tags: list[Text] = Field([], description=_TAGS, examples=[["work"]])
    remove_tags: list[Text] = Field([], examples=[["home"]])

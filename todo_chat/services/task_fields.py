"""The fields of a task that a person can write, and what is right in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any, Final

from todo_chat.errors import FieldError, InvalidInput
from todo_chat.models import Priority, RepeatsFrom, Task, TaskStatus
from todo_chat.models.task import ESTIMATE_MAX, NOTES_MAX, POSITION_MAX, TITLE_MAX
from todo_chat.services.projects import project_errors, project_key
from todo_chat.services.reminder_times import ReminderTime
from todo_chat.services.tags import read_tags
from todo_chat.services.text import clean_block, clean_line, control_errors
from todo_chat.strings import t
from todo_chat.when import Due


class Unset(Enum):
    """The mark of a field that a change leaves as it is."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True)
class TaskChanges:
    """New values for some of a task's fields; None takes a value away.

    `project` is a name (made where it does not exist), an id, or None for the Inbox. `day` moves
    the due to another day and keeps its time. `tags` replaces all tags, `add_tags` and
    `remove_tags` some.
    """

    title: str | Unset = UNSET
    notes: str | Unset = UNSET
    status: str | Unset = UNSET
    priority: str | Unset = UNSET
    due: Due | Unset | None = UNSET
    day: date | Unset = UNSET
    deadline: date | Unset | None = UNSET
    estimate_minutes: int | Unset | None = UNSET
    recurrence: str | Unset | None = UNSET
    repeats_from: str | Unset = UNSET
    project: str | int | Unset | None = UNSET
    tags: Sequence[str] | Unset = UNSET
    add_tags: Sequence[str] | Unset = UNSET
    remove_tags: Sequence[str] | Unset = UNSET
    reminders: Sequence[ReminderTime] | Unset = UNSET
    position: float | Unset = UNSET

    def __bool__(self) -> bool:
        return bool(self.given())

    def given(self) -> dict[str, Any]:
        """The fields that are to change."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not UNSET}


def check_fields(changes: TaskChanges) -> list[FieldError]:
    """What is wrong with values by themselves, whichever task they are for."""
    errors: list[FieldError] = []
    if changes.title is not UNSET:
        errors += _title_errors(changes.title)
    if changes.notes is not UNSET:
        errors += _notes_errors(changes.notes)
    if changes.priority is not UNSET and changes.priority not in set(Priority):
        errors.append(FieldError("priority", t("priority.unknown")))
    if changes.status is not UNSET and changes.status not in set(TaskStatus):
        errors.append(FieldError("status", t("status.unknown")))
    if changes.repeats_from is not UNSET and changes.repeats_from not in set(RepeatsFrom):
        errors.append(FieldError("repeats_from", t("repeats_from.unknown")))
    minutes = changes.estimate_minutes
    if isinstance(minutes, int) and not 1 <= minutes <= ESTIMATE_MAX:
        errors.append(FieldError("estimate_minutes", t("estimate.range", limit=ESTIMATE_MAX)))
    if changes.position is not UNSET and not abs(changes.position) <= POSITION_MAX:
        errors.append(FieldError("position", t("position.range", limit=f"{POSITION_MAX:,.0f}")))
    if isinstance(changes.project, str) and not is_inbox(changes.project):
        errors += project_errors(changes.project, "project")
    for names in (changes.tags, changes.add_tags):
        errors += read_tags(() if names is UNSET else names)[1]
    return errors


def is_inbox(name: str) -> bool:
    """Whether a project's name means no project."""
    return project_key(name) in {"", "inbox"}


def refuse(errors: Sequence[FieldError]) -> None:
    """Raise `InvalidInput` if there is anything to refuse."""
    if errors:
        raise InvalidInput(*errors)


def _title_errors(title: str) -> list[FieldError]:
    line = clean_line(title)
    if not line:
        return [FieldError("title", t("title.blank"))]
    if len(line) > TITLE_MAX:
        return [FieldError("title", t("title.long", limit=TITLE_MAX, length=len(line)))]
    return control_errors("title", line)


def _notes_errors(notes: str) -> list[FieldError]:
    block = clean_block(notes)
    if len(block) > NOTES_MAX:
        return [FieldError("notes", t("notes.long", limit=NOTES_MAX, length=len(block)))]
    return control_errors("notes", block)


def write_plain(task: Task, changes: TaskChanges) -> None:
    """Put the plain values of checked changes into a task."""
    if changes.title is not UNSET:
        task.title = clean_line(changes.title)
    if changes.notes is not UNSET:
        task.notes = clean_block(changes.notes)
    if changes.priority is not UNSET:
        task.priority = changes.priority
    if changes.deadline is not UNSET:
        task.deadline = changes.deadline
    if changes.estimate_minutes is not UNSET:
        task.estimate_minutes = changes.estimate_minutes
    if changes.repeats_from is not UNSET:
        task.repeats_from = changes.repeats_from
    if changes.position is not UNSET:
        task.position = changes.position

"""From the fields of a task's form to the changes they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from todo_chat.errors import InvalidInput
from todo_chat.services.tasks import UNSET, TaskChanges, Unset
from todo_chat.strings import t
from todo_chat.ui.task_views import TaskView
from todo_chat.when import Due, read_due

# Beyond these a moment is in no year at all in some zone.
FIRST_YEAR, LAST_YEAR = 1900, 9998

T = TypeVar("T")


def read_task_form(
    form: Mapping[str, str], *, before: TaskView | None, timezone: str
) -> TaskChanges:
    """The changes a form asks for: the fields that differ from the task as it was when it opened.

    What was not touched stays as it is by now, wherever it has been changed meanwhile.

    Raises:
        InvalidInput: the due is not one.
    """
    tags = form.get("tags")
    return TaskChanges(
        title=_touched(form.get("title"), before.title if before else None),
        notes=_touched(form.get("notes"), before.notes if before else None),
        priority=_touched(form.get("priority"), before.priority if before else None),
        due=_due(form, before=before, timezone=timezone),
        tags=_touched(
            None if tags is None else _split(tags), _split(before.tag_line) if before else None
        ),
    )


def _touched(given: T | None, before: T | None) -> T | Unset:
    return UNSET if given is None or given == before else given


def _split(tags: str) -> list[str]:
    return [tag for tag in (part.strip() for part in tags.split(",")) if tag]


def _due(form: Mapping[str, str], *, before: TaskView | None, timezone: str) -> Due | Unset | None:
    day, time = form.get("due_date", "").strip(), form.get("due_time", "").strip()
    if before and (day, time) == (before.due_date, before.due_time):
        return UNSET
    if not day:
        if time:
            raise InvalidInput.of("due", t("page.task.time_alone"))
        return None
    try:
        due = read_due(f"{day}T{time}" if time else day, timezone)
        if not FIRST_YEAR <= int(day[:4]) <= LAST_YEAR:
            raise ValueError(day)
        return due
    except ValueError as error:
        raise InvalidInput.of("due", t("due.unknown")) from error

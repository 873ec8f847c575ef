"""From the fields of a task's form to the changes they ask for."""

from __future__ import annotations

from collections.abc import Mapping

from todo_chat.errors import InvalidInput
from todo_chat.services.tasks import UNSET, TaskChanges, Unset
from todo_chat.strings import t
from todo_chat.ui.views import TaskView
from todo_chat.when import Due, read_due


def read_task_form(
    form: Mapping[str, str], *, before: TaskView | None, timezone: str
) -> TaskChanges:
    """The changes a form asks for; a due that was not touched stays exactly as it was.

    Raises:
        InvalidInput: the due is not one.
    """
    return TaskChanges(
        title=form.get("title", ""),
        notes=form.get("notes", ""),
        priority=form.get("priority", "none"),
        due=_due(form, before=before, timezone=timezone),
        tags=[tag for tag in (part.strip() for part in form.get("tags", "").split(",")) if tag],
    )


def _due(form: Mapping[str, str], *, before: TaskView | None, timezone: str) -> Due | Unset | None:
    day, time = form.get("due_date", "").strip(), form.get("due_time", "").strip()
    if before and (day, time) == (before.due_date, before.due_time):
        return UNSET
    if not day:
        if time:
            raise InvalidInput.of("due", t("page.task.time_alone"))
        return None
    try:
        return read_due(f"{day}T{time}" if time else day, timezone)
    except ValueError as error:
        raise InvalidInput.of("due", t("due.unknown")) from error

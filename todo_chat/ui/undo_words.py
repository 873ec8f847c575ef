"""What was changed, undone or not undone, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from todo_chat.errors import Conflict
from todo_chat.models import Change
from todo_chat.strings import t

_FIELDS = {
    "title",
    "notes",
    "status",
    "priority",
    "due_date",
    "due_at",
    "deadline",
    "estimate_minutes",
    "recurrence",
    "project_id",
    "tags",
    "reminders",
    "position",
    "deleted_at",
    "name",
    "color",
}
_SHOWN = {"title", "notes", "priority", "deadline", "name", "color", "tags"}


def undo_words(changes: Sequence[Change]) -> str:
    """What an undo, or a redo, has done."""
    again = bool(changes) and changes[0].action == "redone"
    titles = list(dict.fromkeys(change.title for change in changes if change.entity == "task"))
    titles = titles or [change.title for change in changes[:1]]
    kind = "redone" if again else "undone"
    if len(titles) == 1:
        return t(f"undo.said.{kind}", title=titles[0])
    return t(f"undo.said.{kind}_many", count=len(titles))


def conflict_words(error: Conflict) -> str:
    """Why nothing was undone: which field of what was changed since, and both values."""
    details = error.details if isinstance(error.details, list) else []
    if error.code != "CHANGED_SINCE" or not details:
        return error.message
    return " ".join([error.message, *(_conflict_line(one) for one in details[:3])])


def _conflict_line(conflict: dict[str, Any]) -> str:
    name = conflict.get("field")
    if not name:
        return t("undo.since.back" if conflict.get("current") else "undo.since.gone")
    field = field_words(name)
    if name not in _SHOWN:
        return t("undo.since.other", field=field)
    left, current = _value(conflict.get("left")), _value(conflict.get("current"))
    return t("undo.since.values", field=field, current=current, left=left)


def _value(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return (text[:60] + "…") if len(text) > 61 else text or t("undo.since.nothing")


def field_words(name: str) -> str:
    """The word for a field of a task, project or tag."""
    return t(f"undo.field.{name}") if name in _FIELDS else t("undo.field.other")

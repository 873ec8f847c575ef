"""The history of a task, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from todo_chat.models import Change
from todo_chat.services.snapshots import fields_between
from todo_chat.strings import t
from todo_chat.ui.undo_words import field_words
from todo_chat.when import Moment
from todo_chat.when.due_words import due_label

_ACTIONS = {
    "created", "updated", "completed", "reopened", "skipped", "deleted", "restored", "moved",
    "snoozed", "undone", "redone",
}  # fmt: skip
_ACTORS = {"person", "assistant", "api", "mcp", "system"}


@dataclass(frozen=True)
class ActivityView:
    """One change: when, who, what; `batch` is what undoing it takes, if it can be undone."""

    id: int
    when: str
    who: str
    what: str
    batch: str = ""
    undone: bool = False


def activity_views(
    changes: Sequence[Change], *, now: datetime, timezone: str
) -> list[ActivityView]:
    """A task's changes, newest first."""
    return [
        ActivityView(
            id=change.id or 0,
            when=due_label(Moment(change.at, timezone), now=now, timezone=timezone),
            who=t(f"page.actor.{change.actor if change.actor in _ACTORS else 'system'}"),
            what=_what(change),
            batch=change.batch_id if _can_undo(change) else "",
            undone=change.undone_by is not None,
        )
        for change in changes
        if change.entity == "task"
    ]


def _can_undo(change: Change) -> bool:
    kept = change.before is not None or change.after is not None
    return kept and change.undone_by is None and change.undoes is None


def _what(change: Change) -> str:
    action = change.action if change.action in _ACTIONS else "updated"
    if action != "updated" or not change.before or not change.after:
        return t(f"page.activity.{action}")
    names = [field_words(name) for name in fields_between(change.before, change.after)]
    fields = t("list.between").join(dict.fromkeys(names))
    return t("page.activity.fields", fields=fields) if fields else t("page.activity.updated")

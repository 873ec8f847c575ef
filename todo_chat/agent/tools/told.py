"""Changes as the assistant is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from todo_chat.agent.context import RunContext
from todo_chat.models import Change, Entity
from todo_chat.services.changes import Snapshot
from todo_chat.services.snapshots import fields_between
from todo_chat.when import zone_of

_NAMES = {
    "due_date": "due",
    "due_at": "due",
    "due_zone": "due",
    "project_id": "project",
    "estimate_minutes": "estimate",
}
_SILENT = {"slot", "series_id", "usual", "completed_at", "position", "repeats_from"}


def shown_changes(changes: Iterable[Change], run: RunContext) -> list[dict[str, Any]]:
    """Changes of tasks and projects: when (on the person's clock), who, what, and of what."""
    return [_shown(change, run) for change in changes if change.entity != Entity.TAG]


def _shown(change: Change, run: RunContext) -> dict[str, Any]:
    local = change.at.astimezone(zone_of(run.timezone))
    shown: dict[str, Any] = {
        "at": local.isoformat(timespec="minutes"),
        "who": change.actor,
        "action": change.action,
        "title": change.title,
    }
    if change.number:
        shown["number"] = change.number
    if change.entity != Entity.TASK:
        shown["entity"] = change.entity
    if change.action == "updated" and (fields := _fields(change.before, change.after)):
        shown["fields"] = fields
    if change.undone_by:
        shown["undone"] = True
    return shown


def shown_undo(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """What undoing or doing again came to, for each task, in the order of their numbers."""
    found = [_outcome(change) for change in changes if change.entity == Entity.TASK]
    tasks = {one["number"]: one for one in found if one["is_now"] != "as it was"}
    return [tasks[number] for number in sorted(tasks)]


def _outcome(change: Change) -> dict[str, Any]:
    before, after = change.before or {}, change.after or {}
    outcome = {"number": change.number, "title": str((after or before).get("title", ""))}
    fields = _fields(change.before, change.after)
    if not before or (before.get("deleted_at") and not after.get("deleted_at") and after):
        is_now = "back on the list"
    elif not after:
        is_now = "gone"
    elif after.get("deleted_at") and not before.get("deleted_at"):
        is_now = "in the bin"
    elif before.get("status") != after.get("status"):
        is_now = "open" if after.get("status") == "pending" else "done"
    else:
        is_now = "changed back" if fields else "as it was"
    return outcome | {"is_now": is_now} | ({"fields": fields} if is_now == "changed back" else {})


def _fields(before: Snapshot | None, after: Snapshot | None) -> list[str]:
    if not before or not after:
        return []
    names = (_NAMES.get(name, name) for name in fields_between(before, after))
    return sorted({name for name in names if name not in _SILENT})

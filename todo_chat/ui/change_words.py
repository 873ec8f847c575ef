"""Changes of tasks in words, and what keeps one from being undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from todo_chat.models import RepeatsFrom
from todo_chat.services.changes import Snapshot
from todo_chat.services.snapshots import DUE_FIELDS, fields_between
from todo_chat.strings import t
from todo_chat.ui.dates import due_label
from todo_chat.when import Due, Moment, zone_of
from todo_chat.when.due_words import time_words
from todo_chat.when.length_words import length_words
from todo_chat.when.rule_words import describe_rule

# What follows from other fields, or is seen in what was done.
_UNTOLD = {
    "id",
    "number",
    "created_at",
    "completed_at",
    "deleted_at",
    "position",
    "repeats_from",
    "series_id",
    "slot",
    "usual",
    "version",
}
_WITH_VALUES = {
    "title", "due", "deadline", "priority", "estimate_minutes", "recurrence", "tags", "name",
    "color",
}  # fmt: skip
_CONFLICTS_TOLD = 3
_NAMES_TOLD = 5


@dataclass(frozen=True)
class Reader:
    """Who reads: from their now and zone, days are called today or tomorrow.

    `projects` are the names by which what is read speaks of projects.
    """

    now: datetime
    timezone: str
    projects: Mapping[int, str] = field(default_factory=dict)

    def day(self, day: date) -> str:
        """A day in a sentence: today, tomorrow, Friday, 3 Dec."""
        words = due_label(day, now=self.now, timezone=self.timezone)
        near = {t(f"page.date.{name}") for name in ("yesterday", "today", "tomorrow")}
        return words[0].lower() + words[1:] if words in near else words

    def due(self, due: Due) -> str:
        """A due in a sentence: tomorrow 17:00."""
        if not isinstance(due, Moment):
            return self.day(due)
        return self.instant(due.at)

    def project(self, id: int | None) -> str:
        """A project's name; the Inbox, if it is none."""
        if id is None:
            return t("receipt.the_inbox")
        return self.projects.get(id) or t("receipt.another_project")

    def instant(self, at: datetime) -> str:
        """An instant by the reader's clock."""
        local = at.astimezone(zone_of(self.timezone))
        return t(
            "receipt.moment", day=self.day(local.date()), time=time_words(local.hour, local.minute)
        )

    def past(self, at: datetime) -> str:
        """An instant that has passed: at 9:00, yesterday at 9:00."""
        local = at.astimezone(zone_of(self.timezone))
        time = t("reminder.at", time=time_words(local.hour, local.minute))
        if local.date() == self.now.astimezone(zone_of(self.timezone)).date():
            return time
        return t("receipt.moment", day=self.day(local.date()), time=time)


def facts_of(before: Snapshot | None, after: Snapshot | None, reader: Reader) -> list[str]:
    """What a task is now that it was not before."""
    if after is None:
        return []
    was: Snapshot = before or {"title": after["title"], "status": after["status"]}
    fields = [name for name in after if after[name] != was.get(name, _unset(name))]
    if before:
        fields = fields_between(before, after)
    told: dict[str, None] = {}
    for name in sorted(fields, key=_place):
        if name not in _UNTOLD:
            told.update(dict.fromkeys(_fact(name, was, after, reader)))
    return list(told)


def move_of(before: Snapshot | None, after: Snapshot | None, reader: Reader) -> str:
    """Where a task was moved to, if nothing else was changed: to another date or project."""
    if not before or not after:
        return ""
    fields = {name for name in fields_between(before, after) if name not in _UNTOLD}
    if fields == {"project_id"}:
        return _fact("project_id", before, after, reader)[0]
    due = _due(after)
    if fields and fields <= DUE_FIELDS and due and _due(before):
        return t("receipt.to_day", day=reader.due(due))
    return ""


def _unset(name: str) -> Any:
    return {"notes": "", "priority": "none", "tags": [], "reminders": []}.get(name)


_ORDER = ("title", "status", *sorted(DUE_FIELDS), "recurrence", "deadline", "priority")


def _place(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _fact(name: str, was: Snapshot, now: Snapshot, reader: Reader) -> list[str]:
    if name in DUE_FIELDS:
        due = _due(now)
        return [reader.due(due) if due else t("receipt.no_due")]
    if name == "tags":
        before, after = was.get("tags", []), now["tags"]
        added = [tag for tag in after if tag not in before]
        gone = [tag for tag in before if tag not in after]
        return [
            t(f"receipt.{key}", tag=_few(tags))
            for key, tags in (("tagged", added), ("untagged", gone))
            if tags
        ]
    if name == "title":
        return [t("receipt.was", title=was["title"])]
    if name == "status":
        return [] if now["status"] == "completed" or "id" not in was else [t("receipt.to_do")]
    if name == "reminders":
        return [_reminder_fact(was.get("reminders", []), now["reminders"], reader)]
    if name == "project_id":
        project = reader.project(now[name])
        if "id" not in was:
            return [t("receipt.in_project", project=project)]
        return [t("receipt.between", left=reader.project(was[name]), project=project)]
    value = now[name]
    if value in (None, "", "none"):
        return [t(f"receipt.no_{name}")]
    if name == "recurrence":
        completion = now.get("repeats_from") == RepeatsFrom.COMPLETION
        return [describe_rule(value, from_completion=completion)]
    return [t(f"receipt.{name}", value=_value(name, value, reader))]


def _few(names: Sequence[str]) -> str:
    """Some names, and how many there are besides."""
    more = len(names) - _NAMES_TOLD
    told = t("list.between").join(names[:_NAMES_TOLD])
    return t("receipt.and_more", names=told, count=more) if more > 0 else told


def _reminder_fact(was: Sequence[Snapshot], now: Sequence[Snapshot], reader: Reader) -> str:
    """The first reminder that was not set before; else that there are fewer, or others."""
    if not now:
        return t("receipt.no_reminders")
    before = {one["fires_at"] for one in was}
    times = sorted({one["fires_at"] for one in now if one["fires_at"]} - before)
    if times:
        return t("receipt.reminder", at=reader.instant(datetime.fromisoformat(times[0])))
    return t("receipt.fewer_reminders" if len(now) < len(was) else "receipt.reminders")


def _due(snapshot: Snapshot) -> Due | None:
    if snapshot["due_at"] and snapshot["due_zone"]:
        return Moment(datetime.fromisoformat(snapshot["due_at"]), snapshot["due_zone"])
    return date.fromisoformat(snapshot["due_date"]) if snapshot["due_date"] else None


def _value(name: str, value: Any, reader: Reader) -> str:
    match name:
        case "recurrence":
            return describe_rule(value)
        case "due" if "T" in value:
            return reader.instant(datetime.fromisoformat(value))
        case "deadline" | "due":
            return reader.day(date.fromisoformat(value))
        case "priority":
            return t(f"page.priority.{value}").lower()
        case "estimate_minutes":
            return length_words(value)
        case "tags":
            return ", ".join(value)
        case _:
            return str(value)


def conflict_words(
    details: Sequence[dict[str, Any]], reader: Reader, *, again: bool = False
) -> str:
    """What has changed since, so that nothing was undone (or done `again`)."""
    told = list(dict.fromkeys(_conflict(conflict, reader) for conflict in details))
    told = [words for words in told if words]
    if not told:
        told = [t("receipt.conflict_somehow")]
    more = [t("receipt.conflict_more")] if len(told) > _CONFLICTS_TOLD else []
    key = "receipt.conflict_again" if again else "receipt.conflict"
    return t(key, what="; ".join([*told[:_CONFLICTS_TOLD], *more]))


def _conflict(conflict: dict[str, Any], reader: Reader) -> str:
    """One field that was written since, with the value that it was left at and that it has."""
    what, name = conflict["what"], conflict["field"]
    left, now = conflict["left"], conflict["current"]
    if name is None:
        return t("receipt.conflict_there" if now else "receipt.conflict_gone", what=what)
    if name == "status":
        done = now == "completed"
        return t("receipt.conflict_done" if done else "receipt.conflict_reopened", what=what)
    if name == "deleted_at":
        return t("receipt.conflict_deleted" if now else "receipt.conflict_restored", what=what)
    if name in _UNTOLD:
        return ""
    field = t(f"receipt.field.{name}")
    if name == "project_id" and left != now:
        values = {"left": reader.project(left), "current": reader.project(now)}
        return t("receipt.conflict_values", what=what, field=field, **values)
    if name not in _WITH_VALUES or left == now:
        return t("receipt.conflict_field", what=what, field=field)
    return t(
        "receipt.conflict_values",
        what=what,
        field=field,
        left=_value(name, left, reader) if left else t("receipt.nothing"),
        current=_value(name, now, reader) if now else t("receipt.nothing"),
    )

"""What a call says of a task, in the person's words, and the changes that it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.dates import (
    at_time,
    is_none,
    is_rule,
    is_time,
    later_by,
    names_its_start,
    read_day,
    read_reminder,
    read_words,
)
from todo_chat.errors import InvalidInput
from todo_chat.models import RepeatsFrom, Task
from todo_chat.services.dues import due_of
from todo_chat.services.tasks import TaskChanges
from todo_chat.strings import t
from todo_chat.when import Due, Moment
from todo_chat.when.phrases import When


@dataclass(frozen=True)
class TaskWishes:
    """The arguments of a call that adds or changes a task; None leaves a field as it is."""

    title: str | None = None
    notes: str | None = None
    priority: str | None = None
    due: str | None = None
    postpone_by: str | None = None
    deadline: str | None = None
    estimate_minutes: int | None = None
    recurrence: str | None = None
    reminders: Sequence[str] | None = None
    project: str | None = None
    tags: Sequence[str] | None = None

    def changes(self, run: RunContext, task: Task | None = None) -> TaskChanges:
        """The changes, as of a task that there is, or of one that is to be made.

        Raises:
            InvalidInput: words that are no date.
        """
        plain = {
            "title": self.title,
            "notes": self.notes,
            "priority": self.priority,
            "tags": self.tags,
        }
        values: dict[str, Any] = {name: value for name, value in plain.items() if value is not None}
        present = due_of(task) if task else None
        values |= self._dates(run, present)
        if self.project is not None:
            values["project"] = None if is_none(self.project) else self.project
        if self.deadline is not None:
            none = is_none(self.deadline)
            values["deadline"] = None if none else read_day(self.deadline, run, "deadline")
        if self.estimate_minutes is not None:
            values["estimate_minutes"] = self.estimate_minutes or None
        if self.reminders is not None:
            due = values.get("due", values.get("day", present))
            values["reminders"] = [read_reminder(words, due, run) for words in self.reminders]
        return TaskChanges(**values)

    def _dates(self, run: RunContext, present: Due | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if self.postpone_by is not None:
            values["due"] = later_by(present, self.postpone_by, run, "postpone_by")
        if self.due is not None and is_none(self.due):
            values["due"] = None
        elif self.due is not None:
            values |= _due_values(self.due, read_words(self.due, run, "due"), present, run)
        if self.recurrence is None:
            return values
        if is_none(self.recurrence):
            return {**values, "recurrence": None}
        if is_rule(self.recurrence):
            return {**values, "recurrence": self.recurrence}
        rule = read_words(self.recurrence, run, "recurrence")
        if rule.recurrence is None:
            message = t("tool.when.no_repeat", words=self.recurrence[:60])
            raise InvalidInput.of("recurrence", message)
        return _repeat_values(rule, present, run) | values


def _due_values(words: str, when: When, present: Due | None, run: RunContext) -> dict[str, Any]:
    if when.recurrence:
        return _repeat_values(when, present, run)
    due = when.due
    if present is not None and is_time(words, run):
        due = at_time(present, due)
    # A day alone moves the task there and leaves its time as it is.
    values: dict[str, Any] = {"due": due}
    if isinstance(present, Moment) and due is not None and not isinstance(due, Moment):
        values = {"day": due}
    if when.minutes:
        values["estimate_minutes"] = when.minutes
    return values


def _repeat_values(when: When, present: Due | None, run: RunContext) -> dict[str, Any]:
    """A rule, and its first time; a rule of no certain days goes on from a due that there is."""
    done = RepeatsFrom.COMPLETION if when.from_completion else RepeatsFrom.SCHEDULE
    values: dict[str, Any] = {"recurrence": when.recurrence, "repeats_from": str(done)}
    if present is None or names_its_start(when, run):
        keeps_time = isinstance(present, Moment) and not isinstance(when.due, Moment)
        values["day" if keeps_time else "due"] = when.due
    if when.minutes:
        values["estimate_minutes"] = when.minutes
    return values

"""From the fields of a task's form to the changes they ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from todo_chat.errors import FieldError, InvalidInput
from todo_chat.models import RepeatsFrom
from todo_chat.services.reminder_times import ReminderTime
from todo_chat.services.tasks import UNSET, TaskChanges, Unset
from todo_chat.strings import t
from todo_chat.ui.task_views import FieldsView
from todo_chat.when import Due, Moment, read_due
from todo_chat.when.lengths import read_length
from todo_chat.when.phrases import When, WhenError, WhenSettings, read_when

# Beyond these a moment is in no year at all in some zone.
FIRST_YEAR, LAST_YEAR = 1900, 9998
WORDS_MAX = 200

_BEFORE = re.compile(r"\s*(?P<length>.+?)\s+(?:before|earlier)\b.*", re.IGNORECASE)
_AT_DUE = re.compile(r"\s*(?:when (?:it is|it's|due)|at (?:the )?(?:due|time)).*", re.IGNORECASE)

T = TypeVar("T")


@dataclass(frozen=True)
class Reader:
    """Reads words as a person means them: their now, zone and settings."""

    now: datetime
    timezone: str
    settings: WhenSettings

    def when(self, words: str, field: str) -> When:
        """The date, time or repeat that a text is.

        Raises:
            InvalidInput: it is none; the entry is for `field`.
        """
        try:
            return read_when(
                words[:WORDS_MAX], now=self.now, zone=self.timezone, settings=self.settings
            )
        except WhenError as error:
            raise InvalidInput.of(field, t(f"page.when.{error.reason}")) from error

    def reminder(self, words: str) -> ReminderTime:
        """When a reminder is to go off: "an hour before", "tomorrow at 9", "when it is due".

        Raises:
            InvalidInput: nothing can be made of it.
        """
        if _AT_DUE.fullmatch(words):
            return ReminderTime(before_minutes=0)
        if (before := _BEFORE.fullmatch(words)) and (found := read_length(before["length"])):
            return ReminderTime(before_minutes=found)
        due = self.when(words, "reminders").due
        if not isinstance(due, Moment):
            raise InvalidInput.of("reminders", t("page.when.no_time"))
        return ReminderTime(at=due.at)


def read_task_form(form: Mapping[str, str], *, before: FieldsView, reader: Reader) -> TaskChanges:
    """The changes a form asks for: the fields that differ from the task as it was when it opened.

    What was not touched stays as it is by now, wherever it has been changed meanwhile. A date in
    words goes before the one in the pickers.

    Raises:
        InvalidInput: one entry for each field that can't be read.
    """
    errors: list[FieldError] = []

    def read(field: Callable[[], Any]) -> Any:
        try:
            return field()
        except InvalidInput as error:
            errors.extend(error.errors)
            return UNSET

    words = form.get("when", "").strip()
    said = read(lambda: reader.when(words, "when")) if words else UNSET
    when = said if isinstance(said, When) else None
    due = read(lambda: _due(form, before=before, timezone=reader.timezone))
    estimate = read(lambda: _estimate(form, before=before))
    rule, completion = _rule(form, before, reader, errors)
    deadline = read(lambda: _day(form, "deadline", before.deadline))
    if when:
        due = when.due if when.due is not None else due
        estimate = when.minutes if when.minutes and estimate is UNSET else estimate
        if when.recurrence:
            rule, completion = when.recurrence, when.from_completion
    if errors:
        raise InvalidInput(*errors)
    tags, project = form.get("tags"), form.get("project")
    return TaskChanges(
        title=_touched(form.get("title"), before.title),
        notes=_touched(form.get("notes"), before.notes),
        priority=_touched(form.get("priority"), before.priority),
        due=due,
        deadline=deadline,
        estimate_minutes=estimate,
        recurrence=rule,
        repeats_from=_repeats_from(completion) if isinstance(rule, str) else UNSET,
        project=_touched(None if project is None else project.strip(), before.project),
        tags=_touched(None if tags is None else _split(tags), _split(before.tag_line)),
    )


def _touched(given: T | None, before: T) -> T | Unset:
    return UNSET if given is None or given == before else given


def _split(tags: str) -> list[str]:
    return [tag for tag in (part.strip() for part in tags.split(",")) if tag]


def _repeats_from(completion: bool) -> str:
    return RepeatsFrom.COMPLETION if completion else RepeatsFrom.SCHEDULE


def _rule(
    form: Mapping[str, str], before: FieldsView, reader: Reader, errors: list[FieldError]
) -> tuple[str | Unset | None, bool]:
    """The rule that the words of the repeat field say, and whether it counts from completion."""
    words = form.get("repeats", before.repeats).strip()
    if words == before.repeats:
        return UNSET, False
    if not words:
        return None, False
    try:
        when = reader.when(words, "recurrence")
    except InvalidInput as error:
        errors.extend(error.errors)
        return UNSET, False
    if when.recurrence is None:
        errors.append(FieldError("recurrence", t("page.when.no_rule")))
        return UNSET, False
    return when.recurrence, when.from_completion


def _estimate(form: Mapping[str, str], *, before: FieldsView) -> int | Unset | None:
    words = form.get("estimate", before.estimate).strip()
    if words == before.estimate:
        return UNSET
    if not words:
        return None
    minutes = read_length(words)
    if minutes is None:
        raise InvalidInput.of("estimate_minutes", t("page.when.no_length"))
    return minutes


def _day(form: Mapping[str, str], field: str, before: str) -> date | Unset | None:
    given = form.get(field, before).strip()
    if given == before:
        return UNSET
    if not given:
        return None
    due = _read(given, "UTC", field)
    return due.local.date() if isinstance(due, Moment) else due


def _due(form: Mapping[str, str], *, before: FieldsView, timezone: str) -> Due | Unset | None:
    day = form.get("due_date", before.due_date).strip()
    time = form.get("due_time", before.due_time).strip()
    if (day, time) == (before.due_date, before.due_time):
        return UNSET
    if not day:
        if time not in ("", before.due_time):  # without its day an old time means nothing
            raise InvalidInput.of("due", t("page.task.time_alone"))
        return None
    return _read(f"{day}T{time}" if time else day, timezone, "due")


def _read(text: str, timezone: str, field: str) -> Due:
    try:
        due = read_due(text, timezone)
        if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            raise ValueError(text)
        return due
    except ValueError as error:
        raise InvalidInput.of(field, t("due.unknown")) from error

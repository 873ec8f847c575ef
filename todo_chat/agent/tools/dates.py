"""The person's words for dates, repeats and reminders, as tools get them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from todo_chat.agent.context import RunContext
from todo_chat.errors import InvalidInput
from todo_chat.services.dues import move_to_day, start_of
from todo_chat.services.reminder_times import DAY_HOUR, ReminderTime
from todo_chat.strings import t
from todo_chat.when import Due, Moment, zone_of
from todo_chat.when.due_words import due_label
from todo_chat.when.phrases import When, WhenError, is_time_of_day, read_when

_NOTHING = {"", "none", "no date", "never"}
_RULE = re.compile(r"(?:RRULE:)?FREQ=", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?P<length>.+?)\s+(?:before(?:hand)?|ahead|earlier|in advance|prior)(?:\s.*)?", re.I
)
_WHEN_DUE = re.compile(r"(?:when|at the time|as soon as|on time|then)\b.*|0", re.IGNORECASE)
_EARLIER = re.compile(r"(?P<length>.+?)\s+(?:earlier|sooner)", re.IGNORECASE)
_ONE = re.compile(r"the\s+(?=(?:day|week|hour|month)$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_INTERVAL = re.compile(r"INTERVAL=(\d+)")
_QUOTED = 60  # characters of what was not understood that are said again


def is_none(words: str) -> bool:
    """Whether a date is to be taken away."""
    return words.strip().casefold() in _NOTHING


def is_rule(words: str) -> bool:
    """Whether this is an RFC 5545 rule rather than words."""
    return _RULE.match(words.strip()) is not None


def read_words(words: str, run: RunContext, field: str, now: datetime | None = None) -> When:
    """What words mean to this person.

    Raises:
        InvalidInput: they are no date, or no such day exists.
    """
    try:
        return read_when(
            words.strip(), now=now or run.now, zone=run.timezone, settings=run.settings
        )
    except WhenError as error:
        raise InvalidInput.of(field, _reason(error, words.strip()[:_QUOTED], run, field)) from error


def _reason(error: WhenError, words: str, run: RunContext, field: str) -> str:
    """Why words are no date, and which one would be right."""
    if error.reason == "no_such_day":
        for word in _WORD.findall(words):
            with suppress(WhenError):  # only the name of a month has a last day
                last = read_when(f"last day of {word}", now=run.now, zone=run.timezone).due
                if last:
                    label = due_label(last, now=run.now, timezone=run.timezone)
                    return t("tool.when.no_such_day_of", words=words, last=label)
    if error.reason == "unknown" and field == "recurrence":
        return t("tool.when.unknown_repeat", words=words)
    return t(f"tool.when.{error.reason}", words=words)


def read_day(words: str, run: RunContext, field: str) -> date:
    """The day that words name; a time is left out.

    Raises:
        InvalidInput: they name none.
    """
    due = read_words(words, run, field).due
    if due is None:
        raise InvalidInput.of(field, t("tool.when.unknown", words=words.strip()[:_QUOTED]))
    return due.local.date() if isinstance(due, Moment) else due


def is_time(words: str, run: RunContext) -> bool:
    """Whether words name a time and leave the day open: "at 9"."""
    return is_time_of_day(words.strip(), now=run.now, zone=run.timezone)


def names_its_start(when: When, run: RunContext) -> bool:
    """Whether a repeat says when it begins ("every month on the 2nd"), or counts from now."""
    rule = when.recurrence or ""
    if "BY" in rule:
        return True
    if isinstance(when.due, Moment):
        every = _INTERVAL.search(rule)
        hours = timedelta(hours=int(every[1]) if every else 1)
        return not ("HOURLY" in rule and abs(when.due.at - run.now - hours) < timedelta(minutes=1))
    return when.due != run.now.astimezone(zone_of(run.timezone)).date()


def at_time(day: Due, clock: Due | None) -> Due | None:
    """The time of one due on the day of another."""
    if not isinstance(clock, Moment):
        return clock
    on = day.local.date() if isinstance(day, Moment) else day
    return _moment(on, clock.local.time(), clock.zone)


def _moment(day: date, clock: time, zone: str) -> Moment:
    return Moment(datetime.combine(day, clock, zone_of(zone)).astimezone(UTC), zone)


def later_by(due: Due | None, length: str, run: RunContext, field: str) -> Due:
    """A due put off by "2 days", or brought forward, "an hour earlier"; if it is none, from now.

    Raises:
        InvalidInput: that is no length of time.
    """
    now = start_of(due, run.timezone, 12) if due else run.now
    earlier = _EARLIER.fullmatch(length.strip())
    said = f"{earlier['length']} ago" if earlier else f"in {length.strip()}"
    found = read_words(said, run, field, now).due
    if isinstance(found, Moment):
        return found
    if found is None:
        raise InvalidInput.of(field, t("tool.when.unknown", words=length.strip()[:_QUOTED]))
    return move_to_day(due, found)


def read_reminder(words: str, due: Due | None, run: RunContext) -> ReminderTime:
    """When to remind: "an hour before", "when it is due", "at 9" of the day it is due, a moment.

    Raises:
        InvalidInput: the words are none of these; a task repeats, its reminders go with it.
    """
    words = words.strip()
    if _WHEN_DUE.fullmatch(words):
        return ReminderTime(before_minutes=0)
    before = _BEFORE.fullmatch(words)
    if before:
        return ReminderTime(before_minutes=_minutes(before["length"], run))
    read = read_words(words, run, "reminders")
    if read.recurrence:
        raise InvalidInput.of("reminders", t("tool.when.repeated_reminder", words=words[:_QUOTED]))
    found = read.due
    if is_time(words, run) and due is not None:
        found = at_time(due, found)
    return ReminderTime(at=instant(found, run, words, "reminders"))


def instant(found: Due | None, run: RunContext, words: str, field: str) -> datetime:
    """The instant of a due, a day's being in its morning.

    Raises:
        InvalidInput: there is none.
    """
    if found is None:
        raise InvalidInput.of(field, t("tool.when.unknown", words=words[:_QUOTED]))
    return start_of(found, run.timezone, DAY_HOUR)


def _minutes(length: str, run: RunContext) -> int:
    now = datetime.combine(run.now.date(), time(12), UTC)
    found = read_words(f"in {_ONE.sub('a ', length.strip())}", run, "reminders", now).due
    if isinstance(found, Moment):
        return round((found.at - now) / timedelta(minutes=1))
    today = now.astimezone(zone_of(run.timezone)).date()
    return (found - today).days * 1440 if found else 0

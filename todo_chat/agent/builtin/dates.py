"""Dates as a person says them: where they stand in a text. What they mean the tools work out.

Where words stand does not hang on the day on which they are said, so that a conversation of
earlier days is read as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

from todo_chat.agent.builtin.english import words
from todo_chat.services.quick_add import QuickAdd, preview_quick_add
from todo_chat.when import Moment
from todo_chat.when.lengths import read_length
from todo_chat.when.phrases import When, WhenError, WhenSettings, find_when, read_when, search_when

_ANY_DAY = datetime(2026, 1, 7, 12, tzinfo=UTC)
_ZONE = "UTC"
_LONGEST = 80  # characters of a text that is nothing but a date
_MOST_WORDS = 12

_WORD_START = re.compile(r"(?<=\s)(?=\S)")


@lru_cache(maxsize=2048)
def find_date(text: str) -> tuple[int, int] | None:
    """Where in a sentence the words stand that say when; None if there are none."""
    found = find_when(text[:1000], now=_ANY_DAY, zone=_ZONE)
    return found.span if found else None


@lru_cache(maxsize=2048)
def find_no_such_day(text: str) -> tuple[int, int] | None:
    """Where in a sentence a day is named that does not exist."""
    return search_when(text[:1000], now=_ANY_DAY, zone=_ZONE).no_such_day


def second_series(text: str) -> tuple[str, str, str] | None:
    """What stands until the end of a series, what that is of, and a second series behind it:
    "gym every monday at 9", "gym" and "every thursday at 2"."""
    found = find_when(text[:1000], now=_ANY_DAY, zone=_ZONE)
    if found is None or found.certain or not found.recurrence or not found.span[0]:
        return None
    start, end = found.span
    more = words.MORE.fullmatch(text, end)
    if not more or not is_date(more["when"]):
        return None
    series = more["when"] if is_repeat(more["when"]) else f"every {more['when']}"
    return (text[:end], text[:start].strip(), series) if is_repeat(series) else None


@lru_cache(maxsize=4096)
def _read(text: str) -> When | str:
    try:
        return read_when(text, now=_ANY_DAY, zone=_ZONE)
    except WhenError as error:
        return error.reason


def is_date(text: str) -> bool:
    """Whether a text is nothing but a date, or names a day that does not exist."""
    bare = text.strip(" ,.!?")
    return 0 < len(bare) <= _LONGEST and _read(bare) != "unknown"


def is_day(text: str) -> bool:
    """Whether a text is nothing but a day, without a time: "friday"."""
    found = _read(text.strip(" ,.!?")) if len(text) <= _LONGEST else ""
    if not isinstance(found, When) or found.recurrence:
        return False
    return not isinstance(found.due, Moment)


def is_repeat(text: str) -> bool:
    """Whether a text is nothing but a repeat: "every friday"."""
    found = _read(text.strip(" ,.!?")) if len(text) <= _LONGEST else ""
    return found == "never" or (isinstance(found, When) and found.recurrence is not None)


def is_length(text: str) -> bool:
    """Whether a text is a length of time: "an hour", "2 days"."""
    bare = text.strip(" ,.!?").casefold()
    if bare.isdecimal() or bare in words.CARDINALS:  # "at 10", "snooze 3": an hour or a task
        return False
    return len(text) <= _LONGEST and words.LENGTH.match(text) is not None and is_date(f"in {text}")


def read_minutes(text: str) -> int | None:
    """How many minutes a length of time has: "30 minutes", "1h 15m"; None if it is none."""
    return read_length(text.strip(" ,.!?"))


def is_reminder(text: str) -> bool:
    """Whether a text says when to remind: a date, or a time before the due."""
    before = words.BEFORE_DUE.fullmatch(text.strip())
    if before:
        return is_length(words.THE_DAY.sub("a ", before["length"]))
    return words.WHEN_DUE.fullmatch(text.strip()) is not None or is_date(text)


def date_at_end(text: str) -> tuple[str, str] | None:
    """What stands before the words at a text's end that say when, and these words."""
    return _tail(text, is_date)


def length_at_end(text: str) -> tuple[str, str] | None:
    """What stands before a length of time at a text's end, and that."""
    return _tail(text, is_length)


def reminder_at_end(text: str) -> tuple[str, str] | None:
    """What stands before the words at a text's end that say when to remind, and these."""
    return _tail(text, is_reminder)


def _tail(text: str, fits: Callable[[str], bool]) -> tuple[str, str] | None:
    numbered = words.NUMBERS_FIRST.fullmatch(text.strip())  # "3 to 5pm" is task 3 here
    if numbered:
        rest = words.UNTIL.sub("", f" {numbered['lead'] or ''}").strip()
        if not rest and fits(numbered["rest"]):
            return numbered["numbers"], numbered["rest"].strip(" ,.!")
    starts = [0, *(match.start() for match in _WORD_START.finditer(text))][-_MOST_WORDS:]
    for start in starts:
        if fits(text[start:]):
            return text[:start].strip(" ,"), text[start:].strip(" ,.!")
    return None


@lru_cache(maxsize=1024)
def read_line(text: str) -> QuickAdd:
    """A line as quick add reads it: its date, #project, @tags, p1 and !30m."""
    return preview_quick_add(text, now=_ANY_DAY, zone=_ZONE, settings=WhenSettings())


def date_in(line: QuickAdd) -> str:
    """The words of a line that say when."""
    return bare_date(" ".join(piece.text for piece in line.pieces if piece.kind == "when"))


def bare_date(text: str) -> str:
    """A date without the words that lead to it: "friday" of "due by friday"."""
    bare = words.LEADS.sub("", text.strip())
    return bare if bare and is_date(bare) else text.strip()


def reminders_in(line: QuickAdd) -> tuple[str, ...]:
    """The words of a line that say when to remind."""
    marks = (piece.text.lstrip("!") for piece in line.pieces if piece.kind == "reminder")
    return tuple(words.SHORT_LENGTH.sub(_spelled, mark) for mark in marks)


def _spelled(found: re.Match[str]) -> str:
    return f"{found['n']} {words.UNITS[found['unit'].casefold()]} before"

"""Words to dates: the date, time or repeat that a sentence speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from todo_chat.when.due import Due
from todo_chat.when.english import ENGLISH
from todo_chat.when.grammar.apart import put_together
from todo_chat.when.grammar.finder import Finder
from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.resolve import Meaning, NoSuchDay, is_missing, meanings
from todo_chat.when.grammar.series import Never
from todo_chat.when.grammar.values import Context
from todo_chat.when.zones import zone_of

MAX_TEXT = 4000  # characters; what stands beyond them is not read


@dataclass(frozen=True)
class WhenSettings:
    """How a person reads 3/4 (month first or day first), and where their week begins."""

    month_first: bool = True
    week_start: int = 0  # Monday


@dataclass(frozen=True)
class Reading:
    """One way to read the words: a due, an RRULE of which it is the first, a duration."""

    due: Due | None
    recurrence: str | None
    minutes: int | None


@dataclass(frozen=True)
class When(Reading):
    """What the words in `span` (code points of the text) mean.

    readings: this one first, then others that the words allow; `certain` is False when there are
    such. from_completion: the repeat counts from the day the task is done. apart: where the week
    of a weekday stands, when that is elsewhere in the text.
    """

    span: tuple[int, int]
    certain: bool
    readings: tuple[Reading, ...]
    from_completion: bool
    apart: tuple[int, int] | None = None


@dataclass(frozen=True)
class Finding:
    """What a sentence says of time; no_such_day: where it names a day that does not exist."""

    when: When | None
    no_such_day: tuple[int, int] | None


class WhenError(ValueError):
    """A text that is no date; `reason` is "unknown", "no_such_day" or "never"."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(f"{reason}: {text!r}")
        self.reason = reason


_DEFAULT = WhenSettings()


def find_when(
    text: str, *, now: datetime, zone: str, settings: WhenSettings = _DEFAULT
) -> When | None:
    """The best date, time or repeat in a sentence; None when it holds none.

    now: aware. zone: the IANA zone of the person, in which wall-clock times are meant.

    Raises:
        ValueError: there is no such zone.
    """
    return search_when(text, now=now, zone=zone, settings=settings).when


def search_when(
    text: str, *, now: datetime, zone: str, settings: WhenSettings = _DEFAULT
) -> Finding:
    """As `find_when`, and whether a sentence names a day that does not exist ("pay 31 feb").

    Raises:
        ValueError: there is no such zone.
    """
    finder = _finder(text, now, zone, settings)
    every = list(finder.expressions())
    missing = next((finder.span(found) for found in every if is_missing(found)), None)
    apart = put_together(every, finder.tokens, ENGLISH.surroundings.topics)
    best: tuple[tuple[int, int], Expression, list[Meaning]] | None = None
    for found in [apart] if apart else every:
        parts = len(found.found)
        score = (parts, found.end - found.start if parts < 2 else 0)
        if best is None or score > best[0]:
            try:
                best = score, found, meanings(found, finder.context)
            except (NoSuchDay, Never, OverflowError, ValueError):
                continue
    return Finding(_when(finder, best[1], best[2]) if best else None, missing)


def read_when(text: str, *, now: datetime, zone: str, settings: WhenSettings = _DEFAULT) -> When:
    """The meaning of a text that is nothing but a date, time or repeat.

    Raises:
        WhenError: it is not, or no such day exists, or the rule never fires.
        ValueError: there is no such zone.
    """
    finder = _finder(text, now, zone, settings)
    found = finder.whole()
    if found is None:
        raise WhenError("unknown", text)
    try:
        return _when(finder, found, meanings(found, finder.context))
    except NoSuchDay as error:
        raise WhenError("no_such_day", text) from error
    except Never as error:
        raise WhenError("never", text) from error
    except (OverflowError, ValueError) as error:  # beyond the calendar
        raise WhenError("unknown", text) from error


def _finder(text: str, now: datetime, zone: str, settings: WhenSettings) -> Finder:
    local = now.astimezone(zone_of(zone)).replace(microsecond=0)
    context = Context(local, zone, settings.month_first, settings.week_start)
    return Finder(text[:MAX_TEXT], ENGLISH, context)


def _when(finder: Finder, found: Expression, read: list[Meaning]) -> When:
    finder.widen(found)
    if found.apart is not None:
        finder.widen(found.apart)
    readings = tuple(
        dict.fromkeys(Reading(each.due, each.recurrence, each.minutes) for each in read)
    )
    first = readings[0]
    return When(
        first.due,
        first.recurrence,
        first.minutes,
        span=finder.span(found),
        certain=len(readings) == 1 and not finder.doubtful(found),
        readings=readings,
        from_completion=found.repeat is not None and found.repeat.from_completion,
        apart=finder.span(found.apart) if found.apart is not None else None,
    )


def is_time_of_day(text: str, *, now: datetime, zone: str) -> bool:
    """Whether a text names a time of day and nothing else: "at 9", "noon", not "tonight"."""
    found = _finder(text, now, zone, _DEFAULT).whole()
    if found is None or found.time is None:
        return False
    return found.day is None and found.repeat is None and not found.bounds

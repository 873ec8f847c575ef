"""Phrases joined to one expression: a day, a time, a repeat and what bounds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from todo_chat.when.grammar.narrowing import placed, without
from todo_chat.when.grammar.rules import STRONG, WHOLE, Found
from todo_chat.when.grammar.values import Bound, Day, Length, Part, Repeat, Span, Time

_PERIODS = {
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}


@dataclass(slots=True)
class Expression:
    """What neighbouring phrases say together, and the tokens that they cover."""

    start: int
    end: int
    day: Day | None = None
    last: Day | None = None
    time: Time | None = None
    last_time: Time | None = None
    part: str | None = None
    repeat: Repeat | None = None
    bounds: list[Bound] = field(default_factory=list)
    length: Length | None = None
    found: list[Found] = field(default_factory=list)
    open_range: bool = False  # a word for "to" was just passed
    spanned: bool = False  # both times were said at once
    apart: Expression | None = None  # the week of its weekday, elsewhere in the text
    ending: bool = False  # what comes now belongs to the end of a range

    @property
    def strength(self) -> int:
        """That of its surest phrase; two that belong together are strong."""
        best = max(found.rule.strength for found in self.found)
        first = self.found[0]
        length = first.rule.strength == WHOLE and isinstance(first.value, Day)
        if isinstance(first.value, Repeat) and first.value.run:  # "mon-thu 7:30"
            return STRONG if self.time or self.part else first.rule.strength
        if first.rule.strength <= WHOLE and (best < STRONG or length):
            return first.rule.strength
        return STRONG if len(self.found) > 1 and best > WHOLE else best

    def copy(self) -> Expression:
        """As it stands, to go on from."""
        return replace(self, bounds=[*self.bounds], found=[*self.found])

    def take(self, found: Found) -> bool:
        """Join a phrase on, if it says something that is not said yet."""
        value: Any = found.value
        handlers: dict[type, Callable[[Any], bool]] = {
            Day: self._day,
            Time: self._time,
            Span: self._span,
            Part: self._part,
            Repeat: self._repeat,
            Bound: self._bound,
            Length: self._length,
        }
        taken = handlers[type(value)](value)
        if taken:
            self.found.append(found)
            self.end = found.end
            self.ending = self.ending or self.open_range
        return taken

    def _day(self, day: Day) -> bool:
        if (self.open_range or self.ending) and self.last is None and day.at is None:
            return self._ends_on(day)
        if self.repeat is not None and self.day is None and _is_period(day):
            return self._within(day)
        if self.day is None:
            if self.repeat is not None and not self._narrows(day):
                return False
            self.day = day
            self.part = self.part or day.part
            return True
        if self.day.at or self.day.missing or "days" in {self.day.grain, day.grain}:
            return False
        if day.grain == "part of today":  # "tomorrow this afternoon"
            self.part = self.part or day.part
            return self.day.part is None
        if "day end" in {self.day.grain, day.grain}:
            self.part = self.part or day.part
            self.day = day if self.day.grain == "day end" else self.day
            return True
        if day.grain == "year" and self.day.yearless and self.last is None:
            self.day = self._in_year(self.day, day.day.year)
            return True
        weekday = self.day.weekday
        if weekday is not None and day.weekday is None:
            if day.at is None:
                self.day = _on_weekday(day, weekday)
                return True
            return False
        if day.weekday is not None and self.day.weekday is None:
            self.day = _on_weekday(self.day, day.weekday)
            return True
        if day.at and self.day.day == day.day:
            self.day = day
            return True
        return False

    def _ends_on(self, day: Day) -> bool:
        if self.repeat is not None or (self.day is None and self.time is None):
            return False
        if self.spanned:  # "9am-5pm mon-fri": the hours of each day
            return self.day is not None
        self.last = day
        if self.day and self.day.yearless and not day.yearless and self.day.day > day.day:
            year = day.day.year
            guess = self._in_year(self.day, year)
            self.day = guess if guess.day <= day.day else self._in_year(self.day, year - 1)
        elif self.day and self.day.yearless and not day.yearless and day.grain == "day":
            guess = self._in_year(self.day, day.day.year)
            self.day = guess if guess.day <= day.day else self.day
        return True

    def _in_year(self, day: Day, year: int) -> Day:
        try:
            return replace(day, day=day.day.replace(year=year), yearless=False)
        except ValueError:
            return replace(day, missing=True)

    def _within(self, day: Day) -> bool:
        """ "every day next week": from its first day until its last."""
        if self.bounds or self.repeat is None or self.repeat.freq == "YEARLY":
            return False
        first = day.other or day.day
        last = first + _PERIODS[day.grain] - timedelta(days=1)
        self.bounds.append(Bound("both", day=replace(day, other=None), last=Day(last)))
        return True

    def _narrows(self, day: Day) -> bool:
        """After a repeat a day can only be where it starts."""
        repeat = self.repeat
        if repeat is not None and repeat.run:
            return False
        nth = repeat is not None and any(n for n, _ in repeat.weekdays)
        placed = repeat is not None and bool(repeat.months or (nth and day.yearless))
        started = any(bound.side == "from" for bound in self.bounds)
        named = {weekday for _, weekday in repeat.weekdays} if repeat is not None else set()
        if named and day.weekday is not None and day.weekday not in named:
            return False  # "every monday at 9, thursday": another day, not where it starts
        return day.grain == "day" and not placed and not started

    def _time(self, time: Time) -> bool:
        if (self.open_range or self.ending) and self.time and self.last_time is None:
            self.last_time = time
            return True
        if self.time or (self.day and self.day.at):
            return False
        self.time = time
        return True

    def _span(self, span: Span) -> bool:
        if self.time or (self.day and self.day.at):
            return False
        self.time, self.last_time, self.spanned = span.start, span.end, True
        return True

    def _part(self, part: Part) -> bool:
        if self.part not in {None, part.name} or (self.day and self.day.at):
            return False
        if any(isinstance(found.value, Part) for found in self.found):
            return False
        self.part = part.name
        return True

    def _repeat(self, repeat: Repeat) -> bool:
        if self.repeat is not None and self.day is None:
            self.repeat, joined = placed(self.repeat, repeat)
            return joined
        if self.repeat is not None or (self.day and (self.day.at or self.last)):
            return False
        if self.spanned and self.day is None and repeat.run:  # "9am-5pm mon-fri"
            return False
        if self.day is not None and _is_period(self.day) and repeat.freq != "YEARLY":
            period, self.day = self.day, None
            self.repeat = repeat
            return self._within(period)
        self.repeat = repeat
        self.part = self.part or repeat.part
        return True

    def _bound(self, bound: Bound) -> bool:
        if len(self.bounds) > 2 or (bound.side == "count" and self.repeat is None):
            return False
        if bound.side == "before":
            return self._ends_before(bound)
        if bound.side == "except":
            left = self.repeat and without(self.repeat, bound.weekdays, bound.months)
            self.repeat = left or self.repeat
            return left is not None
        if bound.side == "from" and bound.day is None and bound.time:
            return self._time(bound.time)
        if self.repeat is None and (self.day or self.time) and bound.side == "length":
            return self._length(bound.length)
        each_time = bound.side == "length" and bound.length.within_a_day
        if each_time and self.repeat is not None and self.repeat.freq != "HOURLY":
            taken, self.length = self.length is None, self.length or bound.length
            return taken
        said = self.repeat is None and (self.day or self.time)
        if said and bound.side == "until" and bound.day and self.last is None:
            self.last_time, self.ending = bound.time, True
            return self._ends_on(bound.day)
        self.bounds.append(bound)
        return True

    def _ends_before(self, bound: Bound) -> bool:
        """ "every day before christmas": until the day before."""
        if self.repeat is None or bound.day is None or bound.day.at:
            return False
        day = replace(bound.day, day=bound.day.day - timedelta(days=1))
        self.bounds.append(Bound("until", day=day))
        return True

    def settle_bounds(self) -> bool:
        """Without a repeat the ends of a series are days; whether that makes sense."""
        if self.repeat is not None:
            return True
        for bound in self.bounds:
            if bound.side == "length" and self.time and not self.length:
                self.length = bound.length
                continue
            if bound.day is None or (self.day and self.last):
                return False
            if self.day is None:
                self.day, self.last = bound.day, bound.last
                self.part = self.part or bound.day.part
            else:
                self.last = bound.day
            self.time = self.time or bound.time
        self.bounds = []
        return self.day is not None or self.time is not None or self.part is not None

    def _length(self, length: Length) -> bool:
        if self.length or not (self.time or self.day):
            return False
        self.length = length
        return True


def _is_period(day: Day) -> bool:
    """This, next or last week, month, quarter or year."""
    return day.grain in _PERIODS and not day.yearless


def _on_weekday(day: Day, weekday: int) -> Day:
    """A date said with its weekday, of the nearest year in which they fit; or a day of a week."""
    if day.grain == "week":
        return Day(day.day + timedelta(days=(weekday - day.day.weekday()) % 7))
    if day.day.weekday() == weekday:
        return replace(
            day, other=day.other if day.other and day.other.weekday() == weekday else None
        )
    if day.other and day.other.weekday() == weekday:
        return replace(day, day=day.other, other=None)
    if day.yearless:
        for step in (1, 2):
            try:
                guess = day.day.replace(year=day.day.year + step)
            except ValueError:
                continue
            if guess.weekday() == weekday:
                return replace(day, day=guess)
    return replace(day, weekday=None)

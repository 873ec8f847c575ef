"""Phrases joined to one expression: a day, a time, a repeat and what bounds it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from todo_chat.when.grammar.rules import Found
from todo_chat.when.grammar.values import Bound, Day, Length, Part, Repeat, Span, Time


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
    open_range: bool = False

    @property
    def strength(self) -> int:
        """That of its surest phrase; two that belong together are strong."""
        best = max(found.rule.strength for found in self.found)
        return max(best, 3) if len(self.found) > 1 else best

    def take(self, found: Found) -> bool:
        """Join a phrase on, if it says something that is not said yet."""
        value: Any = found.value
        taken = {
            Day: self._day,
            Time: self._time,
            Span: self._span,
            Part: self._part,
            Repeat: self._repeat,
            Bound: self._bound,
            Length: self._length,
        }[type(value)](value)
        if taken:
            self.found.append(found)
            self.end = found.end
            self.open_range = False
        return taken

    def _day(self, day: Day) -> bool:
        if self.open_range and self.day:
            self.last = day
            return True
        if self.day is None:
            if self.repeat is not None and not self._narrows(day):
                return False
            self.day = day
            self.part = self.part or day.part
            return True
        if self.day.weekday is not None and day.weekday is None and not day.at:
            matching = day.day.weekday() == self.day.weekday
            self.day = replace(day, other=day.other if matching else None)
            return True
        if day.weekday is not None and self.day.weekday is None and not self.day.at:
            return day.other is None and self.day.day.weekday() == day.weekday
        if day.at and not self.day.at and self.day.day == day.day:
            self.day = day
            return True
        return False

    def _narrows(self, day: Day) -> bool:
        """After a repeat a day can only be where it starts."""
        return day.grain == "day" and not any(bound.side == "from" for bound in self.bounds)

    def _time(self, time: Time) -> bool:
        if self.open_range and self.time:
            if self.last_time is None:
                self.last_time = time
                return True
            return False
        if self.time or (self.day and self.day.at):
            return False
        self.time = time
        return True

    def _span(self, span: Span) -> bool:
        if self.time or (self.day and self.day.at):
            return False
        self.time, self.last_time = span.start, span.end
        return True

    def _part(self, part: Part) -> bool:
        if self.part not in {None, part.name} or (self.day and self.day.at):
            return False
        self.part = part.name
        return True

    def _repeat(self, repeat: Repeat) -> bool:
        if self.repeat is not None or (self.day and (self.day.at or self.last)):
            return False
        self.repeat = repeat
        self.part = self.part or repeat.part
        return True

    def _bound(self, bound: Bound) -> bool:
        if len(self.bounds) > 2 or (bound.side == "count" and self.repeat is None):
            return False
        self.bounds.append(bound)
        return True

    def _length(self, length: Length) -> bool:
        if self.length or not (self.time or self.day):
            return False
        self.length = length
        return True

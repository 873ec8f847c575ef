"""What phrases mean before they are joined: days, times, spans and repeats."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Context:
    """When and where a text is said, and how its writer reads numbers."""

    now: datetime  # on the wall clock of the zone, aware
    zone: str
    month_first: bool
    week_start: int

    @property
    def today(self) -> date:
        """The day it is where the text is said."""
        return self.now.date()

    def week_of(self, day: date) -> date:
        """The first day of the week that a day is in."""
        return day - timedelta(days=(day.weekday() - self.week_start) % 7)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or an instant counted in hours from now.

    other: the day in the second reading, if there is one. part: which part of day the words named
    ("tonight"). weekday: set while a date beside it may still narrow it. yearless: the year was
    guessed. missing: there is no such day (31 February). nth: which weekday of its month it was
    called. grain: what the words named ("month").
    """

    day: date
    other: date | None = None
    weekday: int | None = None
    yearless: bool = False
    missing: bool = False
    part: str | None = None
    at: datetime | None = None
    nth: tuple[int, int] | None = None
    grain: str = "day"


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day; `sure` says that morning or afternoon is beyond doubt.

    zone: the zone that was named with it, None for the person's own. vague_zone: a zone was named
    with letters that several have. other: the time in the second reading, if there is one.
    also: the further times of each day of a repeat.
    """

    hour: int
    minute: int = 0
    second: int = 0
    sure: bool = True
    next_day: bool = False
    bare: bool = False  # nothing but a number
    zone: tzinfo | None = None
    vague_zone: bool = False
    other: Time | None = None
    also: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of day to another."""

    start: Time
    end: Time


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, by name, or a time that every day has (lunch)."""

    name: str


@dataclass(frozen=True, slots=True)
class Length:
    """How long something lasts, or how far off it is: calendar units and clock units."""

    months: int = 0
    days: int = 0
    business: int = 0
    seconds: float = 0

    def __add__(self, other: Length) -> Length:
        return Length(
            self.months + other.months,
            self.days + other.days,
            self.business + other.business,
            self.seconds + other.seconds,
        )

    @property
    def within_a_day(self) -> bool:
        """Whether it is shorter than a day, and so how long something lasts each time."""
        return not (self.months or self.days or self.business) and self.seconds < 86400

    @property
    def minutes(self) -> int | None:
        """Its whole minutes, None for months."""
        if self.months or self.business:
            return None
        return round(self.days * 1440 + self.seconds / 60)


@dataclass(frozen=True, slots=True)
class Repeat:
    """The parts of an RRULE; weekdays as (n or 0, weekday), hours those of the clock.

    first_in: the months in which it may begin.
    """

    freq: str
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    first_in: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_numbers: tuple[int, ...] = ()
    year_day: int | None = None
    hours: tuple[int, ...] = ()
    count: int | None = None
    part: str | None = None
    from_completion: bool = False
    run: bool = False  # "mon-fri", without a word for "every"
    other: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a series begins or ends: a day or time, a length, or a number of times.

    side: "from", "until", "before", "both", "count", "length", "ahead" (from today) or "except".
    """

    side: str
    day: Day | None = None
    time: Time | None = None
    last: Day | None = None
    count: int = 0
    length: Length = field(default_factory=Length)
    weekdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()

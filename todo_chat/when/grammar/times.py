"""Times of day, parts of the day, ranges and lengths of time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta, timezone

from todo_chat.when.grammar.values import Context, Length, Part, Span, Time
from todo_chat.when.zones import zone_of

PARTS = {
    "early": time(6),
    "early work": time(8),
    "morning": time(9),
    "noon": time(12),
    "lunch": time(12),
    "after lunch": time(13),
    "afternoon": time(15),
    "evening": time(18),
    "night": time(20),
}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def hour_of(
    c: Context, hour: int, meridiem: str | None = None, minute: int = 0, bare: bool = False
) -> Time | None:
    """An hour as people say it, with am or pm or without."""
    return _time(hour, minute, 0, meridiem, bare=bare)


def full_hour(c: Context, hour: int, sign: str) -> Time | None:
    """An hour of the 24 ("16h")."""
    return Time(hour) if hour < 24 else None


def clock(c: Context, figures: str, meridiem: str | None = None) -> Time | None:
    """A clock's figures ("16:30", "4.30", "16h30")."""
    parts = re.split("[:h.]", figures)
    second = int(parts[2]) if len(parts) > 2 else 0
    zero = figures.startswith("0") or "h" in figures
    return _time(int(parts[0]), int(parts[1]), second, meridiem, zero=zero)


def compact(c: Context, hhmm: str, meridiem: str | None = None) -> Time | None:
    """Figures without a sign ("1030")."""
    return _time(int(hhmm[:-2]), int(hhmm[-2:]), 0, meridiem, zero=hhmm.startswith("0"))


def rounded(c: Context, hhmm: str) -> Time | None:
    """Figures with nothing to say that they are a time: no other minutes are said so ("911")."""
    sure = hhmm.startswith("0") or int(hhmm) % 5 == 0
    return compact(c, hhmm) if sure else None


def either(c: Context, time: Time, other: Time) -> Time:
    """One time or another, of which the first is the likelier ("5 or 6")."""
    return replace(time, bare=False, other=replace(other, bare=False))


def several(c: Context, times: tuple[Time, ...]) -> Time:
    """Times of each day of a repeat ("at 9, 1 and 6")."""
    return replace(times[0], bare=False, also=tuple(replace(t, bare=False) for t in times[1:]))


def offset(c: Context, minute: int, time: Time, sign: int = 1) -> Time | None:
    """So many minutes past or to an hour ("ten to six", "quarter past 4")."""
    if not 0 <= minute < 60 or time.minute:
        return None
    total = (time.hour * 60 + sign * minute) % 1440
    hour = total // 60
    if not time.sure and hour == 0:
        hour = 12
    return replace(time, hour=hour, minute=total % 60, bare=False)


def shifted(c: Context, length: Length, time: Time, sign: int = 1) -> Time | None:
    """Hours or minutes from a time of the day ("2 hours before noon")."""
    if length.months or length.days or length.business:
        return None
    time = settle(time, None)
    midnight = 1440 if sign < 0 and (time.hour, time.minute) == (0, 0) else 0
    minutes = midnight + time.hour * 60 + time.minute + sign * round(length.seconds / 60)
    if not 0 <= minutes < 2880:
        return None
    return Time(minutes // 60 % 24, minutes % 60, next_day=minutes >= 1440)


def fixed(c: Context, hour: int, minute: int = 0, next_day: bool = False) -> Time:
    """A time with a name of its own (noon)."""
    return Time(hour, minute, next_day=next_day)


def same(c: Context, time: Time) -> Time:
    """A time said with more words."""
    return replace(time, bare=False)


def in_part(c: Context, time: Time, part: str) -> Time:
    """A time said with a part of the day ("5 in the morning")."""
    return settle(replace(time, bare=False), part)


def part(c: Context, part: str) -> Part:
    """A part of the day."""
    return Part(part)


def half(c: Context, half: str) -> Part:
    """The morning or the afternoon of a day ("tomorrow pm")."""
    return Part("morning" if half == "am" else "afternoon")


def zoned(c: Context, time: Time, zone: int | str) -> Time:
    """A time of another zone: minutes from UTC, an IANA name, or letters of several zones."""
    if zone == "":
        return replace(time, bare=False, vague_zone=True)
    there = timezone(timedelta(minutes=zone)) if isinstance(zone, int) else zone_of(zone)
    return replace(time, bare=False, zone=there)


def zoned_off(c: Context, time: Time, hour: int, sign: int = 1) -> Time | None:
    """A time so many hours from UTC."""
    return zoned(c, time, sign * hour * 60) if hour <= 14 else None


def span(
    c: Context, start: Time, end: Time, part: str | None = None, zone: int | str | None = None
) -> Span | None:
    """From one time to another."""
    if zone is not None:
        start, end = zoned(c, start, zone), zoned(c, end, zone)
    if part:
        start, end = settle(start, part), settle(end, part)
    if start.bare and end.bare and (start.hour == end.hour or max(start.hour, end.hour) > 23):
        return None
    return Span(start, end)


def settle_span(span: Span, part: str | None) -> Span:
    """Both ends decided: one in doubt takes the side of noon that the other one leaves it."""
    start, end = span.start, span.end
    if not start.sure and end.sure:
        start = _beside(start, [t for t in _sides(start) if _of(t) < _of(end)][-1:])
    start = settle(start, part)
    if not end.sure:
        end = _beside(end, [t for t in _sides(end) if _of(t) > _of(start)][:1])
    return Span(start, settle(end, None))


def _sides(time: Time) -> list[Time]:
    return [replace(time, hour=hour, sure=True) for hour in (time.hour % 12, time.hour % 12 + 12)]


def _beside(time: Time, fitting: list[Time]) -> Time:
    return fitting[0] if fitting else replace(time, hour=time.hour % 12, sure=True)


def settle(time: Time, part: str | None) -> Time:
    """The time with morning or afternoon decided: by the part of the day, else by habit.

    Habit: 1 to 6 is afternoon, 7 to 11 morning, 12 noon.
    """
    if time.sure:
        return time
    hour, next_day = time.hour, time.next_day
    if part in {"morning", "early", "early work"}:
        hour %= 12
    elif part == "night":
        next_day = next_day or hour == 12 or hour < 5
        hour = hour % 12 + (12 if 5 <= hour < 12 else 0)
    elif part == "evening":
        next_day = next_day or hour == 12
        hour = 0 if hour == 12 else hour + 12
    elif part in {"afternoon", "after lunch"} or hour < 7:
        hour = hour % 12 + 12
    return replace(time, hour=hour, next_day=next_day, sure=True)


def length(c: Context, n: float, unit: str) -> Length | None:
    """So many of a unit; halves of calendar units come down to smaller ones."""
    if n > 100_000:
        return None
    if unit in _SECONDS:
        return Length(seconds=n * _SECONDS[unit])
    if unit == "business":
        return Length(business=int(n))
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    if days:
        whole = n * days
        return Length(days=int(whole), seconds=(whole - int(whole)) * 86400)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return None
    whole = n * months
    return Length(months=int(whole), days=round((whole - int(whole)) * 30))


def fraction_of(c: Context, fraction: str, unit: str) -> Length | None:
    """A fraction of a unit ("3/4 hour")."""
    over, under = map(int, fraction.split("/"))
    return length(c, over / under, unit) if under else None


def number_and_half(c: Context, n: float, unit: str) -> Length | None:
    """A count of units and half a one."""
    return length(c, n + 0.5, unit)


def same_length(c: Context, first: Length) -> Length:
    """A length alone."""
    return first


def sum_of(c: Context, first: Length, second: Length) -> Length:
    """Two lengths together ("1 hour 30 minutes")."""
    return first + second


def mixed(c: Context, n: int, fraction: str) -> float | None:
    """A count with a fraction ("2 1/2")."""
    over, under = map(int, fraction.split("/"))
    return n + over / under if under > over > 0 else None


def number(c: Context, n: float, times: float = 1, plus: float = 0) -> float | None:
    """A count."""
    return n * times + plus if n < 1_000_000 else None


def _time(
    hour: int,
    minute: int,
    second: int,
    meridiem: str | None,
    *,
    zero: bool = False,
    bare: bool = False,
) -> Time | None:
    if meridiem:
        if not 1 <= hour <= 12:
            if hour == 0 and meridiem == "am" and minute < 60:
                return Time(0, minute, second)
            if meridiem == "pm" and 12 < hour < 24 and minute < 60:
                return Time(hour, minute, second)
            return None
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
        return Time(hour, minute, second) if minute < 60 and second < 60 else None
    if hour == 24 and not minute:
        return None if bare else Time(0, next_day=True)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return Time(hour, minute, second, sure=zero or hour == 0 or hour > 12, bare=bare)


def _of(time: Time) -> tuple[int, int]:
    return time.hour, time.minute

"""What repeats, how often: the parts of an RRULE from words."""

from __future__ import annotations

from dataclasses import replace

from todo_chat.when.grammar import lists
from todo_chat.when.grammar.times import PARTS
from todo_chat.when.grammar.values import Context, Length, Repeat

WORKDAYS = tuple((0, day) for day in range(5))
WEEKEND = ((0, 5), (0, 6))
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNITS = {
    "hour": Repeat("HOURLY"),
    "day": Repeat("DAILY"),
    "night": Repeat("DAILY", part="night"),
    "weekday": Repeat("WEEKLY", weekdays=WORKDAYS),
    "business": Repeat("WEEKLY", weekdays=WORKDAYS),
    "weekend": Repeat("WEEKLY", weekdays=WEEKEND),
    "week": Repeat("WEEKLY"),
    "fortnight": Repeat("WEEKLY", 2),
    "month": Repeat("MONTHLY"),
    "quarter": Repeat("MONTHLY", 3),
    "half-year": Repeat("MONTHLY", 6),
    "year": Repeat("YEARLY"),
    "decade": Repeat("YEARLY", 10),
}
# Days of the week that share it out evenly, for so many times a week.
_SHARES = {1: (), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: range(5), 6: range(6)}


def every(c: Context, unit: str, n: float = 1) -> Repeat | None:
    """Every unit, or every n units."""
    base = _UNITS.get(unit)
    if base is None or n != int(n) or not 1 <= n <= 1000:
        return None
    return replace(base, interval=base.interval * int(n))


def every_part(c: Context, part: str, n: int = 1) -> Repeat:
    """Every morning, evening and so on."""
    return Repeat("DAILY", n, part=part)


def per(c: Context, n: float, unit: str) -> Repeat | None:
    """So many times a unit, shared out over it as evenly as a rule can."""
    times = int(n)
    if times < 1 or times != n:
        return None
    if unit == "week" and times in _SHARES:
        return Repeat("WEEKLY", weekdays=tuple((0, day) for day in _SHARES[times]))
    if unit == "month" and times == 2:
        return Repeat("MONTHLY", month_days=(1, 15))
    if times == 1:
        return _UNITS.get(unit)
    if unit == "week" and times == 7:
        return Repeat("DAILY")
    whole, small = {"day": (24, "hour"), "year": (12, "month")}.get(unit, (0, ""))
    if whole and whole % times == 0:
        return every(c, small, whole // times)
    return None


def every_parts(c: Context, part: str, other: str) -> Repeat:
    """Two parts of every day."""
    return Repeat("DAILY", hours=tuple(sorted({PARTS[part].hour, PARTS[other].hour})))


def every_hours(c: Context, hours: tuple[int, ...]) -> Repeat:
    """Every day at hours of the clock."""
    return Repeat("DAILY", hours=hours)


def edge(c: Context, unit: str, dom: int) -> Repeat | None:
    """The first (1) or last (-1) day of every week, month, quarter or year."""
    if unit == "week":
        return weekdays(c, ((c.week_start + (dom < 0) * 6) % 7,))
    if unit == "quarter":
        months = (1, 4, 7, 10) if dom > 0 else (3, 6, 9, 12)
        return Repeat("MONTHLY", 3, month_days=(dom,), first_in=months)
    return month_days(c, (dom,), unit=unit)


def never(c: Context, no_dom: int) -> Repeat:
    """A day that no month has."""
    return Repeat("NEVER")


def run_of_days(c: Context, days: tuple[int, ...]) -> Repeat:
    """The days of work of every week, said without a word for "every" ("mon-fri")."""
    return replace(weekdays(c, days), run=True)


def habit(c: Context, days: tuple[int, ...]) -> Repeat | None:
    """Three weekdays or more that are apart; those in a row are more likely one stay."""
    row = lists.run(c, days[0], days[-1])
    return None if row == days else weekdays(c, days)


def weekdays(c: Context, days: tuple[int, ...], n: int = 1, part: str | None = None) -> Repeat:
    """Every one of some weekdays, or every nth week on them."""
    return Repeat("WEEKLY", n, weekdays=tuple((0, day) for day in _once(days)), part=part)


def other_weekday(c: Context, days: tuple[int, ...]) -> Repeat:
    """Every second of a weekday: every two weeks, or the second of each month."""
    monthly = Repeat("MONTHLY", weekdays=tuple((2, day) for day in days))
    return replace(weekdays(c, days, 2), other=monthly)


def second_weekday(c: Context, days: tuple[int, ...]) -> Repeat:
    """Every 2nd of a weekday: the second of each month, or every two weeks."""
    weekly = other_weekday(c, days)
    assert weekly.other is not None
    return replace(weekly.other, other=replace(weekly, other=None))


def nth_weekdays(
    c: Context,
    nths: tuple[int, ...],
    days: tuple[int, ...],
    n: int = 1,
    months: tuple[int, ...] = (),
    unit: str = "month",
) -> Repeat | None:
    """The nth weekdays of every month, every nth month or of some months of the year."""
    if any(abs(nth) > 5 for nth in nths) or unit not in {"month", "year", "quarter"}:
        return None
    pairs = tuple((nth, day) for nth in nths for day in _once(days))
    if months:
        return Repeat("YEARLY", n, weekdays=pairs, months=months)
    if unit == "quarter":
        return Repeat("MONTHLY", 3 * n, weekdays=pairs)
    return Repeat("YEARLY" if unit == "year" else "MONTHLY", n, weekdays=pairs)


def monthly_pairs(c: Context, pairs: tuple[tuple[int, int], ...]) -> Repeat | None:
    """Several nth weekdays of every month."""
    if any(abs(nth) > 5 for nth, _ in pairs):
        return None
    return Repeat("MONTHLY", weekdays=tuple(sorted(set(pairs))))


def set_positions(c: Context, nths: tuple[int, ...], days: tuple[int, ...]) -> Repeat:
    """The first, last and so on among some weekdays of every month, taken together."""
    pairs = tuple((0, day) for day in _once(days))
    return Repeat("MONTHLY", weekdays=pairs, positions=tuple(sorted(set(nths))))


def monthly_weekdays(c: Context, days: tuple[int, ...]) -> Repeat:
    """Every such weekday, said of the month."""
    return Repeat("MONTHLY", weekdays=tuple((0, day) for day in _once(days)))


def weekdays_only(c: Context, n: int, days: tuple[int, ...]) -> Repeat | None:
    """Some weekdays, their number said before."""
    return weekdays(c, days) if n == len(days) else None


def one_weekday(c: Context, item: int) -> Repeat:
    """Every such weekday."""
    return weekdays(c, (item,))


def every_of(c: Context, unit: str, other: str) -> Repeat | None:
    """Daily or weekly, on weekdays or weekends alone."""
    return _UNITS[other] if unit in {"day", "week"} else None


def one_month_day(c: Context, item: int) -> Repeat | None:
    """A day of every month."""
    return month_days(c, (item,))


def month_days(c: Context, doms: tuple[int, ...], n: int = 1, unit: str = "month") -> Repeat | None:
    """Days of every month, or of every nth; from its end when below zero."""
    if unit == "year" and doms in {(1,), (-1,)}:
        return year_days(c, (1,), (1,)) if doms == (1,) else year_days(c, (12,), (31,))
    if any(abs(dom) > 31 for dom in doms):
        return None
    size = {"month": 1, "quarter": 3}.get(unit)
    inner = sorted(set(doms), key=lambda dom: (dom < 0, dom))
    return Repeat("MONTHLY", n * size, month_days=tuple(inner)) if size else None


def last_workday(c: Context, nth: int = -1) -> Repeat:
    """The first or last working day of every month."""
    return Repeat("MONTHLY", weekdays=WORKDAYS, positions=(nth,))


def year_days(
    c: Context, months: tuple[int, ...], doms: tuple[int, ...] = (), n: int = 1
) -> Repeat | None:
    """Days of some months, every year; the first when no day is named."""
    if any(dom > max(_LONGEST[month - 1] for month in months) for dom in doms):
        return Repeat("NEVER")
    return Repeat("YEARLY", n, months=_once(months), month_days=_once(doms) or (1,))


def year_dates(c: Context, dates: tuple[tuple[int, int], ...]) -> Repeat | None:
    """Several dates of every year, when one rule can say them and no others besides."""
    months = _once(tuple(month for month, _ in dates))
    doms = _once(tuple(dom for _, dom in dates))
    if len(months) * len(doms) != len(set(dates)):
        return None
    impossible = any(dom > _LONGEST[month - 1] for month, dom in dates)
    return Repeat("NEVER") if impossible else Repeat("YEARLY", months=months, month_days=doms)


def year_weekdays(c: Context, nth: int, days: tuple[int, ...]) -> Repeat | None:
    """The nth of a weekday in every year."""
    pairs = tuple((nth, day) for day in _once(days))
    return Repeat("YEARLY", weekdays=pairs) if nth <= 53 else None


def feast(
    c: Context, month: int = 0, dom: int = 0, nth: int = 0, weekday: int = 0, **how: int
) -> Repeat | None:
    """A feast of every year; none that is counted from Easter or from another day."""
    if not month or how:
        return None
    if nth:
        return Repeat("YEARLY", weekdays=((nth, weekday),), months=(month,))
    return year_days(c, (month,), (dom,))


def year_pair(c: Context, date: str) -> Repeat | None:
    """Every year on a date in two numbers, in the order of the setting."""
    first, second = (int(part) for part in date.split("/"))
    orders = [(first, second), (second, first)]
    for month, dom in orders if c.month_first else reversed(orders):
        if 1 <= month <= 12 and 1 <= dom <= 31:
            return year_days(c, (month,), (dom,))
    return None


def days_in_months(c: Context, months: tuple[int, ...]) -> Repeat:
    """Every day of some months."""
    return Repeat("DAILY", months=_once(months))


def weekdays_in_months(c: Context, days: tuple[int, ...], months: tuple[int, ...]) -> Repeat:
    """Every one of some weekdays in some months."""
    return replace(weekdays(c, days), months=_once(months))


def workdays_in_months(c: Context, months: tuple[int, ...]) -> Repeat:
    """Every working day of some months."""
    return Repeat("WEEKLY", weekdays=WORKDAYS, months=_once(months))


def weekdays_in_week(c: Context, days: tuple[int, ...], numbers: tuple[int, ...]) -> Repeat | None:
    """Weekdays of some weeks of the year, by their numbers."""
    if not all(1 <= number <= 53 for number in numbers):
        return None
    pairs = tuple((0, day) for day in days)
    return Repeat("YEARLY", weekdays=pairs, week_numbers=numbers)


def day_of_week(c: Context, n: int) -> Repeat | None:
    """The nth day of every week, which begins as the person's does."""
    return weekdays(c, ((c.week_start + n - 1) % 7,)) if 1 <= n <= 7 else None


def day_of_year(c: Context, n: int) -> Repeat | None:
    """The nth day of every year."""
    return Repeat("YEARLY", year_day=n) if 1 <= n <= 366 else None


def after_done(c: Context, length: Length) -> Repeat | None:
    """A length after the last one was finished."""
    if length.business or length.seconds % 3600:
        return None
    for freq, n in (
        ("HOURLY", length.days * 24 + int(length.seconds) // 3600 if length.seconds else 0),
        ("YEARLY", length.months // 12 if length.months % 12 == 0 else 0),
        ("MONTHLY", length.months),
        ("WEEKLY", length.days // 7 if length.days % 7 == 0 else 0),
        ("DAILY", length.days),
    ):
        if 1 <= n <= 1000:
            return Repeat(freq, n, from_completion=True)
    return None


def _once(items: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(items)))

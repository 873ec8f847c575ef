"""Lists of numbers and weekdays."""

from __future__ import annotations

from typing import TypeVar

from todo_chat.when.grammar.values import Context

Item = TypeVar("Item")
Pair = tuple[int, int]


def one(c: Context, item: int) -> tuple[int, ...]:
    """A list of one."""
    return (item,)


def month_day(c: Context, month: int, dom: int) -> Pair:
    """A day of a month."""
    return month, dom


def two(c: Context, item: Item, rest: Item) -> tuple[Item, ...]:
    """A list of two."""
    return item, rest


def more(c: Context, item: Item, rest: tuple[Item, ...]) -> tuple[Item, ...]:
    """A list with one more before it."""
    return (item, *rest)


def two_more(c: Context, item: int, second: int, rest: tuple[int, ...]) -> tuple[int, ...]:
    """A list with two more before it."""
    return (item, second, *rest)


def then_last(c: Context, item: int) -> tuple[int, int]:
    """A day and the last one."""
    return item, -1


def pairs(c: Context, nths: tuple[int, ...], days: tuple[int, ...]) -> tuple[Pair, ...]:
    """Each nth of each weekday."""
    return tuple((nth, day) for nth in nths for day in days)


def both(c: Context, first: tuple[Item, ...], rest: tuple[Item, ...]) -> tuple[Item, ...]:
    """Two lists."""
    return (*first, *rest)


def run(c: Context, first: int, last: int) -> tuple[int, ...]:
    """From one weekday to another, over the week's end if need be."""
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def work_week(c: Context, first: int, last: int) -> tuple[int, ...] | None:
    """From Monday to Friday."""
    days = run(c, first, last)
    return days if days == (0, 1, 2, 3, 4) else None


def long_run(c: Context, first: int, last: int) -> tuple[int, ...] | None:
    """Four days or more of a week that begins on Monday or on Sunday."""
    days = run(c, first, last)
    return days if first in {0, 6} and len(days) > 3 else None


def literal(c: Context, value: int) -> int:
    """A value that stands in the table."""
    return value


def from_end(c: Context, n: int) -> int:
    """The nth from the end."""
    return -n


def keep(c: Context, n: int) -> int:
    """A value as it is."""
    return n

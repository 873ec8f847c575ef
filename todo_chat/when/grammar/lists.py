"""Lists of numbers and weekdays."""

from __future__ import annotations

from typing import TypeVar

from todo_chat.when.grammar.values import Context

Item = TypeVar("Item")


def one(c: Context, item: int) -> tuple[int, ...]:
    """A list of one."""
    return (item,)


def month_day(c: Context, month: int, dom: int) -> tuple[int, int]:
    """A day of a month."""
    return month, dom


def two(c: Context, item: Item, rest: Item) -> tuple[Item, ...]:
    """A list of two."""
    return item, rest


def more(c: Context, item: Item, rest: tuple[Item, ...]) -> tuple[Item, ...]:
    """A list with one more before it."""
    return (item, *rest)


def both(c: Context, first: tuple[int, ...], rest: tuple[int, ...]) -> tuple[int, ...]:
    """Two lists."""
    return (*first, *rest)


def run(c: Context, first: int, last: int) -> tuple[int, ...]:
    """From one weekday to another, over the week's end if need be."""
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def literal(c: Context, value: int) -> int:
    """A value that stands in the table."""
    return value


def from_end(c: Context, n: int) -> int:
    """The nth from the end."""
    return -n


def keep(c: Context, n: int) -> int:
    """A value as it is."""
    return n

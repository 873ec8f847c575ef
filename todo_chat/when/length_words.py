"""Lengths of time in words."""

from __future__ import annotations

from todo_chat.strings import t

_UNITS = (("week", 10_080), ("day", 1_440), ("hour", 60), ("minute", 1))


def length_words(minutes: int) -> str:
    """A length of time: 45 minutes, 1 hour, 1 hour 30 minutes."""
    unit, size = next((named for named in _UNITS if minutes >= named[1]), _UNITS[-1])
    count, rest = divmod(minutes, size)
    words = t(f"quick.length.{unit}" if count == 1 else f"quick.length.{unit}s", n=count)
    return f"{words} {length_words(rest)}" if rest else words

"""Lengths and repeats of tasks in words."""

from __future__ import annotations

from todo_chat.models import RepeatsFrom, Task
from todo_chat.services.dues import slot_of
from todo_chat.strings import t
from todo_chat.when.recurrence import RuleError, describe_rule

_UNITS = (("week", 10_080), ("day", 1_440), ("hour", 60), ("minute", 1))


def length_words(minutes: int) -> str:
    """A length of time: 45 minutes, 1 hour, 1 hour 30 minutes."""
    unit, size = next((unit, size) for unit, size in _UNITS if minutes >= size)
    count, rest = divmod(minutes, size)
    words = t(f"quick.length.{unit}" if count == 1 else f"quick.length.{unit}s", n=count)
    return f"{words} {length_words(rest)}" if rest else words


def repeat_words(task: Task) -> str:
    """A task's rule in words, or nothing."""
    if not task.recurrence:
        return ""
    completion = task.repeats_from == RepeatsFrom.COMPLETION
    try:
        # The rule's own time, which this one may have been moved from.
        usual = slot_of(task, "UTC")
        return describe_rule(task.recurrence, usual, from_completion=completion)
    except RuleError:
        return t("page.task.some_rule")

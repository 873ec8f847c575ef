"""Lengths and repeats of tasks in words."""

from __future__ import annotations

from todo_chat.models import RepeatsFrom, Task
from todo_chat.services.dues import slot_of
from todo_chat.strings import t
from todo_chat.when.recurrence import RuleError, describe_rule


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

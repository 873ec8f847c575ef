"""Lengths and repeats of tasks in words."""

from __future__ import annotations

from todo_chat.models import RepeatsFrom, Task
from todo_chat.services.dues import slot_of
from todo_chat.strings import t
from todo_chat.when import Moment, zone_of
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


def zoned_repeat_words(task: Task, timezone: str) -> str:
    """The same, with the zone of its time where that is not what a person's clock shows."""
    words = repeat_words(task)
    usual = slot_of(task, timezone) if words else None
    if not isinstance(usual, Moment):
        return words
    here = usual.at.astimezone(zone_of(timezone))
    if here.utcoffset() == usual.local.utcoffset():
        return words
    place = usual.zone.rpartition("/")[2].replace("_", " ")
    return t("page.task.rule_in_zone", rule=words, place=place)

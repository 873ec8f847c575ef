"""A number as the new time of a task: whether it is an hour or a day of the month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from todo_chat.agent.builtin.intents import Edit
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request
from todo_chat.agent.builtin.scene import Scene
from todo_chat.agent.builtin.wording import say

_LAST_HOUR = 23
_HALF_A_DAY = 12
_NEAR = 3  # hours by which a time is corrected


def hour_or_day(edit: Edit, tasks: Sequence[Task], scene: Scene) -> Plan[tuple[Edit, str]]:
    """An edit with words for its number, and what to say of how that was understood.

    It is an hour, unless no hour has that number, or the one task it is said of has a day and no
    time and was given that day as a number of the month just now: then who says "make it 11" of
    the 10th means the 11th.
    """
    if edit.number is None:
        return edit, ""
    if len(tasks) != 1:
        return replace(edit, number=None, due=f"at {edit.number}"), ""
    [looked] = yield [Request("get_task", {"number": tasks[0]["number"]})]
    due = str(looked.get("task", {}).get("due") or "")
    if edit.number > _LAST_HOUR or (_is_day(due) and _was_said(due, scene.said())):
        day = replace(edit, number=None, due=_day(due, edit.number))
        return day, say("day_understood", hour=edit.number) if edit.number <= _LAST_HOUR else ""
    return replace(edit, number=None, due=_hour(due, edit.number)), ""


def _hour(due: str, number: int) -> str:
    """An hour; near one of the afternoon it is of the afternoon too."""
    present = int(due[11:13]) if "T" in due else 0
    later = number + _HALF_A_DAY
    near = present >= _HALF_A_DAY > number and abs(later - present) <= _NEAR
    return f"at {later}:00" if near else f"at {number}"


def _is_day(due: str) -> bool:
    return bool(due) and "T" not in due


def _was_said(due: str, messages: Sequence[str]) -> bool:
    """Whether the day of a due was said as a number."""
    day = int(due[8:10])
    return any(
        int(found) == day
        for message in messages
        for found in re.findall(r"(?<![\d:.-])(\d{1,2})(?=$|[^\d:-])", message)
    )


def _day(due: str, number: int) -> str:
    """The day of that number in the month of a due; in the next one that has it without a due."""
    return f"{due[:8]}{number:02d}" if due else f"on the {number}."

"""What is said of a task on the side: its priority, tags, deadline, length, reminders and note."""

from __future__ import annotations

import re
from dataclasses import replace

from todo_chat.agent.builtin.dates import (
    bare_date,
    is_date,
    is_reminder,
    read_minutes,
)
from todo_chat.agent.builtin.english import additions, words
from todo_chat.agent.builtin.english.pieces import LEVELS
from todo_chat.agent.builtin.intents import NewTask, PriorityName

LONGEST_REMARK = 300
"""Characters at the end of a text in which remarks are looked for; notes may be longer."""


def is_remark(text: str) -> bool:
    """Whether a text only says something on the side of a task: "it's urgent", "tagged work"."""
    padded = ", " + text
    patterns = (*additions.PRIORITY_AT_END, additions.TAGS_AT_END, additions.NOTE_AT_END)
    if any(pattern.fullmatch(padded) for pattern in patterns):
        return True
    if additions.REMARKS.fullmatch(text) and side_remarks("it" + padded, NewTask(""))[0] == "it":
        return True
    return is_date(words.IT_IS.sub("", text.strip()))


def remarks_on_all(text: str) -> tuple[str, NewTask]:
    """Remarks that stand behind several tasks and mean them all: tags, "both urgent"."""
    side = NewTask("")
    if "\n" in text:
        return text, side
    for _ in range(2):
        text, side = _take_tags(text.rstrip(), side)
        shorter, remark = _take_priority(text, side)
        if not additions.ON_ONE.search(text[len(shorter) :]):
            text, side = shorter, remark
    return text, side


def side_remarks(text: str, side: NewTask) -> tuple[str, NewTask]:
    """A text without what is said at its end on the side, and that in the form of a task."""
    for _ in range(6):
        text = text.rstrip()
        length = len(text)
        text, side = _take_reminder(*_take_tags(*_take_priority(text, side)))
        text, side = _take_note(*_take_estimate(*_take_deadline(text, side)))
        if len(text) == length:
            break
    return text, side


def _at_end(
    pattern: re.Pattern[str], text: str, reach: int = LONGEST_REMARK
) -> re.Match[str] | None:
    """A match that reaches to the end of a text, the text ending in a full stop or not."""
    text = text.rstrip(" .!")
    for match in pattern.finditer(text, max(len(text) - reach, 0)):
        found = pattern.fullmatch(text, match.start())
        if found and found.start() > 0:
            return found
    return None


def _take_priority(text: str, side: NewTask) -> tuple[str, NewTask]:
    if side.priority is None:
        for pattern in additions.PRIORITY_AT_END:
            found = _at_end(pattern, text)
            if found:
                level = named_priority(found["level"].casefold().removesuffix("ly"))
                return text[: found.start()], replace(side, priority=level)
    return text, side


def _take_tags(text: str, side: NewTask) -> tuple[str, NewTask]:
    found = None if side.tags else _at_end(additions.TAGS_AT_END, text)
    if not found:
        return text, side
    return text[: found.start()], replace(side, tags=read_tags(found["tags"]))


def _take_reminder(text: str, side: NewTask) -> tuple[str, NewTask]:
    found = _at_end(additions.REMINDER_AT_END, text) or _at_end(additions.BEFORE_AT_END, text)
    if not found or not is_reminder(found["when"]):
        return text, side
    return text[: found.start()], replace(side, reminders=(*side.reminders, found["when"]))


def _take_deadline(text: str, side: NewTask) -> tuple[str, NewTask]:
    found = None if side.deadline else _at_end(additions.DEADLINE_AT_END, text)
    if not found or not is_date(found["when"]):
        return text, side
    return text[: found.start()], replace(side, deadline=bare_date(found["when"]))


def _take_estimate(text: str, side: NewTask) -> tuple[str, NewTask]:
    found = None if side.estimate_minutes else _at_end(additions.ESTIMATE_AT_END, text)
    minutes = read_minutes(found["length"]) if found else None
    if not found or not minutes:
        return text, side
    return text[: found.start()], replace(side, estimate_minutes=minutes)


def _take_note(text: str, side: NewTask) -> tuple[str, NewTask]:
    found = None if side.notes else _at_end(additions.NOTE_AT_END, text, len(text))
    if not found:
        return text, side
    return text[: found.start()], replace(side, notes=found["notes"].strip(' "“”'))


def read_tags(text: str) -> tuple[str, ...]:
    """The tags that a text lists: "work and home", "#a #b"."""
    names = (name.strip().strip("#@\"“”'.") for name in additions.TAG_SEPARATOR.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def named_priority(text: str) -> PriorityName:
    """The priority that a word stands for."""
    return LEVELS[re.split(r"[\s-]", text.strip())[0].casefold()]

"""Reading what goes on with the last wish: the same for more, or for something else instead."""

from __future__ import annotations

from dataclasses import replace

from todo_chat.agent.builtin.dates import is_date, is_reminder
from todo_chat.agent.builtin.english import words
from todo_chat.agent.builtin.english.verbs import begins_task
from todo_chat.agent.builtin.grammar import read_wish
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Delete,
    Do,
    Edit,
    Intent,
    Name,
    Numbers,
    Perhaps,
    Places,
    Say,
    SetStatus,
    Show,
    Target,
    Targeted,
)
from todo_chat.agent.builtin.memory import Memory
from todo_chat.agent.builtin.reading import read_message
from todo_chat.agent.builtin.targets import read_target

LAST_DAY = 31
MOST_WORDS = 5
"""Words of a name; what is longer is something else."""


def read_correction(text: str, memory: Memory) -> tuple[Intent, ...] | None:
    """What a message means that leaves out the wish, as that was said just before; else None."""
    text = text.strip()
    if words.NO.fullmatch(text) or words.YES.fullmatch(text):
        return None
    more = words.AS_WELL.fullmatch(text)
    if more:
        return _as_well(more["more"] or more["other"], text, memory)
    if words.THE_OTHERS.fullmatch(text.strip(" .!?")):
        return (Say("nothing_spoken"),)
    instead = words.INSTEAD_OF.fullmatch(text)
    return _instead(instead["what"], memory) if instead else None


def _as_well(what: str, text: str, memory: Memory) -> tuple[Intent, ...] | None:
    if words.NEW_ONE.match(what) or len(what.split()) > MOST_WORDS:
        return None
    wish = memory.wish
    if isinstance(wish, Add):
        return _at_another_time(wish, what)
    if isinstance(wish, Do) and wish.deed == "remind" and is_reminder(what):
        return (replace(wish, when=what),)
    target = _target(what, memory)
    same = _same(wish, target)
    if target is None or same is None:
        return None
    if any(isinstance(part, Name) for part in target.parts):
        read = read_message(text)
        return (Perhaps((same,), otherwise=read[0] if len(read) == 1 else None),)
    return (same,)


def _instead(what: str, memory: Memory) -> tuple[Intent, ...] | None:
    target = _target(what, memory)
    if words.THE_OTHERS.fullmatch(what) and target is None:
        return (Say("nothing_spoken"),)
    wish = memory.wish
    same = _same(wish, target)
    if target is None or same is None:
        return None
    by_number = isinstance(target.parts[0], Numbers)
    if by_number and "#" not in what and not _was_by_number(wish, memory):
        return _at_number(wish, what)
    return (Perhaps((same,), otherwise=Show(target), instead=True),)


def _at_number(wish: Intent | None, what: str) -> tuple[Intent, ...] | None:
    """ "No, 11" of what was named and moved is another hour or day."""
    dated = isinstance(wish, Change) and wish.edit.due
    if not dated or not what.isdecimal() or int(what) > LAST_DAY:
        return None
    return (Change(read_target("it"), Edit(number=int(what))),)


def _at_another_time(wish: Add, what: str) -> tuple[Intent, ...] | None:
    """One that was added just now, on another day too; of what is reminded, once more."""
    if wish.reminder and is_reminder(what):
        return (Do("remind", read_target("it"), what),)
    if len(wish.tasks) != 1 or not wish.tasks[0].due or not is_date(what):
        return None
    return (Add((replace(wish.tasks[0], due=words.LEADS.sub("", what)),)),)


def _same(wish: Intent | None, target: Target | None) -> Targeted | None:
    """The same wish for other tasks: it is no new task, and has no other way to be read."""
    match wish:
        case Change(lacks=""):
            return replace(wish, target=target, heard="", otherwise=())
        case SetStatus() | Delete() | Do():
            return replace(wish, target=target, heard="")
        case _:
            return None


def _was_by_number(wish: Intent | None, memory: Memory) -> bool:
    target = wish.target if isinstance(wish, Targeted) else None
    parts = target.parts if target else ()
    return bool(memory.shown.tasks) or any(isinstance(part, Numbers) for part in parts)


def _target(what: str, memory: Memory) -> Target | None:
    """The tasks that are named and nothing else; "the other one" of those that were shown."""
    what = what.strip(" ,.!")
    if words.THE_OTHERS.fullmatch(what):
        return _others(what, memory)
    if not what or (is_date(what) and not what.isdecimal()):
        return None
    target = read_target(what)
    if target is None or not all(isinstance(p, Name | Numbers | Places) for p in target.parts):
        return None
    named = any(isinstance(part, Name) for part in target.parts)
    wish = read_wish(what) if named else None
    spelled = len(what.split()) <= MOST_WORDS and not begins_task(what)
    return target if not named or (spelled and wish is None) else None


def _others(what: str, memory: Memory) -> Target | None:
    changed = {task["number"] for _, task in memory.last_writes}
    left = [task["number"] for task in memory.shown.tasks if task["number"] not in changed]
    was_there = len(left) < len(memory.shown.tasks)
    several = "others" in what.casefold()
    return Target.of(*left) if was_there and left and (several or len(left) == 1) else None

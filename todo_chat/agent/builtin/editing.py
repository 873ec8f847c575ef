"""From a rule that fitted to the wish it stands for: notes, tags, priorities, titles."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from todo_chat.agent.builtin.clause import Clause, Values, target_of
from todo_chat.agent.builtin.dates import is_date, read_minutes
from todo_chat.agent.builtin.english import words
from todo_chat.agent.builtin.intents import (
    Change,
    Edit,
    Every,
    Intent,
    Say,
    Target,
)
from todo_chat.agent.builtin.items import tidy_title
from todo_chat.agent.builtin.remarks import named_priority, read_tags
from todo_chat.agent.builtin.targets import read_target

MOST_WAYS = 5
"""Ways to read "change a to b to c" that are tried."""
_INTO = re.compile(r"\s+(?:to|into|with|->|→|=>)\s+", re.IGNORECASE)


def note(_clause: Clause, values: Values) -> Intent:
    """Add a note, replace it, or ask for it."""
    text = values["text"]
    notes = "" if text is None else text.strip(' "“”')
    return Change(
        target_of(values),
        Edit(notes=notes, replace_notes=bool(values.get("replace"))),
        lacks="notes" if text is None else "",
    )


def tag(_clause: Clause, values: Values) -> Intent:
    """Put tags on, or ask which."""
    if values["tags"] is None:
        return Change(target_of(values), Edit(), lacks="tags")
    return Change(target_of(values), Edit(tags=read_tags(values["tags"])))


def retag(_clause: Clause, values: Values) -> Intent:
    """Put one tag in the place of another."""
    edit = Edit(tags=read_tags(values["tags"]), untag=read_tags(values["old"]))
    return Change(target_of(values), edit)


def untag(_clause: Clause, values: Values) -> Intent:
    """Take tags off; all where none is named."""
    return Change(target_of(values), Edit(untag=read_tags(values.get("tags") or "")))


def estimate(_clause: Clause, values: Values) -> Intent | None:
    """Say how long it takes."""
    minutes = read_minutes(values["length"]) if values["length"] else 0
    if minutes is None:
        return Say("no_length")
    return Change(target_of(values), Edit(estimate_minutes=minutes))


def priority(_clause: Clause, values: Values) -> Intent | None:
    """Set a priority."""
    if words.ON_LIST.search(values["target"]) or words.GOES_FURTHER.search(values["target"]):
        return None
    return Change(target_of(values), Edit(priority=named_priority(values["level"])))


def priority_unknown(_clause: Clause, values: Values) -> Intent | None:
    """No priority, though one was meant: ask for one that there is."""
    return Change(target_of(values), Edit(), lacks="priority", unknown=values["said"].strip(' "“”'))


def clear_all(_clause: Clause, values: Values) -> Intent:
    """Take something away from whatever has it."""
    what = values["what"].casefold()
    cleared = next(edit for begin, edit in _CLEARED.items() if what.startswith(begin))
    return Change(Target((Every(),)), cleared)


_CLEARED = {
    "due": Edit(due="none"),
    "date": Edit(due="none"),
    "deadline": Edit(deadline="none"),
    "tag": Edit(untag=()),
    "label": Edit(untag=()),
    "priorit": Edit(priority="none"),
    "note": Edit(notes="", replace_notes=True),
    "estimate": Edit(estimate_minutes=0),
    "duration": Edit(estimate_minutes=0),
}


def rename(_clause: Clause, values: Values) -> Intent:
    """Give a new title, or ask for it."""
    text = values["text"]
    title = None if text is None else tidy_title(text)
    return Change(target_of(values), Edit(title=title), lacks="" if title else "title")


def rename_weak(clause: Clause, _values: Values) -> Intent | None:
    """Change one thing to another: a title, or a date, by each way to read it."""
    ways: list[Change] = []
    _, _, rest = clause.text.partition(" ")
    for joint in islice(_INTO.finditer(rest), MOST_WAYS):
        target = read_target(rest[: joint.start()])
        title = tidy_title(rest[joint.end() :])
        if target and title:
            # "Change the dentist to friday" moves it; hardly anything is called by a day.
            due = f"at {title}" if words.HOUR.fullmatch(title) else title
            edit = Edit(due=due) if is_date(due) else Edit(title=title)
            ways.append(Change(target, edit, heard=clause.text))
    return replace(ways[0], otherwise=tuple(ways[1:])) if ways else None

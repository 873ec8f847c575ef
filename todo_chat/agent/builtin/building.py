"""From a rule that fitted to the wish it stands for: one small function for each kind of rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias

from todo_chat.agent.builtin.english import small_talk, words
from todo_chat.agent.builtin.english.verbs import CLEAR, NOUNS_TOO, PAST, begins_task
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Delete,
    Edit,
    Every,
    Filters,
    Intent,
    List,
    Name,
    Refuse,
    Say,
    Search,
    SetStatus,
    Show,
    Target,
    UndoLast,
)
from todo_chat.agent.builtin.items import (
    named_priority,
    read_day,
    read_tags,
    read_tasks,
    tidy_title,
)
from todo_chat.agent.builtin.listing import is_noise, read_filters
from todo_chat.agent.builtin.targets import read_target

MOST_WAYS = 5
"""Ways to read "change a to b to c" that are tried."""

Values: TypeAlias = Mapping[str, Any]

_INTO = re.compile(r"\s+(?:to|into|with|->|→|=>)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """A clause without the words around its wish, and what those said.

    `asked` when it asks for leave ("can I ..."), `misspelt` when its verb was corrected.
    """

    text: str
    asked: bool = False
    misspelt: bool = False


def without_time(text: str) -> str:
    """A text without words at its end that say when something was done."""
    while (start := _time_at_end(text)) is not None:
        text = text[:start]
    return text


def _time_at_end(text: str) -> int | None:
    for found in words.WHEN_DONE.finditer(text):
        if found.end() == len(text):
            return found.start()
    return None


def _target(values: Values) -> Target | None:
    return read_target(without_time(values["target"])) if values["target"] else None


def _note(_clause: Clause, values: Values) -> Intent:
    text = values["text"]
    notes = "" if text is None else text.strip(' "“”')
    return Change(
        _target(values),
        Edit(notes=notes, replace_notes=bool(values.get("replace"))),
        lacks="notes" if text is None else "",
    )


def _tag(_clause: Clause, values: Values) -> Intent:
    return Change(_target(values), Edit(tags=read_tags(values["tags"])))


def _untag(_clause: Clause, values: Values) -> Intent:
    return Change(_target(values), Edit(untag=read_tags(values.get("tags") or "")))


def _due(_clause: Clause, values: Values) -> Intent | None:
    when = values["when"]
    if when == "none":
        return Change(_target(values), Edit(due="none"))
    found = words.DAY.search(when or "")
    return Change(_target(values), Edit(due=read_day(found))) if found else Say("no_dates")


def _due_dated(clause: Clause, values: Values) -> Intent | None:
    is_date = words.DATE_WORDS.match(values["when"]) or words.DAY.match(values["when"])
    return _due(clause, values) if is_date else None


def _priority(_clause: Clause, values: Values) -> Intent | None:
    if words.ON_LIST.search(values["target"]):
        return None
    return Change(_target(values), Edit(priority=named_priority(values["level"])))


def _reopen(_clause: Clause, values: Values) -> Intent:
    return SetStatus(_target(values), "pending")


def _complete(clause: Clause, values: Values) -> Intent:
    return SetStatus(_target(values), "completed", heard=clause.text)


def _complete_said(_clause: Clause, values: Values) -> Intent | None:
    target = _target(values)
    nouns = target and all(isinstance(p, Name) and is_noise(p.text) for p in target.parts)
    return None if nouns else SetStatus(target, "completed")


def _all_done(_clause: Clause, values: Values) -> Intent | None:
    spared = values.get("but")
    everything = values.get("all") or "everything"
    target = read_target(f"{everything} except {spared}" if spared else everything)
    if target is None or not isinstance(target.parts[0], Every):
        return None
    return SetStatus(target, "completed", sure=bool(values.get("told")))


def _delete(clause: Clause, values: Values) -> Intent:
    sure = not (clause.asked or clause.misspelt or values.get("unsure"))
    return Delete(_target(values), sure=sure)


def _remove(clause: Clause, values: Values) -> Intent:
    sure = not (clause.asked or clause.misspelt)
    return Delete(_target(values), sure=sure, heard=clause.text)


def _clear(clause: Clause, values: Values) -> Intent | None:
    if not values["what"].strip():
        return None
    filters = Filters(status=read_filters(values["what"]).status)
    return Delete(Target((Every(filters),)), sure=not clause.asked)


def _rename(_clause: Clause, values: Values) -> Intent:
    text = values["text"]
    title = None if text is None else tidy_title(text)
    return Change(_target(values), Edit(title=title), lacks="" if title else "title")


def _rename_weak(clause: Clause, _values: Values) -> Intent | None:
    ways: list[Change] = []
    _, _, rest = clause.text.partition(" ")
    for joint in islice(_INTO.finditer(rest), MOST_WAYS):
        target = read_target(rest[: joint.start()])
        title = tidy_title(rest[joint.end() :])
        if target and title:
            ways.append(Change(target, Edit(title=title), heard=clause.text))
    return replace(ways[0], otherwise=tuple(ways[1:])) if ways else None


def _add(clause: Clause, values: Values) -> Intent | None:
    text = values["text"] + (values.get("more") or "")
    if values.get("if_task") and not begins_task(text):
        return None
    named = text.strip(" .!,;:")
    if words.IT.fullmatch(named) or words.THEM.fullmatch(named):
        return Add(())
    tasks = read_tasks(text, values.get("level"))
    if not tasks and text.strip(" .!,;:"):
        return None
    return Add(tasks, reminder=bool(values.get("reminder")))


def _show(_clause: Clause, values: Values) -> Intent | None:
    target = _target(values)
    return Show(target) if target else None


def _search(_clause: Clause, values: Values) -> Intent | None:
    text = words.ARTICLE.sub("", values["text"].strip(' ?.!"“”'))
    return None if not text or is_noise(text) else Search(text)


def _list(_clause: Clause, _values: Values) -> Intent:
    return List()


def _list_all(_clause: Clause, _values: Values) -> Intent:
    return List(Filters(status="all"))


def _is_it(_clause: Clause, values: Values) -> Intent | None:
    target = _deed(values)
    return Show(target) if target else None


def _not_done(_clause: Clause, values: Values) -> Intent | None:
    verb = values["verb"].casefold()
    target = _deed({**values, "verb": verb if verb in PAST else _past_of(verb)})
    return SetStatus(target, "pending") if target else None


def _past_of(verb: str) -> str:
    return next((past for past, base in PAST.items() if base == verb), "")


def _was_done(_clause: Clause, values: Values) -> Intent | None:
    target = _deed(values)
    return SetStatus(target, "completed") if target else None


def _deed(values: Values) -> Target | None:
    """What was done, as a task says it: "the rent" that is "paid" is "pay the rent"."""
    base = PAST.get(values["verb"].casefold())
    return read_target(f"{base} {values['target']}") if base else None


def _did_i(_clause: Clause, values: Values) -> Intent | None:
    verb = values["verb"].casefold()
    base = PAST.get(verb, verb)
    target = read_target(without_time(f"{base} {values['text'].rstrip(' ?')}"))
    return Show(target) if target and base in CLEAR | NOUNS_TOO else None


def _left(_clause: Clause, _values: Values) -> Intent:
    return List(Filters(status="pending"))


def _say(_clause: Clause, values: Values) -> Intent:
    return Say(values["key"])


def _refuse(_clause: Clause, values: Values) -> Intent:
    return Refuse(small_talk.DEEDS[values["verb"].casefold()])


def _undo(_clause: Clause, _values: Values) -> Intent:
    return UndoLast()


_BUILDERS: dict[str, Callable[[Clause, Values], Intent | None]] = {
    "note": _note,
    "tag": _tag,
    "untag": _untag,
    "due": _due,
    "due_dated": _due_dated,
    "priority": _priority,
    "reopen": _reopen,
    "complete": _complete_said,
    "complete_weak": _complete,
    "delete": _delete,
    "remove": _remove,
    "clear": _clear,
    "rename": _rename,
    "rename_weak": _rename_weak,
    "add": _add,
    "show": _show,
    "search": _search,
    "left": _left,
    "list_all": _list_all,
    "did_i": _did_i,
    "is_it": _is_it,
    "was_done": _was_done,
    "not_done": _not_done,
    "list": _list,
    "say": _say,
    "undo": _undo,
    "refuse": _refuse,
    "all_done": _all_done,
}


def build(kind: str, clause: Clause, values: Values) -> Intent | None:
    """The wish of a rule of a kind, or None when the words do not make one after all."""
    return _BUILDERS[kind](clause, values)

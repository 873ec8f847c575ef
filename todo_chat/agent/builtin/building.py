"""From a rule that fitted to the wish it stands for: one small function for each kind of rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias

from todo_chat.agent.builtin.dates import (
    date_at_end,
    is_date,
    is_reminder,
    is_repeat,
    length_at_end,
    reminder_at_end,
)
from todo_chat.agent.builtin.english import questions, small_talk, words
from todo_chat.agent.builtin.english.verbs import CLEAR, NOUNS_TOO, PAST, begins_task
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Changes,
    Delete,
    Do,
    Edit,
    Every,
    Filters,
    Intent,
    List,
    Name,
    Numbers,
    Period,
    Refuse,
    Restore,
    Say,
    Search,
    SetStatus,
    Show,
    Target,
    UndoLast,
)
from todo_chat.agent.builtin.items import (
    named_priority,
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
        if found.end() == len(text) and not words.FILTERS.search(text[: found.start()]):
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
    when, target = values["when"], _target(values)
    if when is None:
        return Change(target, Edit(), lacks="due")
    words_said = without_politeness(when)
    if when != "none" and values.get("field") is None and not is_date(when):
        return None
    if (values.get("field") or "").casefold() == "deadline":
        return Change(target, Edit(deadline=words_said))
    return Change(target, Edit(due=words_said))


def without_politeness(text: str) -> str:
    """A date as it is handed to a tool."""
    return text.strip(" ,.!?")


def _due_given(clause: Clause, values: Values) -> Intent | None:
    return _due(clause, values) if is_date(values["when"]) else None


def _move(clause: Clause, values: Values) -> Intent | None:
    """Put tasks off to a day, or by a length of time."""
    rest = values["rest"]
    by = _put_off(values["verb"], rest)
    dated = _until(rest) or date_at_end(rest)
    if by is None and dated is None:
        return None
    head, said = by or dated or ("", "")
    if not head and not words.TO_A_DAY.match(rest):
        return None
    target = read_target(words.UNTIL.sub("", f" {head}").strip() or "it")
    edit = Edit(postpone_by=said) if by else Edit(due=said)
    return Change(target, edit, heard=clause.text) if target else None


def _until(rest: str) -> tuple[str, str] | None:
    """What goes to a day, and the day: "everything from today", "monday"."""
    found = words.TO_THE_LAST.fullmatch(rest)
    if not found or not is_date(found["tail"]):
        return None
    head = found["head"]
    since = words.FROM.fullmatch(head)
    if since and is_date(since["when"]) and not questions.EVERYTHING.fullmatch(head):
        head = since["what"]
    return head, without_politeness(found["tail"])


def _put_off(verb: str, rest: str) -> tuple[str, str] | None:
    """A length of time at the end, if the verb puts off: "by 2 days", "back an hour"."""
    found = length_at_end(rest)
    by = found is not None and re.search(r"(?:\s|^)(?:by|back)$", found[0], re.IGNORECASE)
    plainly = verb.casefold() not in {"move", "shift", "bump", "drag"}
    return found if found and (by or plainly) and not is_date(rest) else None


def _move_known(clause: Clause, values: Values) -> Intent | None:
    """The same with a verb that may begin a new task: only of tasks that are known already."""
    moved = _move(clause, {**values, "verb": "move"})
    if not isinstance(moved, Change) or moved.target is None:
        return None
    known = not any(isinstance(part, Name) for part in moved.target.parts)
    return replace(moved, heard="") if known else None


def _remind(_clause: Clause, values: Values) -> Intent | None:
    when = values["when"]
    if not is_reminder(when):
        return None
    return Do("remind", read_target(values.get("target") or "it"), without_politeness(when))


def _remind_named(_clause: Clause, values: Values) -> Intent | None:
    """Remind of a task by its name: only where it plainly has a date, "an hour before"."""
    found = reminder_at_end(values["rest"])
    if found is None or not words.BEFORE_DUE.fullmatch(found[1]):
        return None
    target = read_target(found[0])
    return Do("remind", target, found[1]) if target else None


def _unremind(_clause: Clause, values: Values) -> Intent:
    return Do("unremind", _target(values))


def _snooze(_clause: Clause, values: Values) -> Intent | None:
    rest = values.get("rest") or ""
    found = length_at_end(rest) or date_at_end(rest)
    if rest and found is None:
        return Do("snooze", read_target(rest), "an hour")
    head, when = found or ("", "an hour")
    named = words.UNTIL.sub("", f" {head}").strip()
    return Do("snooze", read_target(named or "it"), when)


def _skip(clause: Clause, values: Values) -> Intent:
    return Do("skip", _target(values), heard=clause.text)


def _stop(_clause: Clause, values: Values) -> Intent:
    return Do("stop", read_target(values["target"]))


def _repeat(clause: Clause, values: Values) -> Intent | None:
    rest = values["rest"]
    found = date_at_end(rest)
    if found is None or not is_repeat(found[1]):
        return None
    named = " ".join(filter(None, [values.get("target"), found[0]]))
    target = read_target(named)
    return Change(target, Edit(recurrence=found[1]), heard=clause.text) if target else None


def _repeat_known(clause: Clause, values: Values) -> Intent | None:
    """The same without a word for it, "make it weekly": only of tasks that are known already."""
    wish = _repeat(clause, values)
    if not isinstance(wish, Change) or wish.target is None:
        return None
    known = not any(isinstance(part, Name) for part in wish.target.parts)
    return replace(wish, heard="") if known else None


def _project(clause: Clause, values: Values) -> Intent:
    named = values.get("project") or values.get("name") or values.get("named") or ""
    project = "none" if named.casefold() == "inbox" else named.strip(' "“”').lstrip("#")
    if clause.text.casefold().startswith("add "):
        numbers = read_target(values["target"])
        if numbers and any(isinstance(part, Name) for part in numbers.parts):
            return _add_there(values["target"], project)
    return Change(read_target(values["target"]), Edit(project=project), heard=clause.text)


def _add_there(text: str, project: str) -> Intent:
    tasks = read_tasks(text)
    there = None if project == "none" else project
    return Add(tuple(replace(task, project=task.project or there) for task in tasks))


def _restore(clause: Clause, values: Values) -> Intent:
    return Restore(_target(values), heard=clause.text)


def _changes(_clause: Clause, values: Values) -> Intent | None:
    target = read_target(values["target"]) if values.get("target") else None
    if target and isinstance(target.parts[0], Numbers):
        return Changes(number=target.parts[0].numbers[0])
    said = _clause.text
    completed = questions.COMPLETING.search(said) is not None
    return Changes(read_period(said) or "today", only_completed=completed)


def read_period(text: str) -> Period | None:
    """The days that a question is about."""
    for pattern, period in questions.PERIODS:
        if pattern.search(text):
            return period  # type: ignore[return-value]
    return None


def _priority(_clause: Clause, values: Values) -> Intent | None:
    if words.ON_LIST.search(values["target"]) or words.GOES_FURTHER.search(values["target"]):
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


def _undo(_clause: Clause, values: Values) -> Intent:
    return UndoLast(again=bool(values.get("again")), back=bool(values.get("back")))


_BUILDERS: dict[str, Callable[[Clause, Values], Intent | None]] = {
    "note": _note,
    "tag": _tag,
    "untag": _untag,
    "due": _due,
    "due_given": _due_given,
    "move": _move,
    "move_known": _move_known,
    "remind": _remind,
    "remind_named": _remind_named,
    "unremind": _unremind,
    "snooze": _snooze,
    "skip": _skip,
    "stop": _stop,
    "repeat": _repeat,
    "repeat_known": _repeat_known,
    "project": _project,
    "restore": _restore,
    "changes": _changes,
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

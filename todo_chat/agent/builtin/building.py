"""From a rule that fitted to the wish it stands for: one small function for each kind of rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from todo_chat.agent.builtin import editing, placing, scheduling, stating
from todo_chat.agent.builtin.clause import Clause, Values, target_of, without_time
from todo_chat.agent.builtin.dates import find_date, is_date
from todo_chat.agent.builtin.english import questions, small_talk, words
from todo_chat.agent.builtin.english.verbs import CLEAR, NOUNS_TOO, PAST, UNDONE, begins_task
from todo_chat.agent.builtin.intents import (
    Add,
    Changes,
    Delete,
    Every,
    Filters,
    Intent,
    List,
    Name,
    NewTask,
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
from todo_chat.agent.builtin.items import dated, read_tasks
from todo_chat.agent.builtin.listing import is_noise, read_filters
from todo_chat.agent.builtin.targets import read_target

MOST_UNDONE = 20

_TO = re.compile(r"[\s,]+to\s+", re.IGNORECASE)


def _restore(clause: Clause, values: Values) -> Intent:
    return Restore(target_of(values), heard=clause.text)


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


def _reopen(_clause: Clause, values: Values) -> Intent:
    return SetStatus(target_of(values), "pending")


def _complete(clause: Clause, values: Values) -> Intent:
    return SetStatus(target_of(values), "completed", heard=clause.text)


def _complete_said(_clause: Clause, values: Values) -> Intent | None:
    target = target_of(values)
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
    target = values["target"]
    left = words.FOR_GOOD.sub("", target)
    target = read_target(without_time(left)) if left else None
    return Delete(target, sure=sure, for_good=left != values["target"] or bool(values.get("ever")))


def _remove(clause: Clause, values: Values) -> Intent:
    sure = not (clause.asked or clause.misspelt)
    return Delete(target_of(values), sure=sure, heard=clause.text)


def _clear(clause: Clause, values: Values) -> Intent | None:
    if not values["what"].strip():
        return None
    filters = Filters(status=read_filters(values["what"]).status)
    return Delete(Target((Every(filters),)), sure=not clause.asked)


def _add(clause: Clause, values: Values) -> Intent | None:
    text = values["text"] + (values.get("more") or "")
    if values.get("if_task") and not begins_task(text):
        return None
    named = text.strip(" .!,;:")
    if words.IT.fullmatch(named) or words.THEM.fullmatch(named):
        return Add(())
    tasks = _dated_first(text) if values.get("reminder") else ()
    tasks = tasks or read_tasks(text, values.get("level"))
    if not tasks and text.strip(" .!,;:"):
        return None
    if values.get("place"):
        tasks = tuple(replace(task, project=task.project or values["place"]) for task in tasks)
    return Add(tasks, reminder=bool(values.get("reminder")))


def _dated_first(text: str) -> tuple[NewTask, ...]:
    """Several tasks behind the day that is said of them all: "(remind me) at 9 to ... and ..."."""
    span = find_date(text)
    if span is None or span[0] != 0 or not (leads := _TO.match(text, span[1])):
        return ()
    tasks = read_tasks(text[leads.end() :])
    return dated(tasks, text[: span[1]]) if len(tasks) > 1 else ()


def _show(_clause: Clause, values: Values) -> Intent | None:
    day = values["target"].strip(" ?.!")
    if is_date(day):
        return List(Filters(due=words.LEADS.sub("", day)))
    target = target_of(values)
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
    undone = base is None or base in UNDONE
    return None if undone else read_target(f"{base} {values['target']}")


def _did_i(_clause: Clause, values: Values) -> Intent | None:
    verb = values["verb"].casefold()
    base = PAST.get(verb, verb)
    target = read_target(without_time(f"{base} {values['text'].rstrip(' ?')}"))
    return Show(target) if target and base in CLEAR | NOUNS_TOO else None


def _left(_clause: Clause, _values: Values) -> Intent:
    return List(Filters(status="pending"))


def _view(_clause: Clause, values: Values) -> Intent:
    return List(Filters(view=values["view"]), count=bool(values.get("count")))


def _say(_clause: Clause, values: Values) -> Intent:
    return Say(values["key"])


def _refuse(_clause: Clause, values: Values) -> Intent:
    return Refuse(small_talk.DEEDS[values["verb"].casefold()])


def _undo(_clause: Clause, values: Values) -> Intent:
    said = (values.get("times") or "one").casefold()
    times = int(said) if said.isdecimal() else words.TIMES.get(said) or words.CARDINALS[said]
    again, back = bool(values.get("again")), bool(values.get("back"))
    everything = bool(values.get("everything"))
    return UndoLast(again, back, min(max(times, 1), MOST_UNDONE), everything)


_BUILDERS: dict[str, Callable[[Clause, Values], Intent | None]] = {
    "note": editing.note,
    "tag": editing.tag,
    "untag": editing.untag,
    "retag": editing.retag,
    "due": scheduling.due,
    "due_hour": scheduling.due_hour,
    "due_number": scheduling.due_number,
    "due_lacking": scheduling.due_lacking,
    "not_then": scheduling.not_then,
    "skip_stated": stating.skip,
    "due_given": scheduling.due_given,
    "move": scheduling.move,
    "move_known": scheduling.move_known,
    "remind": scheduling.remind,
    "remind_named": scheduling.remind_named,
    "remind_due": scheduling.remind_due,
    "remind_before": scheduling.remind_before,
    "remind_lacking": scheduling.remind_lacking,
    "shift": scheduling.shift,
    "extend": scheduling.extend,
    "unremind": scheduling.unremind,
    "snooze": scheduling.snooze,
    "skip": scheduling.skip,
    "stop": scheduling.stop,
    "repeat": scheduling.repeat,
    "repeat_known": scheduling.repeat_known,
    "repeat_alone": scheduling.repeat_alone,
    "project": placing.project,
    "organise": placing.organise,
    "estimate": editing.estimate,
    "restore": _restore,
    "due_stated": stating.due,
    "stop_stated": stating.stop,
    "estimate_stated": stating.estimate,
    "title_stated": stating.title,
    "tag_stated": stating.tag,
    "delete_stated": stating.delete,
    "restore_stated": stating.restore,
    "show_stated": stating.show,
    "when_stated": stating.when,
    "day_stated": stating.day,
    "due_numbered": scheduling.due_numbered,
    "unread": scheduling.unread,
    "put_off": scheduling.put_off,
    "forward": scheduling.forward,
    "place_known": placing.place_known,
    "changes": _changes,
    "priority": editing.priority,
    "priority_unknown": editing.priority_unknown,
    "clear_all": editing.clear_all,
    "reopen": _reopen,
    "complete": _complete_said,
    "complete_weak": _complete,
    "delete": _delete,
    "remove": _remove,
    "clear": _clear,
    "rename": editing.rename,
    "rename_weak": editing.rename_weak,
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
    "view": _view,
    "undo": _undo,
    "refuse": _refuse,
    "all_done": _all_done,
}


def build(kind: str, clause: Clause, values: Values) -> Intent | None:
    """The wish of a rule of a kind, or None when the words do not make one after all."""
    return _BUILDERS[kind](clause, values)

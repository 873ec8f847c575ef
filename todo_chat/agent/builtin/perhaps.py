"""Wishes that are meant only if the list has their task: "put dentist on monday"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from todo_chat.agent.builtin.asking import verb_of
from todo_chat.agent.builtin.english import words
from todo_chat.agent.builtin.intents import (
    Change,
    Do,
    Intent,
    Name,
    Numbers,
    Perhaps,
    Restore,
    Say,
    Target,
    Targeted,
)
from todo_chat.agent.builtin.matching import Task, find, stems, tells
from todo_chat.agent.builtin.plans import Plan, Request
from todo_chat.agent.builtin.resolving import Listed, look, resolve
from todo_chat.agent.builtin.scene import Outcome, Question, Scene
from todo_chat.agent.builtin.telling import tell_undone
from todo_chat.agent.builtin.wording import labels, paragraphs, plain, say

Act = Callable[[Intent, Scene], Plan[Outcome]]


@dataclass(frozen=True)
class _Known:
    """The tasks that a wish's names mean; `sure` unless one of them may mean several."""

    tasks: tuple[Task, ...] = ()
    sure: bool = True


def perhaps(intent: Perhaps, scene: Scene, act: Act) -> Plan[Outcome]:
    """Do the first wish whose task is there, or else what was meant otherwise."""
    listed = yield from look(*(wish.target for wish in intent.wishes if wish.target))
    binned = yield from _bin(intent.wishes)
    for wish in intent.wishes:
        known = _known(wish, intent, binned if isinstance(wish, Restore) else listed)
        if known is None or (intent.instead and not known.sure):
            continue
        if not known.sure:
            return (yield from _do(wish, wish, scene, act))
        named = replace(wish, target=_numbered(wish, known.tasks))
        if intent.place:
            return (yield from _place(intent, named, known, scene, act))
        if intent.asks:
            return (yield from _ask(named, known, scene))
        if intent.instead:
            return (yield from _instead(named, scene, act))
        return (yield from _do(named, wish, scene, act))
    if intent.there and intent.place:
        spelled = yield from _spelled(intent.place)
        if spelled:
            tasks = (replace(task, project=spelled) for task in intent.there.tasks)
            add = replace(intent.there, tasks=tuple(tasks))
            return (yield from _do(add, add, scene, act))
    other = intent.otherwise or Say("unclear")
    return (yield from _do(other, other, scene, act))


def _do(intent: Intent, said: Intent, scene: Scene, act: Act) -> Plan[Outcome]:
    """Do what was meant after all; `said` is that as it was said."""
    outcome = yield from act(intent, scene)
    return replace(outcome, wish=outcome.wish or said)


def _ask(wish: Targeted, known: _Known, scene: Scene) -> Plan[Outcome]:
    """Ask before something far-fetched is done; of what does not repeat it can't be meant."""
    tasks = list(known.tasks)
    if not tasks and wish.target:
        found = yield from resolve(wish.target, scene)
        requests = [Request("get_task", {"number": task["number"]}) for task in found.tasks]
        looked = (yield requests) if requests else []
        tasks = [result["task"] for result in looked if result.get("task", {}).get("repeats")]
    if not tasks:
        return Outcome(say("left_alone"))
    wish = replace(wish, target=_numbered(wish, tasks))
    question = Question("sure", wish, tuple(tasks))
    text = say("ask_guess", task=labels(tasks), verb=verb_of(wish))
    return Outcome(text, question, tuple(tasks))


def _instead(wish: Targeted, scene: Scene, act: Act) -> Plan[Outcome]:
    """Take back what was done last, and do it to other tasks."""
    [result] = yield [Request("undo_last", {})]
    undone = tell_undone(result)
    if "undone" not in result:
        return undone
    done = yield from act(wish, scene)
    return replace(done, text=paragraphs([undone.text, done.text]))


def _spelled(place: str) -> Plan[str]:
    """A project's name as it is written; nothing if there is none of that name."""
    [looked] = yield [Request("list_projects_and_tags", {})]
    names = (str(one["name"]) for one in looked.get("projects", ()))
    return next((name for name in names if name.casefold() == place.casefold()), "")


def _bin(wishes: Iterable[Targeted]) -> Plan[Listed]:
    if not any(isinstance(wish, Restore) for wish in wishes):
        return Listed()
    [result] = yield [Request("list_tasks", {"view": "bin"})]
    return Listed(tuple(result.get("tasks", ())))


def _known(wish: Targeted, intent: Perhaps, listed: Listed) -> _Known | None:
    """The tasks that a wish means, if all that it names are there."""
    tasks: list[Task] = []
    sure = True
    for part in wish.target.parts if wish.target else ():
        if not isinstance(part, Name):
            continue
        if words.NEW_ONE.match(part.text):
            return None
        fitting = _fitting(part.text, intent, listed.tasks)
        if isinstance(wish, Do) and wish.deed in {"stop", "skip"}:
            fitting = [task for task in fitting if task.get("repeats")]
        if not fitting:
            return None
        sure = sure and len(fitting) == 1
        tasks += fitting
    return _Known(tuple(tasks), sure)


def _fitting(name: str, intent: Perhaps, tasks: Sequence[Task]) -> list[Task]:
    there = [task for task in tasks if task.get("status") == "pending"]
    found = find(name, there)
    if found.loose or (intent.exact and not found.exact):
        return []
    verb = stems(intent.head)[:1]
    return [
        task
        for task in found.likely
        if tells(name, task["title"]) and (not verb or stems(task["title"])[:1] != verb)
    ]


def _numbered(wish: Targeted, tasks: Sequence[Task]) -> Target:
    parts = wish.target.parts if wish.target else ()
    others = tuple(part for part in parts if not isinstance(part, Name))
    return Target((*Target.of(*(task["number"] for task in tasks)).parts, *others))


def _numbers(wish: Targeted) -> list[int]:
    parts = wish.target.parts if wish.target else ()
    return [number for part in parts if isinstance(part, Numbers) for number in part.numbers]


def _place(intent: Perhaps, wish: Targeted, known: _Known, scene: Scene, act: Act) -> Plan[Outcome]:
    """Put tasks in a project that is there; ask before one is made."""
    spelled = yield from _spelled(intent.place)
    if spelled and isinstance(wish, Change):
        placed = replace(wish, edit=replace(wish.edit, project=spelled))
        return (yield from _do(placed, placed, scene, act))
    tasks = known.tasks or tuple({"number": number} for number in _numbers(wish))
    numbered = not known.tasks and not isinstance(intent.otherwise, Change)
    if not (words.PROPER.fullmatch(intent.place) or numbered) or not tasks:
        other = intent.otherwise or Say("unclear")
        return (yield from _do(other, other, scene, act))
    text = say("ask_project", project=plain(intent.place), tasks=labels(tasks))
    return Outcome(text, Question("sure", wish, tasks), tasks)

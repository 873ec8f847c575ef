"""Deleting tasks: only what was clearly named, and after a question where much would go."""

from __future__ import annotations

from dataclasses import replace

from todo_chat.agent.builtin.asking import ask_target, doubts_of, verb_of, with_doubts
from todo_chat.agent.builtin.intents import Delete, Every, Places, Spoken, Target
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request
from todo_chat.agent.builtin.resolving import Resolution, resolve
from todo_chat.agent.builtin.scene import Outcome, Question, Scene
from todo_chat.agent.builtin.settling import failures, report
from todo_chat.agent.builtin.wording import IN_A_LIST, bullets, labels, paragraphs, say
from todo_chat.agent.builtin.writing import write_each

CLEAR_AT = 0.85

_SWEEPS = 2


def delete(intent: Delete, scene: Scene) -> Plan[Outcome]:
    """Delete tasks, or ask first."""
    if intent.target is None:
        return ask_target(intent)
    found = yield from resolve(intent.target, scene, clear_at=CLEAR_AT)
    if found.tasks and _needs_asking(intent, intent.target, found, scene):
        return (yield from _ask(intent, intent.target, found))
    deleted: list[Task] = []
    refused: list[str] = []
    for sweep in range(_SWEEPS):
        if sweep:
            found = yield from resolve(intent.target, scene, clear_at=CLEAR_AT)
        if not found.tasks:
            break
        results = yield from write_each("delete_task", found.tasks, {})
        deleted += [result["deleted"] for result in results if "deleted" in result]
        refused = failures(verb_of(intent), found.tasks, results, "deleted")
        if not found.remaining or refused:
            break
    told = say("not_for_good") if intent.for_good and deleted else ""
    texts = [report("deleted", deleted), told, *refused]
    if found.remaining:
        texts.append(say("more_left", count=found.remaining))
    doubts = doubts_of(intent, found)
    if not any(texts) and not doubts.text:
        texts.append(say("nothing_to_delete"))
    return with_doubts(paragraphs(texts), doubts)


def _needs_asking(intent: Delete, target: Target, found: Resolution, scene: Scene) -> bool:
    if intent.confirmed:
        return False
    if not intent.sure:
        return True
    several = len(found.tasks) + found.remaining > 1
    for part in target.parts:
        if isinstance(part, Every) and (part.filters.status != "completed" or part.but):
            return True
        if isinstance(part, Every | Spoken | Places) and several:
            return True
        if isinstance(part, Places) and not scene.shown.just_now:
            return True
    return False


def _ask(intent: Delete, target: Target, found: Resolution) -> Plan[Outcome]:
    everything = any(isinstance(part, Every) for part in target.parts)
    tasks = found.tasks
    if not everything and any("title" not in task for task in tasks):
        looked = yield [Request("get_task", {"number": task["number"]}) for task in tasks]
        known = [result["task"] for result in looked if "task" in result]
        refused = failures(verb_of(intent), tasks, looked, "task")
        if not known:
            return Outcome(paragraphs(refused))
        tasks = known
    numbers = Target.of(*(task["number"] for task in tasks))
    confirmed = replace(intent, target=target if found.remaining else numbers, confirmed=True)
    question = Question("sure", confirmed, tuple(tasks))
    if len(tasks) == 1:
        return Outcome(say("ask_delete_one", tasks=labels(tasks)), question, tuple(tasks))
    total = len(tasks) + found.remaining
    whole = (everything and target.parts == (Every(),)) or total > IN_A_LIST
    text = say("ask_delete_all" if whole else "ask_delete_many", count=total)
    shown = "" if total > IN_A_LIST else f"\n{bullets(tasks, mark_done=True)}"
    return Outcome(text + shown, question, tuple(tasks), tuple(tasks))

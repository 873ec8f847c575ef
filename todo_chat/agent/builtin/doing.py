"""Reminders, which are set, snoozed and removed; repeats, which are skipped and ended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from todo_chat.agent.builtin.asking import ask_target, doubts_of, verb_of, with_doubts
from todo_chat.agent.builtin.intents import Do, Spoken, Target
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request, Result
from todo_chat.agent.builtin.resolving import Resolution, resolve
from todo_chat.agent.builtin.scene import Outcome, Question, Scene
from todo_chat.agent.builtin.settling import failures
from todo_chat.agent.builtin.wording import (
    due_words,
    label,
    labels,
    paragraphs,
    reminder_words,
    say,
)

_TOOLS = {
    "remind": ("set_reminder", "reminder_set"),
    "snooze": ("snooze_reminder", "snoozed"),
    "unremind": ("remove_reminders", "reminders_removed"),
    "skip": ("skip_occurrence", "skipped"),
    "stop": ("stop_repeating", "stopped"),
}
_WHEN = {"remind": "when", "snooze": "until"}


def do(intent: Do, scene: Scene) -> Plan[Outcome]:
    """Do it to each task that is meant, and say what came of it."""
    nothing_spoken = intent.target == Target((Spoken(),), "it") and not scene.focus
    if intent.deed == "snooze" and (intent.target is None or nothing_spoken):
        return (yield from _snooze_shown(intent))
    if intent.target is None:
        return ask_target(intent)
    found = yield from resolve(intent.target, scene, status="pending")
    if intent.deed == "remind" and not intent.when and found.tasks:
        return (yield from _ask_when(intent, found))
    others = (yield from _on_other_days(intent, found)) if intent.deed == "skip" else []
    tool, word = _TOOLS[intent.deed]
    said = {_WHEN[intent.deed]: intent.when} if intent.deed in _WHEN else {}
    requests = [Request(tool, {"number": task["number"], **said}) for task in found.tasks]
    results = (yield requests) if requests else []
    # To snooze a task without a reminder sets one.
    done = [task for result in results if (task := _of(result, word))]
    kept = [result if _of(result, word) is None else {word: {}} for result in results]
    texts = [
        *others,
        *(_report(intent.deed, result, word) for result in results if _of(result, word)),
        *failures(verb_of(intent), found.tasks, kept, word),
    ]
    doubts = doubts_of(intent, found)
    if not any(texts) and not doubts.text:
        texts.append(say("nothing_to_change"))
    return with_doubts(paragraphs(texts), doubts, tuple(done))


def _ask_when(intent: Do, found: Resolution) -> Plan[Outcome]:
    """Ask when to remind of tasks, which have to be there."""
    looked = yield [Request("get_task", {"number": task["number"]}) for task in found.tasks]
    tasks = tuple(result["task"] for result in looked if "task" in result)
    refused = failures(verb_of(intent), found.tasks, looked, "task")
    if not tasks:
        return Outcome(paragraphs(refused))
    wish = replace(intent, target=Target.of(*(task["number"] for task in tasks)))
    text = paragraphs([*refused, say("ask_reminder", tasks=labels(tasks))])
    return Outcome(text, Question("what", wish), tasks)


def _on_other_days(intent: Do, found: Resolution) -> Plan[list[str]]:
    """Leave out the tasks that are not due on the day that was said, and say so."""
    if not intent.when or not found.tasks:
        return []
    [listed] = yield [Request("list_tasks", {"due": intent.when})]
    there = {task["number"] for task in listed.get("tasks", ())}
    others = [task for task in found.tasks if task["number"] not in there]
    found.tasks = [task for task in found.tasks if task["number"] in there]
    return [say("skip_other", task=label(task), when=intent.when) for task in others]


def _of(result: Result, word: str) -> Task | None:
    task = result.get(word) or (result.get("reminder_set") if word == "snoozed" else None)
    return task if isinstance(task, dict) else None


def _snooze_shown(intent: Do) -> Plan[Outcome]:
    """Snooze the reminder that was shown last."""
    [result] = yield [Request("snooze_reminder", {"until": intent.when})]
    task = _of(result, "snoozed")
    if task is None:
        return Outcome(say("snooze_failed", error=result.get("error", "")))
    return Outcome(_report("snooze", result, "snoozed"), focus=(task,))


def _report(deed: str, result: Result, word: str) -> str:
    task = _of(result, word) or {}
    if word == "snoozed" and "snoozed" not in result:
        deed = "remind"
    values: dict[str, Any] = {"task": label(task), "due": due_words(task)}
    return say(deed, when=reminder_words(task), **values)

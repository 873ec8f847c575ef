"""Adding tasks, and offering to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten
from typing import Any

from todo_chat.agent.builtin.english.verbs import begins_task
from todo_chat.agent.builtin.intents import Add, NewTask
from todo_chat.agent.builtin.items import read_tasks
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request, Result
from todo_chat.agent.builtin.scene import Outcome, Question
from todo_chat.agent.builtin.wording import bullets, detailed, labels, paragraphs, plain, say
from todo_chat.agent.builtin.writing import AT_ONCE, write_each

MOST_TASKS = 100
MOST_CALLS = 5
SHORT_TITLE = 50
WHEN_DUE = "when it is due"
TODAY = "today"


def add(intent: Add) -> Plan[Outcome]:
    """Add tasks; without any, ask what to add."""
    if not intent.tasks:
        key = "what_to_remind" if intent.reminder else "what_to_add"
        return Outcome(say(key), Question("what", intent))
    tasks = tuple(map(_reminding, intent.tasks)) if intent.reminder else intent.tasks
    wanted, left_out = tasks[:MOST_TASKS], tasks[MOST_TASKS:]
    results = yield from _write(wanted)
    results, past = yield from _without_reminders(wanted, results, intent)
    added = tuple(result["added"] for result in results if "added" in result)
    failed = [
        _failed(task, result)
        for task, result in zip(wanted, results, strict=True)
        if "added" not in result
    ]
    ticked = [
        result["added"]
        for task, result in zip(wanted, results, strict=True)
        if task.done and "added" in result
    ]
    completions = yield from write_each("complete_task", ticked, {})
    done = [result["completed"] for result in completions if "completed" in result]
    texts = [_report(added), say("completed", tasks=labels(done)) if done else "", *failed]
    texts += dict.fromkeys(past)
    if added and intent.reminder and not any(task.due or task.reminders for task in wanted):
        texts.append(say("reminder_when"))
    if left_out:
        limit = say("too_many_tasks", limit=MOST_TASKS, title=plain(left_out[0].title))
        texts.append(limit)
    return Outcome(paragraphs(texts), focus=added, shown=added if len(added) > 1 else ())


def _reminding(task: NewTask) -> NewTask:
    """A task of which to remind: when it is due, unless something else was said."""
    return replace(task, reminders=task.reminders or ((WHEN_DUE,) if task.due else ()))


def _failed(task: NewTask, result: Result) -> str:
    """Why a task was not added; of a reminder that is past, in the words in which it was said."""
    if result.get("fields") == ["reminders"] and task.reminders == (WHEN_DUE,) and task.due:
        return say("remind_past", title=_short(task), when=plain(task.due))
    return say("add_failed", title=_short(task), error=result.get("error", ""))


def _write(tasks: Sequence[NewTask]) -> Plan[list[Result]]:
    """Add tasks: by a call each, or all at once where there are many."""
    if len(tasks) <= MOST_CALLS:
        return (yield [Request("add_task", _arguments(task)) for task in tasks])
    chunks = [tasks[at : at + AT_ONCE] for at in range(0, len(tasks), AT_ONCE)]
    requests = [Request("add_tasks", {"tasks": list(map(_arguments, chunk))}) for chunk in chunks]
    results: list[Result] = []
    for chunk, answer in zip(chunks, (yield requests), strict=True):
        each = answer.get("results", ())
        results += each if len(each) == len(chunk) else [answer] * len(chunk)
    return results


def _without_reminders(
    tasks: Sequence[NewTask], results: list[Result], intent: Add
) -> Plan[tuple[list[Result], list[str]]]:
    """Add those after all whose reminder alone was refused; the results, and why it was.

    Where a reminder is all that was asked for, only what is still to be done today.
    """
    refused = [
        at
        for at, result in enumerate(results)
        if result.get("fields") == ["reminders"]
        and (not intent.reminder or (tasks[at].due or "").casefold() == TODAY)
    ]
    if not refused:
        return results, []
    again = yield from _write([replace(tasks[at], reminders=()) for at in refused])
    second = dict(zip(refused, again, strict=True))
    past = [
        say("reminder_past", error=results[at].get("error", ""))
        for at, result in second.items()
        if "added" in result
    ]
    return [second.get(at, result) for at, result in enumerate(results)], past


def _short(task: NewTask) -> str:
    return plain(shorten(task.title, SHORT_TITLE, placeholder="…"))


def _arguments(task: NewTask) -> dict[str, Any]:
    given = {
        "title": task.title,
        "notes": task.notes,
        "priority": task.priority,
        "due": task.due,
        "tags": list(task.tags),
        "project": task.project,
        "reminders": list(task.reminders),
        "deadline": task.deadline,
        "estimate_minutes": task.estimate_minutes,
    }
    return {name: value for name, value in given.items() if value}


def _report(added: tuple[Task, ...]) -> str:
    if len(added) > 1:
        return f"{say('added_many', count=len(added))}\n{bullets(added)}"
    return say("added", task=detailed(added[0])) if added else ""


def offer(tasks: tuple[NewTask, ...]) -> Outcome:
    """Ask whether a text is something to add."""
    question = Question("sure", Add(tasks))
    if len(tasks) == 1:
        key, when = ("offer_dated", tasks[0].due) if tasks[0].due else ("offer_one", "")
        return Outcome(say(key, title=plain(tasks[0].title), when=plain(when or "")), question)
    lines = [f"- {plain(task.title)}" for task in tasks[:MOST_TASKS]]
    text = say("offer_many", count=len(tasks))
    return Outcome("\n".join([text, *lines]), question)


def offer_heard(heard: str) -> Outcome | None:
    """Offer to add a wish that found no task, where it may be a task itself."""
    if not begins_task(heard):
        return None
    tasks = read_tasks(heard)
    return offer(tasks) if len(tasks) == 1 else None

"""Adding tasks, and offering to."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from todo_chat.agent.builtin.english.verbs import begins_task
from todo_chat.agent.builtin.intents import Add, NewTask
from todo_chat.agent.builtin.items import has_date_words, read_tasks
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request
from todo_chat.agent.builtin.scene import Outcome, Question
from todo_chat.agent.builtin.wording import bullets, detailed, labels, paragraphs, plain, say

MOST_TASKS = 100
SHORT_TITLE = 50


def add(intent: Add) -> Plan[Outcome]:
    """Add tasks; without any, ask what to add."""
    if not intent.tasks:
        return Outcome(say("what_to_add"), Question("what", intent))
    wanted, left_out = intent.tasks[:MOST_TASKS], intent.tasks[MOST_TASKS:]
    results = yield [Request("add_task", _arguments(task)) for task in wanted]
    added = tuple(result["added"] for result in results if "added" in result)
    failed = [
        say(
            "add_failed",
            title=plain(shorten(task.title, 50, placeholder="…")),
            error=result.get("error", ""),
        )
        for task, result in zip(wanted, results, strict=True)
        if "added" not in result
    ]
    ticked = [
        result["added"]["number"]
        for task, result in zip(wanted, results, strict=True)
        if task.done and "added" in result
    ]
    requests = [Request("complete_task", {"number": number}) for number in ticked]
    completions = (yield requests) if requests else []
    done = [result["completed"] for result in completions if "completed" in result]
    texts = [_report(added), say("completed", tasks=labels(done)) if done else "", *failed]
    if added:
        texts.append(_what_was_not_done(intent))
    if left_out:
        limit = say("too_many_tasks", limit=MOST_TASKS, title=plain(left_out[0].title))
        texts.append(limit)
    return Outcome(paragraphs(texts), focus=added, shown=added if len(added) > 1 else ())


def _short(task: NewTask) -> str:
    return plain(shorten(task.title, SHORT_TITLE, placeholder="…"))


def _arguments(task: NewTask) -> dict[str, Any]:
    given = {
        "title": task.title,
        "notes": task.notes,
        "priority": task.priority,
        "due": task.due,
        "tags": list(task.tags),
    }
    return {name: value for name, value in given.items() if value}


def _report(added: tuple[Task, ...]) -> str:
    if len(added) > 1:
        return f"{say('added_many', count=len(added))}\n{bullets(added)}"
    return say("added", task=detailed(added[0])) if added else ""


def _what_was_not_done(intent: Add) -> str:
    dated = any(has_date_words(task) for task in intent.tasks)
    if intent.reminder:
        return say("reminder_and_dates_kept" if dated else "reminder_kept")
    return say("dates_kept") if dated else ""


def offer(tasks: tuple[NewTask, ...]) -> Outcome:
    """Ask whether a text is something to add."""
    question = Question("sure", Add(tasks))
    if len(tasks) == 1:
        return Outcome(say("offer_one", title=plain(tasks[0].title)), question)
    lines = [f"- {plain(task.title)}" for task in tasks[:MOST_TASKS]]
    text = say("offer_many", count=len(tasks))
    return Outcome("\n".join([text, *lines]), question)


def offer_heard(heard: str) -> Outcome | None:
    """Offer to add a wish that found no task, where it may be a task itself."""
    if not begins_task(heard):
        return None
    tasks = read_tasks(heard)
    return offer(tasks) if len(tasks) == 1 else None

"""Completing and reopening tasks, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from todo_chat.agent.builtin.asking import ask_target, doubts_of, verb_of, with_doubts
from todo_chat.agent.builtin.english import replies
from todo_chat.agent.builtin.intents import Filters, Refuse, SetStatus, Status, Target
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Result
from todo_chat.agent.builtin.resolving import resolve
from todo_chat.agent.builtin.scene import Outcome, Question, Scene
from todo_chat.agent.builtin.wording import (
    IN_A_LIST,
    IN_A_SENTENCE,
    bullets,
    counted,
    label_due,
    labels,
    paragraphs,
    say,
)
from todo_chat.agent.builtin.writing import write_each

_OPPOSITE: dict[str, Status] = {"completed": "pending", "pending": "completed"}


def set_status(intent: SetStatus, scene: Scene) -> Plan[Outcome]:
    """Complete or reopen tasks; those that are so already are left, and named."""
    if intent.target is None:
        return ask_target(intent)
    found = yield from resolve(intent.target, scene, status=_OPPOSITE[intent.status])
    already = [task for task in found.tasks if task.get("status") == intent.status]
    wanted = [task for task in found.tasks if task not in already]
    if not intent.sure and len(wanted) > 1:
        return _ask(intent, wanted[:IN_A_LIST])
    reopens = {"completed": False} if intent.status == "pending" else {}
    results = yield from write_each("complete_task", wanted, reopens)
    word = "completed" if intent.status == "completed" else "reopened"
    answered = [result for result in results if word in result]
    changed = tuple(result[word] for result in answered if not result.get("already"))
    already += [result[word] for result in answered if result.get("already")]
    following = [label_due(result["next"]) for result in results if "next" in result]
    texts = [
        report(word, changed),
        *(say("next_made", task=task) for task in following),
        *failures(verb_of(intent), wanted, results, word),
    ]
    if already:
        many = "_many" if len(already) > 1 else ""
        texts.append(say(f"already_{intent.status}{many}", tasks=labels(already)))
    if found.remaining:
        texts.append(say("more_left", count=found.remaining))
    doubts = doubts_of(intent, found)
    nothing = not any(texts) and not doubts.text
    if nothing:
        texts.append(say(f"nothing_to_{intent.status}"))
    return with_doubts(paragraphs(texts), doubts, (*changed, *already))


def _ask(intent: SetStatus, tasks: list[Task]) -> Outcome:
    numbers = Target.of(*(task["number"] for task in tasks))
    question = Question("sure", replace(intent, target=numbers, sure=True), tuple(tasks))
    text = f"{say('ask_complete_many', count=len(tasks))}\n{bullets(tasks)}"
    return Outcome(text, question, tuple(tasks), tuple(tasks))


def report(word: str, tasks: Sequence[Task]) -> str:
    """What was done to tasks: `word` is that of the tool's result."""
    if not tasks:
        return ""
    if len(tasks) <= IN_A_SENTENCE:
        return say(word, tasks=labels(tasks))
    return f"{say(f'{word}_many', count=len(tasks))}\n{bullets(tasks)}"


def failures(verb: str, wanted: Sequence[Task], results: Sequence[Result], word: str) -> list[str]:
    """What the tool refused, in its own words."""
    return [
        say("failed", verb=verb, number=task["number"], error=result.get("error", ""))
        for task, result in zip(wanted, results, strict=True)
        if word not in result
    ]


def refused(intent: Refuse, scene: Scene) -> Outcome:
    """Answer that something shall not be done: it won't be, or it was done already."""
    done: dict[str, list[Task]] = {}
    for word, task in scene.last_writes():
        if intent.deed in {"", word}:
            done.setdefault(word, []).append(task)
    if not done:
        return Outcome(say("refused"))
    deeds = replies.AND.join(f"{replies.DEEDS[word]} {_named(done[word])}" for word in done)
    return Outcome(say("done_already", deeds=deeds))


def _named(tasks: Sequence[Task]) -> str:
    return labels(tasks) if len(tasks) <= IN_A_SENTENCE else counted(len(tasks), Filters())

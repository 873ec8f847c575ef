"""Putting results into words, as Markdown: tasks as "#12 Buy milk", several of them as a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from todo_chat.agent.builtin.english import replies
from todo_chat.agent.builtin.intents import Filters
from todo_chat.agent.builtin.matching import Task
from todo_chat.when.length_words import length_words

IN_A_SENTENCE = 2
IN_A_LIST = 50

_MARKUP = re.compile(r"[\\`*\[\]<>~|$]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")


def say(key: str, **values: object) -> str:
    """A sentence of the catalogue with its places filled in."""
    text = replies.REPLIES[key].format(**values)
    return re.sub(r"([.!?…])\.$", r"\1", text)


def plain(text: str) -> str:
    """A person's text as Markdown that shows it as it is."""
    return _MARKUP.sub(lambda found: "\\" + found[0], " ".join(text.split()))


def label(task: Task) -> str:
    """A task in a sentence: "#12 Buy milk"; by its number alone where no more is known."""
    title = task.get("title")
    return f"#{task['number']} {plain(str(title))}" if title else f"#{task['number']}"


def label_due(task: Task) -> str:
    """A task in a sentence with its due: "#12 Pay rent, due 1 Jan"."""
    due = due_words(task)
    return f"{label(task)}, {replies.DETAILS['due'].format(due=due)}" if due else label(task)


def labels(tasks: Sequence[Task]) -> str:
    """Tasks in a sentence: "#1 Eggs, #2 Bread and #3 Milk"."""
    *first, last = map(label, tasks)
    return replies.AND.join(filter(None, [", ".join(first), last]))


def detailed(task: Task) -> str:
    """A task with what is set of it, in brackets."""
    details = details_of(task)
    return f"{label(task)} ({', '.join(details)})" if details else label(task)


def details_of(task: Task) -> list[str]:
    """What is set of a task, in a few words each."""
    values = {
        "priority": task.get("priority"),
        "due": due_words(task),
        "repeats": task.get("repeats"),
        "deadline": deadline_words(task),
        "estimate": estimate_words(task),
        "project": plain(task.get("project", "")),
        "reminders": reminder_words(task),
        "tags": ", ".join(map(plain, task.get("tags", ()))),
        "notes": task.get("notes"),
    }
    return [
        replies.DETAILS[name].format(**{name: value}) for name, value in values.items() if value
    ]


def due_words(task: Task) -> str:
    """A due as a person reads it: "tomorrow, 17:00", or "2026-12-01" where no words are known."""
    words = str(task.get("due_words") or "")
    if words.startswith(replies.RELATIVE):
        return words[0].lower() + words[1:]
    return words or str(task.get("due") or "").replace("T", " ")[:16]


def deadline_words(task: Task) -> str:
    """A deadline as a person reads it: "Friday"."""
    words = str(task.get("deadline_words") or task.get("deadline") or "")
    return words[:1].lower() + words[1:] if words.startswith(replies.RELATIVE) else words


def estimate_words(task: Task) -> str:
    """How long a task takes: "1 hour 30 minutes"."""
    minutes = task.get("estimate_minutes")
    return length_words(int(minutes)) if minutes else ""


def reminder_words(task: Task) -> str:
    """A task's reminders: "1 hour before (Friday, 14:00)"."""
    due = task.get("due_words")
    return ", ".join(_reminder(reminder, due) for reminder in task.get("reminders", ()))


def _reminder(reminder: Task, due: object) -> str:
    words, at = str(reminder.get("words", "")), str(reminder.get("at_words", ""))
    return f"{words} ({at})" if at and at not in {words, due} else words


def bullets(tasks: Iterable[Task], *, mark_done: bool = False) -> str:
    """Tasks as a Markdown list."""
    lines = []
    for task in tasks:
        done = mark_done and task.get("status") == "completed"
        details = [*details_of(task), *([replies.DONE_MARK] if done else [])]
        lines.append(" · ".join([f"- {label(task)}", *details]))
    return "\n".join(lines)


def counted(count: int, filters: Filters) -> str:
    """How many tasks of the kind that filters describe."""
    return replies.counted(
        count,
        filters.status or "",
        filters.priority or "",
        plain(filters.tag or ""),
        filters.due or "",
        plain(filters.project or "") if filters.project != filters.tag else "",
        filters.view or "",
    )


def paragraphs(texts: Iterable[str]) -> str:
    """Texts one after the other; lists stand by themselves."""
    joined = ""
    for text in filter(None, texts):
        breaks = "\n" in text or "\n" in joined.rsplit("\n\n", 1)[-1]
        joined += ("\n\n" if breaks else " ") * bool(joined) + text
    return joined

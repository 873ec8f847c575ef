"""Showing tasks: one in full, lists, counts, and what a search finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from todo_chat.agent.builtin.asking import doubts_of, verb_of, with_doubts
from todo_chat.agent.builtin.english import replies
from todo_chat.agent.builtin.intents import Filters, List, Search, Show
from todo_chat.agent.builtin.matching import Task, find
from todo_chat.agent.builtin.plans import Plan, Request
from todo_chat.agent.builtin.resolving import list_requests, merged, resolve
from todo_chat.agent.builtin.scene import Outcome, Scene
from todo_chat.agent.builtin.settling import failures
from todo_chat.agent.builtin.wording import (
    IN_A_LIST,
    bullets,
    counted,
    deadline_words,
    due_words,
    estimate_words,
    label,
    paragraphs,
    plain,
    reminder_words,
    say,
)

_RANKS = {"high": 0, "medium": 1, "low": 2}
_ORDERS: dict[str, Callable[[Task], object]] = {
    "priority": lambda task: _RANKS.get(task.get("priority", ""), 3),
    "due": lambda task: task.get("due") or "9999",
    "tag": lambda task: task.get("tags") or ["\uffff"],
    "title": lambda task: str(task["title"]).casefold(),
    "newest": lambda task: -int(task["number"]),
}


def show(intent: Show, scene: Scene) -> Plan[Outcome]:
    """Show tasks in full."""
    found = yield from resolve(intent.target, scene)
    numbers = [Request("get_task", {"number": task["number"]}) for task in found.tasks]
    results = (yield numbers) if numbers else []
    shown = tuple(result["task"] for result in results if "task" in result)
    texts = [*map(_detail, shown), *failures(verb_of(intent), found.tasks, results, "task")]
    return with_doubts(paragraphs(texts), doubts_of(intent, found), shown)


def _detail(task: Task) -> str:
    values = {
        "status": replies.STATUS[task["status"]],
        "priority": task.get("priority", ""),
        "due": due_words(task),
        "repeats": task.get("repeats", ""),
        "reminders": reminder_words(task),
        "deadline": deadline_words(task),
        "estimate": estimate_words(task),
        "project": plain(task.get("project", "")),
        "tags": ", ".join(map(plain, task.get("tags", ()))),
        "notes": plain(task.get("notes", "")),
    }
    lines = [
        f"- {say(f'detail_{name}', **{name: value})}" for name, value in values.items() if value
    ]
    return "\n".join([f"**{label(task)}**", *lines])


def list_or_count(intent: List) -> Plan[Outcome]:
    """List the tasks that filters let through, or say how many there are."""
    filters = intent.filters
    if intent.binned:
        return (yield from _list_bin())
    if filters.view:
        filters = Filters(view=filters.view)
        return (yield from _list_view(intent, filters))
    if intent.count and filters == Filters():
        return (yield from _count_both())
    if filters.status is None and not (filters.tag or filters.words or filters.project):
        filters = replace(filters, status="pending")
    results = yield list_requests(filters)
    tasks, total, error = merged(results)
    if error:
        return Outcome(say("list_failed", error=error))
    if filters.words:
        return _found(filters.words, tasks, total)
    if intent.count:
        return Outcome(say("counted", what=counted(total, filters)))
    return _listed(filters, tasks, total)


def _list_bin() -> Plan[Outcome]:
    [result] = yield [Request("list_tasks", {"view": "bin"})]
    tasks, total, error = merged([result])
    if error:
        return Outcome(say("list_failed", error=error))
    if not tasks:
        return Outcome(say("bin_none"), empty=True)
    shown = tuple(result["tasks"][:IN_A_LIST])
    head = say("bin", count=counted(total, Filters()))
    return Outcome(f"{head}\n{bullets(shown)}", shown=shown)


def _list_view(intent: List, filters: Filters) -> Plan[Outcome]:
    """What has reminders to come, the next first; or what repeats."""
    results = yield list_requests(filters)
    [result] = results
    if "tasks" not in result:
        return Outcome(say("list_failed", error=result.get("error", "")))
    tasks, what = tuple(result["tasks"][:IN_A_LIST]), counted(result["total"], filters)
    if intent.count or not tasks:
        return Outcome(say("counted", what=what), empty=not tasks)
    head = say("listed_next_first" if filters.view == "reminders" else "listed", what=what)
    return Outcome(f"{head}\n{bullets(tasks)}", focus=tasks, shown=tasks)


def _count_both() -> Plan[Outcome]:
    statuses = ("pending", "completed")
    results = yield [Request("list_tasks", {"status": status}) for status in statuses]
    error = merged(results)[2]
    if error:
        return Outcome(say("list_failed", error=error))
    pending, completed = (
        counted(result["total"], Filters(status=status))  # type: ignore[arg-type]
        for status, result in zip(statuses, results, strict=True)
    )
    return Outcome(say("counted_both", pending=pending, completed=completed))


def _listed(filters: Filters, tasks: list[Task], total: int) -> Outcome:
    what = counted(total, filters)
    if not tasks:
        return Outcome(say("listed_none", what=what), empty=True)
    order = _ORDERS.get(filters.sort)
    ordered = sorted(tasks, key=order) if order else tasks  # type: ignore[arg-type]
    if filters.status != "completed":
        ordered = sorted(ordered, key=lambda task: task.get("status") == "completed")
    shown = tuple(ordered[:IN_A_LIST])
    if total > len(shown):
        head = say("listed_part", what=what, count=len(shown))
    else:
        head = say("listed", what=what)
    mark = filters.status != "completed"
    return Outcome(f"{head}\n{bullets(shown, mark_done=mark)}", focus=shown, shown=shown)


def _found(words: str, tasks: Sequence[Task], total: int) -> Outcome:
    if not tasks:
        return Outcome(say("search_none", words=plain(words)), empty=True)
    shown = tuple(tasks[:IN_A_LIST])
    head = say("search_found", count=counted(total, Filters()), words=plain(words))
    return Outcome(f"{head}\n{bullets(shown, mark_done=True)}", focus=shown, shown=shown)


def search(intent: Search) -> Plan[Outcome]:
    """Find tasks by words; where none has them, the nearest that a look at all of them finds."""
    results = yield [Request("list_tasks", {"query": intent.words})]
    tasks, total, error = merged(results)
    if error:
        return Outcome(say("list_failed", error=error))
    if tasks:
        return _found(intent.words, tasks, total)
    everything, _, _ = merged((yield [Request("list_tasks", {})]))
    near = find(intent.words, everything)
    options = near.likely or near.nearest
    if not options:
        return Outcome(say("search_none", words=plain(intent.words)), empty=True)
    head = say("search_near", words=plain(intent.words))
    return Outcome(f"{head}\n{bullets(options, mark_done=True)}", focus=options, shown=options)

"""Changing a task: title, priority, due, notes, tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from todo_chat.agent.builtin.asking import ask_target, doubts_of, verb_of, with_doubts
from todo_chat.agent.builtin.hours import hour_or_day
from todo_chat.agent.builtin.intents import Change, Edit, Every, Scope, Target
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request, Result
from todo_chat.agent.builtin.resolving import Resolution, look, resolve
from todo_chat.agent.builtin.scene import Outcome, Question, Scene
from todo_chat.agent.builtin.settling import failures
from todo_chat.agent.builtin.wording import (
    bullets,
    deadline_words,
    due_words,
    estimate_words,
    label,
    paragraphs,
    plain,
    say,
)
from todo_chat.agent.builtin.writing import ONE_BY_ONE, write_all, write_each


def change(intent: Change, scene: Scene) -> Plan[Outcome]:
    """Change tasks, and say of each what is different now."""
    if intent.target is None:
        return ask_target(intent)
    intent, found = yield from _find(intent, scene)
    if _sweeps(intent):
        found.tasks = [task for task in found.tasks if _concerns(intent.edit, task)]
    if intent.lacks and found.tasks:
        return (yield from _ask_for_value(intent, found))
    tasks, refused = yield from _present(intent, found.tasks)
    edit, understood = yield from hour_or_day(intent.edit, tasks, scene)
    results = yield from _write(edit, tasks)
    updated = tuple(result["updated"] for result in results if "updated" in result)
    texts = [
        *refused,
        *_reports([result for result in results if "updated" in result], intent.edit.scope),
        *failures(verb_of(intent), tasks, results, "updated"),
        understood,
    ]
    if found.remaining:
        texts.append(say("more_left", count=found.remaining))
    doubts = doubts_of(intent, found)
    if not any(texts) and not doubts.text:
        texts.append(say("nothing_to_change"))
    return with_doubts(paragraphs(texts), doubts, updated)


def _sweeps(intent: Change) -> bool:
    return intent.target is not None and any(
        isinstance(part, Every) for part in intent.target.parts
    )


def _concerns(edit: Edit, task: Task) -> bool:
    """Whether a task has what is put off or taken away, as not each of "everything" has."""
    gone = {
        "due": edit.postpone_by or edit.due == "none",
        "deadline": edit.deadline == "none",
        "tags": edit.untag == (),
        "priority": edit.priority == "none",
        "notes": edit.notes == "",
        "estimate_minutes": edit.estimate_minutes == 0,
    }
    return all(task.get(name) for name, taken in gone.items() if taken)


def _find(intent: Change, scene: Scene) -> Plan[tuple[Change, Resolution]]:
    """Find the tasks by the way to read the wish that names one best."""
    ways = (intent, *intent.otherwise)
    listed = yield from look(*(way.target for way in ways if way.target))
    found = []
    for way in ways:
        if way.target:
            found.append(
                (way, (yield from resolve(way.target, scene, status="pending", listed=listed)))
            )
    fitting = [one for one in found if one[1].tasks]
    return next((one for one in fitting if one[1].exact), (fitting or found)[0])


def _ask_for_value(intent: Change, found: Resolution) -> Plan[Outcome]:
    """Ask for the text of one task, while the others wait for theirs; for a day of all of them."""
    tasks, refused = yield from _looked_up(intent, found.tasks)
    if not tasks:
        return Outcome(paragraphs(refused))
    first, *others = tasks
    unknown = say("no_such_priority", said=plain(intent.unknown)) if intent.unknown else ""
    if others and intent.lacks not in {"title", "notes"}:
        numbers = Target.of(*(int(task["number"]) for task in tasks))
        text = paragraphs([*refused, unknown, say(f"ask_{intent.lacks}_many", count=len(tasks))])
        return Outcome(text, Question("what", replace(intent, target=numbers)), tuple(tasks))
    waiting = tuple(replace(intent, target=Target.of(task["number"])) for task in others)
    wish = replace(intent, target=Target.of(first["number"]))
    text = paragraphs([*refused, unknown, say(f"ask_{intent.lacks}", task=label(first))])
    return Outcome(text, Question("what", wish, rest=waiting), (first,))


def _present(intent: Change, tasks: list[Task]) -> Plan[tuple[list[Task], list[str]]]:
    """The tasks as they are now, where the change builds on that; and which there are not."""
    return (yield from _looked_up(intent, tasks)) if intent.edit.builds_on_present else (tasks, [])


def _looked_up(intent: Change, tasks: list[Task]) -> Plan[tuple[list[Task], list[str]]]:
    """Tasks with all that is known of them, and why others could not be seen."""
    unknown = [task for task in tasks if "title" not in task]
    if not unknown:
        return tasks, []
    results = yield [Request("get_task", {"number": task["number"]}) for task in unknown]
    looked = {result["task"]["number"]: result["task"] for result in results if "task" in result}
    known = [looked.get(task["number"], task) for task in tasks]
    refused = failures(verb_of(intent), unknown, results, "task")
    return [task for task in known if "title" in task], refused


def _write(edit: Edit, tasks: Sequence[Task]) -> Plan[list[Result]]:
    if edit.only_tags:
        given = {"add": list(edit.tags), "remove": list(edit.untag or ()), "scope": edit.scope}
        said = {name: value for name, value in given.items() if value}
        return (yield from write_all("tag_tasks", [task["number"] for task in tasks], said))
    if edit.notes and not edit.replace_notes:
        requests = [
            Request("update_task", {"number": task["number"], **_arguments(edit, task)})
            for task in tasks
        ]
        return (yield requests) if requests else []
    return (yield from write_each("update_task", tasks, _arguments(edit, {})))


def _arguments(edit: Edit, task: Task) -> dict[str, Any]:
    given: dict[str, Any] = {
        "title": edit.title,
        "priority": edit.priority,
        "due": edit.due,
        "postpone_by": edit.postpone_by,
        "deadline": edit.deadline,
        "estimate_minutes": edit.estimate_minutes,
        "recurrence": edit.recurrence,
        "project": edit.project,
        "notes": edit.notes,
        "tags": [] if edit.untag is not None else None,
        "scope": edit.scope,
    }
    if edit.notes and not edit.replace_notes and task.get("notes"):
        given["notes"] = f"{task['notes']}\n{edit.notes}"
    return {name: value for name, value in given.items() if value is not None}


def _reports(results: Sequence[Result], scope: Scope | None) -> list[str]:
    """What is different now: told of each of a few, listed of many."""
    if len(results) <= ONE_BY_ONE or not all(_changed(result) for result in results):
        return [paragraphs([_report(result), _reach(result, scope)]) for result in results]
    tasks = [result["updated"] for result in results]
    return [f"{say('updated_many', count=len(tasks))}\n{bullets(tasks)}"]


def _reach(result: Result, scope: Scope | None) -> str:
    """Whether a repeating task changed this once or for all times, where that is not plain."""
    now, changed = result["updated"], _changed(result)
    if not now.get("repeats") or not changed or "repeats" in changed:
        return ""
    if scope is None and changed != ["due"]:
        return ""
    if scope != "all":
        due = "due" in changed
        return say("this_once" if due else "this_one_only", repeats=now["repeats"])
    return say("every_time")


def _changed(result: Result) -> list[str]:
    now, before = result["updated"], result.get("before", {})
    changed = [name for name in _REPORTS if now.get(name) != before.get(name)]
    # A rule tells of its days itself, unless the task had a date before.
    return [
        name
        for name in changed
        if name != "due" or "repeats" not in changed or not now.get("repeats")
    ]


def _report(result: Result) -> str:
    """What is different about a task now, from the tool's result."""
    now, before = result["updated"], result.get("before", {})
    changed = _changed(result)
    if not changed:
        return say("same_already", task=label(now))
    return paragraphs(_REPORTS[name](now, before) for name in changed)


def _renamed(now: Task, before: Task) -> str:
    return say("renamed", task=label(before), title=f"“{plain(now['title'])}”")


def _prioritised(now: Task, _before: Task) -> str:
    priority = now.get("priority")
    key = "prioritised" if priority else "unprioritised"
    return say(key, task=label(now), priority=priority)


def _due(now: Task, _before: Task) -> str:
    due = due_words(now)
    return say("due_set" if due else "due_cleared", task=label(now), due=due)


def _repeated(now: Task, _before: Task) -> str:
    key = "repeats_set" if now.get("repeats") else "repeats_cleared"
    text = say(key, task=label(now), repeats=now.get("repeats"))
    return paragraphs([text, say("next_due", due=due_words(now)) if now.get("repeats") else ""])


def _deadlined(now: Task, _before: Task) -> str:
    deadline = deadline_words(now)
    key = "deadline_set" if deadline else "deadline_cleared"
    return say(key, task=label(now), deadline=deadline)


def _estimated(now: Task, _before: Task) -> str:
    length = estimate_words(now)
    return say("estimated" if length else "unestimated", task=label(now), length=length)


def _placed(now: Task, _before: Task) -> str:
    project = plain(now.get("project", ""))
    return say("project_set" if project else "project_cleared", task=label(now), project=project)


def _tagged(now: Task, _before: Task) -> str:
    tags = ", ".join(map(plain, now.get("tags", ())))
    return say("tagged" if tags else "untagged", task=label(now), tags=tags)


def _noted(now: Task, _before: Task) -> str:
    notes = plain(now.get("notes", ""))
    return say("noted" if notes else "notes_cleared", task=label(now), notes=notes)


_REPORTS = {
    "title": _renamed,
    "priority": _prioritised,
    "repeats": _repeated,
    "due": _due,
    "deadline": _deadlined,
    "estimate_minutes": _estimated,
    "project": _placed,
    "tags": _tagged,
    "notes": _noted,
}

"""Taking back and doing again, and telling what was done."""

from __future__ import annotations

from collections.abc import Sequence

from todo_chat.agent.builtin.english import replies
from todo_chat.agent.builtin.intents import Changes, UndoLast
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request, Result
from todo_chat.agent.builtin.scene import Outcome, Scene
from todo_chat.agent.builtin.wording import IN_A_LIST, label, paragraphs, say


def undo_last(intent: UndoLast, scene: Scene) -> Plan[Outcome]:
    """Take back what was done last; or do it again, where that was taken back last."""
    undid = any(word == "undone" for word, _ in scene.last_writes())
    again = intent.again or (intent.back and undid)
    reach: dict[str, int | bool] = {"times": intent.times} if intent.times > 1 else {}
    if intent.everything:
        reach = {"everything": True}
    [result] = yield [Request("redo_last" if again else "undo_last", reach)]
    return tell_undone(result, again=again)


def tell_undone(result: Result, *, again: bool = False) -> Outcome:
    """What taking back came to, or doing again."""
    word = "redone" if again else "undone"
    if word not in result:
        error = result.get("error", "")
        return Outcome(say("redo_failed" if again else "undo_failed", error=error))
    tasks = _each_once(result[word])
    stopped = say(f"{word}_stopped", error=result["stopped"]) if "stopped" in result else ""
    if not tasks:
        text = say(f"{word}_others" if result.get("others") else "nothing_undone")
        return Outcome(paragraphs([text, stopped]))
    lines = [_line(task, replies.REDONE if again else replies.UNDONE) for task in tasks]
    there = tuple(task for task in tasks if task.get("is_now") not in {"gone", "in the bin"})
    text = " ".join([say(word), *lines]) if len(lines) == 1 else _listed(say(word), lines)
    return Outcome(paragraphs([text, stopped]), focus=there)


def _each_once(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """What became of each task in the end, where it was changed back more than once."""
    last: dict[int, Task] = {}
    for task in tasks:
        earlier = last.pop(task["number"], {})
        if earlier.get("fields") and task.get("fields"):
            task = {**task, "fields": sorted({*earlier["fields"], *task["fields"]})}
        last[task["number"]] = task
    return tuple(last.values())


def _listed(head: str, lines: Sequence[str]) -> str:
    return "\n".join([head, *(f"- {line}" for line in lines[:IN_A_LIST])])


def _line(task: Task, texts: dict[str, str]) -> str:
    fields = replies.AND.join(task.get("fields", ()))
    return texts[task["is_now"]].format(task=label(task), fields=fields)


def tell_changes(intent: Changes) -> Plan[Outcome]:
    """Tell what was done to the list, newest first."""
    asked = {"period": intent.period, "number": intent.number}
    arguments = {name: value for name, value in asked.items() if value is not None}
    [result] = yield [Request("list_changes", arguments)]
    if "changes" not in result:
        return Outcome(say("list_failed", error=result.get("error", "")))
    changes = [one for one in result["changes"] if not one.get("undone")]
    if intent.only_completed:
        changes = [one for one in changes if one["action"] == "completed"]
    period = replies.PERIODS[str(result.get("period", "all"))]
    if not changes:
        return Outcome(say("changes_none", period=period))
    if intent.number:
        head = say("changes_of", number=intent.number)
    else:
        head = say("changes", period=period)
    days = result.get("period") not in {"today", "yesterday"}
    text = _listed(head, [_change(one, with_day=days) for one in changes])
    more = say("changes_more") if result.get("more") or len(changes) > IN_A_LIST else ""
    numbers = dict.fromkeys(one["number"] for one in changes if "number" in one)
    tasks = tuple({"number": number} for number in numbers)
    return Outcome(paragraphs([text, more]), focus=tasks, shown=tasks)


def _change(change: Result, *, with_day: bool) -> str:
    deed = replies.ACTIONS.get(change["action"], change["action"])
    task = {"number": change.get("number"), "title": change.get("title")}
    named = label(task) if task["number"] else str(change.get("title", ""))
    fields = f" ({', '.join(change['fields'])})" if change.get("fields") else ""
    at = str(change["at"])[:16].replace("T", " ")
    return f"{deed} {named}{fields} · {at if with_day else at[11:]}"

"""Doing the same to several tasks: call by call, or all in one where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request, Result

ONE_BY_ONE = 2
"""As many tasks have a call each; more go into one that is undone as a whole."""

AT_ONCE = 50

_BULK = {
    "complete_task": "complete_tasks",
    "update_task": "update_tasks",
    "delete_task": "delete_tasks",
}
_SINGLY = {"title", "notes", "tags", "estimate_minutes"}  # what only the call for one task takes


def write_each(tool: str, tasks: Sequence[Task], arguments: dict[str, Any]) -> Plan[list[Result]]:
    """Call a tool for each task with the same arguments; the results, in their order."""
    numbers = [int(task["number"]) for task in tasks]
    if len(numbers) <= ONE_BY_ONE or _SINGLY & arguments.keys():
        requests = [Request(tool, {"number": number, **arguments}) for number in numbers]
        return (yield requests) if requests else []
    return (yield from write_all(_BULK[tool], numbers, arguments))


def write_all(tool: str, numbers: Sequence[int], arguments: dict[str, Any]) -> Plan[list[Result]]:
    """Call a tool that takes many tasks; the result of each of them, in their order."""
    chunks = [list(numbers[at : at + AT_ONCE]) for at in range(0, len(numbers), AT_ONCE)]
    requests = [Request(tool, {"numbers": chunk, **arguments}) for chunk in chunks]
    answers = (yield requests) if requests else []
    results: list[Result] = []
    for chunk, answer in zip(chunks, answers, strict=True):
        each = answer.get("results", ())
        results += each if len(each) == len(chunk) else [answer] * len(chunk)
    return results


def singly(result: Result) -> Sequence[Result]:
    """The results that a tool's result holds: one for each task."""
    each = result.get("results")
    return [one for one in each if isinstance(one, dict)] if isinstance(each, list) else [result]

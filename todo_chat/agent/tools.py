"""The assistant's tools: typed arguments, one service call, a small JSON result.

A refusal (a task that does not exist, a title that is too long) goes back to the model as a
result, so that it can explain. What a tool did and the record of it are one transaction.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from math import isfinite
from typing import Any, Literal, NoReturn

from agents import FunctionTool, RunContextWrapper, Tool, function_tool
from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext, ToolOutcome, ToolsStopped
from todo_chat.config import get_settings
from todo_chat.db import Session, session_scope
from todo_chat.errors import AppError, InvalidInput
from todo_chat.services import tasks
from todo_chat.services.task_lists import TaskQuery
from todo_chat.services.task_lists import list_tasks as query_tasks
from todo_chat.services.task_views import brief_task
from todo_chat.services.tasks import UNSET, TaskChanges
from todo_chat.strings import t
from todo_chat.when import Due, read_due

logger = logging.getLogger(__name__)

Status = Literal["all", "pending", "completed"]
PriorityName = Literal["none", "low", "medium", "high"]
DueFilter = Literal["overdue", "today", "week", "none"]
Result = dict[str, Any]
Work = Callable[[Session], Awaitable[Result]]

LISTED = 100


def read_arguments(text: str) -> dict[str, Any]:
    """The arguments of a call as the model wrote them; what is not an object is kept as text."""
    try:
        arguments = json.loads(text or "{}", parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return {"text": text}
    return arguments if isinstance(arguments, dict) else {"text": text}


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON, though Python reads it")


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _refuse(text)


async def _perform(context: ToolContext[RunContext], work: Work) -> str:
    log = context.context.log
    arguments = read_arguments(context.tool_arguments)
    log.begin(context.tool_call_id, context.tool_name, arguments)
    # A write that has begun is finished even when the run is cancelled: the shield keeps it
    # going, and the turn waits for what it tracks before it says how it ended.
    task = asyncio.ensure_future(_carry_out(context, arguments, work))
    log.track(task)
    return json.dumps(await asyncio.shield(task), ensure_ascii=False)


async def _carry_out(context: ToolContext[RunContext], arguments: Result, work: Work) -> Result:
    call_id, name, log = context.tool_call_id, context.tool_name, context.context.log
    try:
        async with session_scope() as session:
            async with asyncio.timeout(get_settings().tool_timeout_seconds):
                result = await work(session)
                await log.keep(session, ToolOutcome(call_id, name, arguments, True, result))
        return result
    except AppError as error:
        result = {"error": error.message, "code": error.code}
        if isinstance(error, InvalidInput):
            result["fields"] = [field.field for field in error.errors]
    except TimeoutError:
        result = {"error": t("tool.slow"), "code": "INTERNAL_ERROR"}
    except Exception:
        logger.exception("tool %s failed", name)
        result = {"error": t("tool.failed"), "code": "INTERNAL_ERROR"}
    log.show(ToolOutcome(call_id, name, arguments, False, result))
    return result


def _due(text: str, context: RunContext) -> Due | None:
    if text.strip().lower() in {"", "none"}:
        return None
    try:
        return read_due(text, context.timezone)
    except ValueError as error:
        raise InvalidInput.of("due", t("due.unknown")) from error


async def add_task(
    context: ToolContext[RunContext],
    title: str,
    notes: str | None = None,
    priority: PriorityName | None = None,
    due: str | None = None,
    tags: list[str] | None = None,
) -> str:
    """Add one task to the person's list. Call it once for each task.

    Args:
        title: What is to be done, short, in the person's own words.
        notes: Further details, if any were given.
        priority: How important it is, if that was said.
        due: When it is due: a day (2026-11-23) or a moment in their zone (2026-11-23T17:00).
        tags: Words to group it by, if any were given.
    """

    async def work(session: Session) -> Result:
        task = await tasks.create_task(
            session,
            user_id=context.context.user_id,
            title=title,
            notes=notes or "",
            priority=priority or "none",
            due=_due(due or "", context.context),
            tags=tags or (),
        )
        return {"added": brief_task(task)}

    return await _perform(context, work)


async def list_tasks(
    context: ToolContext[RunContext],
    status: Status | None = None,
    query: str | None = None,
    priority: PriorityName | None = None,
    tag: str | None = None,
    due: DueFilter | None = None,
) -> str:
    """List the person's tasks, or search them. Without arguments it lists all of them.

    Args:
        status: Only tasks that are pending, or only completed ones.
        query: Only tasks with these words in the title or notes.
        priority: Only tasks of this priority.
        tag: Only tasks with this tag.
        due: Only tasks that are overdue, due today, within a week, or not due at all.
    """

    async def work(session: Session) -> Result:
        wanted = TaskQuery(
            now=context.context.now,
            timezone=context.context.timezone,
            status=status or "all",
            q=query,
            priority=priority,
            tag=tag,
            due=due,
            limit=LISTED,
        )
        page = await query_tasks(session, user_id=context.context.user_id, query=wanted)
        return {"tasks": [brief_task(task) for task in page.tasks], "total": page.total}

    return await _perform(context, work)


async def get_task(context: ToolContext[RunContext], number: int) -> str:
    """Look at one task in full.

    Args:
        number: The task's number.
    """

    async def work(session: Session) -> Result:
        task = await tasks.get_task(session, user_id=context.context.user_id, number=number)
        return {"task": brief_task(task)}

    return await _perform(context, work)


async def update_task(
    context: ToolContext[RunContext],
    number: int,
    title: str | None = None,
    notes: str | None = None,
    priority: PriorityName | None = None,
    due: str | None = None,
    tags: list[str] | None = None,
) -> str:
    """Change a task. What is left out stays as it is.

    Args:
        number: The task's number.
        title: The new title.
        notes: The new notes; "" takes them away.
        priority: The new priority; "none" takes it away.
        due: The new day (2026-11-23) or moment (2026-11-23T17:00); "none" takes it away.
        tags: All the tags it is to have; an empty list takes them away.
    """

    async def work(session: Session) -> Result:
        changes = TaskChanges(
            title=UNSET if title is None else title,
            notes=UNSET if notes is None else notes,
            priority=UNSET if priority is None else priority,
            due=UNSET if due is None else _due(due, context.context),
            tags=UNSET if tags is None else tags,
        )
        user_id = context.context.user_id
        before = brief_task(await tasks.get_task(session, user_id=user_id, number=number))
        task = await tasks.update_task(session, user_id=user_id, number=number, changes=changes)
        return {"updated": brief_task(task), "before": before}

    return await _perform(context, work)


async def complete_task(
    context: ToolContext[RunContext], number: int, completed: bool | None = None
) -> str:
    """Mark a task as done, or as not done again.

    Args:
        number: The task's number.
        completed: False to reopen it; left out or true to complete it.
    """

    async def work(session: Session) -> Result:
        change = tasks.reopen_task if completed is False else tasks.complete_task
        task = await change(session, user_id=context.context.user_id, number=number)
        return {"reopened" if completed is False else "completed": brief_task(task)}

    return await _perform(context, work)


async def delete_task(context: ToolContext[RunContext], number: int) -> str:
    """Delete a task for good. Only when the person asked for exactly this.

    Args:
        number: The task's number.
    """

    async def work(session: Session) -> Result:
        task = await tasks.delete_task(session, user_id=context.context.user_id, number=number)
        return {"deleted": brief_task(task)}

    return await _perform(context, work)


def _bad_arguments(context: RunContextWrapper[Any], error: Exception) -> str:
    """Tell the model, and the log, that a call could not be understood; the runner calls it."""
    if isinstance(error, ToolsStopped) or not isinstance(context, ToolContext):
        raise error
    result = {"error": t("tool.arguments"), "code": "INVALID_INPUT"}
    run: RunContext = context.context
    arguments = read_arguments(context.tool_arguments)
    run.log.begin(context.tool_call_id, context.tool_name, arguments)
    run.log.show(ToolOutcome(context.tool_call_id, context.tool_name, arguments, False, result))
    return json.dumps(result)


def _tool(function: Callable[..., Awaitable[str]]) -> FunctionTool:
    return function_tool(function, failure_error_function=_bad_arguments)


TOOLS: list[Tool] = [
    _tool(function)
    for function in (add_task, list_tasks, get_task, update_task, complete_task, delete_task)
]

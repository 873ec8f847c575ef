"""Tools that tick tasks off, and move repeating ones on."""

from __future__ import annotations

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.performing import Result, for_each_task, perform
from todo_chat.agent.tools.shown import shown_task
from todo_chat.db import Session
from todo_chat.models import Task, TaskStatus
from todo_chat.services import tasks
from todo_chat.services.changes import batch_of, list_changes

_NEWEST = 10


async def _complete(session: Session, run: RunContext, number: int, completed: bool) -> Result:
    change = tasks.complete_task if completed else tasks.reopen_task
    wanted = TaskStatus.COMPLETED if completed else TaskStatus.PENDING
    present = await tasks.get_task(session, user_id=run.user_id, number=number)
    already = {"already": True} if present.status == wanted else {}
    task = await change(session, user_id=run.user_id, number=number, now=run.now)
    result = {"completed" if completed else "reopened": shown_task(task, run)}
    following = await _made(session, run, task) if completed and task.series_id else None
    return result | already | ({"next": shown_task(following, run)} if following else {})


async def _made(session: Session, run: RunContext, task: Task) -> Task | None:
    """The occurrence that completing a task in this transaction made."""
    page = await list_changes(session, user_id=run.user_id, limit=_NEWEST)
    for change in page.changes:
        fresh = change.batch_id == batch_of(session) and change.action == "created"
        if fresh and change.number and (change.after or {}).get("series_id") == task.series_id:
            return await tasks.get_task(session, user_id=run.user_id, number=change.number)
    return None


async def complete_task(
    context: ToolContext[RunContext], number: int, completed: bool | None = None
) -> str:
    """Mark a task as done, or as not done again. A repeating one leaves its next occurrence.

    The result says `already` when it was so before, and nothing was changed.

    Args:
        number: The task's number.
        completed: False to reopen it; left out or true to complete it.
    """

    async def work(session: Session) -> Result:
        return await _complete(session, context.context, number, completed is not False)

    return await perform(context, work)


async def complete_tasks(
    context: ToolContext[RunContext], numbers: list[int], completed: bool | None = None
) -> str:
    """Mark up to 50 tasks as done, or as not done again.

    Args:
        numbers: The tasks' numbers.
        completed: False to reopen them; left out or true to complete them.
    """

    async def work(session: Session) -> Result:
        async def complete(number: int) -> Result:
            return await _complete(session, context.context, number, completed is not False)

        return await for_each_task(session, numbers, complete)

    return await perform(context, work)


async def skip_occurrence(context: ToolContext[RunContext], number: int) -> str:
    """Move a repeating task on to its next time without doing it this time.

    Args:
        number: The task's number.
    """
    run = context.context

    async def work(session: Session) -> Result:
        present = await tasks.get_task(session, user_id=run.user_id, number=number)
        before = shown_task(present, run)
        task = await tasks.skip_occurrence(session, user_id=run.user_id, number=number, now=run.now)
        return {"skipped": shown_task(task, run), "before": before}

    return await perform(context, work)


async def stop_repeating(context: ToolContext[RunContext], number: int) -> str:
    """Let a repeating task be the last of its kind; it stays on the list with its date.

    Args:
        number: The task's number.
    """
    run = context.context

    async def work(session: Session) -> Result:
        task = await tasks.stop_repeating(session, user_id=run.user_id, number=number)
        return {"stopped": shown_task(task, run)}

    return await perform(context, work)

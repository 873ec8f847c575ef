"""Tools that delete tasks, and bring them back."""

from __future__ import annotations

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.performing import Result, for_each_task, perform
from todo_chat.agent.tools.shown import shown_task
from todo_chat.db import Session
from todo_chat.services import tasks


async def _delete(session: Session, run: RunContext, number: int) -> Result:
    task = await tasks.delete_task(session, user_id=run.user_id, number=number, now=run.now)
    return {"deleted": shown_task(task, run)}


async def delete_task(context: ToolContext[RunContext], number: int) -> str:
    """Move a task to the bin, where it stays for 30 days. Only when the person asked for it.

    Args:
        number: The task's number.
    """

    async def work(session: Session) -> Result:
        return await _delete(session, context.context, number)

    return await perform(context, work)


async def delete_tasks(context: ToolContext[RunContext], numbers: list[int]) -> str:
    """Move up to 50 tasks to the bin. Only when the person asked for it.

    Args:
        numbers: The tasks' numbers.
    """

    async def work(session: Session) -> Result:
        async def delete(number: int) -> Result:
            return await _delete(session, context.context, number)

        return await for_each_task(session, numbers, delete)

    return await perform(context, work)


async def restore_tasks(context: ToolContext[RunContext], numbers: list[int]) -> str:
    """Take up to 50 deleted tasks out of the bin again.

    Args:
        numbers: The tasks' numbers; list_tasks with the view "bin" shows them.
    """
    run = context.context

    async def work(session: Session) -> Result:
        async def restore(number: int) -> Result:
            task = await tasks.restore_task(
                session, user_id=run.user_id, number=number, now=run.now
            )
            return {"restored": shown_task(task, run)}

        return await for_each_task(session, numbers, restore)

    return await perform(context, work)

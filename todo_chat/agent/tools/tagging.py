"""The tool that tags tasks."""

from __future__ import annotations

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.performing import Result, for_each_task, perform
from todo_chat.agent.tools.shown import shown_task
from todo_chat.db import Session
from todo_chat.services import tasks
from todo_chat.services.tasks import Scope, TaskChanges


async def tag_tasks(
    context: ToolContext[RunContext],
    numbers: list[int],
    add: list[str] | None = None,
    remove: list[str] | None = None,
    scope: Scope | None = None,
) -> str:
    """Put tags on up to 50 tasks or take some off; their other tags stay.

    Args:
        numbers: The tasks' numbers.
        add: Tags to put on.
        remove: Tags to take off.
        scope: Of a repeating task: "this" occurrence alone, or "all" to come, too; "all" if left
            out.
    """
    run = context.context

    async def work(session: Session) -> Result:
        changes = TaskChanges(add_tags=add or (), remove_tags=remove or ())

        async def tag(number: int) -> Result:
            task = await tasks.get_task(session, user_id=run.user_id, number=number)
            before = shown_task(task, run)
            task = await tasks.update_task(
                session,
                user_id=run.user_id,
                number=number,
                changes=changes,
                scope=scope,
                now=run.now,
            )
            return {"updated": shown_task(task, run), "before": before}

        return await for_each_task(session, numbers, tag)

    return await perform(context, work)

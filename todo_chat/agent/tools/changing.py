"""Tools that change tasks."""

from __future__ import annotations

from typing import Literal

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.performing import Result, for_each_task, perform
from todo_chat.agent.tools.shown import shown_task
from todo_chat.agent.tools.wishes import TaskWishes
from todo_chat.db import Session
from todo_chat.services import tasks
from todo_chat.services.tasks import Scope

PriorityName = Literal["none", "low", "medium", "high"]


async def _update(
    session: Session, run: RunContext, number: int, wishes: TaskWishes, scope: Scope | None = None
) -> Result:
    task = await tasks.get_task(session, user_id=run.user_id, number=number)
    before = shown_task(task, run)
    changed = await tasks.update_task(
        session,
        user_id=run.user_id,
        number=number,
        changes=wishes.changes(run, task),
        scope=scope,
        now=run.now,
    )
    return {"updated": shown_task(changed, run), "before": before}


async def update_task(
    context: ToolContext[RunContext],
    number: int,
    title: str | None = None,
    notes: str | None = None,
    priority: PriorityName | None = None,
    due: str | None = None,
    postpone_by: str | None = None,
    deadline: str | None = None,
    estimate_minutes: int | None = None,
    recurrence: str | None = None,
    reminders: list[str] | None = None,
    project: str | None = None,
    tags: list[str] | None = None,
    scope: Scope | None = None,
) -> str:
    """Change a task. What is left out stays as it is.

    Args:
        number: The task's number.
        title: The new title.
        notes: The new notes; "" takes them away.
        priority: The new priority; "none" takes it away.
        due: When it is due now, in the person's words or as ISO 8601. A day alone keeps its time,
            a time alone its day; "none" takes the date away.
        postpone_by: Puts it off by a length of time: "2 days", "an hour", "an hour earlier".
        deadline: The day by which it must be done at the latest; "none" takes it away.
        estimate_minutes: How long it takes; 0 takes that away.
        recurrence: How it repeats, in words ("every friday"); "none" stops it.
        reminders: All the reminders it is to have, in words; an empty list takes them away.
        project: The project to move it to; "none" moves it to the Inbox.
        tags: All the tags it is to have; an empty list takes them away.
        scope: Of a repeating task: "this" changes this occurrence alone, "all" those to come too.
            Left out, another due is for this one, and anything else for all.
    """

    async def work(session: Session) -> Result:
        wishes = TaskWishes(
            title=title,
            notes=notes,
            priority=priority,
            due=due,
            postpone_by=postpone_by,
            deadline=deadline,
            estimate_minutes=estimate_minutes,
            recurrence=recurrence,
            reminders=reminders,
            project=project,
            tags=tags,
        )
        return await _update(session, context.context, number, wishes, scope)

    return await perform(context, work)


async def update_tasks(
    context: ToolContext[RunContext],
    numbers: list[int],
    priority: PriorityName | None = None,
    due: str | None = None,
    postpone_by: str | None = None,
    deadline: str | None = None,
    recurrence: str | None = None,
    reminders: list[str] | None = None,
    project: str | None = None,
    scope: Scope | None = None,
) -> str:
    """Change up to 50 tasks in the same way, such as moving them to another day.

    Args:
        numbers: The tasks' numbers.
        priority: As in update_task.
        due: As in update_task; with a day alone each keeps its time.
        postpone_by: As in update_task.
        deadline: As in update_task.
        recurrence: As in update_task.
        reminders: As in update_task.
        project: As in update_task.
        scope: As in update_task.
    """

    async def work(session: Session) -> Result:
        wishes = TaskWishes(
            priority=priority,
            due=due,
            postpone_by=postpone_by,
            deadline=deadline,
            recurrence=recurrence,
            reminders=reminders,
            project=project,
        )

        async def update(number: int) -> Result:
            return await _update(session, context.context, number, wishes, scope)

        return await for_each_task(session, numbers, update)

    return await perform(context, work)

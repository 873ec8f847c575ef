"""Tools that add tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from agents.tool_context import ToolContext
from pydantic import BaseModel, Field

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.performing import Result, for_each, perform
from todo_chat.agent.tools.shown import shown_task
from todo_chat.agent.tools.wishes import TaskWishes
from todo_chat.db import Session
from todo_chat.services import tasks

PriorityName = Literal["none", "low", "medium", "high"]


class NewTask(BaseModel):
    """A task to add; the fields are those of add_task."""

    title: str
    notes: str | None = None
    priority: PriorityName | None = None
    due: str | None = Field(None, description="When it is due, in the person's words.")
    deadline: str | None = None
    estimate_minutes: int | None = None
    recurrence: str | None = None
    reminders: list[str] | None = None
    project: str | None = None
    tags: list[str] | None = None


async def _add(session: Session, run: RunContext, wishes: TaskWishes) -> Result:
    project = (wishes.project or "").strip() or None
    changes = replace(wishes, project=project).changes(run)
    task = await tasks.create_task(
        session, user_id=run.user_id, now=run.now, **{"title": "", **changes.given()}
    )
    return {"added": shown_task(task, run)}


async def add_task(
    context: ToolContext[RunContext],
    title: str,
    notes: str | None = None,
    priority: PriorityName | None = None,
    due: str | None = None,
    deadline: str | None = None,
    estimate_minutes: int | None = None,
    recurrence: str | None = None,
    reminders: list[str] | None = None,
    project: str | None = None,
    tags: list[str] | None = None,
) -> str:
    """Add one task to the person's list.

    Args:
        title: What is to be done, short, in the person's own words, without the date.
        notes: Further details, if any were given.
        priority: How important it is, if that was said.
        due: When it is due, in the person's words ("tomorrow at 5", "every 1st at 9am") or as
            ISO 8601 (2026-11-23T17:00).
        deadline: The day by which it must be done at the latest, if that is another one.
        estimate_minutes: How long it takes.
        recurrence: How it repeats, in words ("every 2 weeks", "3 days after it is done").
        reminders: When to remind, each in words: "when it is due", "an hour before", "at 9".
        project: The project it belongs to; one that is not there yet is made.
        tags: Words to group it by, if any were given.
    """

    async def work(session: Session) -> Result:
        wishes = TaskWishes(
            title=title,
            notes=notes,
            priority=priority,
            due=due,
            deadline=deadline,
            estimate_minutes=estimate_minutes,
            recurrence=recurrence,
            reminders=reminders,
            project=project,
            tags=tags,
        )
        return await _add(session, context.context, wishes)

    return await perform(context, work)


async def add_tasks(context: ToolContext[RunContext], tasks: list[NewTask]) -> str:
    """Add several tasks at once, up to 50; each has a result of its own.

    Args:
        tasks: The tasks.
    """

    async def work(session: Session) -> Result:
        async def add(task: NewTask) -> Result:
            return await _add(session, context.context, TaskWishes(**task.model_dump()))

        return {"results": await for_each(session, tasks, "tasks", add)}

    return await perform(context, work)

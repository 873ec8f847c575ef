"""Tasks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.tasks import (
    TaskCompletion,
    TaskCreate,
    TaskList,
    TaskListQuery,
    TaskPublic,
    TaskReplace,
    TaskUpdate,
)
from todo_chat.api.task_input import read_task_due, refuse_together
from todo_chat.db import read_scope, session_scope
from todo_chat.models import Task, TaskStatus, User
from todo_chat.services import tasks
from todo_chat.services.task_lists import TaskQuery
from todo_chat.services.task_lists import list_tasks as query_tasks
from todo_chat.services.task_views import task_data
from todo_chat.services.tasks import UNSET, TaskChanges

router = APIRouter(prefix="/{user_id}/tasks", tags=["Tasks"], responses=errors(401, 403, 422))

Number = Annotated[int, Path(description="The task's number.", examples=[1])]


def _public(task: Task, owner: User) -> TaskPublic:
    return TaskPublic.model_validate(task_data(task, timezone=owner.timezone))


@router.get("", summary="List tasks")
async def list_tasks(owner: Owner, given: Annotated[TaskListQuery, Query()]) -> TaskList:
    """List tasks, all of them or some, a page at a time."""
    query = TaskQuery(now=datetime.now(UTC), timezone=owner.timezone, **given.model_dump())
    async with read_scope() as session:
        page = await query_tasks(session, user_id=owner.id, query=query)
    found = [_public(task, owner) for task in page.tasks]
    return TaskList(tasks=found, total=page.total, next_cursor=page.next_cursor)


@router.post("", status_code=201, responses=errors(413), summary="Create a task")
async def create_task(owner: Owner, given: TaskCreate) -> TaskPublic:
    """Create a task; it gets your next number, which is never given again."""
    due, refused = read_task_due(given, owner.timezone)
    async with session_scope() as session:
        with refuse_together(refused):
            task = await tasks.create_task(
                session,
                user_id=owner.id,
                title=given.title,
                notes=given.notes,
                priority=given.priority,
                due=due,
                tags=given.tags,
            )
    return _public(task, owner)


@router.get("/{number}", responses=errors(404), summary="Get a task")
async def get_task(owner: Owner, number: Number) -> TaskPublic:
    """Get one task."""
    async with read_scope() as session:
        task = await tasks.get_task(session, user_id=owner.id, number=number)
    return _public(task, owner)


@router.patch("/{number}", responses=errors(404, 413), summary="Change a task")
async def update_task(owner: Owner, number: Number, given: TaskUpdate) -> TaskPublic:
    """Change some fields, all or none of them."""
    return await _change(owner, number, given, given.model_fields_set)


@router.put("/{number}", responses=errors(404, 413), summary="Replace a task")
async def replace_task(owner: Owner, number: Number, given: TaskReplace) -> TaskPublic:
    """Give every field that can be written a new value; those left out get their defaults."""
    return await _change(owner, number, given, set(TaskReplace.model_fields))


async def _change(
    owner: User, number: int, given: TaskUpdate | TaskReplace, names: set[str]
) -> TaskPublic:
    due, refused = read_task_due(given, owner.timezone)
    written = given.model_dump(include=names - {"due", "due_zone"})
    changes = TaskChanges(due=due if "due" in names else UNSET, **written)
    async with session_scope() as session:
        with refuse_together(refused):
            task = await tasks.update_task(
                session, user_id=owner.id, number=number, changes=changes
            )
    return _public(task, owner)


@router.delete("/{number}", status_code=204, responses=errors(404), summary="Delete a task")
async def delete_task(owner: Owner, number: Number) -> Response:
    """Move a task into the bin; after 30 days there it is removed for good."""
    async with session_scope() as session:
        await tasks.delete_task(session, user_id=owner.id, number=number)
    return Response(status_code=204)


@router.patch("/{number}/complete", responses=errors(404), summary="Complete or reopen")
async def complete_task(
    owner: Owner, number: Number, given: TaskCompletion | None = None
) -> TaskPublic:
    """Complete or reopen a task; without a body, whichever it is not."""
    async with session_scope() as session:
        completed = given.completed if given else None
        if completed is None:
            task = await tasks.get_task(session, user_id=owner.id, number=number)
            completed = task.status != TaskStatus.COMPLETED
        change = tasks.complete_task if completed else tasks.reopen_task
        task = await change(session, user_id=owner.id, number=number)
    return _public(task, owner)

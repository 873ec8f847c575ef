"""Tasks: lists of them, and one by its number."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.task_input import TaskCreate, TaskReplace, TaskUpdate
from todo_chat.api.schemas.tasks import TaskList, TaskListQuery, TaskPublic
from todo_chat.api.scopes import write_scope
from todo_chat.api.task_input import read_changes, read_occurrences
from todo_chat.api.words import WordReader
from todo_chat.db import read_scope
from todo_chat.models import Task, User
from todo_chat.services import tasks
from todo_chat.services.task_lists import list_tasks as query_tasks
from todo_chat.services.task_views import task_data

router = APIRouter(prefix="/{user_id}/tasks", tags=["Tasks"], responses=errors(401, 403, 422))

Number = Annotated[int, Path(description="The task's number.", examples=[1])]


def public(task: Task, owner: User) -> TaskPublic:
    """The public form of a task, its instants in the person's zone."""
    return TaskPublic.model_validate(task_data(task, timezone=owner.timezone))


@router.get("", summary="List tasks")
async def list_tasks(owner: Owner, given: Annotated[TaskListQuery, Query()]) -> TaskList:
    """List tasks, all of them or some, a page at a time; those in the bin are in its view alone."""
    query = given.to_query(now=datetime.now(UTC), timezone=owner.timezone)
    async with read_scope() as session:
        page = await query_tasks(session, user_id=owner.id, query=query)
    found = [public(task, owner) for task in page.tasks]
    return TaskList(tasks=found, total=page.total, next_cursor=page.next_cursor)


@router.post("", status_code=201, responses=errors(413), summary="Create a task")
async def create_task(owner: Owner, given: TaskCreate) -> TaskPublic:
    """Create a task; it gets your next number, which is never given again."""
    reader = WordReader.of(owner)
    changes = read_changes(given, given.model_fields_set, reader)
    async with write_scope() as session:
        task = await tasks.create_task(session, user_id=owner.id, now=reader.now, **changes.given())
    return public(task, owner)


@router.get("/{number}", responses=errors("TASK_NOT_FOUND"), summary="Get a task")
async def get_task(owner: Owner, number: Number) -> TaskPublic:
    """Get one task."""
    async with read_scope() as session:
        task = await tasks.get_task(session, user_id=owner.id, number=number)
    return public(task, owner)


_WRITING = errors("TASK_NOT_FOUND", "VERSION_CONFLICT", "NEXT_CHANGED", 413)


@router.patch("/{number}", responses=_WRITING, summary="Change a task")
async def update_task(owner: Owner, number: Number, given: TaskUpdate) -> TaskPublic:
    """Change some fields, all or none of them.

    A repeating task that is completed leaves its next occurrence, under a number of its own.
    """
    return await _change(owner, number, given, given.model_fields_set)


@router.put("/{number}", responses=_WRITING, summary="Replace a task")
async def replace_task(owner: Owner, number: Number, given: TaskReplace) -> TaskPublic:
    """Give every field that can be written a new value; those left out get their defaults."""
    names = {*TaskReplace.model_fields} - {"position"} | given.model_fields_set
    return await _change(owner, number, given, names)


async def _change(
    owner: User, number: int, given: TaskUpdate | TaskReplace, names: set[str]
) -> TaskPublic:
    reader = WordReader.of(owner)
    async with write_scope() as session:
        present = await tasks.get_task(session, user_id=owner.id, number=number)
        task = await tasks.update_task(
            session,
            user_id=owner.id,
            number=number,
            changes=read_changes(given, names, reader, present),
            version=given.version,
            scope=read_occurrences(given) if isinstance(given, TaskUpdate) else None,
            now=reader.now,
        )
    return public(task, owner)


@router.delete(
    "/{number}", status_code=204, responses=errors("TASK_NOT_FOUND"), summary="Delete a task"
)
async def delete_task(
    owner: Owner,
    number: Number,
    forever: Annotated[
        bool, Query(description="Remove it for good, from the list or the bin; no undo.")
    ] = False,
) -> Response:
    """Move a task into the bin, where it lies for 30 days."""
    delete = tasks.purge_task if forever else tasks.delete_task
    async with write_scope() as session:
        await delete(session, user_id=owner.id, number=number)
    return Response(status_code=204)

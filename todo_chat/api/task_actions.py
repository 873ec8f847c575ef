"""What is done to a task by a verb: completing, restoring, skipping, moving, adding many."""

from __future__ import annotations

from fastapi import APIRouter

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.quick import QuickInput, QuickTasks
from todo_chat.api.schemas.task_input import TaskCompletion, TaskMove
from todo_chat.api.schemas.tasks import TaskPublic
from todo_chat.api.scopes import write_scope
from todo_chat.api.tasks import Number, public
from todo_chat.errors import InvalidInput
from todo_chat.models import TaskStatus
from todo_chat.services import tasks
from todo_chat.services.quick_tasks import add_quickly
from todo_chat.services.task_order import move_task as put_after
from todo_chat.services.tasks import TaskChanges

router = APIRouter(prefix="/{user_id}/tasks", tags=["Tasks"], responses=errors(401, 403, 422))


@router.post("/quick", status_code=201, responses=errors(413), summary="Quick add")
async def add_tasks_quickly(owner: Owner, given: QuickInput) -> QuickTasks:
    """Create a task from each line, all or none of them.

    Dates and repeats are read from the words; `#project`, `@tag` (in quotes with spaces), `p1` to
    `p4` or `!high`, and `!30m` for a reminder stand for themselves.
    """
    async with write_scope() as session:
        try:
            added = await add_quickly(session, user_id=owner.id, text=given.text)
        except InvalidInput as error:
            raise InvalidInput.of("text", error.message) from error
    return QuickTasks(tasks=[public(task, owner) for task in added])


@router.patch(
    "/{number}/complete",
    responses=errors("TASK_NOT_FOUND", "VERSION_CONFLICT", "NEXT_CHANGED"),
    summary="Complete or reopen",
)
async def complete_task(
    owner: Owner, number: Number, given: TaskCompletion | None = None
) -> TaskPublic:
    """Complete or reopen a task; without a body, whichever it is not.

    Completing a repeating task makes its next occurrence, and reopening takes that back.
    """
    given = given or TaskCompletion()
    async with write_scope() as session:
        completed = given.completed
        if completed is None:
            task = await tasks.get_task(session, user_id=owner.id, number=number)
            completed = task.status != TaskStatus.COMPLETED
        status = TaskStatus.COMPLETED if completed else TaskStatus.PENDING
        task = await tasks.update_task(
            session,
            user_id=owner.id,
            number=number,
            changes=TaskChanges(status=status),
            version=given.version,
        )
    return public(task, owner)


@router.post("/{number}/restore", responses=errors("TASK_NOT_FOUND"), summary="Take out of the bin")
async def restore_task(owner: Owner, number: Number) -> TaskPublic:
    """Take a task out of the bin again."""
    async with write_scope() as session:
        task = await tasks.restore_task(session, user_id=owner.id, number=number)
    return public(task, owner)


@router.post(
    "/{number}/skip",
    responses=errors("TASK_NOT_FOUND", "NOT_REPEATING", "SERIES_OVER"),
    summary="Skip an occurrence",
)
async def skip_task(owner: Owner, number: Number) -> TaskPublic:
    """Move a repeating task on to its next occurrence without doing this one."""
    async with write_scope() as session:
        task = await tasks.skip_occurrence(session, user_id=owner.id, number=number)
    return public(task, owner)


@router.post("/{number}/move", responses=errors("TASK_NOT_FOUND"), summary="Order by hand")
async def move_task(owner: Owner, number: Number, given: TaskMove) -> TaskPublic:
    """Put a task right after another one in the order by hand, or before all others."""
    async with write_scope() as session:
        task = await put_after(session, user_id=owner.id, number=number, after=given.after)
    return public(task, owner)

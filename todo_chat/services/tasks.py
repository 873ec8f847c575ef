"""Tasks: what a person can do to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import Final

from sqlalchemy import func, select, update
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import FieldError, InvalidInput, NotFound
from todo_chat.models import Priority, Task, TaskStatus, User
from todo_chat.models.columns import utc_now
from todo_chat.models.task import NOTES_MAX, TITLE_MAX
from todo_chat.services.tags import delete_unused_tags, find_or_create_tags, read_tags
from todo_chat.services.text import clean_block, clean_line, control_errors
from todo_chat.strings import t
from todo_chat.when import Due, Moment


class Unset(Enum):
    """The mark of a field that a change leaves as it is."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True)
class TaskChanges:
    """New values for some of a task's fields; `due=None` takes the due away."""

    title: str | Unset = UNSET
    notes: str | Unset = UNSET
    status: str | Unset = UNSET
    priority: str | Unset = UNSET
    due: Due | Unset | None = UNSET
    tags: Sequence[str] | Unset = UNSET

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) is not UNSET for field in fields(self))


@dataclass(frozen=True)
class TaskCounts:
    """How many tasks a person has."""

    pending: int
    completed: int


def due_of(task: Task) -> Due | None:
    """A task's due as one value."""
    if task.due_at and task.due_zone:
        return Moment(task.due_at, task.due_zone)
    return task.due_date


async def create_task(
    session: Session,
    *,
    user_id: str,
    title: str,
    notes: str = "",
    priority: str = Priority.NONE,
    due: Due | None = None,
    tags: Iterable[str] = (),
) -> Task:
    """Create a task; it gets the person's next number.

    Raises:
        InvalidInput: one entry for each field that is not right; nothing is created.
    """
    changes = TaskChanges(title=title, notes=notes, priority=priority, due=due, tags=tuple(tags))
    spelled = _check(changes)
    number = await _next_number(session, user_id=user_id)
    task = Task(user_id=user_id, number=number, title="")
    task.tags = await find_or_create_tags(session, user_id=user_id, spelled=spelled)
    _apply(task, changes)
    session.add(task)
    await session.flush()
    touch(session, user_id, "tasks")
    return task


async def _next_number(session: Session, *, user_id: str) -> int:
    query = (
        update(User)
        .where(col(User.id) == user_id)
        .values(last_task_number=col(User.last_task_number) + 1)
        .returning(col(User.last_task_number))
        .execution_options(synchronize_session=False)
    )
    number = await session.scalar(query)
    if number is None:
        raise NotFound(t("error.not_found"))
    return number


async def get_task(session: Session, *, user_id: str, number: int) -> Task:
    """A person's task by its number.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    query = select(Task).where(col(Task.user_id) == user_id, col(Task.number) == number)
    task = await session.scalar(query) if 0 < number < 2**31 else None
    if task is None:
        raise NotFound(t("task.missing", number=number), code="TASK_NOT_FOUND")
    return task


async def update_task(session: Session, *, user_id: str, number: int, changes: TaskChanges) -> Task:
    """Change some fields of a task, all or none.

    Raises:
        InvalidInput: one entry for each field that is not right.
        NotFound: `TASK_NOT_FOUND`.
    """
    spelled = _check(changes)
    task = await get_task(session, user_id=user_id, number=number)
    if changes.tags is not UNSET:
        task.tags = await find_or_create_tags(session, user_id=user_id, spelled=spelled)
        await session.flush()
        await delete_unused_tags(session, user_id=user_id)
    _apply(task, changes)
    if changes:
        task.updated_at = utc_now()
        await session.flush()
        touch(session, user_id, "tasks")
    return task


async def complete_task(session: Session, *, user_id: str, number: int) -> Task:
    """Mark a task as done.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    changes = TaskChanges(status=TaskStatus.COMPLETED)
    return await update_task(session, user_id=user_id, number=number, changes=changes)


async def reopen_task(session: Session, *, user_id: str, number: int) -> Task:
    """Mark a task as not done.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    changes = TaskChanges(status=TaskStatus.PENDING)
    return await update_task(session, user_id=user_id, number=number, changes=changes)


async def delete_task(session: Session, *, user_id: str, number: int) -> Task:
    """Delete a task; its number is never given again. Returns it as it was.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    task = await get_task(session, user_id=user_id, number=number)
    await session.delete(task)
    await session.flush()
    await delete_unused_tags(session, user_id=user_id)
    touch(session, user_id, "tasks")
    return task


async def count_tasks(session: Session, *, user_id: str) -> TaskCounts:
    """How many tasks of a person are pending and completed."""
    query = (
        select(col(Task.status), func.count())
        .where(col(Task.user_id) == user_id)
        .group_by(col(Task.status))
    )
    counts = {status: count for status, count in await session.execute(query)}
    return TaskCounts(
        pending=counts.get(TaskStatus.PENDING, 0), completed=counts.get(TaskStatus.COMPLETED, 0)
    )


def _check(changes: TaskChanges) -> dict[str, str]:
    errors: list[FieldError] = []
    if changes.title is not UNSET:
        errors += _title_errors(changes.title)
    if changes.notes is not UNSET:
        errors += control_errors("notes", clean_block(changes.notes))
        if len(clean_block(changes.notes)) > NOTES_MAX:
            length = len(clean_block(changes.notes))
            errors.append(FieldError("notes", t("notes.long", limit=NOTES_MAX, length=length)))
    if changes.priority is not UNSET and changes.priority not in set(Priority):
        errors.append(FieldError("priority", t("priority.unknown")))
    if changes.status is not UNSET and changes.status not in set(TaskStatus):
        errors.append(FieldError("status", t("status.unknown")))
    spelled, tag_errors = read_tags(() if changes.tags is UNSET else changes.tags)
    if errors + tag_errors:
        raise InvalidInput(*errors, *tag_errors)
    return spelled


def _title_errors(title: str) -> list[FieldError]:
    line = clean_line(title)
    if not line:
        return [FieldError("title", t("title.blank"))]
    if len(line) > TITLE_MAX:
        return [FieldError("title", t("title.long", limit=TITLE_MAX, length=len(line)))]
    return control_errors("title", line)


def _apply(task: Task, changes: TaskChanges) -> None:
    if changes.title is not UNSET:
        task.title = clean_line(changes.title)
    if changes.notes is not UNSET:
        task.notes = clean_block(changes.notes)
    if changes.priority is not UNSET:
        task.priority = changes.priority
    if changes.status is not UNSET and changes.status != task.status:
        task.status = changes.status
        task.completed_at = utc_now() if changes.status == TaskStatus.COMPLETED else None
    if changes.due is not UNSET:
        _set_due(task, changes.due)


def _set_due(task: Task, due: Due | None) -> None:
    task.due_date = due if isinstance(due, date) else None
    task.due_at = due.at if isinstance(due, Moment) else None
    task.due_zone = due.zone if isinstance(due, Moment) else None
    if isinstance(due, Moment):
        task.due_sort = due.at
    else:
        task.due_sort = datetime(due.year, due.month, due.day, tzinfo=UTC) if due else None

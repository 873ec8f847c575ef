"""Rows of tasks: finding them, and writing them together with what was changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import NotFound
from todo_chat.models import Entity, Task, User
from todo_chat.models.columns import utc_now
from todo_chat.services.changes import Snapshot, actor_of, record_change
from todo_chat.services.reminder_times import reschedule
from todo_chat.services.snapshots import task_snapshot
from todo_chat.strings import t

GAP = 1.0


@dataclass(frozen=True)
class Edit:
    """A task that is being written: what it was (None if it is new), and what is done to it."""

    task: Task
    before: Snapshot | None
    action: str


def begin_edit(task: Task, action: str) -> Edit:
    """Remember a task as it is before it is written."""
    return Edit(task, task_snapshot(task), action)


def _wanted(user_id: str, numbers: Collection[int], binned: bool) -> Select[Any]:
    known = [number for number in numbers if 0 < number < 2**31]
    in_bin = col(Task.deleted_at).is_not(None) if binned else col(Task.deleted_at).is_(None)
    return select(Task).where(col(Task.user_id) == user_id, col(Task.number).in_(known), in_bin)


def missing_task(number: int) -> NotFound:
    """The refusal of a number that is no task's."""
    return NotFound(t("task.missing", number=number), code="TASK_NOT_FOUND")


async def find_task(session: Session, *, user_id: str, number: int, binned: bool = False) -> Task:
    """A person's task by its number, outside the bin or in it.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    task: Task | None = await session.scalar(_wanted(user_id, [number], binned))
    if task is None:
        raise missing_task(number)
    return task


async def open_tasks(
    session: Session, *, user_id: str, numbers: Collection[int], binned: bool = False
) -> dict[int, Task]:
    """Those tasks of a person that exist, as they are now, to be written; by number.

    The owner is locked first, so that they stay as they are until the commit.
    """
    query = _wanted(user_id, numbers, binned).execution_options(populate_existing=True)
    return {task.number: task for task in await session.scalars(query)}


async def open_task(session: Session, *, user_id: str, number: int, binned: bool = False) -> Task:
    """One task, to be written.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    found = await open_tasks(session, user_id=user_id, numbers=[number], binned=binned)
    if number not in found:
        raise missing_task(number)
    return found[number]


def blank_task(owner: User, position: float) -> Task:
    """A new task with the person's next number, without a title yet."""
    owner.last_task_number += 1
    task = Task(user_id=owner.id, number=owner.last_task_number, title="", position=position)
    task.tags, task.reminders, task.project = [], [], None
    return task


async def last_position(session: Session, *, user_id: str) -> float:
    """The position of the last task in the order by hand."""
    query = select(func.max(col(Task.position))).where(col(Task.user_id) == user_id)
    return await session.scalar(query) or 0.0


async def save(session: Session, owner: User, *edits: Edit, now: datetime) -> None:
    """Write tasks, and a change for each that is not as it was."""
    written: list[Edit] = []
    for edit in edits:
        reschedule(edit.task, zone=owner.timezone, now=now)
        if edit.before is None:
            session.add(edit.task)
        elif task_snapshot(edit.task) == edit.before:
            continue
        else:
            edit.task.version += 1
        _sign(session, edit.task)
        written.append(edit)
    if not written:
        return
    await session.flush()
    for edit in written:
        record_change(
            session,
            user_id=owner.id,
            entity=Entity.TASK,
            action=edit.action,
            before=edit.before,
            after=task_snapshot(edit.task),
        )
    touch(session, owner.id, "tasks")


def _sign(session: Session, task: Task) -> None:
    actor = actor_of(session)
    task.turn_id, task.call_id = actor.turn_id, actor.call_id
    task.updated_at = utc_now()


async def remove(session: Session, owner: User, task: Task, action: str) -> None:
    """Take a task away wholly; undoing brings it back."""
    before = task_snapshot(task)
    await session.delete(task)
    await session.flush()
    record_change(
        session, user_id=owner.id, entity=Entity.TASK, action=action, before=before, after=None
    )
    touch(session, owner.id, "tasks")

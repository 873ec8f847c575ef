"""The order by hand: where a task stands between the others."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.errors import InvalidInput
from todo_chat.models import Task, TaskStatus
from todo_chat.models.columns import utc_now
from todo_chat.services.owners import lock_owner
from todo_chat.services.task_rows import GAP, Edit, begin_edit, open_task, save
from todo_chat.strings import t


async def move_task(
    session: Session, *, user_id: str, number: int, after: int | None, now: datetime | None = None
) -> Task:
    """Put a task to do right after another one, or before all others.

    Only this task is written, unless there is no room left between its neighbours.

    Raises:
        InvalidInput: it would come after itself.
        NotFound: `TASK_NOT_FOUND`, of either.
    """
    if after == number:
        raise InvalidInput.of("after", t("task.move_self"))
    now = now or utc_now()
    owner = await lock_owner(session, user_id=user_id)
    task = await open_task(session, user_id=user_id, number=number)
    before = await open_task(session, user_id=user_id, number=after) if after else None
    edits = [begin_edit(task, "moved")]
    place = await _between(session, user_id, task, before)
    if place is None:
        edits += await _spread(session, user_id, task)
        place = await _between(session, user_id, task, before)
    task.position = place or 0.0
    await save(session, owner, *edits, now=now)
    return task


async def _between(session: Session, user_id: str, task: Task, before: Task | None) -> float | None:
    """The place behind a task and before the next one; None if there is no room."""
    behind = before.position if before else None
    query = select(col(Task.position)).where(
        col(Task.user_id) == user_id,
        col(Task.id).not_in([one.id for one in (task, before) if one]),
        col(Task.deleted_at).is_(None),
        col(Task.status) == TaskStatus.PENDING,
    )
    if behind is not None:
        query = query.where(col(Task.position) >= behind)
    ahead = await session.scalar(query.order_by(col(Task.position)).limit(1))
    if ahead is None:
        return GAP if behind is None else behind + GAP
    if behind is None:
        return ahead - GAP
    middle = (behind + ahead) / 2
    return middle if behind < middle < ahead else None


async def _spread(session: Session, user_id: str, moved: Task) -> list[Edit]:
    """Give all tasks whole places again, in the order in which they stand."""
    query = (
        select(Task)
        .where(col(Task.user_id) == user_id, col(Task.id) != moved.id)
        .order_by(col(Task.position), col(Task.id))
        .execution_options(populate_existing=True)
    )
    edits = []
    for place, task in enumerate(await session.scalars(query), start=1):
        edits.append(begin_edit(task, "moved"))
        task.position = float(place)
    await session.flush()
    return edits

"""The bin: where deleted tasks lie for 30 days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import null, select, update
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import NotFound
from todo_chat.models import Change, Entity, Task
from todo_chat.models.columns import utc_now
from todo_chat.services.changes import Actor, act_as, record_change
from todo_chat.services.owners import lock_owner
from todo_chat.services.tags import delete_unused_tags
from todo_chat.services.task_rows import begin_edit, find_task, open_task, save

KEPT = timedelta(days=30)
_PURGED_AT_ONCE = 500


async def delete_task(
    session: Session, *, user_id: str, number: int, now: datetime | None = None
) -> Task:
    """Move a task into the bin.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    now = now or utc_now()
    owner = await lock_owner(session, user_id=user_id)
    task = await open_task(session, user_id=user_id, number=number)
    edit = begin_edit(task, "deleted")
    task.deleted_at = now
    await save(session, owner, edit, now=now)
    return task


async def restore_task(
    session: Session, *, user_id: str, number: int, now: datetime | None = None
) -> Task:
    """Take a task out of the bin again.

    Raises:
        NotFound: `TASK_NOT_FOUND`: there is none of this number in the bin.
    """
    now = now or utc_now()
    owner = await lock_owner(session, user_id=user_id)
    task = await open_task(session, user_id=user_id, number=number, binned=True)
    edit = begin_edit(task, "restored")
    task.deleted_at = None
    await save(session, owner, edit, now=now)
    return task


async def purge_task(session: Session, *, user_id: str, number: int) -> None:
    """Remove a task for good, from the list or the bin; this can't be undone.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    await lock_owner(session, user_id=user_id)
    try:
        task = await find_task(session, user_id=user_id, number=number)
    except NotFound:
        task = await find_task(session, user_id=user_id, number=number, binned=True)
    await _purge(session, user_id, [task])


async def empty_bin(session: Session, *, user_id: str) -> int:
    """Remove all that is in a person's bin for good; returns how many tasks that were."""
    await lock_owner(session, user_id=user_id)
    binned = col(Task.deleted_at).is_not(None)
    found = await session.scalars(select(Task).where(col(Task.user_id) == user_id, binned))
    tasks = found.all()
    await _purge(session, user_id, tasks)
    return len(tasks)


async def purge_bin(session: Session, now: datetime) -> int:
    """Remove the tasks of all people that have lain in the bin for 30 days.

    Returns how many these were; a few hundred at most, so call it again while there are any.
    """
    query = (
        select(col(Task.user_id))
        .where(col(Task.deleted_at) <= now - KEPT)
        .order_by(col(Task.deleted_at), col(Task.id))
        .limit(_PURGED_AT_ONCE)
    )
    act_as(session, Actor("system"))
    count = 0
    for user_id in sorted(set(await session.scalars(query))):
        await lock_owner(session, user_id=user_id)
        old = (
            select(Task)
            .where(col(Task.user_id) == user_id, col(Task.deleted_at) <= now - KEPT)
            .limit(_PURGED_AT_ONCE)
        )
        tasks = (await session.scalars(old)).all()
        await _purge(session, user_id, tasks)
        count += len(tasks)
    return count


async def _purge(session: Session, user_id: str, tasks: Sequence[Task]) -> None:
    """Remove tasks and what their changes say of them, but for the titles."""
    if not tasks:
        return
    ids = [task.id for task in tasks]
    await session.flush()
    told = col(Change.entity) == Entity.TASK
    mine = col(Change.user_id) == user_id
    forget = update(Change).where(mine, told, col(Change.entity_id).in_(ids))
    await session.execute(
        forget.values(before=null(), after=null()).execution_options(synchronize_session=False)
    )
    for task in tasks:
        shown = {"id": task.id, "number": task.number, "title": task.title}
        change = record_change(
            session, user_id=user_id, entity=Entity.TASK, action="purged", before=shown, after=None
        )
        change.before = None
        await session.delete(task)
    await session.flush()
    await delete_unused_tags(session, user_id=user_id)
    touch(session, user_id, "tasks")

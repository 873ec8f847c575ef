"""How many tasks each view of the list has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.models import Task, TaskStatus
from todo_chat.when.due import day_bounds


@dataclass(frozen=True)
class ViewCounts:
    """Tasks to do in the Inbox, by the end of today (overdue included), from today on, and in all;
    those done, and those in the bin.
    """

    inbox: int
    today: int
    upcoming: int
    pending: int
    completed: int
    binned: int


async def count_views(
    session: Session, *, user_id: str, now: datetime, timezone: str
) -> ViewCounts:
    """Count a person's tasks for every view at once; `timezone` says what today is."""
    start, end = day_bounds(now, timezone)
    kept = col(Task.deleted_at).is_(None)
    to_do = and_(kept, col(Task.status) == TaskStatus.PENDING)
    by_today = or_(col(Task.due_date) < end.date(), col(Task.due_at) < end)
    from_today = or_(col(Task.due_date) >= start.date(), col(Task.due_at) >= start)

    def count(*wanted: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count().filter(*wanted)

    query = select(
        count(to_do, col(Task.project_id).is_(None)),
        count(to_do, by_today),
        count(to_do, from_today),
        count(to_do),
        count(kept, col(Task.status) == TaskStatus.COMPLETED),
        count(~kept),
    ).where(col(Task.user_id) == user_id)
    return ViewCounts(*(await session.execute(query)).one())

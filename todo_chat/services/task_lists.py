"""Lists of tasks: filters, order and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.errors import FieldError, InvalidInput
from todo_chat.models import Priority, Project, Tag, Task, TaskStatus, metadata
from todo_chat.services.cursors import check_limit, read_cursor, write_cursor
from todo_chat.services.projects import project_key
from todo_chat.services.tags import tag_key
from todo_chat.services.task_fields import is_inbox
from todo_chat.strings import t
from todo_chat.when.due import day_bounds

PAGE_MAX = 200

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_RANKS = {priority: rank for rank, priority in enumerate(Priority)}


@dataclass(frozen=True)
class TaskQuery:
    """Which tasks, in which order; `now` and `timezone` say what today is.

    `project` is a name or an id, "inbox" for no project. `deleted` asks for the bin, which is left
    out otherwise.
    """

    now: datetime
    timezone: str
    status: str = "all"
    priority: str | None = None
    tag: str | None = None
    project: str | int | None = None
    deleted: bool = False
    due: str | None = None
    q: str | None = None
    sort: str = "number"
    order: str = "asc"
    limit: int = 50
    cursor: str | None = None


@dataclass(frozen=True)
class TaskPage:
    """One page of a list, how many tasks the whole list has, and where the next page begins."""

    tasks: list[Task]
    total: int
    next_cursor: str | None


async def list_tasks(session: Session, *, user_id: str, query: TaskQuery) -> TaskPage:
    """A page of a person's tasks.

    Raises:
        InvalidInput: one entry for each filter that is not right.
    """
    _check(query)
    wanted = and_(col(Task.user_id) == user_id, *_filters(query, user_id))
    total = await session.scalar(select(func.count()).select_from(Task).where(wanted))
    key, kind = _sort_key(query.sort)
    rows = await session.execute(_page(select(Task, key).where(wanted), query, key, kind))
    found: Sequence[Any] = rows.all()
    page = found[: query.limit]
    more = len(found) > query.limit
    cursor = write_cursor(page[-1][1], page[-1][0].id) if more else None
    return TaskPage([row[0] for row in page], total or 0, cursor)


def _page(
    statement: Select[Any], query: TaskQuery, key: ColumnElement[Any], kind: type
) -> Select[Any]:
    descending = query.order == "desc"
    if query.cursor:
        value, id = read_cursor(query.cursor, kind, int)
        beyond = key < value if descending else key > value
        beyond_id = col(Task.id) < id if descending else col(Task.id) > id
        statement = statement.where(or_(beyond, and_(key == value, beyond_id)))
    ordered = (key.desc(), col(Task.id).desc()) if descending else (key.asc(), col(Task.id).asc())
    return statement.order_by(*ordered).limit(query.limit + 1)


def _sort_key(sort: str) -> tuple[ColumnElement[Any], type]:
    columns = metadata.tables["tasks"].c
    keys: dict[str, tuple[ColumnElement[Any], type]] = {
        "number": (columns.number, int),
        "title": (func.lower(columns.title), str),
        "created": (columns.id, int),
        "position": (columns.position, float),
        "updated": (columns.updated_at, datetime),
        "deleted": (func.coalesce(columns.deleted_at, _NEVER), datetime),
        "priority": (case(_RANKS, value=columns.priority, else_=0), int),
        "due": (func.coalesce(columns.due_sort, _NEVER), datetime),
    }
    return keys[sort]


def _filters(query: TaskQuery, user_id: str) -> list[ColumnElement[bool]]:
    binned = col(Task.deleted_at).is_not(None)
    filters: list[ColumnElement[bool]] = [binned if query.deleted else ~binned]
    if query.project is not None:
        filters.append(_project_filter(query.project, user_id))
    if query.status != "all":
        filters.append(col(Task.status) == query.status)
    if query.priority:
        filters.append(col(Task.priority) == query.priority)
    if query.tag:
        filters.append(
            col(Task.tags).any(
                and_(col(Tag.user_id) == user_id, col(Tag.name_key) == tag_key(query.tag))
            )
        )
    if query.q and query.q.strip():
        words = query.q.strip()
        filters.append(
            or_(
                col(Task.title).icontains(words, autoescape=True),
                col(Task.notes).icontains(words, autoescape=True),
            )
        )
    if query.due:
        filters.append(_due_filter(query))
    return filters


def _project_filter(project: str | int, user_id: str) -> ColumnElement[bool]:
    if isinstance(project, str) and is_inbox(project):
        return col(Task.project_id).is_(None)
    same = (
        col(Project.id) == project
        if isinstance(project, int)
        else col(Project.name_key) == project_key(project)
    )
    return col(Task.project_id).in_(
        select(col(Project.id)).where(col(Project.user_id) == user_id, same)
    )


def _due_filter(query: TaskQuery) -> ColumnElement[bool]:
    start, end = day_bounds(query.now, query.timezone, days=7 if query.due == "week" else 1)
    if query.due == "none":
        return and_(col(Task.due_date).is_(None), col(Task.due_at).is_(None))
    if query.due == "overdue":
        late = or_(col(Task.due_date) < start.date(), col(Task.due_at) < query.now)
        return and_(col(Task.status) == TaskStatus.PENDING, late)
    if query.due == "by_today":
        return or_(col(Task.due_date) < end.date(), col(Task.due_at) < end)
    if query.due == "upcoming":
        return or_(col(Task.due_date) >= start.date(), col(Task.due_at) >= start)
    return or_(
        and_(col(Task.due_date) >= start.date(), col(Task.due_date) < end.date()),
        and_(col(Task.due_at) >= start, col(Task.due_at) < end),
    )


def _check(query: TaskQuery) -> None:
    allowed = {
        "status": (query.status, {"all", *TaskStatus}, "status.unknown"),
        "priority": (query.priority, {None, *Priority}, "priority.unknown"),
        "due": (
            query.due,
            {None, "overdue", "today", "by_today", "week", "upcoming", "none"},
            "due.filter_unknown",
        ),
        "sort": (
            query.sort,
            {"number", "position", "created", "updated", "deleted", "due", "priority", "title"},
            "sort.unknown",
        ),
        "order": (query.order, {"asc", "desc"}, "order.unknown"),
    }
    errors = [
        FieldError(field, t(message))
        for field, (value, known, message) in allowed.items()
        if value not in known
    ]
    if errors:
        raise InvalidInput(*errors)
    check_limit(query.limit, PAGE_MAX)


async def find_next_due(session: Session, *, user_id: str, now: datetime) -> datetime | None:
    """When the next of a person's tasks is due that has a time, if any has one to come."""
    query = select(func.min(Task.due_at)).where(
        col(Task.user_id) == user_id,
        col(Task.status) == TaskStatus.PENDING,
        col(Task.deleted_at).is_(None),
        col(Task.due_at) > now,
    )
    return await session.scalar(query)

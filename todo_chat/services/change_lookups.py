"""What one must look up to tell of changes: what an undo took back, and projects by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import func, select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.models import Change, Entity, Project
from todo_chat.services.changes import Snapshot
from todo_chat.services.snapshots import fields_between

_OF_UNDO = {"undone", "redone"}


async def find_undone(
    session: Session, *, user_id: str, changes: Iterable[Change]
) -> dict[int, Change]:
    """By the id of each undo and redo among these, the change that it took back or did again."""
    found: dict[int, Change] = {}
    told = {change.id or 0: change for change in changes if change.action in _OF_UNDO}
    while told:  # a redo names the undo, which names the change
        batches = {change.undoes for change in told.values()}
        query = select(Change).where(
            col(Change.user_id) == user_id, col(Change.batch_id).in_(batches)
        )
        rows = (await session.scalars(query.order_by(col(Change.id)))).all()
        meant = {id: _meant(change, rows) for id, change in told.items()}
        told = {id: row for id, row in meant.items() if row and row.action in _OF_UNDO}
        found |= {id: row for id, row in meant.items() if row and id not in told}
    return found


def _meant(undo: Change, rows: Sequence[Change]) -> Change | None:
    """The row that an undo is of: of several in one batch, the one that had found what it left."""
    of_it = [
        row
        for row in rows
        if (row.batch_id, row.entity, row.entity_id) == (undo.undoes, undo.entity, undo.entity_id)
    ]
    matching = [row for row in of_it if _same(row.before, undo.after)]
    return next(iter(matching or of_it), None)


def _same(one: Snapshot | None, other: Snapshot | None) -> bool:
    if one is None or other is None:
        return one is other
    return not fields_between(one, other)


def projects_in(changes: Iterable[Change]) -> set[int]:
    """The projects that these changes' tasks were in."""
    snapshots = (one for change in changes for one in (change.before, change.after) if one)
    return {one["project_id"] for one in snapshots if one.get("project_id") is not None}


async def find_project_names(
    session: Session, *, user_id: str, ids: Collection[int]
) -> dict[int, str]:
    """The names of projects; of one that is gone, the last that it had."""
    if not ids:
        return {}
    projects = select(col(Project.id), col(Project.name)).where(
        col(Project.user_id) == user_id, col(Project.id).in_(ids)
    )
    names = {id: name for id, name in await session.execute(projects) if id is not None}
    if gone := set(ids) - names.keys():
        last = (
            select(col(Change.entity_id), col(Change.title))
            .where(
                col(Change.user_id) == user_id,
                col(Change.entity) == Entity.PROJECT,
                col(Change.entity_id).in_(gone),
            )
            .order_by(col(Change.id))
        )
        names |= {id: name for id, name in await session.execute(last)}
    return names


async def count_undone(session: Session, *, user_id: str, undos: Collection[str]) -> dict[str, int]:
    """How many changes each of these batches has taken back."""
    if not undos:
        return {}
    query = (
        select(col(Change.undone_by), func.count())
        .where(col(Change.user_id) == user_id, col(Change.undone_by).in_(undos))
        .group_by(col(Change.undone_by))
    )
    return {batch: count for batch, count in await session.execute(query) if batch}

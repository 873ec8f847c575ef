"""Changes: who wrote what, when, and what it was before and after."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.models import Change, Entity
from todo_chat.models.columns import new_id
from todo_chat.services.cursors import check_limit, read_cursor, write_cursor

PAGE_MAX = 200

ActorKind = Literal["person", "assistant", "api", "mcp", "system"]
Snapshot = dict[str, Any]


@dataclass(frozen=True)
class Actor:
    """Who writes: a person in the page, the assistant in a call of a turn, a program."""

    kind: ActorKind
    turn_id: str | None = None
    call_id: str | None = None


@dataclass(frozen=True)
class ChangePage:
    """One page of changes, newest first, and where the next page begins."""

    changes: list[Change]
    next_cursor: str | None


def act_as(session: Session, actor: Actor) -> None:
    """Say who makes the changes of this transaction; otherwise it is the person."""
    session.info["actor"] = actor


def actor_of(session: Session) -> Actor:
    """Who makes the changes of this transaction."""
    actor: Actor = session.info.get("actor", Actor("person"))
    return actor


def batch_of(session: Session) -> str:
    """The id that the changes of this transaction share; empty while nothing was changed."""
    batch: str = session.info.get("batch_id", "")
    return batch


def open_batch(session: Session) -> str:
    """Begin another batch in this transaction: what follows is undone apart from what came."""
    batch: str = new_id()
    session.info["batch_id"] = batch
    return batch


def record_change(
    session: Session,
    *,
    user_id: str,
    entity: Entity,
    action: str,
    before: Snapshot | None,
    after: Snapshot | None,
    undoes: str | None = None,
) -> Change:
    """Add the row of one write, whose snapshots are not both null, to this transaction."""
    shown: Snapshot = after or before or {}
    actor = actor_of(session)
    change = Change(
        user_id=user_id,
        batch_id=batch_of(session) or open_batch(session),
        actor=actor.kind,
        turn_id=actor.turn_id,
        call_id=actor.call_id,
        entity=entity,
        entity_id=shown["id"],
        number=shown.get("number"),
        title=shown.get("title") or shown.get("name") or "",
        action=action,
        before=before,
        after=after,
        undoes=undoes,
    )
    session.add(change)
    return change


async def list_changes(
    session: Session,
    *,
    user_id: str,
    number: int | None = None,
    turn_id: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> ChangePage:
    """A page of a person's changes, newest first; of one task or turn, if it is named.

    Raises:
        InvalidInput: the limit or the cursor is not right.
    """
    check_limit(limit, PAGE_MAX)
    query = select(Change).where(*_wanted(user_id, number, turn_id))
    if cursor:
        query = query.where(col(Change.id) < read_cursor(cursor, int)[0])
    rows = await session.scalars(query.order_by(col(Change.id).desc()).limit(limit + 1))
    found = list(rows)
    page = found[:limit]
    return ChangePage(page, write_cursor(page[-1].id) if len(found) > limit else None)


async def count_changes(
    session: Session, *, user_id: str, number: int | None = None, turn_id: str | None = None
) -> int:
    """How many changes such a list has in all."""
    query = select(func.count()).select_from(Change)
    return await session.scalar(query.where(*_wanted(user_id, number, turn_id))) or 0


def _wanted(user_id: str, number: int | None, turn_id: str | None) -> list[ColumnElement[bool]]:
    wanted = [col(Change.user_id) == user_id]
    if number is not None:
        wanted.append(col(Change.number) == number)
    if turn_id is not None:
        wanted.append(col(Change.turn_id) == turn_id)
    return wanted


async def receipts_of(
    session: Session, *, user_id: str, turn_ids: Collection[str]
) -> dict[str, list[Change]]:
    """What each of these turns changed, oldest first; what was undone has its `undone_by`.

    A turn that changed nothing has no entry.
    """
    query = (
        select(Change)
        .where(col(Change.user_id) == user_id, col(Change.turn_id).in_(turn_ids))
        .order_by(col(Change.id))
    )
    receipts: dict[str, list[Change]] = {}
    for change in await session.scalars(query):
        receipts.setdefault(change.turn_id or "", []).append(change)
    return receipts

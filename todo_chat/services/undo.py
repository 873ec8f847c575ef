"""Undo and redo: taking changes back, which are changes themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import Conflict, NotFound
from todo_chat.models import Change, Turn
from todo_chat.services.changes import open_batch
from todo_chat.services.owners import lock_owner
from todo_chat.services.rewind import rewind
from todo_chat.strings import t

UNDONE = "undone"
REDONE = "redone"


@dataclass(frozen=True)
class UndoResult:
    """What was taken back or done again: the batch of that, and its changes in their order."""

    batch_id: str
    changes: list[Change]


async def undo_batch(session: Session, *, user_id: str, batch_id: str) -> UndoResult:
    """Take back all that was changed together; of an undo, do it again.

    Raises:
        NotFound: `CHANGE_NOT_FOUND`.
        Conflict: `ALREADY_UNDONE`, `PURGED`, or `CHANGED_SINCE`, whose details name each task and
            field with the value that was left and the present one. Nothing is done.
    """
    await lock_owner(session, user_id=user_id)
    rows = await _rows(session, user_id, col(Change.batch_id) == batch_id)
    if not rows:
        raise NotFound(t("undo.missing"), code="CHANGE_NOT_FOUND")
    _refuse_purged(rows)
    active = [row for row in rows if row.undone_by is None]
    if not active:
        raise Conflict(t("undo.done"), code="ALREADY_UNDONE")
    return await _take_back(session, user_id, active)


async def redo_batch(session: Session, *, user_id: str, batch_id: str) -> UndoResult:
    """Do again all that was changed together and undone since; what was undone along comes along.

    Raises:
        NotFound: `CHANGE_NOT_FOUND`.
        Conflict: `NOTHING_TO_REDO`, `PURGED` or `CHANGED_SINCE`, as `undo_batch`.
    """
    await lock_owner(session, user_id=user_id)
    rows = await _rows(session, user_id, col(Change.batch_id) == batch_id)
    if not rows:
        raise NotFound(t("undo.missing"), code="CHANGE_NOT_FOUND")
    undos = {row.undone_by for row in rows if row.undone_by and row.action != UNDONE}
    if all(row.action == UNDONE for row in rows):
        undos = {batch_id}
    undone = await _rows(
        session, user_id, col(Change.batch_id).in_(undos), col(Change.undone_by).is_(None)
    )
    if not undone:
        raise Conflict(t("undo.nothing_again"), code="NOTHING_TO_REDO")
    _refuse_purged(undone)
    return await _take_back(session, user_id, undone)


async def undo_turn(session: Session, *, user_id: str, turn_id: str) -> UndoResult:
    """Take back all that a turn of the assistant changed; see `undo_turns`."""
    return await undo_turns(session, user_id=user_id, turn_ids=[turn_id])


async def undo_turns(session: Session, *, user_id: str, turn_ids: Collection[str]) -> UndoResult:
    """Take back all that these turns changed and that still stands, as of an abandoned branch.

    Raises:
        Conflict: `NOTHING_TO_UNDO`, `PURGED` or `CHANGED_SINCE`, as `undo_batch`.
    """
    await lock_owner(session, user_id=user_id)
    active = await standing_changes(session, user_id=user_id, turn_ids=turn_ids)
    if not active:
        raise Conflict(t("undo.nothing"), code="NOTHING_TO_UNDO")
    _refuse_purged(active)
    return await _take_back(session, user_id, active)


async def standing_changes(
    session: Session, *, user_id: str, turn_ids: Collection[str]
) -> list[Change]:
    """What these turns changed and was not taken back since, oldest first."""
    rows = await _rows(session, user_id, col(Change.turn_id).in_(turn_ids))
    batches = {row.batch_id for row in rows}
    # What the turns themselves have undone again stands as if it had never been done.
    return [row for row in rows if row.undone_by is None and row.undoes not in batches]


async def undo_last(session: Session, *, user_id: str) -> UndoResult:
    """Take back what was changed last and still stands, whoever did it.

    Raises:
        Conflict: `NOTHING_TO_UNDO`, or `CHANGED_SINCE` as `undo_batch`.
    """
    await lock_owner(session, user_id=user_id)
    rows = await _last(session, user_id, col(Change.undoes).is_(None))
    if not rows:
        raise Conflict(t("undo.nothing"), code="NOTHING_TO_UNDO")
    return await _take_back(session, user_id, rows)


async def redo_last(session: Session, *, user_id: str) -> UndoResult:
    """Do again what was undone last, unless something else was changed since.

    Raises:
        Conflict: `NOTHING_TO_REDO`, or `CHANGED_SINCE` as `undo_batch`.
    """
    await lock_owner(session, user_id=user_id)
    rows = await _last(session, user_id, col(Change.action) == UNDONE)
    newer = select(col(Change.id)).where(
        col(Change.user_id) == user_id,
        col(Change.undoes).is_(None),
        col(Change.id) > (rows[-1].id if rows else 0),
    )
    if not rows or await session.scalar(newer.limit(1)):
        raise Conflict(t("undo.nothing_again"), code="NOTHING_TO_REDO")
    return await _take_back(session, user_id, rows)


def _kept() -> ColumnElement[bool]:
    return or_(col(Change.before).is_not(None), col(Change.after).is_not(None))


async def _rows(session: Session, user_id: str, *wanted: ColumnElement[bool]) -> Sequence[Change]:
    query = select(Change).where(col(Change.user_id) == user_id, *wanted).order_by(col(Change.id))
    found = await session.scalars(query.execution_options(populate_existing=True))
    return found.all()


async def _last(session: Session, user_id: str, kind: ColumnElement[bool]) -> Sequence[Change]:
    """The rows that still stand of the latest batch of a kind."""
    stands = (col(Change.undone_by).is_(None), kind, _kept())
    latest = (
        select(col(Change.batch_id))
        .where(col(Change.user_id) == user_id, *stands)
        .order_by(col(Change.id).desc())
        .limit(1)
    )
    batch_id = await session.scalar(latest)
    return await _rows(session, user_id, col(Change.batch_id) == batch_id, *stands)


def _refuse_purged(rows: Sequence[Change]) -> None:
    if any(row.before is None and row.after is None for row in rows):
        raise Conflict(t("undo.purged"), code="PURGED")


async def _take_back(session: Session, user_id: str, rows: Sequence[Change]) -> UndoResult:
    rows = await _resolve(session, user_id, rows)
    again = all(row.action == UNDONE for row in rows)
    batch_id = open_batch(session)
    steps = await rewind(session, user_id, rows, action=REDONE if again else UNDONE)
    if not steps:
        raise Conflict(t("undo.nothing"), code="NOTHING_TO_UNDO")
    for row, _ in steps:
        row.undone_by = batch_id
    told = [row for row, _ in steps]
    undos = {row.batch_id for row in told if row.action == UNDONE}
    if undos:
        told += await _revive(session, user_id, undos)
    await session.flush()
    await _tell_conversations(session, user_id, told)
    open_batch(session)
    return UndoResult(batch_id, [change for _, change in steps])


async def _revive(session: Session, user_id: str, undos: Collection[str]) -> list[Change]:
    """Let what these batches had undone stand again; an undo that does undoes its own again.

    Returns all rows that this wrote.
    """
    await session.flush()
    revived = list(await _rows(session, user_id, col(Change.undone_by).in_(undos)))
    for row in revived:
        row.undone_by = None
    again = {row.undoes: row.batch_id for row in revived if row.action == UNDONE and row.undoes}
    if not again:
        return revived
    await session.flush()
    undone = await _rows(session, user_id, col(Change.batch_id).in_(again))
    for row in undone:
        row.undone_by = again[row.batch_id]
    return [*revived, *undone]


async def _tell_conversations(session: Session, user_id: str, rows: Sequence[Change]) -> None:
    """Let pages look again at the replies under which these changes stand."""
    turn_ids = {row.turn_id for row in rows if row.turn_id}
    if not turn_ids:
        return
    query = select(col(Turn.conversation_id)).where(
        col(Turn.id).in_(turn_ids), col(Turn.user_id) == user_id
    )
    for conversation_id in await session.scalars(query.distinct()):
        touch(session, user_id, "receipts", conversation_id)


async def _resolve(session: Session, user_id: str, rows: Sequence[Change]) -> Sequence[Change]:
    """The rows, with what was done again named by what it was at first."""
    again = {row.undoes for row in rows if row.action == REDONE}
    if not again:
        return rows
    undos = await _rows(session, user_id, col(Change.batch_id).in_(again))
    firsts = await _rows(
        session,
        user_id,
        col(Change.batch_id).in_({undo.undoes for undo in undos}),
        col(Change.undone_by).is_(None),
    )
    found = {row.id: row for row in (*rows, *firsts) if row.action != REDONE}
    return [found[id] for id in sorted(found, key=lambda id: id or 0)]

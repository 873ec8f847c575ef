"""What was changed, and undoing it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.base import Text
from todo_chat.api.schemas.changes import (
    ChangeList,
    ChangeListQuery,
    ChangePublic,
    UndoPublic,
)
from todo_chat.api.schemas.errors import errors
from todo_chat.api.scopes import write_scope
from todo_chat.api.turns import TurnId
from todo_chat.db import read_scope
from todo_chat.models import User
from todo_chat.services import changes, undo
from todo_chat.services.turns import get_turn
from todo_chat.services.undo import UndoResult

router = APIRouter(prefix="/{user_id}", tags=["Changes"], responses=errors(401, 403, 422))

BatchId = Annotated[Text, Path(description="What was changed together: a change's `batch_id`.")]


@router.get("/changes", summary="List changes")
async def list_changes(owner: Owner, given: Annotated[ChangeListQuery, Query()]) -> ChangeList:
    """List what was changed, newest first, a page at a time; of all, of one task or one turn."""
    number, turn_id = given.number, given.turn_id
    async with read_scope() as session:
        page = await changes.list_changes(
            session,
            user_id=owner.id,
            number=number,
            turn_id=turn_id,
            limit=given.limit,
            cursor=given.cursor,
        )
        total = await changes.count_changes(
            session, user_id=owner.id, number=number, turn_id=turn_id
        )
    found = [ChangePublic.of(one, timezone=owner.timezone) for one in page.changes]
    return ChangeList(changes=found, total=total, next_cursor=page.next_cursor)


@router.post(
    "/changes/{batch_id}/undo",
    responses=errors("CHANGE_NOT_FOUND", "CHANGED_SINCE", "ALREADY_UNDONE", "PURGED"),
    summary="Undo",
)
async def undo_changes(owner: Owner, batch_id: BatchId) -> UndoPublic:
    """Take back all that was changed together; of an undo, do it again.

    Where something was changed since, nothing is done: the conflict names each task and field with
    the value that was left (`left`) and the present one (`current`).
    """
    async with write_scope() as session:
        result = await undo.undo_batch(session, user_id=owner.id, batch_id=batch_id)
    return _public(result, owner)


@router.post(
    "/changes/{batch_id}/redo",
    responses=errors("CHANGE_NOT_FOUND", "CHANGED_SINCE", "NOTHING_TO_REDO", "PURGED"),
    summary="Redo",
)
async def redo_changes(owner: Owner, batch_id: BatchId) -> UndoPublic:
    """Do again what was undone: the batch is the one that was undone, or that of the undo."""
    async with write_scope() as session:
        result = await undo.redo_batch(session, user_id=owner.id, batch_id=batch_id)
    return _public(result, owner)


@router.post(
    "/chat/turns/{turn_id}/undo",
    responses=errors("TURN_NOT_FOUND", "CHANGED_SINCE", "NOTHING_TO_UNDO", "PURGED"),
    summary="Undo a turn",
)
async def undo_turn(owner: Owner, turn_id: TurnId) -> UndoPublic:
    """Take back all that a turn of the assistant changed and that still stands."""
    async with write_scope() as session:
        await get_turn(session, user_id=owner.id, turn_id=turn_id)
        result = await undo.undo_turn(session, user_id=owner.id, turn_id=turn_id)
    return _public(result, owner)


def _public(result: UndoResult, owner: User) -> UndoPublic:
    shown = [ChangePublic.of(one, timezone=owner.timezone) for one in result.changes]
    return UndoPublic(batch_id=result.batch_id, changes=shown)

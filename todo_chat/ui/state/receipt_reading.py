"""What must be looked up to tell of changes: receipts, and why one was not undone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from todo_chat.db import Session, read_scope
from todo_chat.errors import Conflict
from todo_chat.models import User
from todo_chat.services.change_lookups import count_undone, find_project_names, projects_in
from todo_chat.services.changes import receipts_of
from todo_chat.ui.change_words import Reader, conflict_words
from todo_chat.ui.receipts import ReceiptView, receipt_views


async def read_receipts(
    session: Session, user: User, turn_ids: Collection[str], *, now: datetime | None = None
) -> dict[str, list[ReceiptView]]:
    """What each of these turns changed, in words; one that changed nothing has no entry."""
    found = await receipts_of(session, user_id=user.id, turn_ids=turn_ids)
    changes = [change for of_turn in found.values() for change in of_turn]
    names = await find_project_names(session, user_id=user.id, ids=projects_in(changes))
    undos = {change.undone_by for change in changes if change.undone_by}
    undone = await count_undone(session, user_id=user.id, undos=undos)
    reader = Reader(now or datetime.now(UTC), user.timezone, names)
    return {turn: receipt_views(of_turn, reader, undone) for turn, of_turn in found.items()}


async def why_not(conflict: Conflict, user: User, *, again: bool = False) -> str:
    """Why something was not undone, or not done again."""
    if conflict.code != "CHANGED_SINCE" or not isinstance(conflict.details, list):
        return conflict.message
    of_projects = [one for one in conflict.details if one["field"] == "project_id"]
    ids = {id for one in of_projects for id in (one["left"], one["current"]) if id is not None}
    async with read_scope() as session:
        names = await find_project_names(session, user_id=user.id, ids=ids)
    return conflict_words(
        conflict.details, Reader(datetime.now(UTC), user.timezone, names), again=again
    )

"""Reading the receipts of replies, with what they speak of by name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from todo_chat.db import Session
from todo_chat.models import User
from todo_chat.services.change_lookups import count_undone, find_project_names
from todo_chat.services.changes import receipts_of
from todo_chat.ui.change_words import Reader
from todo_chat.ui.receipts import ReceiptView, receipt_views


def reader_for(user: User) -> Reader:
    """A person who reads now."""
    return Reader(datetime.now(UTC), user.timezone)


async def read_receipts(
    session: Session, user: User, turn_ids: Collection[str], *, now: datetime | None = None
) -> dict[str, list[ReceiptView]]:
    """What each of these turns changed, in words; one that changed nothing has no entry."""
    found = await receipts_of(session, user_id=user.id, turn_ids=turn_ids)
    changes = [change for of_turn in found.values() for change in of_turn]
    names = await find_project_names(session, user_id=user.id, changes=changes)
    undos = {change.undone_by for change in changes if change.undone_by}
    undone = await count_undone(session, user_id=user.id, undos=undos)
    reader = Reader(now or datetime.now(UTC), user.timezone, names)
    return {turn: receipt_views(of_turn, reader, undone) for turn, of_turn in found.items()}

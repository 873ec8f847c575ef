"""Receipts: what a turn of the assistant changed, in words, made from the change rows alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from todo_chat.models import Change, Entity
from todo_chat.strings import t
from todo_chat.ui.change_words import Reader, facts_of

_TASK_DEEDS = {
    "created",
    "updated",
    "completed",
    "reopened",
    "skipped",
    "deleted",
    "restored",
    "moved",
    "snoozed",
    "purged",
}


@dataclass(frozen=True)
class LineView:
    """One change: what was done, to what, and what that is now; `linked` if one can look at it."""

    deed: str
    number: int
    title: str
    more: str
    linked: bool


@dataclass(frozen=True)
class ReceiptView:
    """What was changed together; `redo` is the batch to take back for it to be done again."""

    batch_id: str
    lines: list[LineView]
    undone: bool = False
    redo: str = ""
    can_undo: bool = True


def receipt_views(changes: Iterable[Change], reader: Reader) -> list[ReceiptView]:
    """The receipts of a turn, one for each batch, in the order in which they were made."""
    batches: dict[str, list[Change]] = {}
    for change in changes:
        batches.setdefault(change.batch_id, []).append(change)
    return [_receipt(batch_id, rows, reader) for batch_id, rows in batches.items()]


def _receipt(batch_id: str, rows: Sequence[Change], reader: Reader) -> ReceiptView:
    redo = next((row.undone_by for row in rows if row.undone_by), "")
    return ReceiptView(
        batch_id=batch_id,
        lines=[_line(row, reader) for row in rows],
        undone=bool(redo),
        redo=redo,
        can_undo=all(row.before is not None or row.after is not None for row in rows),
    )


def _line(row: Change, reader: Reader) -> LineView:
    stands = row.before if row.undone_by else row.after
    is_task = row.entity == Entity.TASK
    facts = facts_of(row.before, row.after, reader) if is_task else []
    return LineView(
        deed=_deed(row),
        number=row.number or 0,
        title=row.title,
        more="".join(f", {fact}" for fact in facts),
        linked=is_task and bool(stands) and not (stands and stands["deleted_at"]),
    )


def _deed(row: Change) -> str:
    action = row.action
    if action in {"undone", "redone"}:
        action = "back" if row.after else "away"
    elif row.entity != Entity.TASK:
        known = action if action in {"created", "deleted"} else "updated"
        return t(f"receipt.{row.entity}.{known}")
    elif action not in _TASK_DEEDS:
        action = "updated"
    return t(f"receipt.{action}")

"""Receipts: what a turn of the assistant changed, in words, made from the change rows alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from todo_chat.models import Change, Entity
from todo_chat.ui.change_words import Reader
from todo_chat.ui.deed_words import deed_words, more_words


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
    """What was changed together; `redo` is the batch to take back for it to be done again.

    `undone_along` is how many changes were undone with it, and so would be done again: these and
    others.
    """

    batch_id: str
    lines: list[LineView]
    undone: bool = False
    redo: str = ""
    undone_along: int = 0
    can_undo: bool = True


def receipt_views(
    changes: Iterable[Change], reader: Reader, undone: Mapping[str, int]
) -> list[ReceiptView]:
    """The receipts of a turn, one for each batch, in the order in which they were made.

    `undone` says how many changes each batch has taken back that took back one of these.
    """
    batches: dict[str, list[Change]] = {}
    for change in changes:
        batches.setdefault(change.batch_id, []).append(change)
    return [_receipt(batch_id, rows, reader, undone) for batch_id, rows in batches.items()]


def _receipt(
    batch_id: str, rows: Sequence[Change], reader: Reader, undone: Mapping[str, int]
) -> ReceiptView:
    redo = next((row.undone_by for row in rows if row.undone_by), "")
    return ReceiptView(
        batch_id=batch_id,
        lines=[_line(row, reader) for row in rows],
        undone=bool(redo),
        redo=redo,
        undone_along=undone.get(redo, 0),
        can_undo=all(row.before is not None or row.after is not None for row in rows),
    )


def _line(row: Change, reader: Reader) -> LineView:
    stands = row.before if row.undone_by else row.after
    is_task = row.entity == Entity.TASK
    return LineView(
        deed=deed_words(row, reader),
        number=row.number or 0,
        title=row.title,
        more=more_words(row, reader),
        linked=is_task and bool(stands) and not (stands and stands["deleted_at"]),
    )

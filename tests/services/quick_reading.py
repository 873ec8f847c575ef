"""Quick-add lines read on a Sunday in Berlin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from todo_chat.services.quick_add import (
    QuickAdd,
    preview_quick_add,
)
from todo_chat.when import Due, read_due
from todo_chat.when.phrases import WhenSettings

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)  # a Sunday, 13:00 in Berlin


def read(
    text: str,
    *,
    projects: Sequence[str] = (),
    tags: Sequence[str] = (),
    plain: Collection[str] = (),
) -> QuickAdd:
    return preview_quick_add(
        text,
        now=NOW,
        zone=BERLIN,
        settings=WhenSettings(),
        projects=projects,
        tags=tags,
        plain=plain,
    )


def due(text: str) -> Due:
    return read_due(text, BERLIN)


def pieces(text: str, **known: Sequence[str]) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in read(text, **known).pieces]

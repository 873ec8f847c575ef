"""Changes: who wrote what and when, and taking it back."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, Field

from todo_chat.api.schemas.base import Cursor, Instant, PageQuery, Word, instant
from todo_chat.models import Change, Entity
from todo_chat.services.changes import Snapshot
from todo_chat.services.snapshots import field_of, fields_between

NUMBER_MAX = 2**31 - 1

# What a snapshot of a task keeps for the app itself: the due in its columns, the series.
_INNER = {"id", "number", "due_date", "due_at", "series_id", "slot", "usual"}


class ChangeListQuery(PageQuery):
    """Which changes."""

    number: int | None = Field(
        None, description="Only those of the task of this number.", ge=1, le=NUMBER_MAX
    )
    turn_id: Word | None = Field(None, description="Only those of this turn of the assistant.")


class ChangePublic(BaseModel):
    """One write to a task, a project or a tag."""

    id: int = Field(examples=[31])
    batch_id: str = Field(
        description="What was changed together is undone together.",
        examples=["9b2e4c1d7f8a4e0b8c6d5a3f2e1b0c9d"],
    )
    at: Instant
    actor: str = Field(
        description="`person`, `assistant`, `api`, `mcp` or `system`.", examples=["assistant"]
    )
    turn_id: str | None = Field(description="The assistant's turn.")
    call_id: str | None = Field(description="The assistant's call within that turn.")
    entity: Entity
    entity_id: int = Field(examples=[12])
    number: int | None = Field(description="Of a task.", examples=[12])
    title: str = Field(examples=["Buy milk"])
    action: str = Field(
        description="`created`, `updated`, `moved`, `completed`, `reopened`, `skipped`, "
        "`snoozed`, `deleted`, `restored`, `removed`, `purged`, `undone` or `redone`.",
        examples=["updated"],
    )
    fields: list[str] = Field(
        description="What differs between before and after.", examples=[["title"]]
    )
    before: dict[str, Any] | None = Field(
        description="Null where it was not there.", examples=[{"title": "Buy milk"}]
    )
    after: dict[str, Any] | None = Field(
        description="Null where it is gone.", examples=[{"title": "Buy oat milk"}]
    )
    undoes: str | None = Field(description="The batch that this takes back.")
    undone_by: str | None = Field(description="The batch that took this back.")

    @classmethod
    def of(cls, change: Change, *, timezone: str) -> Self:
        """The public form of a change, its instant in a zone."""
        before, after = _shown(change, change.before), _shown(change, change.after)
        plain = (
            "batch_id",
            "actor",
            "turn_id",
            "call_id",
            "entity",
            "entity_id",
            "number",
            "title",
            "action",
            "undoes",
            "undone_by",
        )
        return cls(
            **{name: getattr(change, name) for name in plain},
            id=change.id or 0,
            at=instant(change.at, timezone),
            fields=fields_between(before, after) if before and after else [],
            before=before,
            after=after,
        )


class ChangeList(BaseModel):
    """A page of changes, newest first."""

    changes: list[ChangePublic]
    total: int
    next_cursor: Cursor


class UndoPublic(BaseModel):
    """What was taken back or done again, which can be undone like any other change."""

    batch_id: str = Field(examples=["4f6d1e0a9c8b4d3ea7f5c2b1d0e9f8a7"])
    changes: list[ChangePublic]


def _shown(change: Change, snapshot: Snapshot | None) -> Snapshot | None:
    if snapshot is None or change.entity != Entity.TASK:
        return snapshot
    shown = {name: value for name, value in snapshot.items() if name not in _INNER}
    return {**shown, "due": field_of(snapshot, "due")}

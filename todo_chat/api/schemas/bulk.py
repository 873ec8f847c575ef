"""What became of several tasks at once."""

from __future__ import annotations

from pydantic import BaseModel, Field

from todo_chat.api.schemas.errors import ErrorBody
from todo_chat.api.schemas.tasks import TaskPublic


class BulkResultPublic(BaseModel):
    """What became of one task: itself, or why it was left as it was."""

    number: int = Field(examples=[3])
    ok: bool
    task: TaskPublic | None
    error: ErrorBody | None


class BulkResults(BaseModel):
    """A result for each task, in the order of the numbers."""

    batch_id: str | None = Field(
        description="Takes all of it back by `POST /api/{user_id}/changes/{batch_id}/undo`; null "
        "if nothing was changed.",
        examples=["9b2e4c1d7f8a4e0b8c6d5a3f2e1b0c9d"],
    )
    results: list[BulkResultPublic]

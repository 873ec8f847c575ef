"""The one form of every error, as the schema describes it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from todo_chat.errors import FieldError


class ErrorBody(BaseModel):
    """What went wrong."""

    code: str = Field(description="A stable word for programs.", examples=["INVALID_INPUT"])
    message: str = Field(
        description="A sentence that is safe to show.", examples=["A task needs a title."]
    )
    details: list[FieldError] | dict[str, Any] | None = Field(
        description="For `INVALID_INPUT` one entry a field; else more about it, or null.",
        examples=[[{"field": "title", "message": "A task needs a title."}]],
    )


class ErrorResponse(BaseModel):
    """The one form of every error."""

    error: ErrorBody


_MEANINGS = {
    401: "`AUTH_REQUIRED` or `AUTH_INVALID`: nobody is signed in, or not validly.",
    403: "`ACCESS_DENIED`: that is another account's, or not allowed here.",
    404: "`NOT_FOUND`: there is no such thing, or it is somebody else's.",
    409: "`CONFLICT`, or a closer word such as `TURN_IN_PROGRESS`.",
    413: "`TOO_LARGE`: the body is too large.",
    422: "`INVALID_INPUT`: one entry a field.",
    429: "`RATE_LIMITED`: wait for `Retry-After` seconds.",
    503: "`MODEL_UNAVAILABLE`: the language model could not answer.",
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these errors."""
    return {
        status: {"model": ErrorResponse, "description": _MEANINGS[status]} for status in statuses
    }

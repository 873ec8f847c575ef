"""The one form of every error, as the schema describes it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from todo_chat.errors import FieldError
from todo_chat.strings import t


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


_ERRORS: dict[int, tuple[str, str, str, Any]] = {
    401: ("Nobody is signed in, or not validly.", "AUTH_REQUIRED", t("auth.required"), None),
    403: ("Another account's, or not allowed.", "ACCESS_DENIED", t("auth.foreign_user"), None),
    404: (
        "There is no such thing, or it is somebody else's.",
        "CONVERSATION_NOT_FOUND",
        t("conversation.missing"),
        None,
    ),
    409: ("It does not fit what is.", "TURN_IN_PROGRESS", t("turn.running"), None),
    413: ("The body is too large.", "TOO_LARGE", t("body.large", limit="1,048,576"), None),
    422: (
        "Something is wrong with the request: one entry a field.",
        "INVALID_INPUT",
        t("title.blank"),
        [{"field": "title", "message": t("title.blank")}],
    ),
    429: (
        "Too often; `Retry-After` says for how many seconds to wait.",
        "RATE_LIMITED",
        t("auth.too_many_tries", seconds=42),
        {"retry_after": 42},
    ),
    503: (
        "What is needed can't be reached.",
        "MODEL_UNAVAILABLE",
        t("turn.error.unreachable"),
        None,
    ),
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these errors."""
    return {status: _describe(*_ERRORS[status]) for status in statuses}


def _describe(description: str, code: str, message: str, details: Any) -> dict[str, Any]:
    example = {"error": {"code": code, "message": message, "details": details}}
    content = {"application/json": {"example": example}}
    return {"model": ErrorResponse, "description": description, "content": content}

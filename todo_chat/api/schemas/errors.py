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
    details: list[FieldError] | list[dict[str, Any]] | dict[str, Any] | None = Field(
        description="For `INVALID_INPUT` one entry a field; else more about it, or null.",
        examples=[[{"field": "title", "message": "A task needs a title."}]],
    )


class ErrorResponse(BaseModel):
    """The one form of every error."""

    error: ErrorBody


_DESCRIPTIONS = {
    401: "Nobody is signed in, or not validly.",
    403: "Another account's, or not allowed.",
    404: "There is no such thing, or it is somebody else's.",
    409: "It does not fit what is.",
    413: "The body is too large.",
    422: "Something is wrong with the request: one entry a field.",
    429: "Too often; `Retry-After` says for how many seconds to wait.",
    503: "What is needed can't be reached.",
}
_CHANGED_SINCE = {
    "entity": "task",
    "number": 12,
    "title": "Buy milk",
    "field": "title",
    "left": "Buy milk",
    "current": "Buy oat milk",
    "what": "#12 Buy milk",
}
# Each code with its status, a message and details; the first of a status stands for it.
_CODES: dict[str, tuple[int, str, Any]] = {
    "AUTH_REQUIRED": (401, t("auth.required"), None),
    "ACCESS_DENIED": (403, t("auth.foreign_user"), None),
    "CONVERSATION_NOT_FOUND": (404, t("conversation.missing"), None),
    "TASK_NOT_FOUND": (404, t("task.missing", number=12), None),
    "PROJECT_NOT_FOUND": (404, t("project.missing"), None),
    "TAG_NOT_FOUND": (404, t("tag.missing", name="home"), None),
    "REMINDER_NOT_FOUND": (404, t("reminder.missing"), None),
    "CHANGE_NOT_FOUND": (404, t("undo.missing"), None),
    "TURN_NOT_FOUND": (404, t("turn.missing"), None),
    "TURN_IN_PROGRESS": (409, t("turn.running"), None),
    "VERSION_CONFLICT": (
        409,
        t("task.version", number=12),
        {
            "given": {"version": 3, "title": "Buy milk"},
            "current": {"number": 12, "version": 4, "title": "Buy oat milk"},
        },
    ),
    "NEXT_CHANGED": (409, t("recurrence.next_changed", number=13), None),
    "NOT_REPEATING": (409, t("recurrence.none", number=12), None),
    "SERIES_OVER": (409, t("recurrence.over", number=12), None),
    "PROJECT_EXISTS": (409, t("project.exists", name="Household"), None),
    "TAG_EXISTS": (409, t("tag.exists", name="home"), None),
    "CHANGED_SINCE": (409, t("undo.changed_since", what="#12 Buy milk"), [_CHANGED_SINCE]),
    "ALREADY_UNDONE": (409, t("undo.done"), None),
    "NOTHING_TO_UNDO": (409, t("undo.nothing"), None),
    "NOTHING_TO_REDO": (409, t("undo.nothing_again"), None),
    "PURGED": (409, t("undo.purged"), None),
    "TOO_LARGE": (413, t("body.large", limit="1,048,576"), None),
    "INVALID_INPUT": (
        422,
        t("title.blank"),
        [{"field": "title", "message": t("title.blank")}],
    ),
    "RATE_LIMITED": (429, t("auth.too_many_tries", seconds=42), {"retry_after": 42}),
    "MODEL_UNAVAILABLE": (503, t("turn.error.unreachable"), None),
}


def errors(*wanted: int | str) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these errors, by status or by code."""
    by_status: dict[int, list[str]] = {}
    for one in wanted:
        code = one if isinstance(one, str) else _first_of(one)
        by_status.setdefault(_CODES[code][0], []).append(code)
    return {status: _describe(status, codes) for status, codes in by_status.items()}


def _first_of(status: int) -> str:
    return next(code for code, (of, _, _) in _CODES.items() if of == status)


def _describe(status: int, codes: list[str]) -> dict[str, Any]:
    examples = {code: {"value": {"error": _example(code)}} for code in codes}
    return {
        "model": ErrorResponse,
        "description": _DESCRIPTIONS[status],
        "content": {"application/json": {"examples": examples}},
    }


def _example(code: str) -> dict[str, Any]:
    _, message, details = _CODES[code]
    return {"code": code, "message": message, "details": details}

"""The errors that a person or a client program can meet.

A service raises one of these; each edge renders it in its own form. An error carries a stable
code and HTTP status (`docs/decisions/0001-one-error-shape.md`) and a message that is safe to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FieldError:
    """One field that was refused: its name and what would be right."""

    field: str
    message: str


class AppError(Exception):
    """Base of every error that may reach a person; `message` is safe to show.

    `details` is plain data for programs: which fields, which values.
    """

    code = "INTERNAL_ERROR"
    status = 500

    def __init__(self, message: str, *, code: str | None = None, details: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.details = details
        if code is not None:
            self.code = code


class AuthRequired(AppError):
    """Nobody is signed in."""

    code = "AUTH_REQUIRED"
    status = 401


class AuthInvalid(AppError):
    """The name, password or token is not right."""

    code = "AUTH_INVALID"
    status = 401


class AccessDenied(AppError):
    """Signed in, but this is not theirs to do."""

    code = "ACCESS_DENIED"
    status = 403


class NotFound(AppError):
    """The row does not exist, or belongs to somebody else: the two look alike on purpose."""

    code = "NOT_FOUND"
    status = 404


class Conflict(AppError):
    """The request is well formed but does not fit the present state."""

    code = "CONFLICT"
    status = 409


class InvalidInput(AppError):
    """One or more fields were refused; nothing was changed."""

    code = "INVALID_INPUT"
    status = 422

    def __init__(self, *errors: FieldError) -> None:
        super().__init__(" ".join(error.message for error in errors))
        self.errors = errors

    @classmethod
    def of(cls, field: str, message: str) -> InvalidInput:
        """One refused field."""
        return cls(FieldError(field, message))


class RateLimited(AppError):
    """Too many tries; `retry_after` is in seconds."""

    code = "RATE_LIMITED"
    status = 429

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(AppError):
    """Not now, but soon: the process is about to end."""

    code = "SHUTTING_DOWN"
    status = 503

"""Every error of the API in its one form, and the handlers that render it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from todo_chat.api.validation import field_errors
from todo_chat.errors import AppError, FieldError, InvalidInput, RateLimited
from todo_chat.strings import t


def error_response(
    status: int,
    code: str,
    message: str,
    details: Any = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """`{"error": {"code", "message", "details"}}` with a status.

    It is written in ASCII: a message may quote characters that no encoding can carry.
    """
    error = {"code": code, "message": message, "details": details}
    body = json.dumps({"error": error}).encode()
    return Response(body, status, headers, media_type="application/json")


def error_body(error: AppError) -> dict[str, Any]:
    """What an error that a service raised says: code, message, details."""
    details = error.details
    if isinstance(error, InvalidInput):
        details = _one_a_field(error.errors)
    if isinstance(error, RateLimited):
        details = {"retry_after": error.retry_after}
    return {"code": error.code, "message": error.message, "details": details}


def app_error_response(error: AppError) -> Response:
    """The response for an error that a service raised."""
    headers: dict[str, str] = {}
    if isinstance(error, RateLimited):
        headers["Retry-After"] = str(error.retry_after)
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return error_response(error.status, **error_body(error), headers=headers)


def _one_a_field(errors: tuple[FieldError, ...]) -> list[dict[str, str]]:
    first: dict[str, str] = {}
    for error in errors:
        first.setdefault(error.field, error.message)
    return [{"field": field, "message": message} for field, message in first.items()]


def http_error_response(error: HTTPException, method: str) -> Response:
    """The response for what routing and body reading refuse, never with their own words."""
    match error.status_code:
        case 404:
            return error_response(404, "NOT_FOUND", t("path.unknown"))
        case 405:
            message = t("path.method", method=method)
            return error_response(405, "METHOD_NOT_ALLOWED", message, headers=error.headers)
        case 413:
            return error_response(413, "TOO_LARGE", error.detail, headers=error.headers)
        case 400:
            return app_error_response(InvalidInput.of("body", t("input.json")))
    return error_response(error.status_code, "INTERNAL_ERROR", t("error.internal"))


async def _on_app_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)
    return app_error_response(error)


async def _on_invalid_request(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return app_error_response(InvalidInput(*field_errors(error.errors())))


async def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return http_error_response(error, request.method)


def add_error_handlers(api: FastAPI) -> None:
    """Render every known error in the API's form."""
    api.add_exception_handler(AppError, _on_app_error)
    api.add_exception_handler(RequestValidationError, _on_invalid_request)
    api.add_exception_handler(HTTPException, _on_http_error)

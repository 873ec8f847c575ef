"""What surrounds every request to the API; requests for the page pass through untouched.

Plain ASGI, so that a streamed frame leaves the moment it is written.
"""

from __future__ import annotations

import logging
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from todo_chat.api.errors import error_response, http_error_response
from todo_chat.strings import t

logger = logging.getLogger(__name__)

BODY_MAX = 1_048_576
PREFIX = "/api"


def is_api_path(path: str) -> bool:
    """Whether an address is the API's to answer."""
    return path == PREFIX or path.startswith(PREFIX + "/")


class Edge:
    """Refuses bodies that are too large, and turns a crash into an error without its cause."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] == "http" and is_api_path(scope["path"]):
            await _Exchange(self._app, scope, receive, send).run()
        else:
            await self._app(scope, receive, send)


class _Exchange:
    """One request and its response."""

    def __init__(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        self._app, self._scope, self._receive, self._send = app, scope, receive, send
        self._received = 0
        self._started = False

    async def run(self) -> None:
        """Answer it, whatever happens."""
        try:
            if _content_length(self._scope) > BODY_MAX:
                raise _too_large()
            await self._app(self._scope, self._receive_some, self._send_with_headers)
        except HTTPException as error:
            response = http_error_response(error, self._scope["method"])
            await response(self._scope, self._receive, self._send_with_headers)
        except ClientDisconnect:
            logger.debug("a client went away")
        except Exception:
            await self._crashed()

    async def _receive_some(self) -> Message:
        message = await self._receive()
        self._received += len(message.get("body", b""))
        if self._received > BODY_MAX:
            raise _too_large()
        return message

    async def _send_with_headers(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._started = True
            headers = MutableHeaders(scope=message)
            headers.setdefault("Cache-Control", "no-store")
            headers.setdefault("X-Content-Type-Options", "nosniff")
        await self._send(message)

    async def _crashed(self) -> None:
        request = Request(self._scope)
        id = uuid4().hex
        logger.exception("request %s failed: %s %r", id, request.method, request.url.path)
        if not self._started:
            details = {"request_id": id}
            response = error_response(500, "INTERNAL_ERROR", t("error.internal"), details)
            await response(self._scope, self._receive, self._send_with_headers)


def _content_length(scope: Scope) -> int:
    given = Headers(scope=scope).get("content-length", "")
    return int(given) if given.isdecimal() else 0


def _too_large() -> HTTPException:
    # The rest of the body is never read, so the connection can't be used again.
    message = t("body.large", limit=f"{BODY_MAX:,}")
    return HTTPException(413, message, {"Connection": "close"})

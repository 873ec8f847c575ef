"""What surrounds every request to the API; requests for the page pass through untouched.

Plain ASGI, so that a streamed frame leaves the moment it is written.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from todo_chat.api.errors import error_response, http_error_response
from todo_chat.strings import t

logger = logging.getLogger(__name__)

BODY_MAX = 1_048_576
DRAINED_MAX = 32 * BODY_MAX
DRAIN_SECONDS = 5.0
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
        self._refused = False
        self._started = False

    async def run(self) -> None:
        """Answer it, whatever happens."""
        try:
            self._refuse_above(_content_length(self._scope))
            await self._app(self._scope, self._receive_some, self._respond)
        except HTTPException as error:
            response = http_error_response(error, self._scope["method"])
            await response(self._scope, self._receive, self._respond)
        except ClientDisconnect:
            logger.debug("a client went away")
        except Exception:
            await self._crashed()

    def _refuse_above(self, size: int) -> None:
        if size > BODY_MAX:
            self._refused = True
            message = t("body.large", limit=f"{BODY_MAX:,}")
            raise HTTPException(413, message, {"Connection": "close"})

    async def _receive_some(self) -> Message:
        message = await self._receive()
        self._received += len(message.get("body", b""))
        self._refuse_above(self._received)
        return message

    async def _respond(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._started = True
            headers = MutableHeaders(scope=message)
            headers.setdefault("Cache-Control", "no-store")
            headers.setdefault("X-Content-Type-Options", "nosniff")
        elif self._refused and not message.get("more_body"):
            await self._send({**message, "more_body": True})
            await self._drain()
            message = {"type": "http.response.body"}
        await self._send(message)

    async def _drain(self) -> None:
        """Drop what is still coming: many clients read no answer before all is sent, and lose it
        when the connection is cut."""
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                while self._received < DRAINED_MAX:
                    message = await self._receive()
                    self._received += len(message.get("body", b""))
                    if not message.get("more_body"):
                        return

    async def _crashed(self) -> None:
        request = Request(self._scope)
        id = uuid4().hex
        logger.exception("request %s failed: %s %r", id, request.method, request.url.path)
        if not self._started:
            details = {"request_id": id}
            response = error_response(500, "INTERNAL_ERROR", t("error.internal"), details)
            await response(self._scope, self._receive, self._respond)


def _content_length(scope: Scope) -> int:
    given = Headers(scope=scope).get("content-length", "")
    return int(given) if given.isdecimal() else 0

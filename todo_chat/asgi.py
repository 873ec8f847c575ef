"""The ASGI app as it is served: the built page, the socket and the API in one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reflex_base.constants import Env
from reflex_base.environment import environment
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from todo_chat.build import PAGE
from todo_chat.config import get_settings

_HASHED_FILES = "/assets/"
_FOR_EVER = "public, max-age=31536000, immutable"

# React's first render is an inline script, components set inline styles, and Reflex evaluates the
# scripts that handlers send (for the focus, say).
_PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_PAGE_HEADERS = {
    "content-security-policy": _PAGE_POLICY,
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
}


def create_app() -> ASGIApp:
    """Make the app around the page as it is built; nothing is compiled here."""
    environment.REFLEX_ENV_MODE.set(Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    environment.REFLEX_MOUNT_FRONTEND_COMPILED_APP.set(True)

    from todo_chat.todo_chat import app

    if app.sio is not None:
        app.sio.eio.cors_allowed_origins = own_origin(get_settings().public_url)
    return with_headers(without_redirects(app(), built_pages(PAGE.parent)))


def own_origin(public_url: str) -> Callable[[str, dict[str, Any]], bool]:
    """Who may open the socket: pages from the public URL or from the host that was asked.

    The second lets the page work under any name and port that leads here. It is safe, since no
    page of another host can make a browser send its own name as the host.
    """
    public = urlsplit(public_url)

    def is_own(origin: str, request: dict[str, Any]) -> bool:
        page = urlsplit(origin)
        return page[:2] == public[:2] or page.netloc == request.get("HTTP_HOST")

    return is_own


def built_pages(folder: Path) -> frozenset[str]:
    """The addresses of the pages that were built as folders: `/login` for `login/index.html`."""
    pages = (index.parent.relative_to(folder).as_posix() for index in folder.rglob("index.html"))
    return frozenset(f"/{page}" for page in pages if page != ".")


def without_redirects(app: ASGIApp, pages: frozenset[str]) -> ASGIApp:
    """Answer `/login` with that page, where the file server would send people on to `/login/`.

    That would cost a round trip, show another address, and lead to http behind a proxy for https.
    """

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in pages:
            scope = {**scope, "path": scope["path"] + "/"}
        await app(scope, receive, send)

    return serve


def with_headers(app: ASGIApp) -> ASGIApp:
    """Tell browsers what they may keep and what a page may do.

    Files with a hash in their name may be kept; a page kept too long would name scripts that a
    newer build no longer has. A page loads nothing from other hosts and stands in no frame.
    """

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                is_hashed = scope["path"].startswith(_HASHED_FILES) and message["status"] < 400
                if is_page or is_hashed:
                    headers.setdefault("cache-control", "no-cache" if is_page else _FOR_EVER)
                headers.setdefault("x-content-type-options", "nosniff")
                if is_page:
                    for name, value in _PAGE_HEADERS.items():
                        headers.setdefault(name, value)
            await send(message)

        await app(scope, receive, send_with_headers)

    return serve

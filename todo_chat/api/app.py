"""The API as one application, which stands before the page on the same port."""

from __future__ import annotations

from typing import NoReturn

from fastapi import APIRouter, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.routing import Match

import todo_chat
from todo_chat.api import auth, chat, conversations, docs, health, sessions, tasks, turns
from todo_chat.api.errors import add_error_handlers
from todo_chat.api.middleware import PREFIX, Edge

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

DESCRIPTION = """\
A todo list that you talk to. Register or sign in, then send the `access_token` as
`Authorization: Bearer …`; every address under `/api/{user_id}` takes your own id alone.

Every error is `{"error": {"code", "message", "details"}}`: the code is for programs, the message
is a sentence that may be shown.
"""


def create_api() -> FastAPI:
    """The API: it answers everything under `/api`; what is mounted into it gets the rest."""
    api = FastAPI(
        title="Todo Chat",
        version=todo_chat.__version__,
        description=DESCRIPTION,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    routes = APIRouter(prefix=PREFIX)
    for noun in (health, docs, auth, sessions, tasks, conversations, turns, chat):
        routes.include_router(noun.router)
    api.include_router(routes)
    api.add_route(PREFIX, _refuse, methods=list(METHODS), include_in_schema=False)
    api.add_route(PREFIX + "/{path:path}", _refuse, methods=list(METHODS), include_in_schema=False)
    add_error_handlers(api)
    api.add_middleware(Edge)
    return api


async def _refuse(request: Request) -> NoReturn:
    """Answer for an address that no route has, or has for other methods only."""
    allowed = [method for method in METHODS if _is_taken(request, method)]
    if allowed:
        raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
    raise HTTPException(404)


def _is_taken(request: Request, method: str) -> bool:
    scope = {**request.scope, "method": method}
    routes = request.app.router.routes
    found = [route for route in routes if getattr(route, "endpoint", None) is not _refuse]
    return any(route.matches(dict(scope))[0] is Match.FULL for route in found)

"""The API as one application, which stands before the page on the same port."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

import todo_chat
from todo_chat.api import (
    auth,
    bulk,
    changes,
    chat,
    conversations,
    docs,
    health,
    projects,
    reminders,
    sessions,
    settings,
    tags,
    task_actions,
    tasks,
    turns,
    when,
)
from todo_chat.api.errors import add_error_handlers
from todo_chat.api.middleware import PREFIX, Edge

NOUNS = (
    docs,
    auth,
    settings,
    tasks,
    task_actions,
    bulk,
    reminders,
    when,
    projects,
    tags,
    changes,
    conversations,
    chat,
    turns,
    sessions,
    health,
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")

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
        generate_unique_id_function=lambda route: route.name,
    )
    routes = APIRouter(prefix=PREFIX)
    for noun in NOUNS:
        routes.include_router(noun.router)
    api.include_router(routes)
    refuse = _Refusal(api.routes)
    api.router.routes += [Route(PREFIX, refuse), Route(PREFIX + "/{path:path}", refuse)]
    add_error_handlers(api)
    api.add_middleware(Edge)
    return api


class _Refusal:
    """Answers under an address that no route has, or has for other methods only."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = tuple(routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        allowed = [method for method in METHODS if self._takes(scope, method)]
        if allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
        raise HTTPException(404)

    def _takes(self, scope: Scope, method: str) -> bool:
        asked = {**scope, "method": method}
        return any(route.matches(asked)[0] is Match.FULL for route in self._routes)

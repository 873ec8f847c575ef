"""An open page without a browser: states as plain objects, their events followed by hand."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

import pytest
from reflex.event import EventHandler, EventSpec
from reflex.istate.data import HeaderData, ReflexURL, URLData
from reflex.state import State

import todo_chat.ui.app  # noqa: F401  (defines every state)
from tests.support.database import OpenEngine
from tests.support.wire import WireServer
from todo_chat.agent.providers import build_model
from todo_chat.chat.engine import TurnEngine
from todo_chat.config import get_settings
from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services import logins

AnyState = TypeVar("AnyState", bound=State)


class OpenPage:
    """One tab: its states, its login, its address."""

    def __init__(self, token: str = "") -> None:
        self.root = State(_reflex_internal_init=True)
        self.root.rx_router_headers = HeaderData(cookie=f"other=1; {logins.COOKIE}={token}")
        self.browser: list[EventSpec] = []
        self.go("/c")

    def go(self, path: str) -> None:
        """Change the address, as a navigation does, without opening the page there."""
        self.root.rx_router_url = URLData.from_url(ReflexURL(f"http://localhost{path}"))

    def state(self, cls: type[AnyState]) -> AnyState:
        """One of the tab's states."""
        found: AnyState = self.root.get_substate(cls.get_full_name().split(".")[1:])
        return found

    async def run(self, handler: Any, *args: Any) -> None:
        """Run a handler and every handler it leads to, but none that runs in the background.

        What the browser is asked to do instead is left in `browser`.
        """
        spec = handler(*args) if isinstance(handler, EventHandler) else handler
        if not isinstance(spec.handler.state, type):
            self.browser.append(spec)
            return
        if spec.handler.is_background:
            return
        given = {name._js_expr: value._var_value for name, value in spec.args}
        answer = spec.handler.fn(self.state(spec.handler.state), **given)
        answer = await answer if inspect.isawaitable(answer) else answer
        for follow_up in answer if isinstance(answer, list) else [answer]:
            if follow_up is not None:
                await self.run(follow_up)

    @property
    def redirects(self) -> list[str]:
        """Where the browser was sent."""
        return [
            dict((name._js_expr, value._var_value) for name, value in spec.args)["path"]
            for spec in self.browser
            if spec.handler.fn.__qualname__ == "_redirect"
        ]


Open = Callable[[User | None], Awaitable[OpenPage]]


@pytest.fixture
async def engine(
    open_engine: OpenEngine, wire: WireServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[TurnEngine]:
    """The process's engine, whose model is `wire`."""
    monkeypatch.setenv("OPENAI_BASE_URL", wire.url)
    monkeypatch.setenv("TODO_CHAT_MODEL", "scripted")
    get_settings.cache_clear()
    yield await open_engine(build_model(get_settings()))


@pytest.fixture
def open_page(engine: TurnEngine, database: Database) -> Open:
    """Open a tab in which a person is signed in, or nobody."""

    async def open_for(user: User | None) -> OpenPage:
        if user is None:
            return OpenPage()
        async with database.session_scope() as session:
            return OpenPage(await logins.open_browser_login(session, user_id=user.id))

    return open_for

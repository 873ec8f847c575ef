"""The usual way with Reflex: a list of messages, the last of which grows with each token."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import reflex as rx
from reflex_base.environment import environment

from tests.bench.references.model import tokens


class State(rx.State):  # type: ignore[misc]
    """The whole conversation in one variable."""

    messages: list[dict[str, str]] = []
    busy: bool = False

    @rx.event
    async def answer(self, form: dict[str, Any]) -> AsyncIterator[None]:
        """Answer, token by token."""
        self.messages.append({"role": "user", "content": form["message"]})
        self.messages.append({"role": "assistant", "content": ""})
        self.busy = True
        yield
        async for token in tokens(form["message"]):
            self.messages[-1]["content"] += token
            yield
        self.busy = False


def _message(message: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.box(rx.markdown(message["content"]))


def index() -> rx.Component:
    """The conversation and a form."""
    form = rx.form(rx.input(name="message"), rx.button("Send"), on_submit=State.answer)
    return rx.container(rx.foreach(State.messages, _message), form)


app = rx.App()
app.add_page(index)


def serve() -> Any:
    """The socket alone, without a page, for uvicorn."""
    environment.REFLEX_SKIP_COMPILE.set(True)
    return app()

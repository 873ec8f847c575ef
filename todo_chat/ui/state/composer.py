"""The box a message is written in. What is being written stays in the browser."""

from __future__ import annotations

from typing import Any

import reflex as rx

from todo_chat.chat.engine import engine
from todo_chat.errors import AppError
from todo_chat.services.turns import TurnRequest
from todo_chat.ui.routes import conversation_path
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.identity import require_user


class ComposerState(rx.State):
    """What was wrong with the last message, by whose id the browser puts it back into the box.

    `begun` is the conversation that began with a message from here.
    """

    problem: str = ""
    refused: str = ""
    taken: str = ""
    begun: str = ""

    @rx.event
    async def send(self, form: dict[str, Any]) -> rx.event.EventSpec | None:
        """Send the message in the box."""
        client_id = str(form.get("client_id") or "")
        return await self._send(str(form.get("message", "")), client_id or None)

    @rx.event
    async def say(self, text: str, client_id: str) -> rx.event.EventSpec | None:
        """Begin a conversation with one of the suggestions."""
        chat = await self.get_state(ChatState)
        if chat.conversation_id:
            return None
        # An id of its own: what is typed before the page moves on is another message.
        return await self._send(text, f"starter:{client_id}")

    @rx.event
    async def send_again(self, text: str, client_id: str) -> rx.event.EventSpec | None:
        """Send a message whose fate the page does not know, since its connection was lost."""
        return await self._send(text, client_id)

    async def _send(self, message: str, client_id: str | None) -> rx.event.EventSpec | None:
        user = await require_user(self)
        chat = await self.get_state(ChatState)
        request = TurnRequest(message, chat.conversation_id or None, client_id)
        self.problem = ""
        try:
            started = await engine().start(user_id=user.id, request=request)
        except AppError as error:
            self.problem, self.refused = error.message, client_id or ""
            return None
        self.taken = client_id or ""
        if chat.conversation_id:
            return ChatState.refresh
        chat.conversation_id = self.begun = started.conversation_id
        return rx.redirect(conversation_path(started.conversation_id))

"""The pages in front of the chat: who may come in, and how."""

from __future__ import annotations

import reflex as rx

from todo_chat.config import get_settings
from todo_chat.ui.routes import CHAT, SIGN_IN
from todo_chat.ui.state.identity import find_user


class DoorState(rx.State):
    """What this server lets a newcomer do; asked of the settings, not built into the page."""

    guests: bool = False
    signup: bool = True

    @rx.event
    async def enter(self) -> rx.event.EventSpec | None:
        """Whoever is signed in already goes on to the chat."""
        settings = get_settings()
        self.guests, self.signup = settings.guests_allowed, settings.signup == "open"
        return rx.redirect(CHAT) if await find_user(self) else None

    @rx.event
    async def pass_on(self) -> rx.event.EventSpec:
        """From the bare address to the chat, or to the sign-in page."""
        return rx.redirect(CHAT if await find_user(self) else SIGN_IN)

"""Who is signed in, as the page shows it."""

from __future__ import annotations

from datetime import UTC, datetime

import reflex as rx

from todo_chat.chat.engine import engine
from todo_chat.config import BUILT_IN, get_settings
from todo_chat.models import User
from todo_chat.strings import t
from todo_chat.ui.dates import greeting, long_date


class SessionState(rx.State):
    """The person's id and name, which model answers, and the dialogs about the account."""

    user_id: str = ""
    name: str = ""
    guest: bool = False
    greeting: str = ""
    today: str = ""
    model: str = ""
    message_limit: int = 4_000
    opened: int = 0
    keeping: bool = False
    leaving: bool = False

    def _show(self, user: User) -> None:
        now = datetime.now(UTC)
        model = engine().model_name
        self.name = user.username or t("page.account.guest")
        self.guest = user.is_guest
        self.greeting = greeting(now, user.timezone)
        self.today = long_date(now, user.timezone)
        self.message_limit = get_settings().message_max_chars
        self.model = t("page.model.built_in") if model == BUILT_IN else model

    @rx.event
    def ask_to_keep(self) -> None:
        """Open the dialog in which a guest chooses a name and a password."""
        self.keeping, self.leaving = True, False

    @rx.event
    def ask_to_leave(self) -> None:
        """Open the dialog that warns a guest before signing out."""
        self.leaving = True

    @rx.event
    def close_dialogs(self) -> None:
        """Close both."""
        self.keeping = self.leaving = False

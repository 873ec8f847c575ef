"""How a person writes dates."""

from __future__ import annotations

from typing import Any

import reflex as rx

from todo_chat.db import session_scope
from todo_chat.services.accounts import set_calendar
from todo_chat.ui.state.identity import require_user

MONTH_FIRST = "month"
DAY_FIRST = "day"


class SettingsState(rx.State):
    """The dialog about dates: whether it is open, and what is chosen in it."""

    open: bool = False
    order: str = MONTH_FIRST
    week_start: str = "0"

    @rx.event
    async def show(self) -> None:
        """Open the dialog with what is kept for the person."""
        user = await require_user(self)
        self.order = DAY_FIRST if user.month_first is False else MONTH_FIRST
        self.week_start = str(user.week_start)
        self.open = True

    @rx.event
    def close(self) -> None:
        """Leave it as it is."""
        self.open = False

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep what was chosen."""
        user = await require_user(self)
        day = str(form.get("week_start", ""))
        async with session_scope() as session:
            await set_calendar(
                session,
                user_id=user.id,
                month_first=form.get("order") != DAY_FIRST,
                week_start=int(day) if day.isdecimal() and len(day) == 1 else user.week_start,
            )
        self.open = False

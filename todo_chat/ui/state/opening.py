"""Leading from elsewhere on the page to a task."""

from __future__ import annotations

import reflex as rx

from todo_chat.ui.state.sheet import SheetState


async def open_task(tab: rx.State, number: int) -> list[rx.event.EventSpec]:
    """What opens the sheet of a task, whatever the list shows."""
    return [SheetState.open(number)]

"""Leading from elsewhere on the page to a task in the list."""

from __future__ import annotations

import reflex as rx

from todo_chat.ui.state.tasks import TasksState


async def open_task(tab: rx.State, number: int) -> list[rx.event.EventSpec]:
    """What opens a task in the list; where it is not in what is shown, everything is shown."""
    shown = await tab.get_state(TasksState)
    if any(item.number == number for item in shown.items):
        return [TasksState.edit(number)]
    return [TasksState.show("all"), TasksState.edit(number)]

"""Buttons that are pressed twice before the page hears of the first time."""

from __future__ import annotations

from tests.ui.conftest import Open
from todo_chat.models import User
from todo_chat.ui.state.conversations import ConversationsState
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.tasks import TasksState


async def test_what_was_saved_or_deleted_is_not_looked_for_again(
    open_page: Open, user: User
) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "Buy milk", [])
    await page.run(TasksState.edit, 1)
    for title in ("Buy bread", "Buy beer"):
        await page.run(TasksState.save, {"title": title})
    assert [task.title for task in page.state(TasksState).items] == ["Buy bread"]
    for _ in range(2):
        await page.run(TasksState.delete, 1)
    await page.run(TasksState.show, "bin")
    await page.run(TasksState.ask_purge, 1)
    for _ in range(2):
        await page.run(TasksState.purge)
    for handler in (ConversationsState.rename, ConversationsState.delete):
        await page.run(handler, *([{"title": "x"}] if handler is ConversationsState.rename else []))

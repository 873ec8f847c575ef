"""Undo in the list: what is taken back, and what is said when it can't be."""

from __future__ import annotations

from typing import Any

from tests.ui.conftest import Open, OpenPage
from todo_chat.db import Database
from todo_chat.errors import Conflict
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.changes import list_changes
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import UndoState
from todo_chat.ui.undo_words import conflict_words


def said(page: OpenPage) -> str:
    """The last thing the browser was asked to show."""
    return str(page.browser[-1].args) + str(page.browser[-1].handler)


async def last_batch(database: Database, user: User) -> str:
    async with database.read_scope() as session:
        return (await list_changes(session, user_id=user.id)).changes[0].batch_id


async def test_a_deleted_task_comes_back(open_page: Open, user: User, database: Database) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "Buy milk", [])
    await page.run(TasksState.delete, 1)
    assert page.state(TasksState).items == []
    await page.run(UndoState.undo, await last_batch(database, user))
    await page.run(TasksState.refresh)
    [task] = page.state(TasksState).items
    assert task.title == "Buy milk"
    assert "Undone: “Buy milk”" in said(page) and "Redo" in said(page)
    await page.run(UndoState.redo_last)
    await page.run(TasksState.refresh)
    assert page.state(TasksState).items == []
    assert "Done again" in said(page)


async def test_undoing_twice_says_that_there_is_nothing(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "Buy milk", [])
    await page.run(UndoState.undo_last)
    await page.run(UndoState.undo_last)
    assert "There is nothing to undo." in said(page)


async def test_what_was_changed_since_is_named_with_both_values(
    open_page: Open, user: User, database: Database
) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "Buy milk", [])
    batches = []
    for title in ("Buy bread", "Buy beer"):
        await page.run(TasksState.edit, 1)
        await page.run(TasksState.save, {"title": title})
        batches.append(await last_batch(database, user))
    await page.run(UndoState.undo, batches[0])
    assert "Its title is “Buy beer” now, and was “Buy bread”." in said(page)
    [task] = page.state(TasksState).items
    assert task.title == "Buy beer"


async def test_nobody_undoes_for_another(
    open_page: Open, user: User, stranger: User, database: Database
) -> None:
    async with database.session_scope() as session:
        await tasks.create_task(session, user_id=user.id, title="Mine")
    page = await open_page(stranger)
    await page.run(UndoState.undo, await last_batch(database, user))
    assert "There is no such change." in said(page)


def test_a_conflict_of_any_field_is_said() -> None:
    def since(**conflict: Any) -> str:
        details = [{"field": None, "left": None, "current": None, **conflict}]
        return conflict_words(Conflict("No.", code="CHANGED_SINCE", details=details))

    assert since(current=False) == "No. It is gone now."
    assert since(field="tags", left=["a"], current=[]).endswith("“nothing” now, and was “a”.")
    assert since(field="slot") == "No. Its content is another now."
    assert since(field="due_at") == "No. Its time is another now."

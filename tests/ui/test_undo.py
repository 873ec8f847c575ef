"""Undo in the list: what is taken back, and what is said when it can't be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.ui.conftest import Open, OpenPage
from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.changes import list_changes
from todo_chat.ui.change_words import Reader, conflict_words
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.selection import SelectionState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import UndoState


def said(page: OpenPage) -> str:
    """What the browser was asked to show last."""
    toasts = [spec for spec in page.browser if "__toast" in str(spec.args)]
    return str(toasts[-1].args)


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
    assert "the title of #1 Buy bread went from Buy bread to Buy beer" in said(page)
    [task] = page.state(TasksState).items
    assert task.title == "Buy beer"


async def test_a_move_since_is_named_with_both_projects(
    open_page: Open, user: User, database: Database
) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "Dentist #Home", [])
    for project in ("Health", ""):
        await page.run(SelectionState.toggle, 1)
        await page.run(SelectionState.move, {"project": project})
        if project:
            moved = await last_batch(database, user)
    await page.run(UndoState.undo, moved)
    assert "the project of #1 Dentist went from Health to the Inbox" in said(page)


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
        detail = {"field": None, "left": None, "current": None, "what": "#1 Milk", **conflict}
        return conflict_words([detail], Reader(datetime(2026, 11, 22, tzinfo=UTC), "UTC"))

    assert "#1 Milk" in since(current=False)
    assert "went from a to nothing" in since(field="tags", left=["a"], current=[])
    assert "tomorrow" in since(field="due", left="2026-11-23", current=None)
    assert since(field="slot")


async def test_completing_a_repeating_task_says_when_the_next_is(
    open_page: Open, user: User
) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "water the plants every day starting tomorrow", [])
    await page.run(TasksState.toggle, 1)
    assert "“water the plants” is done. The next one: " in said(page)
    await page.run(UndoState.undo_last)
    await page.run(TasksState.refresh)
    assert [task.number for task in page.state(TasksState).items] == [1]


async def test_what_was_so_already_is_not_offered_to_be_undone(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "Call mum tomorrow", [])
    await page.run(TasksState.edit, 1)
    await page.run(TasksState.save, {"title": "Call mum"})
    assert not any("__toast" in str(spec.args) for spec in page.browser)
    await page.run(SelectionState.toggle, 1)
    await page.run(SelectionState.date, "tomorrow")
    assert "Nothing to change" in said(page) and "Undo" not in said(page)

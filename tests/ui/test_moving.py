"""Moving tasks: between others, and onto other days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.ui.conftest import Open, OpenPage
from todo_chat.errors import InvalidInput, NotFound
from todo_chat.models import User
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import UndoState
from todo_chat.when.due_words import today_in


def titles(page: OpenPage) -> list[str]:
    return [task.title for task in page.state(TasksState).items]


async def test_the_order_by_hand(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "one\ntwo\nthree", [])
    await page.run(TasksState.show, "inbox")
    await page.run(TasksState.move, 3, 1, "")
    assert titles(page) == ["one", "three", "two"]
    await page.run(TasksState.move, 2, 0, "")
    assert titles(page) == ["two", "one", "three"]
    await page.run(UndoState.undo_last)
    await page.run(TasksState.refresh)
    assert titles(page) == ["one", "three", "two"]


async def test_another_day_keeps_the_time(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "call mum tomorrow at 17:00", [])
    await page.run(TasksState.show, "upcoming")
    day = today_in(datetime.now(UTC), user.timezone) + timedelta(days=4)
    await page.run(TasksState.move, 1, 0, day.isoformat())
    [task] = page.state(TasksState).items
    assert task.day == day.isoformat() and task.due.endswith("17:00")


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "2026-11-23T17:00"])
async def test_what_is_no_day_is_refused(open_page: Open, user: User, day: str) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "call mum", [])
    with pytest.raises(InvalidInput):
        await page.run(TasksState.move, 1, 0, day)


async def test_a_strangers_task_stays(open_page: Open, user: User, stranger: User) -> None:
    page, other = await open_page(user), await open_page(stranger)
    await page.run(QuickState.add, "one\ntwo", [])
    with pytest.raises(NotFound):
        await other.run(TasksState.move, 2, 0, "")

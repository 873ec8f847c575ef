"""A page that stays open while the day changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.ui.conftest import Open
from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.ui.state import page as page_module
from todo_chat.ui.state.page import PageState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.when import Moment

NIGHT = datetime(2026, 3, 3, 22, 59, 59, 800_000, tzinfo=UTC)  # a moment before midnight in Berlin


async def test_today_moves_on_at_midnight(
    open_page: Open, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = datetime.now(UTC)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return NIGHT + (datetime.now(UTC) - started)

    monkeypatch.setattr(page_module, "datetime", Clock)
    page = await open_page(user)
    watching = PageState.event_handlers["watch"].fn(page.state(PageState))
    await anext(watching)
    assert page_module._until_tomorrow(user.timezone) < 1
    assert await anext(watching) == [TasksState.refresh, PageState.show_account]
    assert Clock.now() - NIGHT >= timedelta(seconds=0.2), "not before midnight"
    await watching.aclose()


async def test_a_task_turns_overdue_when_its_time_has_come(
    open_page: Open, user: User, database: Database
) -> None:
    due = datetime.now(UTC) + timedelta(seconds=1.2)
    async with database.session_scope() as session:
        await tasks.create_task(session, user_id=user.id, title="Tea", due=Moment(due, "UTC"))
    page = await open_page(user)
    list_ = page.state(TasksState)
    await page.run(TasksState.refresh)
    assert list_.items[0].due_tone == "today"
    watching = PageState.event_handlers["watch"].fn(page.state(PageState))
    await anext(watching)
    assert await anext(watching) == [TasksState.refresh]
    await page.run(TasksState.refresh)
    assert list_.items[0].due_tone == "late"
    await watching.aclose()


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia", "UTC"])
def test_the_next_look_at_the_clock_is_within_the_hour(zone: str) -> None:
    assert 0 < page_module._until_tomorrow(zone) <= 3600

"""A page that stays open while the day changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.ui.conftest import Open
from todo_chat.models import User
from todo_chat.ui.state import page as page_module
from todo_chat.ui.state.page import PageState
from todo_chat.ui.state.tasks import TasksState

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


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia", "UTC"])
def test_the_next_look_at_the_clock_is_within_the_hour(zone: str) -> None:
    assert 0 < page_module._until_tomorrow(zone) <= 3600

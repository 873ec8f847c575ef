"""Reminders in tabs without a browser: claiming, being seen, and what is done about them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.test_reminding import remind
from tests.ui.conftest import Open, OpenPage
from todo_chat.db import Database, session_scope
from todo_chat.models import ReminderStatus, User
from todo_chat.services import reminders, tasks
from todo_chat.ui.state.page import PageState
from todo_chat.ui.state.reminders import ReminderState, ReminderView
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.tasks import TasksState


def shown(page: OpenPage) -> list[ReminderView]:
    return page.state(ReminderState).shown


async def status(database: Database, user: User) -> str:
    async with database.read_scope() as session:
        [reminder] = (await tasks.get_task(session, user_id=user.id, number=1)).reminders
    return reminder.status


async def see(page: OpenPage) -> None:
    """What the browser does when it is rung for: ask, show, and say so."""
    await page.run(ReminderState.look, [])
    await page.run(ReminderState.seen, [view.id for view in shown(page)])


async def test_only_one_tab_shows_it_and_only_being_seen_delivers_it(
    open_page: Open, user: User, database: Database
) -> None:
    await remind(user, -1)
    page, other = await open_page(user), await open_page(user)
    for tab in (page, other):
        await tab.run(ReminderState.look, [])
    [view] = shown(page)
    assert (view.title, view.late, view.fresh) == ("Call mum", False, True)
    assert shown(other) == []
    assert await status(database, user) == ReminderStatus.CLAIMED
    await page.run(ReminderState.seen, [view.id])
    assert [one.fresh for one in shown(page)] == [False]
    assert await status(database, user) == ReminderStatus.DELIVERED
    await other.run(ReminderState.look, [])
    assert shown(other) == []


async def test_what_a_lost_tab_did_not_show_comes_in_another(
    open_page: Open, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminders, "CLAIMED_FOR", timedelta(0))
    await remind(user, -1)
    lost, page = await open_page(user), await open_page(user)
    await lost.run(ReminderState.look, [])
    await see(page)
    assert len(shown(page)) == 1
    # The lost one comes back too late, and takes its card away.
    await lost.run(ReminderState.seen, [shown(lost)[0].id])
    assert shown(lost) == [] and len(shown(page)) == 1


async def test_a_late_one_says_so(open_page: Open, user: User) -> None:
    await remind(user, -2 * 24 * 3600)
    page = await open_page(user)
    await page.run(ReminderState.look, [])
    [view] = shown(page)
    assert view.late and view.body.startswith("Was due ") and " at " in view.body


async def test_what_was_shown_comes_back_after_the_server_was_gone(
    open_page: Open, user: User
) -> None:
    await remind(user, -1)
    page = await open_page(user)
    await see(page)
    ids = [view.id for view in shown(page)]
    again = await open_page(user)
    await again.run(ReminderState.look, ids)
    assert [(view.id, view.fresh) for view in shown(again)] == [(ids[0], False)]
    await page.run(ReminderState.dismiss, ids[0])
    await again.run(ReminderState.refresh)
    assert shown(again) == []
    await again.run(ReminderState.look, ids)
    assert shown(again) == []


async def test_ticking_off_from_the_card(open_page: Open, user: User, database: Database) -> None:
    await remind(user, -1)
    page = await open_page(user)
    await see(page)
    id = shown(page)[0].id
    for _ in range(2):  # a second click does nothing
        await page.run(ReminderState.complete, id)
    assert shown(page) == []
    async with database.read_scope() as session:
        assert (await tasks.count_tasks(session, user_id=user.id)).completed == 1


@pytest.mark.parametrize(
    ("how", "least", "most"),
    [("minutes", 590, 601), ("hour", 3590, 3601), ("tomorrow", 8 * 3600, 34 * 3600)],
)
async def test_snoozing(
    open_page: Open, user: User, database: Database, how: str, least: int, most: int
) -> None:
    await remind(user, -1)
    page = await open_page(user)
    await see(page)
    await page.run(ReminderState.snooze, shown(page)[0].id, how)
    assert shown(page) == []
    async with database.read_scope() as session:
        now = datetime.now(UTC)
        at = await reminders.next_fire_time(session, now=now, user_ids=[user.id])
    assert at and least < (at - now).total_seconds() < most
    await page.run(ReminderState.look, [])
    assert shown(page) == []


async def test_opening_the_task(open_page: Open, user: User) -> None:
    await remind(user, -1)
    page = await open_page(user)
    await see(page)
    await page.run(ReminderState.open, shown(page)[0].id)
    assert shown(page) == [] and page.state(SheetState).number == 1


async def test_a_task_that_is_done_elsewhere_takes_its_card_away(
    open_page: Open, user: User
) -> None:
    await remind(user, -1)
    page = await open_page(user)
    await see(page)
    async with session_scope() as session:
        await tasks.complete_task(session, user_id=user.id, number=1)
    await page.run(TasksState.refresh)
    assert shown(page) == []


async def test_nobody_gets_anothers(open_page: Open, user: User, stranger: User) -> None:
    await remind(user, -1)
    page, other = await open_page(user), await open_page(stranger)
    await see(page)
    id = shown(page)[0].id
    await other.run(ReminderState.look, [id, -1, 2**40])
    assert shown(other) == []
    for handler in (ReminderState.complete, ReminderState.dismiss, ReminderState.open):
        await other.run(handler, id)
    await other.run(ReminderState.snooze, id, "hour")
    await page.run(ReminderState.refresh)
    assert len(shown(page)) == 1


async def test_the_next_person_in_a_tab_finds_no_reminders_of_the_first(
    open_page: Open, user: User, stranger: User
) -> None:
    await remind(user, -1)
    page = await open_page(user)
    await page.run(PageState.enter)
    await see(page)
    page.root.rx_router_headers = (await open_page(stranger)).root.rx_router_headers
    await page.run(PageState.enter)
    assert shown(page) == []

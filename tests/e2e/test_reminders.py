"""Reminders on the page: one card however many tabs, late ones after a restart, snoozing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect
from sqlalchemy import select
from sqlmodel import col

from tests.e2e.steps import register
from tests.support.browser import NewPage
from tests.support.server import AppServer, StartServer
from todo_chat.db import Database
from todo_chat.models import Reminder, User
from todo_chat.services import tasks
from todo_chat.services.reminder_times import ReminderTime

IN_TIME = 5_000
# Every browser notification is written down where a test can read it.
NOTES = """
window.notes = [];
window.Notification = class {
  static permission = "granted";
  constructor(title, options) { window.notes.push([title, options.body]); }
};
"""


def cards(page: Page) -> Locator:
    """The reminders that a page shows."""
    return page.get_by_role("region", name="Reminders").get_by_role("article")


class Desk:
    """A server and its database, in which reminders are set from outside."""

    def __init__(self, server: AppServer) -> None:
        self.server = server
        self.database = Database(f"sqlite+aiosqlite:///{server.data_dir / 'todo_chat.db'}")

    async def remind(self, name: str, seconds: float, title: str) -> datetime:
        """Give a person a task whose reminder goes off so many seconds from now."""
        at = datetime.now(UTC) + timedelta(seconds=seconds)
        async with self.database.session_scope() as session:
            user_id = await session.scalar(select(col(User.id)).where(col(User.username) == name))
            assert user_id
            await tasks.create_task(
                session,
                user_id=user_id,
                title=title,
                reminders=[ReminderTime(at=at)],
                now=at - timedelta(days=1),
            )
        return at

    async def statuses(self) -> list[str]:
        """How all reminders stand."""
        async with self.database.read_scope() as session:
            return list(await session.scalars(select(col(Reminder.status))))


@pytest.fixture
async def desk(start_server: StartServer, tmp_path: Path) -> AsyncIterator[Desk]:
    """A server of the test's own."""
    desk = Desk(await start_server(tmp_path / "data"))
    yield desk
    await desk.database.dispose()


async def test_two_tabs_show_one_card_in_time_and_either_hears_of_the_end(
    new_page: NewPage, desk: Desk
) -> None:
    page = await new_page(desk.server.url)
    await page.context.add_init_script(NOTES)
    name = await register(page)
    at = await desk.remind(name, 4, "Call mum")
    other = await page.context.new_page()
    await other.goto("/c")
    await page.reload()
    shown = {asyncio.create_task(cards(tab).first.wait_for()): tab for tab in (page, other)}
    first, rest = await asyncio.wait(shown, return_when=asyncio.FIRST_COMPLETED)
    for waiting in rest:
        waiting.cancel()
    with_card = shown[first.pop()]
    without = other if with_card is page else page
    await expect(cards(with_card)).to_contain_text("Call mum")
    assert datetime.now(UTC) - at < timedelta(milliseconds=IN_TIME)
    await expect(cards(with_card)).not_to_contain_text("Was due")
    # Told again and again, the other tab has nothing to claim.
    await without.reload()
    await expect(without.get_by_role("heading", name="Your list")).to_be_visible()
    await expect(cards(without)).to_have_count(0)
    notes = [json.loads(await tab.evaluate("JSON.stringify(notes)")) for tab in (page, other)]
    assert sum(len(found) for found in notes) <= 1
    assert await desk.statuses() == ["delivered"]
    row = without.get_by_role("complementary").get_by_role("listitem").filter(has_text="Call mum")
    await row.get_by_role("checkbox").click()
    await expect(cards(with_card)).to_have_count(0)


async def test_what_was_due_while_nobody_was_there_comes_late_and_says_so(
    new_page: NewPage, desk: Desk
) -> None:
    page = await new_page(desk.server.url)
    name = await register(page)
    await page.goto("about:blank")
    await desk.server.kill()
    await desk.remind(name, -3600, "Pay the rent")
    await desk.server.start()
    await page.goto(f"{desk.server.url}/c")
    await expect(cards(page)).to_contain_text("Pay the rent")
    await expect(cards(page)).to_contain_text("Was due ")


async def test_a_card_outlives_the_server_and_is_snoozed(new_page: NewPage, desk: Desk) -> None:
    page = await new_page(desk.server.url)
    name = await register(page)
    await desk.remind(name, -1, "Water the plants")
    await page.reload()
    await expect(cards(page)).to_contain_text("Water the plants")
    await desk.server.restart()
    note = page.get_by_text("The connection is gone. Trying again…")
    await expect(note).to_be_hidden(timeout=20_000)
    await expect(cards(page)).to_contain_text("Water the plants", timeout=20_000)
    await page.reload()
    await expect(cards(page)).to_have_count(1)
    await cards(page).get_by_role("button", name="1 hour").click()
    await expect(cards(page)).to_have_count(0)
    await expect(page.get_by_text("You will be reminded again")).to_be_visible()
    assert await desk.statuses() == ["waiting"]
    await page.reload()
    await expect(page.get_by_role("complementary").get_by_text("Water the plants")).to_be_visible()
    await expect(cards(page)).to_have_count(0)


async def test_notifications_are_asked_for_only_by_a_button(new_page: NewPage, desk: Desk) -> None:
    page = await new_page(desk.server.url)
    await page.context.add_init_script(
        """
        window.asked = 0;
        window.Notification = class {
          static permission = "default";
          static requestPermission() {
            window.asked += 1;
            Notification.permission = "granted";
            return Promise.resolve("granted");
          }
        };
        """
    )
    name = await register(page)
    await desk.remind(name, -1, "Call mum")
    await page.reload()
    await expect(cards(page)).to_have_count(1)
    assert await page.evaluate("asked") == 0
    ask = page.get_by_role("region", name="Reminders").get_by_role("button", name="Notify me")
    await ask.click()
    await expect(ask).to_have_count(0)
    assert await page.evaluate("asked") == 1
    await page.get_by_role("button", name="Account and settings").click()
    await cards(page).get_by_role("button", name="Done").click()
    await expect(cards(page)).to_have_count(0)
    assert await desk.statuses() == ["delivered"]

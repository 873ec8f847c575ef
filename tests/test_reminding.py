"""The clock: pages hear of reminders in time, of those that are set meanwhile, and bins empty."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from todo_chat import reminding
from todo_chat.db import Database, session_scope
from todo_chat.models import LoginSession, Task, User
from todo_chat.notices import Inbox, Notice, listen
from todo_chat.services import logins, reminders, tasks
from todo_chat.services.reminder_times import ReminderTime

pytestmark = pytest.mark.usefixtures("database")


async def remind(user: User, seconds: float, title: str = "Call mum") -> Task:
    """A task whose reminder goes off so many seconds from now."""
    at = datetime.now(UTC) + timedelta(seconds=seconds)
    async with session_scope() as session:
        return await tasks.create_task(
            session,
            user_id=user.id,
            title=title,
            reminders=[ReminderTime(at=at)],
            now=at - timedelta(days=1),
        )


async def told(inbox: Inbox, user: User, seconds: float = 4) -> None:
    """Wait for the notice of a reminder."""
    async with asyncio.timeout(seconds):
        while Notice(user.id, "reminders") not in await inbox.take():
            pass


@pytest.fixture
async def clock(database: Database) -> AsyncIterator[None]:
    """The clock of the process, going."""
    async with reminding.reminding():
        yield


async def test_what_was_missed_is_told_when_a_page_is_opened(user: User, clock: None) -> None:
    await remind(user, -3600)
    async with listen(user.id) as inbox:
        await told(inbox, user)


async def test_an_open_page_hears_of_a_reminder_when_it_is_due(user: User, clock: None) -> None:
    async with listen(user.id) as inbox:
        task = await remind(user, 1)
        await told(inbox, user)
        fires_at = task.reminders[0].fires_at
        assert fires_at and fires_at <= datetime.now(UTC) < fires_at + timedelta(seconds=2)


async def test_nobody_else_hears_of_it(user: User, stranger: User, clock: None) -> None:
    await remind(user, -1)
    async with listen(stranger.id) as others, listen(user.id) as inbox:
        await told(inbox, user)
        await remind(stranger, 3600)
        assert Notice(stranger.id, "reminders") not in await others.take()


async def test_what_was_claimed_and_not_shown_is_told_again(
    user: User, clock: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminders, "CLAIMED_FOR", timedelta(seconds=1))
    await remind(user, -1)
    async with listen(user.id) as inbox:
        await told(inbox, user)
        async with session_scope() as session:
            claimed = await reminders.claim_due(session, now=datetime.now(UTC), owner="gone")
        assert len(claimed) == 1
        await told(inbox, user, seconds=7)


async def test_a_clock_that_fails_goes_on(
    user: User, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    monkeypatch.setattr(reminding, "AGAIN_SECONDS", 0.05)
    failing = iter([True, False])
    people = reminders.people_to_remind

    async def fail_once(*args: object, **given: object) -> set[str]:
        if next(failing, False):
            raise OSError("the database is away")
        return await people(*args, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(reminding, "people_to_remind", fail_once)
    await remind(user, -1)
    async with listen(user.id) as inbox, reminding.reminding():
        await told(inbox, user)


async def test_two_processes_on_one_database_claim_each_reminder_once(
    user: User, database: Database, database_url: str
) -> None:
    for number in range(5):
        await remind(user, -number, f"task {number}")
    other = Database(database_url)
    now = datetime.now(UTC)

    async def claim(process: Database, owner: str) -> list[int | None]:
        async with process.session_scope() as session:
            due = await reminders.claim_due(session, now=now, owner=owner, user_ids=[user.id])
        return [one.reminder.id for one in due]

    claims = await asyncio.gather(
        *(claim(process, f"{n}") for n, process in enumerate([database, other] * 4))
    )
    await other.dispose()
    ids = [id for claimed in claims for id in claimed]
    assert len(ids) == len(set(ids)) == 5


async def test_old_bins_are_emptied(user: User, database: Database) -> None:
    async with session_scope() as session:
        await tasks.create_task(session, user_id=user.id, title="Old")
    async with session_scope() as session:
        long_ago = datetime.now(UTC) - timedelta(days=31)
        await tasks.delete_task(session, user_id=user.id, number=1, now=long_ago)
    await reminding.purge_old()
    async with session_scope() as session:
        assert await tasks.empty_bin(session, user_id=user.id) == 0


async def test_logins_that_have_ended_are_forgotten(user: User, database: Database) -> None:
    async with session_scope() as session:
        await logins.open_browser_login(session, user_id=user.id)
        session.add(LoginSession(user_id=user.id, expires_at=datetime.now(UTC)))
    await reminding.purge_old()
    async with database.read_scope() as session:
        left = list(await session.scalars(select(LoginSession)))
    assert len(left) == 1 and left[0].expires_at > datetime.now(UTC)

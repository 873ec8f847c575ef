"""Reminders: when they go off, that one process gets each, snoozing, dismissing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from todo_chat.db import Database
from todo_chat.errors import InvalidInput, NotFound
from todo_chat.models import Reminder, Task, User
from todo_chat.services import accounts, bin, reminders, tasks, undo
from todo_chat.services.reminders import DueReminder
from todo_chat.services.tasks import ReminderTime, TaskChanges
from todo_chat.when import Moment

NOW = datetime.now(UTC).replace(microsecond=0)
DUE = Moment(NOW + timedelta(days=2), "Europe/Berlin")
HOUR_BEFORE = DUE.at - timedelta(hours=1)
LATER = HOUR_BEFORE + timedelta(seconds=2)


async def do(database: Database, service: Callable[..., Awaitable[Any]], **given: Any) -> Any:
    async with database.session_scope() as session:
        return await service(session, **given)


async def add(database: Database, user: User, **given: Any) -> Task:
    fields = {"title": "Call mum", "due": DUE, "reminders": [ReminderTime(before_minutes=60)]}
    task: Task = await do(database, tasks.create_task, user_id=user.id, now=NOW, **(fields | given))
    return task


async def one(database: Database, user: User, number: int = 1) -> Reminder:
    async with database.read_scope() as session:
        [reminder] = (await tasks.get_task(session, user_id=user.id, number=number)).reminders
        return reminder


async def claim(database: Database, owner: str, now: datetime = LATER, **given: Any) -> list[Any]:
    found: list[DueReminder] = await do(
        database, reminders.claim_due, now=now, owner=owner, **given
    )
    return found


async def change(database: Database, user: User, **given: Any) -> None:
    await do(
        database,
        tasks.update_task,
        user_id=user.id,
        number=1,
        changes=TaskChanges(**given),
        now=NOW,
    )


async def test_it_goes_off_before_the_due_and_moves_with_it(database: Database, user: User) -> None:
    await add(database, user)
    assert (await one(database, user)).fires_at == HOUR_BEFORE
    await change(database, user, due=Moment(DUE.at + timedelta(days=1), DUE.zone))
    assert (await one(database, user)).fires_at == HOUR_BEFORE + timedelta(days=1)
    await change(database, user, due=None)
    assert (await one(database, user)).fires_at is None
    await do(database, undo.undo_last, user_id=user.id)
    assert (await one(database, user)).fires_at == HOUR_BEFORE + timedelta(days=1)


async def test_a_day_counts_from_nine_where_the_person_is(database: Database, user: User) -> None:
    await add(database, user, due=date(2040, 6, 1))
    assert (await one(database, user)).fires_at == datetime(2040, 6, 1, 6, tzinfo=UTC)
    await do(database, accounts.set_timezone, user_id=user.id, timezone="Asia/Kolkata")
    assert (await one(database, user)).fires_at == datetime(2040, 6, 1, 2, 30, tzinfo=UTC)


async def test_it_rests_while_the_task_is_done_or_in_the_bin(
    database: Database, user: User
) -> None:
    await add(database, user)
    for leave, back in (
        (tasks.complete_task, tasks.reopen_task),
        (tasks.delete_task, tasks.restore_task),
    ):
        await do(database, leave, user_id=user.id, number=1)
        assert await claim(database, "a") == []
        await do(database, back, user_id=user.id, number=1)
        assert (await one(database, user)).fires_at == HOUR_BEFORE


async def test_each_is_claimed_by_one_of_many(database: Database, user: User) -> None:
    for _ in range(6):
        await add(database, user)
    claims = await asyncio.gather(*(claim(database, f"p{n}", limit=2) for n in range(5)))
    ids = [due.reminder.id for claimed in claims for due in claimed]
    assert len(ids) == len(set(ids)) == 6


async def test_it_is_not_due_early_nor_for_who_is_not_asked_about(
    database: Database, user: User, stranger: User
) -> None:
    await add(database, user)
    assert await claim(database, "a", HOUR_BEFORE - timedelta(seconds=1)) == []
    assert await claim(database, "a", user_ids=[stranger.id]) == []
    [due] = await claim(database, "a", user_ids=[user.id])
    assert (due.task.title, due.late) == ("Call mum", False)


async def test_what_a_dead_process_claimed_is_had_again_and_late(
    database: Database, user: User
) -> None:
    await add(database, user)
    [first] = await claim(database, "dead")
    assert await claim(database, "alive") == []
    after = LATER + reminders.CLAIMED_FOR + reminders.LATE_AFTER
    [again] = await claim(database, "alive", after)
    assert again.reminder.id == first.reminder.id and again.late
    ids = [again.reminder.id]
    late = await do(database, reminders.deliver, owner="dead", reminder_ids=ids, now=after)
    assert late == []
    told = await do(database, reminders.deliver, owner="alive", reminder_ids=ids, now=after)
    assert told == ids
    assert await claim(database, "alive", after + timedelta(days=1)) == []


async def test_what_was_done_between_claim_and_delivery_is_not_delivered(
    database: Database, user: User
) -> None:
    await add(database, user)
    [due] = await claim(database, "a")
    await do(database, tasks.complete_task, user_id=user.id, number=1)
    ids = [due.reminder.id]
    assert await do(database, reminders.deliver, owner="a", reminder_ids=ids, now=LATER) == []


async def test_snoozing_what_still_waits_never_brings_it_forward(
    database: Database, user: User
) -> None:
    await add(database, user)
    waiting = await one(database, user)
    fires_at = waiting.fires_at
    assert fires_at
    now, hour = fires_at - timedelta(hours=3), timedelta(hours=1)
    named = {"user_id": user.id, "reminder_id": waiting.id, "now": now}
    with pytest.raises(InvalidInput):
        await do(database, reminders.snooze, until=fires_at - hour, **named)
    assert (await one(database, user)).fires_at == fires_at
    await do(database, reminders.snooze, until=hour, **named)
    assert (await one(database, user)).fires_at == fires_at + hour


async def deliver(database: Database) -> int:
    [due] = await claim(database, "a")
    [id] = await do(
        database, reminders.deliver, owner="a", reminder_ids=[due.reminder.id], now=LATER
    )
    assert isinstance(id, int)
    return id


async def test_a_snoozed_one_goes_off_again_and_snoozing_is_undone(
    database: Database, user: User, stranger: User
) -> None:
    await add(database, user)
    id = await deliver(database)
    until = LATER + timedelta(hours=1)
    for person, moment, error in (
        (stranger, until, NotFound),
        (user, LATER - timedelta(hours=1), InvalidInput),
    ):
        with pytest.raises(error):
            await do(
                database,
                reminders.snooze,
                user_id=person.id,
                reminder_id=id,
                until=moment,
                now=LATER,
            )
    await do(database, reminders.snooze, user_id=user.id, reminder_id=id, until=until, now=LATER)
    assert await claim(database, "a", until - timedelta(seconds=1)) == []
    await do(database, undo.undo_last, user_id=user.id)
    reminder = await one(database, user)
    assert (reminder.status, reminder.snoozed_until) == ("delivered", None)
    await do(database, undo.redo_last, user_id=user.id)
    [due] = await claim(database, "a", until)
    assert due.reminder.id == id


async def test_a_dismissed_one_is_not_listed(database: Database, user: User) -> None:
    await add(database, user)
    id = await deliver(database)
    async with database.read_scope() as session:
        [shown] = await reminders.list_delivered(session, user_id=user.id)
    assert shown.reminder.id == id
    await do(database, reminders.dismiss, user_id=user.id, reminder_id=id)
    async with database.read_scope() as session:
        assert await reminders.list_delivered(session, user_id=user.id) == []


async def test_the_bin_is_emptied_after_30_days(database: Database, user: User) -> None:
    await add(database, user)
    await add(database, user)
    await do(database, tasks.delete_task, user_id=user.id, number=1, now=NOW)
    await do(database, tasks.delete_task, user_id=user.id, number=2, now=NOW + timedelta(days=1))
    assert await do(database, bin.purge_bin, now=NOW + timedelta(days=30)) == 1
    with pytest.raises(NotFound):
        await do(database, tasks.restore_task, user_id=user.id, number=1)
    await do(database, tasks.restore_task, user_id=user.id, number=2)


async def test_when_to_look_again_and_for_whom(
    database: Database, user: User, stranger: User
) -> None:
    await add(database, user)
    both = [user.id, stranger.id]

    async def look(now: datetime) -> tuple[set[str], datetime | None]:
        async with database.read_scope() as session:
            return (
                await reminders.people_to_remind(session, now=now, user_ids=both),
                await reminders.next_fire_time(session, now=now, user_ids=both),
            )

    assert await look(NOW) == (set(), HOUR_BEFORE)
    assert await look(LATER) == ({user.id}, None)
    await claim(database, "gone")
    freed = LATER + reminders.CLAIMED_FOR
    assert await look(LATER) == (set(), freed)
    assert await look(freed) == ({user.id}, None)
    await do(database, tasks.complete_task, user_id=user.id, number=1)
    assert await look(NOW) == (set(), None)

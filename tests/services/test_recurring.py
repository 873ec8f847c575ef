"""Repeating tasks: completing, reopening, skipping, stopping, changing one or all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tests.support.database import make_user
from todo_chat.db import Database
from todo_chat.errors import Conflict, InvalidInput, NotFound
from todo_chat.models import Task, User
from todo_chat.services import tasks, undo
from todo_chat.services.tasks import ReminderTime, TaskChanges, due_of
from todo_chat.when import Due, Moment, zone_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday
ZONES = ["America/Los_Angeles", "Asia/Kolkata", "Asia/Shanghai", "Pacific/Apia"]


async def do(database: Database, service: Callable[..., Awaitable[Any]], **given: Any) -> Any:
    async with database.session_scope() as session:
        return await service(session, **given)


async def add(database: Database, user: User, **given: Any) -> Task:
    given = {"title": "Pay rent", "now": NOW, **given}
    task: Task = await do(database, tasks.create_task, user_id=user.id, **given)
    return task


async def change(database: Database, user: User, number: int, **given: Any) -> Task:
    scope = given.pop("scope", None)
    task: Task = await do(
        database,
        tasks.update_task,
        user_id=user.id,
        number=number,
        changes=TaskChanges(**given),
        scope=scope,
        now=NOW,
    )
    return task


async def complete(database: Database, user: User, number: int, now: datetime = NOW) -> None:
    await do(database, tasks.complete_task, user_id=user.id, number=number, now=now)


async def read(database: Database, user: User, number: int) -> Task:
    async with database.read_scope() as session:
        return await tasks.get_task(session, user_id=user.id, number=number)


def moment(day: date, hour: int, zone: str) -> Moment:
    return Moment(datetime.combine(day, time(hour), zone_of(zone)).astimezone(UTC), zone)


async def test_completing_makes_the_next_with_all_that_belongs_to_it(
    database: Database, user: User
) -> None:
    await add(
        database,
        user,
        due=date(2026, 12, 1),
        recurrence="freq=monthly;bymonthday=1",
        notes="IBAN",
        tags=["home"],
        project="House",
        priority="high",
        estimate_minutes=5,
        deadline=date(2026, 12, 3),
        reminders=[ReminderTime(before_minutes=60)],
    )
    await complete(database, user, 1)
    done, later = await read(database, user, 1), await read(database, user, 2)
    assert (done.status, done.recurrence) == ("completed", None)
    assert done.series_id == later.series_id and later.recurrence == "FREQ=MONTHLY;BYMONTHDAY=1"
    assert (later.due_date, later.deadline) == (date(2027, 1, 1), date(2027, 1, 3))
    assert (later.notes, later.priority, later.estimate_minutes) == ("IBAN", "high", 5)
    assert later.project and later.project.name == "House"
    assert [tag.name for tag in later.tags] == ["home"]
    [reminder] = later.reminders
    assert reminder.fires_at == datetime(2027, 1, 1, 7, tzinfo=UTC), "an hour before nine"


@pytest.mark.parametrize("zone", ZONES)
async def test_the_hour_stays_over_both_clock_changes(database: Database, zone: str) -> None:
    user = await make_user(database, "zoe", zone)
    for day in (date(2026, 10, 31), date(2027, 3, 13)):
        due: Due | None = moment(day, 9, zone)
        number = (await add(database, user, due=due, recurrence="FREQ=DAILY")).number
        for passed in (1, 2):
            await complete(database, user, number, datetime(2026, 10, 1, tzinfo=UTC))
            number += 1
            due = due_of(await read(database, user, number))
            assert due == moment(day + timedelta(days=passed), 9, zone)


async def test_a_long_pause_leaves_one_copy(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 10, 1), recurrence="FREQ=DAILY")
    await complete(database, user, 1)
    assert (await read(database, user, 2)).due_date == date(2026, 11, 23)
    with pytest.raises(NotFound):
        await read(database, user, 3)


async def test_from_completion_counts_from_the_day_it_was_done(
    database: Database, user: User
) -> None:
    await add(
        database,
        user,
        due=date(2026, 11, 1),
        recurrence="FREQ=DAILY;INTERVAL=3",
        repeats_from="completion",
    )
    await complete(database, user, 1)
    assert (await read(database, user, 2)).due_date == date(2026, 11, 25)


async def test_month_ends_stay_month_ends(database: Database, user: User) -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    await add(database, user, due=date(2027, 1, 31), recurrence=rule)
    for number, day in enumerate((date(2027, 2, 28), date(2027, 3, 31)), start=1):
        await complete(database, user, number)
        assert (await read(database, user, number + 1)).due_date == day


async def test_a_count_runs_out(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 12, 1), recurrence="FREQ=DAILY;COUNT=2")
    await complete(database, user, 1)
    await complete(database, user, 2)
    with pytest.raises(NotFound):
        await read(database, user, 3)
    await do(database, tasks.reopen_task, user_id=user.id, number=2)
    assert (await read(database, user, 2)).recurrence == "FREQ=DAILY;COUNT=1"


async def test_moving_one_occurrence_leaves_the_schedule(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 11, 23), recurrence="FREQ=WEEKLY;BYDAY=MO")
    moved = await change(database, user, 1, due=date(2026, 11, 25))
    assert moved.recurrence == "FREQ=WEEKLY;BYDAY=MO"
    await complete(database, user, 1)
    assert (await read(database, user, 2)).due_date == date(2026, 11, 30)


async def test_moving_all_moves_those_to_come(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 11, 23), recurrence="FREQ=WEEKLY")
    await change(database, user, 1, due=date(2026, 11, 25), scope="all")
    await complete(database, user, 1)
    assert (await read(database, user, 2)).due_date == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("due", "rule", "moved", "following"),
    [
        (date(2026, 12, 1), "FREQ=MONTHLY;BYMONTHDAY=1", date(2026, 12, 5), date(2027, 1, 5)),
        (date(2026, 12, 1), "FREQ=MONTHLY;BYMONTHDAY=1", date(2026, 12, 31), date(2027, 1, 31)),
        (date(2026, 11, 23), "FREQ=WEEKLY;BYDAY=MO", date(2026, 11, 25), date(2026, 12, 2)),
        (date(2026, 11, 23), "FREQ=WEEKLY;BYDAY=MO,TH", date(2026, 11, 24), date(2026, 11, 26)),
        (date(2026, 12, 18), "FREQ=MONTHLY;BYDAY=3FR", date(2026, 12, 17), date(2027, 1, 21)),
        (date(2026, 12, 1), "FREQ=MONTHLY;BYMONTHDAY=1,15", date(2026, 12, 16), date(2027, 1, 15)),
        (date(2026, 12, 7), "FREQ=MONTHLY;BYDAY=1MO,3MO", date(2026, 12, 8), date(2026, 12, 21)),
        (
            date(2027, 1, 27),
            "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27",
            date(2027, 2, 3),
            date(2028, 2, 3),
        ),
    ],
)
async def test_moving_all_moves_the_days_that_a_rule_names(
    database: Database, user: User, due: date, rule: str, moved: date, following: date
) -> None:
    await add(database, user, due=due, recurrence=rule)
    await change(database, user, 1, due=moved, scope="all")
    await complete(database, user, 1)
    assert (await read(database, user, 2)).due_date == following


async def test_moving_all_is_refused_where_no_rule_says_the_days_then(
    database: Database, user: User
) -> None:
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    await add(database, user, due=date(2026, 11, 30), recurrence=rule)
    with pytest.raises(InvalidInput) as refused:
        await change(database, user, 1, due=date(2026, 11, 27), scope="all")
    assert [error.field for error in refused.value.errors] == ["recurrence"]
    task = await read(database, user, 1)
    assert (task.due_date, task.recurrence) == (date(2026, 11, 30), rule)
    await change(database, user, 1, due=date(2026, 11, 27), scope="this")
    assert (await read(database, user, 1)).recurrence == rule


async def test_a_field_changed_for_one_is_as_usual_in_the_next(
    database: Database, user: User
) -> None:
    await add(
        database,
        user,
        due=date(2026, 11, 23),
        recurrence="FREQ=WEEKLY",
        tags=["home"],
        project="House",
    )
    await change(
        database, user, 1, title="Pay rent twice", tags=["odd"], project=None, scope="this"
    )
    await change(database, user, 1, notes="for all")
    await complete(database, user, 1)
    later = await read(database, user, 2)
    assert (later.title, later.notes) == ("Pay rent", "for all")
    assert [tag.name for tag in later.tags] == ["home"]
    assert later.project and later.project.name == "House"


async def test_skipping_moves_on_under_the_same_number(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 11, 23), recurrence="FREQ=WEEKLY;COUNT=2")
    skipped = await do(database, tasks.skip_occurrence, user_id=user.id, number=1, now=NOW)
    assert (skipped.due_date, skipped.status) == (date(2026, 11, 30), "pending")
    with pytest.raises(Conflict) as refused:
        await do(database, tasks.skip_occurrence, user_id=user.id, number=1, now=NOW)
    assert refused.value.code == "SERIES_OVER"


async def test_skipping_what_is_late_leaves_today(database: Database, user: User) -> None:
    today = NOW.date()
    await add(database, user, due=today - timedelta(days=2), recurrence="FREQ=DAILY")
    for expected in (today, today + timedelta(days=1)):
        skipped = await do(database, tasks.skip_occurrence, user_id=user.id, number=1, now=NOW)
        assert skipped.due_date == expected


async def test_stopping_keeps_the_due(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 11, 23), recurrence="FREQ=WEEKLY")
    stopped = await do(database, tasks.stop_repeating, user_id=user.id, number=1)
    assert (stopped.recurrence, stopped.due_date) == (None, date(2026, 11, 23))
    with pytest.raises(Conflict) as refused:
        await do(database, tasks.stop_repeating, user_id=user.id, number=1)
    assert refused.value.code == "NOT_REPEATING"


async def test_reopening_and_undoing_take_the_next_occurrence_back(
    database: Database, user: User
) -> None:
    await add(database, user, due=date(2026, 11, 23), recurrence="FREQ=WEEKLY")
    for undoes in (False, True):
        await complete(database, user, 1)
        if undoes:
            await do(database, undo.undo_last, user_id=user.id)
        else:
            await do(database, tasks.reopen_task, user_id=user.id, number=1)
        task = await read(database, user, 1)
        assert (task.status, task.recurrence) == ("pending", "FREQ=WEEKLY")
        for number in (2, 3):
            with pytest.raises(NotFound):
                await read(database, user, number)


async def test_a_next_occurrence_that_was_touched_is_not_taken_back(
    database: Database, user: User
) -> None:
    await add(database, user, due=date(2026, 11, 23), recurrence="FREQ=WEEKLY")
    await complete(database, user, 1)
    await change(database, user, 2, notes="important")
    with pytest.raises(Conflict) as refused:
        await do(database, tasks.reopen_task, user_id=user.id, number=1)
    assert (refused.value.code, refused.value.details) == ("NEXT_CHANGED", {"number": 2})
    assert (await read(database, user, 1)).status == "completed"


async def test_two_who_complete_at_once_make_one_next(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 11, 23), recurrence="FREQ=WEEKLY")
    await asyncio.gather(complete(database, user, 1), complete(database, user, 1))
    assert (await read(database, user, 2)).status == "pending"
    with pytest.raises(NotFound):
        await read(database, user, 3)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"recurrence": "every now and then"}, "recurrence"),
        ({"recurrence": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}, "recurrence"),
        ({"recurrence": "FREQ=SECONDLY"}, "recurrence"),
        ({"repeats_from": "whim"}, "repeats_from"),
        ({"estimate_minutes": 0}, "estimate_minutes"),
        ({"reminders": [ReminderTime(before_minutes=5)]}, "reminders"),
        ({"reminders": [ReminderTime(at=datetime(2020, 1, 1, tzinfo=UTC))]}, "reminders"),
        ({"reminders": [ReminderTime()]}, "reminders"),
        ({"project": "x" * 101}, "project"),
    ],
)
async def test_what_is_not_right_is_named_and_nothing_made(
    database: Database, user: User, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await add(database, user, **given)
    assert {error.field for error in refused.value.errors} == {field}
    with pytest.raises(NotFound):
        await read(database, user, 1)


async def test_a_repeating_task_keeps_a_date(database: Database, user: User) -> None:
    task = await add(database, user, recurrence="FREQ=WEEKLY;BYDAY=WE")
    assert task.due_date == date(2026, 11, 25), "the first one from today on"
    with pytest.raises(InvalidInput) as refused:
        await change(database, user, 1, due=None)
    assert refused.value.errors[0].field == "due"
    cleared = await change(database, user, 1, due=None, recurrence=None)
    assert due_of(cleared) is None


async def test_another_writers_version_is_a_conflict_with_both_values(
    database: Database, user: User
) -> None:
    task = await add(database, user)
    await change(database, user, 1, title="Pay the rent")
    with pytest.raises(Conflict) as refused:
        await do(
            database,
            tasks.update_task,
            user_id=user.id,
            number=1,
            changes=TaskChanges(title="Rent"),
            version=task.version,
        )
    assert refused.value.code == "VERSION_CONFLICT"
    assert refused.value.details["given"] == {"version": 1, "title": "Rent"}
    assert refused.value.details["current"]["title"] == "Pay the rent"


async def test_a_day_moves_and_the_time_stays(database: Database, user: User) -> None:
    await add(database, user, due=moment(date(2026, 11, 23), 17, "Europe/Berlin"))
    moved = await change(database, user, 1, day=date(2027, 6, 1))
    due = due_of(moved)
    assert isinstance(due, Moment) and due.local.isoformat() == "2027-06-01T17:00:00+02:00"

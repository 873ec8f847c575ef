"""Tasks: numbers, fields, refusals, and whose they are."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

import pytest

from todo_chat.db import Database
from todo_chat.errors import InvalidInput, NotFound
from todo_chat.models import Tag, Task, User
from todo_chat.services import tasks
from todo_chat.services.tasks import TaskChanges
from todo_chat.when import Moment


async def add(database: Database, user: User, title: str = "Buy milk", **fields: object) -> Task:
    async with database.session_scope() as session:
        return await tasks.create_task(session, user_id=user.id, title=title, **fields)  # type: ignore[arg-type]


async def change(database: Database, user: User, number: int, **fields: object) -> Task:
    async with database.session_scope() as session:
        return await tasks.update_task(
            session,
            user_id=user.id,
            number=number,
            changes=TaskChanges(**fields),  # type: ignore[arg-type]
        )


async def read(database: Database, user: User, number: int) -> Task:
    async with database.read_scope() as session:
        return await tasks.get_task(session, user_id=user.id, number=number)


async def test_numbers_count_from_one_for_each_person(
    database: Database, user: User, stranger: User
) -> None:
    assert (await add(database, user)).number == 1
    assert (await add(database, user)).number == 2
    assert (await add(database, stranger)).number == 1


async def test_a_deleted_number_is_never_given_again(database: Database, user: User) -> None:
    last = await add(database, user)
    async with database.session_scope() as session:
        await tasks.delete_task(session, user_id=user.id, number=last.number)
    assert (await add(database, user)).number == last.number + 1


async def test_tasks_added_at_once_get_different_numbers(database: Database, user: User) -> None:
    added = await asyncio.gather(*(add(database, user, f"Task {n}") for n in range(20)))
    assert sorted(task.number for task in added) == list(range(1, 21))


async def test_every_field_is_kept(database: Database, user: User) -> None:
    moment = Moment(datetime(2026, 11, 23, 16, tzinfo=UTC), "Europe/Berlin")
    created = await add(
        database,
        user,
        "  Call \n mum ",
        notes="a\r\nb  ",
        priority="high",
        due=moment,
        tags=["Home", "phone"],
    )
    task = await read(database, user, created.number)
    assert (task.title, task.notes, task.priority) == ("Call mum", "a\nb", "high")
    assert tasks.due_of(task) == moment
    assert [tag.name for tag in task.tags] == ["Home", "phone"]
    assert task.created_at.tzinfo is not None


async def test_a_due_day_is_kept_as_a_day(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 11, 23))
    assert tasks.due_of(await read(database, user, 1)) == date(2026, 11, 23)


async def test_a_change_leaves_other_fields_alone(database: Database, user: User) -> None:
    await add(database, user, notes="semi-skimmed", priority="low", tags=["shop"])
    await change(database, user, 1, title="Buy oat milk")
    task = await read(database, user, 1)
    assert (task.title, task.notes, task.priority) == ("Buy oat milk", "semi-skimmed", "low")
    assert [tag.name for tag in task.tags] == ["shop"]


async def test_a_due_can_be_taken_away(database: Database, user: User) -> None:
    await add(database, user, due=date(2026, 11, 23))
    await change(database, user, 1, due=None)
    assert tasks.due_of(await read(database, user, 1)) is None


async def test_completing_and_reopening_move_the_completion_time(
    database: Database, user: User
) -> None:
    await add(database, user)
    async with database.session_scope() as session:
        done = await tasks.complete_task(session, user_id=user.id, number=1)
    assert done.status == "completed" and done.completed_at is not None
    async with database.session_scope() as session:
        again = await tasks.complete_task(session, user_id=user.id, number=1)
    assert again.completed_at == done.completed_at
    async with database.session_scope() as session:
        reopened = await tasks.reopen_task(session, user_id=user.id, number=1)
    assert reopened.status == "pending" and reopened.completed_at is None


async def test_tags_are_one_whatever_their_case(database: Database, user: User) -> None:
    await add(database, user, tags=["Work"])
    task = await add(database, user, tags=["work", "#WORK"])
    assert [tag.name for tag in task.tags] == ["Work"]


async def test_a_tag_that_no_task_bears_is_forgotten(database: Database, user: User) -> None:
    await add(database, user, tags=["shop", "home"])
    await change(database, user, 1, tags=["home"])
    async with database.read_scope() as session:
        from sqlalchemy import select

        assert [tag.name for tag in await session.scalars(select(Tag))] == ["home"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": " \n\t "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": "a\ud800b"}, "title"),
        ({"title": "ok", "notes": "x" * 5_001}, "notes"),
        ({"title": "ok", "notes": "\x1b[31m"}, "notes"),
        ({"title": "ok", "priority": "urgent"}, "priority"),
        ({"title": "ok", "tags": [""]}, "tags"),
        ({"title": "ok", "tags": ["x" * 51]}, "tags"),
        ({"title": "ok", "tags": [f"t{n}" for n in range(51)]}, "tags"),
    ],
)
async def test_a_wrong_field_is_named_and_nothing_is_created(
    database: Database, user: User, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await add(database, user, **fields)  # type: ignore[arg-type]
    assert {error.field for error in refused.value.errors} == {field}
    async with database.read_scope() as session:
        assert (await tasks.count_tasks(session, user_id=user.id)).pending == 0
    assert (await add(database, user)).number == 1


async def test_all_wrong_fields_are_named_at_once(database: Database, user: User) -> None:
    with pytest.raises(InvalidInput) as refused:
        await add(database, user, "", notes="x" * 5_001, priority="?")
    assert [error.field for error in refused.value.errors] == ["title", "notes", "priority"]


@pytest.mark.parametrize("number", [0, -1, 99, 2**40])
async def test_a_missing_task_is_not_found(database: Database, user: User, number: int) -> None:
    with pytest.raises(NotFound) as missing:
        await read(database, user, number)
    assert missing.value.code == "TASK_NOT_FOUND"


async def test_a_strangers_task_looks_like_a_missing_one(
    database: Database, user: User, stranger: User
) -> None:
    await add(database, user)
    for attempt in (tasks.get_task, tasks.complete_task, tasks.reopen_task, tasks.delete_task):
        with pytest.raises(NotFound):
            async with database.session_scope() as session:
                await attempt(session, user_id=stranger.id, number=1)
    with pytest.raises(NotFound):
        await change(database, stranger, 1, title="mine now")
    assert (await read(database, user, 1)).title == "Buy milk"


async def test_counts_are_the_persons_own(database: Database, user: User, stranger: User) -> None:
    await add(database, user)
    await add(database, user)
    await add(database, stranger)
    async with database.session_scope() as session:
        await tasks.complete_task(session, user_id=user.id, number=2)
    async with database.read_scope() as session:
        counts = await tasks.count_tasks(session, user_id=user.id)
    assert (counts.pending, counts.completed) == (1, 1)

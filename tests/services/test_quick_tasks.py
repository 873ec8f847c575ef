"""Quick add on a real database: lines become tasks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlmodel import col, select

from todo_chat.db import Database
from todo_chat.errors import InvalidInput
from todo_chat.models import RepeatsFrom, Task, User
from todo_chat.services.dues import due_of
from todo_chat.services.quick_tasks import add_quickly, load_quick_context
from todo_chat.services.reminder_times import wish_of
from todo_chat.services.tasks import get_task
from todo_chat.when import read_due

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


async def add(database: Database, user: User, text: str, plain: tuple[str, ...] = ()) -> list[int]:
    async with database.session_scope() as session:
        tasks = await add_quickly(session, user_id=user.id, text=text, plain=plain, now=NOW)
        return [task.number for task in tasks]


async def test_a_line_becomes_a_task_with_all_its_pieces(database: Database, user: User) -> None:
    [number] = await add(database, user, "pay rent every 1st at 9am p1 #home @bills !30m")
    async with database.read_scope() as session:
        task = await get_task(session, user_id=user.id, number=number)
        assert task.title == "pay rent"
        assert due_of(task) == read_due("2026-12-01T09:00", user.timezone)
        assert task.recurrence == "FREQ=MONTHLY;BYMONTHDAY=1"
        assert (task.repeats_from, task.priority) == (RepeatsFrom.SCHEDULE, "high")
        assert task.project is not None
        assert (task.project.name, [tag.name for tag in task.tags]) == ("home", ["bills"])
        assert [wish_of(reminder).before_minutes for reminder in task.reminders] == [30]


async def test_repeats_from_completion_and_lengths_are_kept(database: Database, user: User) -> None:
    one, other = await add(database, user, "- water plants every! 3 days\n- talk from 2 to 4pm")
    async with database.read_scope() as session:
        plants = await get_task(session, user_id=user.id, number=one)
        talk = await get_task(session, user_id=user.id, number=other)
        assert (plants.repeats_from, plants.recurrence) == ("completion", "FREQ=DAILY;INTERVAL=3")
        assert talk.estimate_minutes == 120


async def test_pasted_lines_become_tasks_in_their_order(database: Database, user: User) -> None:
    numbers = await add(database, user, "1. milk #shop\n2. eggs #Shop\n\n3. bread tomorrow")
    async with database.read_scope() as session:
        tasks = [await get_task(session, user_id=user.id, number=number) for number in numbers]
        assert [task.title for task in tasks] == ["milk", "eggs", "bread"]
        assert tasks[0].project_id == tasks[1].project_id is not None
        assert due_of(tasks[2]) == date(2026, 11, 23)
        assert sorted(task.position for task in tasks) == [task.position for task in tasks]


async def test_names_that_there_are_keep_their_spelling(database: Database, user: User) -> None:
    await add(database, user, 'paint #"Big house" @"To do"')
    async with database.read_scope() as session:
        context = await load_quick_context(session, user_id=user.id)
    assert (context.projects, context.tags) == (("Big house",), ("To do",))
    found = context.read("sweep #big house @to do", now=NOW)
    assert (found.title, found.project, found.tags) == ("sweep", "Big house", ("To do",))


async def test_a_piece_can_stay_text(database: Database, user: User) -> None:
    [number] = await add(database, user, "watch tomorrow", plain=("tomorrow",))
    async with database.read_scope() as session:
        task = await get_task(session, user_id=user.id, number=number)
        assert (task.title, due_of(task)) == ("watch tomorrow", None)


async def test_one_bad_line_keeps_all_from_being_made(database: Database, user: User) -> None:
    with pytest.raises(InvalidInput) as refused:
        await add(database, user, f"milk\np1 #home\neggs\n{'x' * 201}")
    assert [error.field for error in refused.value.errors] == ["text", "text"]
    assert [error.message[:7] for error in refused.value.errors] == ["Line 2:", "Line 4:"]
    async with database.read_scope() as session:
        assert (await session.scalars(select(Task).where(col(Task.user_id) == user.id))).all() == []


async def test_a_single_line_names_the_field(database: Database, user: User) -> None:
    with pytest.raises(InvalidInput) as refused:
        await add(database, user, "call Mum !30m")
    assert [error.field for error in refused.value.errors] == ["reminders"]

"""Several tasks at once, the order by hand, projects in lists."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from todo_chat.db import Database
from todo_chat.errors import InvalidInput
from todo_chat.models import User
from todo_chat.models.columns import utc_now
from todo_chat.services import bulk, task_order, tasks, undo
from todo_chat.services.task_lists import TaskQuery, list_tasks
from todo_chat.services.tasks import TaskChanges


async def do(database: Database, service: Callable[..., Awaitable[Any]], **given: Any) -> Any:
    async with database.session_scope() as session:
        return await service(session, **given)


async def fill(database: Database, user: User, count: int, **given: Any) -> None:
    async with database.session_scope() as session:
        for n in range(1, count + 1):
            await tasks.create_task(session, user_id=user.id, title=f"Task {n}", **given)


async def titles(database: Database, user: User, **query: Any) -> list[str]:
    async with database.read_scope() as session:
        wanted = TaskQuery(now=utc_now(), timezone="UTC", **query)
        page = await list_tasks(session, user_id=user.id, query=wanted)
        return [task.title for task in page.tasks]


async def test_each_task_has_its_result_and_one_undo_takes_all_back(
    database: Database, user: User
) -> None:
    await fill(database, user, 3, tags=["old"])
    changes = TaskChanges(day=date(2027, 1, 4), add_tags=["work"], status="completed")
    results = await do(
        database, bulk.change_tasks, user_id=user.id, numbers=[3, 99, 1], changes=changes
    )
    assert [(one.number, one.error is None) for one in results] == [
        (3, True),
        (99, False),
        (1, True),
    ]
    assert await titles(database, user, tag="work") == ["Task 1", "Task 3"]
    assert await titles(database, user, tag="old", status="completed") == ["Task 1", "Task 3"]
    await do(database, undo.undo_last, user_id=user.id)
    assert await titles(database, user, status="pending") == ["Task 1", "Task 2", "Task 3"]
    assert await titles(database, user, tag="work") == []


async def test_a_task_that_a_change_does_not_fit_is_left_alone(
    database: Database, user: User
) -> None:
    await fill(database, user, 1, due=date(2027, 1, 4), recurrence="FREQ=DAILY")
    await fill(database, user, 1, due=date(2027, 1, 4))
    repeating, plain = await do(
        database, bulk.change_tasks, user_id=user.id, numbers=[1, 2], changes=TaskChanges(due=None)
    )
    assert isinstance(repeating.error, InvalidInput) and plain.error is None


@pytest.mark.parametrize("count", [0, 51])
async def test_none_and_too_many_are_refused(database: Database, user: User, count: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, bulk.delete_tasks, user_id=user.id, numbers=range(1, count + 1))
    assert refused.value.errors[0].field == "numbers"


async def test_fifty_tasks_take_a_handful_of_statements(database: Database, user: User) -> None:
    await fill(database, user, 50)
    statements: list[str] = []
    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    await do(
        database,
        bulk.change_tasks,
        user_id=user.id,
        numbers=range(1, 51),
        changes=TaskChanges(priority="high", add_tags=["work"], project="House"),
    )
    reads = [one for one in statements if one.startswith("SELECT")]
    assert len(reads) < 15, reads
    if not database.is_sqlite:  # to which every row is a statement of its own, within the process
        assert len(statements) < 25, statements


async def test_tasks_are_put_in_order_by_hand(database: Database, user: User) -> None:
    await fill(database, user, 3)
    for number, after, order in (
        (3, None, "312"),
        (3, 1, "132"),
        (1, 2, "321"),
        (3, 1, "213"),
    ):
        await do(database, task_order.move_task, user_id=user.id, number=number, after=after)
        shown = await titles(database, user, sort="position")
        assert "".join(title[-1] for title in shown) == order


async def test_room_between_two_never_runs_out(database: Database, user: User) -> None:
    await fill(database, user, 3)
    for n in range(60):
        await do(database, task_order.move_task, user_id=user.id, number=2 + n % 2, after=1)
    shown = await titles(database, user, sort="position")
    assert shown == ["Task 1", "Task 3", "Task 2"]


async def test_lists_narrow_to_a_project_and_the_inbox(
    database: Database, user: User, stranger: User
) -> None:
    await fill(database, user, 1, project="#House")
    await fill(database, user, 1)
    await fill(database, stranger, 2, project="house")
    assert len(await titles(database, user, project="HOUSE")) == 1
    assert len(await titles(database, user, project="inbox")) == 1
    assert await titles(database, user, project="nowhere") == []

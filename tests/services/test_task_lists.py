"""Lists of tasks: filters, order and pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from todo_chat.db import Database
from todo_chat.errors import InvalidInput
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.task_lists import TaskPage, TaskQuery, list_tasks
from todo_chat.when import Due, Moment

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


async def fill(database: Database, user: User, *rows: dict[str, Any]) -> None:
    async with database.session_scope() as session:
        for row in rows:
            await tasks.create_task(session, user_id=user.id, **row)


async def page(database: Database, user: User, **query: Any) -> TaskPage:
    zone = query.pop("timezone", "Europe/Berlin")
    async with database.read_scope() as session:
        wanted = TaskQuery(now=NOW, timezone=zone, **query)
        return await list_tasks(session, user_id=user.id, query=wanted)


async def titles(database: Database, user: User, **query: Any) -> list[str]:
    return [task.title for task in (await page(database, user, **query)).tasks]


def at(hour: int, day: int = 22) -> Moment:
    return Moment(datetime(2026, 11, day, hour, tzinfo=UTC), "Europe/Berlin")


async def test_filters_narrow_the_list(database: Database, user: User, stranger: User) -> None:
    await fill(
        database,
        user,
        {"title": "Buy milk", "priority": "high", "tags": ["Shop"]},
        {"title": "Call mum", "notes": "about 100% milk_shakes"},
        {"title": "Pay rent", "tags": ["home"]},
    )
    await fill(database, stranger, {"title": "Buy milk", "tags": ["shop"]})
    async with database.session_scope() as session:
        await tasks.complete_task(session, user_id=user.id, number=3)
    assert await titles(database, user, status="pending") == ["Buy milk", "Call mum"]
    assert await titles(database, user, status="completed") == ["Pay rent"]
    assert await titles(database, user, priority="high") == ["Buy milk"]
    assert await titles(database, user, tag="shop") == ["Buy milk"]
    assert await titles(database, user, q="MILK") == ["Buy milk", "Call mum"]
    assert await titles(database, user, q="0% m") == ["Call mum"]
    assert await titles(database, user, q="%") == ["Call mum"]
    assert await titles(database, user, q="k_s") == ["Call mum"]


DUES: dict[str, Due | None] = {
    "yesterday": date(2026, 11, 21),
    "this morning": at(8),
    "today": date(2026, 11, 22),
    "late tonight": at(22),
    "after midnight in Berlin": at(23, 22),
    "in six days": date(2026, 11, 28),
    "in seven days": date(2026, 11, 29),
    "some day": None,
}


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("overdue", ["yesterday", "this morning"]),
        ("today", ["this morning", "today", "late tonight"]),
        (
            "week",
            ["this morning", "today", "late tonight", "after midnight in Berlin", "in six days"],
        ),
        ("none", ["some day"]),
    ],
)
async def test_due_filters_follow_the_persons_day(
    database: Database, user: User, due: str, expected: list[str]
) -> None:
    await fill(database, user, *({"title": title, "due": value} for title, value in DUES.items()))
    assert await titles(database, user, due=due) == expected


async def test_what_is_done_is_not_overdue(database: Database, user: User) -> None:
    await fill(database, user, {"title": "old", "due": date(2026, 1, 1)})
    async with database.session_scope() as session:
        await tasks.complete_task(session, user_id=user.id, number=1)
    assert await titles(database, user, due="overdue") == []


@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("sort", ["number", "created", "updated", "due", "priority", "title"])
async def test_pages_of_every_order_meet_without_gap_or_repeat(
    database: Database, user: User, sort: str, order: str
) -> None:
    for n in range(11):
        await fill(
            database,
            user,
            {
                "title": f"Task {n % 4}",
                "priority": ["none", "high", "low"][n % 3],
                "due": [None, date(2026, 1, 1 + n % 2), at(n)][n % 3],
            },
        )
    whole = await page(database, user, sort=sort, order=order, limit=200)
    seen: list[int] = []
    cursor: str | None = None
    while True:
        part = await page(database, user, sort=sort, order=order, limit=4, cursor=cursor)
        assert part.total == 11
        seen += [task.number for task in part.tasks]
        cursor = part.next_cursor
        if cursor is None:
            break
    assert seen == [task.number for task in whole.tasks]
    assert sorted(seen) == list(range(1, 12))


async def test_tasks_without_a_due_come_last(database: Database, user: User) -> None:
    await fill(
        database,
        user,
        {"title": "none"},
        {"title": "moment", "due": at(9, 23)},
        {"title": "day", "due": date(2026, 11, 23)},
    )
    assert await titles(database, user, sort="due") == ["day", "moment", "none"]


async def test_high_priority_comes_first_when_descending(database: Database, user: User) -> None:
    for priority in ("low", "high", "none", "medium"):
        await fill(database, user, {"title": priority, "priority": priority})
    assert await titles(database, user, sort="priority", order="desc") == [
        "high",
        "medium",
        "low",
        "none",
    ]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"status": "open"}, "status"),
        ({"priority": "urgent"}, "priority"),
        ({"due": "soon"}, "due"),
        ({"sort": "colour"}, "sort"),
        ({"order": "up"}, "order"),
        ({"limit": 0}, "limit"),
        ({"limit": 201}, "limit"),
        ({"cursor": "nonsense"}, "cursor"),
        ({"cursor": "WzEsMl0", "sort": "title"}, "cursor"),
        ({"cursor": "W10"}, "cursor"),
    ],
)
async def test_a_wrong_filter_is_named(
    database: Database, user: User, query: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await page(database, user, **query)
    assert [error.field for error in refused.value.errors] == [field]

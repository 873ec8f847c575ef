"""How many tasks each view has, and whether its list has as many."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.task_lists import TaskQuery, list_tasks
from todo_chat.services.view_counts import ViewCounts, count_views
from todo_chat.when import Due, Moment

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
DUES: dict[str, Due | None] = {
    "late day": date(2026, 11, 20),
    "late moment": Moment(datetime(2026, 11, 22, 19, tzinfo=UTC), "UTC"),
    "today": date(2026, 11, 22),
    "tonight": Moment(datetime(2026, 11, 22, 22, 30, tzinfo=UTC), "UTC"),
    "tomorrow": date(2026, 11, 23),
    "none": None,
}


@pytest.mark.parametrize(
    ("zone", "today", "upcoming"),
    [("UTC", 4, 4), ("Europe/Berlin", 4, 4), ("Asia/Shanghai", 5, 3), ("Pacific/Apia", 5, 3)],
)
async def test_every_view_counts_what_its_list_has(
    database: Database, user: User, zone: str, today: int, upcoming: int
) -> None:
    async with database.session_scope() as session:
        for title, due in DUES.items():
            project = "House" if title == "none" else None
            await tasks.create_task(session, user_id=user.id, title=title, due=due, project=project)
        for number in (7, 8):
            await tasks.create_task(session, user_id=user.id, title="x", due=DUES["today"])
            end = tasks.complete_task if number == 7 else tasks.delete_task
            await end(session, user_id=user.id, number=number)
    async with database.read_scope() as session:
        counts = await count_views(session, user_id=user.id, now=NOW, timezone=zone)
        lists = {
            due: await list_tasks(
                session, user_id=user.id, query=TaskQuery(NOW, zone, status="pending", due=due)
            )
            for due in ("by_today", "upcoming")
        }
    assert counts == ViewCounts(
        inbox=5, today=today, upcoming=upcoming, pending=6, completed=1, binned=1
    )
    assert (lists["by_today"].total, lists["upcoming"].total) == (today, upcoming)


async def test_a_strangers_tasks_do_not_count(
    database: Database, user: User, stranger: User
) -> None:
    async with database.session_scope() as session:
        await tasks.create_task(session, user_id=user.id, title="mine", due=DUES["today"])
    async with database.read_scope() as session:
        counts = await count_views(session, user_id=stranger.id, now=NOW, timezone="UTC")
    assert counts == ViewCounts(0, 0, 0, 0, 0, 0)

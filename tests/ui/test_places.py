"""The places of the list: what is in each, under which heading, in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.ui.conftest import Open, OpenPage
from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.projects import create_project, delete_project
from todo_chat.services.tag_edits import color_tag
from todo_chat.ui.places import read_place
from todo_chat.ui.state.history import HistoryState
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.when.due_words import today_in


@pytest.fixture
async def today(database: Database, user: User) -> date:
    """A list with something in every place; returns what day it is there."""
    today = today_in(datetime.now(UTC), user.timezone)
    async with database.session_scope() as session:
        dues = {"late": -2, "now": 0, "soon": 1, "later": 30}
        for title, days in dues.items():
            due = today + timedelta(days=days)
            await tasks.create_task(session, user_id=user.id, title=title, due=due)
        await tasks.create_task(session, user_id=user.id, title="home", project="House")
        await tasks.create_task(session, user_id=user.id, title="call", tags=["phone"])
        for title in ("done", "gone"):
            task = await tasks.create_task(session, user_id=user.id, title=title)
            end = tasks.complete_task if title == "done" else tasks.delete_task
            await end(session, user_id=user.id, number=task.number)
        await color_tag(session, user_id=user.id, name="phone", color="teal")
    return today


def titles(page: OpenPage) -> list[str]:
    return [task.title for task in page.state(TasksState).items]


async def test_each_place_has_its_tasks(open_page: Open, user: User, today: date) -> None:
    page = await open_page(user)
    await page.run(TasksState.refresh)
    places = page.state(PlacesState)
    [project], [tag] = places.projects, places.tags
    assert (project.name, tag.name, tag.color, tag.count) == ("House", "phone", "teal", 1)
    expected = {
        "all": ["late", "now", "soon", "later", "home", "call", "done"],
        "inbox": ["late", "now", "soon", "later", "call"],
        "today": ["late", "now"],
        "upcoming": ["now", "soon", "later"],
        "done": ["done"],
        "bin": ["gone"],
        project.key: ["home"],
        tag.key: ["call"],
    }
    for place, wanted in expected.items():
        await page.run(TasksState.show, place)
        assert titles(page) == wanted, place
    counts = (places.inbox, places.today, places.upcoming, places.pending, places.binned)
    assert counts == (5, 2, 3, 6, 1)


async def test_today_keeps_what_is_overdue_apart(open_page: Open, user: User, today: date) -> None:
    page = await open_page(user)
    await page.run(TasksState.show, "today")
    shown = [(group.heading, group.tone) for group in page.state(TasksState).groups]
    assert shown == [("Overdue", "late"), ("Today", "")]


async def test_upcoming_has_the_next_seven_days_even_if_they_are_empty(
    open_page: Open, user: User, today: date
) -> None:
    page = await open_page(user)
    await page.run(TasksState.show, "upcoming")
    groups = page.state(TasksState).groups
    days = [today + timedelta(days=number) for number in (*range(7), 30)]
    assert [group.day for group in groups] == [day.isoformat() for day in days]
    assert [len(group.tasks) for group in groups] == [1, 1, 0, 0, 0, 0, 0, 1]
    assert [group.heading for group in groups[:2]] == ["Today", "Tomorrow"]


async def test_a_project_that_is_gone_shows_everything(
    open_page: Open, user: User, database: Database
) -> None:
    async with database.session_scope() as session:
        project = await create_project(session, user_id=user.id, name="House")
    page = await open_page(user)
    await page.run(TasksState.show, f"project:{project.id}")
    assert page.state(TasksState).name == "House"
    async with database.session_scope() as session:
        await delete_project(session, user_id=user.id, id=project.id or 0)
    await page.run(TasksState.refresh)
    assert (page.state(TasksState).place, page.state(TasksState).kind) == ("all", "all")


async def test_a_strangers_project_is_no_place(
    open_page: Open, user: User, stranger: User, database: Database
) -> None:
    async with database.session_scope() as session:
        project = await create_project(session, user_id=user.id, name="House")
    page = await open_page(stranger)
    await page.run(TasksState.show, f"project:{project.id}")
    assert page.state(TasksState).kind == "all"


@pytest.mark.parametrize(
    "key", ["", "project", "project:", "project:x", "tag:", "tag:" + "x" * 200, "drop", "done:1"]
)
def test_what_is_no_place(key: str) -> None:
    assert read_place(key) is None


async def test_the_bin_gives_back_and_forgets(open_page: Open, user: User, today: date) -> None:
    page = await open_page(user)
    await page.run(TasksState.show, "bin")
    await page.run(TasksState.restore, 8)
    assert titles(page) == []
    await page.run(TasksState.delete, 8)
    await page.run(TasksState.ask_purge, -1)
    await page.run(TasksState.purge)
    assert titles(page) == []
    await page.run(TasksState.show, "all")
    assert "gone" not in titles(page)


async def test_the_history_of_all_tasks(open_page: Open, user: User, today: date) -> None:
    page = await open_page(user)
    await page.run(TasksState.show, "history")
    colored, latest = page.state(HistoryState).changes[:2]
    assert (colored.what, colored.title, colored.number) == ("Changed tag", "phone", 0)
    assert (latest.what, latest.title, latest.who) == ("Deleted", "gone", "You")
    assert latest.batch and page.state(TasksState).items == []

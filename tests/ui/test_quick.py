"""Quick add in the page: what is shown while a line is typed, and what it becomes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.ui.conftest import Open, OpenPage
from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services.projects import create_project
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import UndoState
from todo_chat.when.due_words import today_in

RENT = "pay rent every 1st at 9am p1 #home"


def chips(page: OpenPage) -> list[tuple[str, str]]:
    return [(chip.kind, chip.label) for chip in page.state(QuickState).chips]


async def test_a_line_is_understood_while_it_is_typed(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.read, RENT, [])
    when, priority, project = chips(page)
    assert when[0] == "when" and when[1].startswith("every 1st at 9:00, first ")
    assert (priority, project) == (("priority", "High priority"), ("project", "home"))
    await page.run(QuickState.read, RENT, ["every 1st at 9am"])
    assert [kind for kind, _ in chips(page)] == ["priority", "project"]
    await page.run(QuickState.read, "", [])
    assert chips(page) == []


async def test_a_day_that_there_is_not_is_said_while_it_is_typed(
    open_page: Open, user: User
) -> None:
    page = await open_page(user)
    await page.run(QuickState.read, "31 feb pay Bob", [])
    assert chips(page) == [("when", "There is no 31 feb")]
    assert page.state(QuickState).chips[0].level == "wrong"
    await page.run(QuickState.add, "31 feb pay Bob", [])
    assert "31 feb" in page.state(QuickState).problem
    assert page.state(TasksState).items == []
    await page.run(QuickState.read, "31 feb pay Bob", [])
    assert "31 feb" in page.state(QuickState).problem, "it is put back, and the reason stays"
    await page.run(QuickState.read, "28 feb pay Bob", [])
    assert page.state(QuickState).problem == ""
    await page.run(QuickState.add, "31 feb pay Bob", [])
    await page.run(QuickState.read, "31 feb pay Bob", ["31 feb"])
    assert page.state(QuickState).problem == ""
    assert chips(page) == [], "a click on it leaves the words in the title"


async def test_what_was_wrong_stays_until_the_words_change(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "tomorrow", [])
    problem = page.state(QuickState).problem
    assert problem.startswith("This line says when")
    await page.run(QuickState.read, "tomorrow", [])  # asked before Enter, answered after it
    assert page.state(QuickState).problem == problem
    await page.run(QuickState.read, "tomorrow milk", [])
    assert page.state(QuickState).problem == ""
    await page.run(QuickState.read, "tomorrow", [])
    assert page.state(QuickState).problem == "", "nobody has sent these words since"


async def test_it_becomes_what_was_shown(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, RENT, [])
    [task] = page.state(TasksState).items
    assert (task.title, task.priority, task.project) == ("pay rent", "high", "home")
    assert task.repeats == "every 1st at 9:00"
    await page.run(QuickState.add, "read tomorrow", ["tomorrow"])
    assert ("read tomorrow", "") in {
        (task.title, task.due) for task in page.state(TasksState).items
    }


async def test_a_place_gives_what_a_line_does_not_say(
    open_page: Open, user: User, database: Database
) -> None:
    page = await open_page(user)
    async with database.session_scope() as session:
        project = await create_project(session, user_id=user.id, name="House")
    await page.run(TasksState.show, f"project:{project.id}")
    await page.run(QuickState.read, "paint", [])
    assert page.state(QuickState).chips[0].texts == ()
    assert chips(page) == [("project", "House")]
    await page.run(QuickState.add, "paint @loud", [])
    [task] = page.state(TasksState).items
    assert task.project == "", "its own list need not say so"
    await page.run(TasksState.show, "tag:loud")
    await page.run(QuickState.add, "drill", [])
    assert len(page.state(TasksState).items) == 2
    await page.run(TasksState.show, "today")
    await page.run(QuickState.add, "sweep", [])
    [task] = page.state(TasksState).items
    assert task.day == today_in(datetime.now(UTC), user.timezone).isoformat()


async def test_several_lines_are_one_thing_to_undo(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "- one\n- two\n- three", [])
    assert len(page.state(TasksState).items) == 3
    await page.run(UndoState.undo_last)
    await page.run(TasksState.refresh)
    assert page.state(TasksState).items == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [("tomorrow", "but not what"), ("x" * 201, "200"), ("a\ntomorrow", "Line 2")],
)
async def test_what_is_refused_is_given_back(
    open_page: Open, user: User, text: str, reason: str
) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, text, [])
    assert reason in page.state(QuickState).problem
    assert page.state(TasksState).items == []
    assert "add-task" in str(page.browser[-1].args)

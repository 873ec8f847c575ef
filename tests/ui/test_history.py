"""What the history says: each change in words, and of an undo what it took back."""

from __future__ import annotations

from datetime import date, timedelta

from tests.ui.conftest import Open, OpenPage
from todo_chat.models import User
from todo_chat.ui.state.history import HistoryState
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.selection import SelectionState
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import UndoState


async def lines(page: OpenPage) -> list[str]:
    """The history as it reads, newest first."""
    await page.run(TasksState.show, "history")
    return [
        f"{one.what} {f'#{one.number} ' if one.number else ''}{one.title}{one.more}"
        for one in page.state(HistoryState).changes
    ]


async def test_an_undo_says_what_it_took_back(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "Dentist today #Health", [])
    await page.run(TasksState.move, 1, 0, _tomorrow(page))
    await page.run(UndoState.undo_last)
    assert await lines(page) == [
        "Undid: moved #1 Dentist to tomorrow",
        "Moved #1 Dentist to tomorrow",
        "Added #1 Dentist, today, in Health",
        "Added project Health",
    ]
    await page.run(UndoState.redo_last)
    await page.run(UndoState.undo_last)
    assert (await lines(page))[:3] == [
        "Undid: moved #1 Dentist to tomorrow",
        "Redid: moved #1 Dentist to tomorrow",
        "Undid: moved #1 Dentist to tomorrow",
    ]


def _tomorrow(page: OpenPage) -> str:
    """The day after that of the first task, in ISO 8601."""
    day = date.fromisoformat(page.state(TasksState).items[0].day)
    return (day + timedelta(days=1)).isoformat()


async def test_of_several_changes_each_undo_names_its_own(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "foo\nbar", [])
    for number in (1, 2):
        await page.run(SelectionState.toggle, number)
    await page.run(SelectionState.move, {"project": "Home"})
    await page.run(UndoState.undo_last)
    told = await lines(page)
    assert set(told[:3]) == {
        "Undid: moved #1 foo from the Inbox to Home",
        "Undid: moved #2 bar from the Inbox to Home",
        "Undid: added project Home",
    }


async def test_what_was_undone_can_be_done_again_from_its_line(
    open_page: Open, user: User
) -> None:  # fmt: skip
    page = await open_page(user)
    await page.run(QuickState.add, "foo", [])
    await page.run(TasksState.show, "history")
    history = page.state(HistoryState)
    await page.run(UndoState.undo, history.changes[0].batch)
    undo, added = history.changes
    assert (undo.batch, added.undone) == ("", True)
    await page.run(UndoState.undo, added.batch)
    assert [one.undone for one in history.changes] == [False, True, False]
    assert page.state(PlacesState).pending == 1


async def test_the_sheet_says_so_of_its_task(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "foo", [])
    await page.run(SheetState.open, 1)
    await page.run(SheetState.save, {"priority": "high"})
    await page.run(UndoState.undo_last)
    await page.run(SheetState.open, 1)
    told = [one.what + one.more for one in page.state(SheetState).activity]
    assert told == ["Undid: changed, high priority", "Changed, high priority", "Added"]

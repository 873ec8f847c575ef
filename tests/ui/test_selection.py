"""Several tasks at once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.conftest import Open, OpenPage
from todo_chat.models import User
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.selection import SelectionState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import UndoState


async def chosen(open_page: Open, user: User, *numbers: int) -> OpenPage:
    """A page with four tasks, of which some are chosen."""
    page = await open_page(user)
    await page.run(QuickState.add, "sing tomorrow at 17:00\nfoo\nbar\nbaz", [])
    for number in numbers:
        await page.run(SelectionState.toggle, number)
    return page


def shown(page: OpenPage, field: str) -> dict[int, Any]:
    return {task.number: getattr(task, field) for task in page.state(TasksState).items}


async def test_what_is_done_to_all_is_undone_at_once(open_page: Open, user: User) -> None:
    page = await chosen(open_page, user, 1, 3)
    await page.run(SelectionState.complete)
    assert shown(page, "done") == {1: True, 2: False, 3: True, 4: False}
    selection = page.state(SelectionState)
    assert (selection.on, selection.numbers) == (False, [])
    await page.run(UndoState.undo_last)
    await page.run(TasksState.refresh)
    assert not any(shown(page, "done").values())


async def test_move_tag_and_delete(open_page: Open, user: User) -> None:
    page = await chosen(open_page, user, 2, 3)
    await page.run(SelectionState.move, {"project": "House"})
    assert shown(page, "project") == {1: "", 2: "House", 3: "House", 4: ""}
    await page.run(SelectionState.toggle_all)
    assert len(page.state(SelectionState).numbers) == 4
    await page.run(SelectionState.tag, {"tags": "work, deep"})
    tags = shown(page, "tags").values()
    assert {tuple(tag.name for tag in of_one) for of_one in tags} == {("deep", "work")}
    await page.run(SelectionState.toggle, 3)
    await page.run(SelectionState.move, {"project": ""})
    await page.run(SelectionState.toggle, 2)
    await page.run(SelectionState.delete)
    assert shown(page, "project") == {1: "", 3: "", 4: ""}


async def test_another_day_keeps_each_time(open_page: Open, user: User) -> None:
    page = await chosen(open_page, user, 1, 2)
    await page.run(SelectionState.date, "today")
    due = shown(page, "due")
    assert (due[1], due[2], due[3]) == ("Today, 17:00", "Today", "")
    await page.run(SelectionState.toggle, 1)
    await page.run(SelectionState.date_in_words, {"when": "no such thing"})
    assert "No date" in page.state(SelectionState).problem
    await page.run(SelectionState.date, "-")
    assert shown(page, "due")[1] == ""


async def test_what_does_not_fit_stays_chosen_with_the_reason(
    open_page: Open, user: User
) -> None:  # fmt: skip
    page = await open_page(user)
    await page.run(QuickState.add, "water every day\nread", [])
    for number in (1, 2):
        await page.run(SelectionState.toggle, number)
    await page.run(SelectionState.date, "-")
    selection = page.state(SelectionState)
    assert selection.numbers == [1] and "#1" in selection.problem
    await page.run(SelectionState.stop)
    assert (selection.on, selection.numbers, selection.problem) == (False, [], "")


@pytest.mark.parametrize("form", [{"tags": "x" * 200}, {"tags": ""}])
async def test_what_is_no_tag_is_refused(
    open_page: Open, user: User, form: dict[str, str]
) -> None:  # fmt: skip
    page = await chosen(open_page, user, 1)
    await page.run(SelectionState.tag, form)
    assert shown(page, "tags")[1] == ()


async def test_only_what_is_shown_can_be_chosen(
    open_page: Open, user: User, stranger: User
) -> None:  # fmt: skip
    await chosen(open_page, user)
    page = await open_page(stranger)
    await page.run(SelectionState.toggle, 1)
    assert page.state(SelectionState).numbers == []


async def test_all_are_as_many_as_go_at_once_which_is_said(open_page: Open, user: User) -> None:
    page = await open_page(user)
    for first in (0, 30):
        lines = "\n".join(f"task {first + number}" for number in range(30))
        await page.run(QuickState.add, lines, [])
    await page.run(SelectionState.toggle, 1)
    await page.run(SelectionState.toggle_all)
    selection = page.state(SelectionState)
    assert len(selection.numbers) == 50 and "the first 50" in selection.problem
    await page.run(SelectionState.toggle_all)
    assert (selection.numbers, selection.problem) == ([], "")

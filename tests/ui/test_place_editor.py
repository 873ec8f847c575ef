"""Projects and tags in the page: made, renamed, coloured, deleted."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Open
from todo_chat.errors import InvalidInput
from todo_chat.models import User
from todo_chat.ui.state.place_editor import PlaceEditorState
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import UndoState


async def test_a_project_from_its_making_to_its_end(open_page: Open, user: User) -> None:
    page = await open_page(user)
    list_, places = page.state(TasksState), page.state(PlacesState)
    await page.run(PlaceEditorState.create, {"name": "House"})
    assert (list_.kind, list_.name) == ("project", "House")
    await page.run(PlaceEditorState.create, {"name": "house"})
    assert "already" in page.state(PlaceEditorState).new_problem
    await page.run(QuickState.add, "paint", [])
    await page.run(PlaceEditorState.rename, {"name": "Home"})
    await page.run(PlaceEditorState.recolor, "teal")
    assert [(place.name, place.color) for place in places.projects] == [("Home", "teal")]
    await page.run(PlaceEditorState.rename, {"name": "Inbox"})
    assert "Choose another name" in page.state(PlaceEditorState).problem
    await page.run(PlaceEditorState.delete)
    assert (list_.kind, [task.title for task in list_.items]) == ("inbox", ["paint"])
    assert places.projects == []
    await page.run(UndoState.undo_last)
    await page.run(TasksState.refresh)
    assert [place.name for place in places.projects] == ["Home"]


async def test_a_tag_is_renamed_coloured_and_taken_off(open_page: Open, user: User) -> None:
    page = await open_page(user)
    list_ = page.state(TasksState)
    await page.run(QuickState.add, "call @phone", [])
    await page.run(TasksState.show, "tag:phone")
    await page.run(PlaceEditorState.rename, {"name": "Calls"})
    await page.run(PlaceEditorState.recolor, "pink")
    assert (list_.place, list_.name, list_.color) == ("tag:calls", "Calls", "pink")
    with pytest.raises(InvalidInput):
        await page.run(PlaceEditorState.recolor, "beige")
    await page.run(PlaceEditorState.delete)
    assert (list_.place, list_.items[0].tags) == ("all", ())


async def test_elsewhere_nothing_is_changed(open_page: Open, user: User) -> None:
    page = await open_page(user)
    await page.run(QuickState.add, "call", [])
    await page.run(TasksState.show, "today")
    await page.run(PlaceEditorState.delete)
    assert page.state(TasksState).place == "today"


async def test_a_strangers_project_is_out_of_reach(
    open_page: Open, user: User, stranger: User
) -> None:
    page, other = await open_page(user), await open_page(stranger)
    await page.run(PlaceEditorState.create, {"name": "House"})
    other.state(TasksState).place = page.state(TasksState).place
    await other.run(TasksState.refresh)
    await other.run(PlaceEditorState.delete)
    await page.run(TasksState.refresh)
    assert page.state(TasksState).name == "House"

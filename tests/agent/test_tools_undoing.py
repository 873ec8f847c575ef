"""The tools that take changes back, and tell what was done."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Hands
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.tasks import TaskChanges


async def test_deleted_tasks_come_back(hands: Hands) -> None:
    await hands.add("A", "B", "C")
    deleted = await hands.call("delete_tasks", numbers=[1, 2])
    assert [one["deleted"]["title"] for one in deleted["results"]] == ["A", "B"]
    restored = await hands.call("restore_tasks", numbers=[1, 2, 3])
    assert [one.get("code") for one in restored["results"]] == [None, None, "TASK_NOT_FOUND"]
    assert (await hands.call("list_tasks"))["total"] == 3


async def test_everything_of_a_turn_is_undone_and_done_again(hands: Hands) -> None:
    await hands.add("A", "B", "C")
    hands.turn_id = "turn2"
    await hands.call("complete_task", number=1)
    await hands.call("delete_task", number=2)
    await hands.call("update_task", number=3, title="D")
    hands.turn_id = "turn3"
    undone = (await hands.call("undo_last"))["undone"]
    assert [(one["number"], one["is_now"]) for one in undone] == [
        (1, "open"),
        (2, "back on the list"),
        (3, "changed back"),
    ]
    listed = await hands.call("list_tasks", status="pending")
    assert [task["title"] for task in listed["tasks"]] == ["A", "B", "C"]
    redone = (await hands.call("redo_last"))["redone"]
    assert [one["is_now"] for one in redone] == ["done", "in the bin", "changed back"]
    await hands.call("undo_last")
    assert [one["is_now"] for one in (await hands.call("undo_last"))["undone"]] == ["gone"] * 3
    assert (await hands.call("list_tasks"))["total"] == 0
    assert (await hands.call("undo_last"))["code"] == "NOTHING_TO_UNDO"


async def test_a_change_made_by_hand_meanwhile_is_taken_back_first(hands: Hands) -> None:
    await hands.add("A")
    async with hands.database.session_scope() as session:
        await tasks.complete_task(session, user_id=hands.user.id, number=1)
    assert (await hands.call("undo_last"))["undone"] == [
        {"number": 1, "title": "A", "is_now": "open"}
    ]


async def test_a_conflict_is_told_and_nothing_undone(hands: Hands) -> None:
    await hands.add("A", "B")
    hands.turn_id = "turn2"
    await hands.call("update_task", number=1, title="X")
    hands.turn_id = "turn1"
    await hands.call("update_task", number=1, title="Y")
    hands.turn_id = "turn2"
    await hands.call("update_task", number=2, title="Z")
    result = await hands.call("undo_last")
    assert result["code"] == "CHANGED_SINCE"
    assert (await hands.call("get_task", number=1))["task"]["title"] == "Y"


async def test_what_was_done_is_told_newest_first(hands_now: Hands) -> None:
    hands = hands_now
    await hands.add("A", "B")
    await hands.call("complete_task", number=1)
    await hands.call("update_task", number=2, due="tomorrow", notes="n")
    told = (await hands.call("list_changes"))["changes"]
    assert [(one["action"], one["number"]) for one in told] == [
        ("updated", 2),
        ("completed", 1),
        ("created", 2),
        ("created", 1),
    ]
    assert told[0]["fields"] == ["due", "notes"]
    assert {one["who"] for one in told} == {"assistant"}
    of_one = (await hands.call("list_changes", number=1))["changes"]
    assert [one["action"] for one in of_one] == ["completed", "created"]
    assert (await hands.call("list_changes", period="yesterday"))["changes"] == []


async def test_takes_several_turns_back_the_newest_first(hands: Hands) -> None:
    for number, title in enumerate("ABC"):
        hands.turn_id = f"turn{number}"
        await hands.add(title)
    hands.turn_id = "later"
    result = await hands.call("undo_last", times=2)
    assert [(one["title"], one["is_now"]) for one in result["undone"]] == [
        ("C", "gone"),
        ("B", "gone"),
    ]
    assert result["times"] == 2
    result = await hands.call("undo_last", times=5)
    assert (result["times"], result["stopped"]) == (1, "There is nothing to undo.")
    assert (await hands.call("list_tasks"))["total"] == 0
    result = await hands.call("redo_last", times=3)
    assert [one["title"] for one in result["redone"]] == ["A", "B", "C"]
    assert (await hands.call("list_tasks"))["total"] == 3


async def test_stops_where_a_later_change_would_be_lost(hands: Hands, user: User) -> None:
    await hands.add("A")
    async with hands.database.session_scope() as session:
        by_hand = TaskChanges(title="By hand")
        await tasks.update_task(session, user_id=user.id, number=1, changes=by_hand)
    await hands.add("B")
    hands.turn_id = "second"
    await hands.add("C")
    hands.turn_id = "third"
    result = await hands.call("undo_last", times=3)
    assert [one["title"] for one in result["undone"]] == ["C"]
    assert "was changed again since" in result["stopped"]
    listed = (await hands.call("list_tasks"))["tasks"]
    assert [task["title"] for task in listed] == ["By hand", "B"]


@pytest.mark.parametrize("times", [0, -1, 21])
async def test_takes_back_no_odd_number_of_times(times: int, hands: Hands) -> None:
    await hands.add("A")
    result = await hands.call("undo_last", times=times)
    assert result["fields"] == ["times"]
    assert (await hands.call("list_tasks"))["total"] == 1

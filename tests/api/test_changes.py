"""Changes, undo and redo over HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.api.conftest import Person, error_of, refused_fields
from todo_chat.db import Database
from todo_chat.models import Conversation, Turn
from todo_chat.services import tasks
from todo_chat.services.changes import Actor, act_as


async def newest(person: Person, **params: Any) -> dict[str, Any]:
    change: dict[str, Any] = (await person.get("changes", limit=1, **params))["changes"][0]
    return change


async def undo(person: Person, batch_id: str, verb: str = "undo") -> dict[str, Any]:
    response = await person.ask("POST", f"changes/{batch_id}/{verb}")
    assert response.status_code == 200, response.text
    result: dict[str, Any] = response.json()
    return result


async def test_every_write_is_a_change_by_the_api(anna: Person) -> None:
    await anna.add_task("Buy milk", due="2030-01-07T17:00")
    await anna.change("PATCH", "tasks/1", {"title": "Buy oat milk", "due": "2030-01-08"})
    listed = await anna.get("changes")
    assert list(listed) == ["changes", "total", "next_cursor"]
    assert (listed["total"], listed["next_cursor"]) == (2, None)
    updated, created = listed["changes"]
    assert (created["action"], created["actor"], created["entity"]) == ("created", "api", "task")
    assert (created["before"], created["fields"]) == (None, [])
    assert created["after"]["due"] == "2030-01-07T17:00:00+01:00"
    assert (updated["number"], updated["title"]) == (1, "Buy oat milk")
    assert set(updated["fields"]) == {"title", "due", "due_zone"}
    assert updated["before"]["title"] == "Buy milk"
    assert updated["after"]["due"] == "2030-01-08"
    assert (updated["turn_id"], updated["undoes"], updated["undone_by"]) == (None, None, None)


async def test_every_kind_of_write_is_the_apis(anna: Person) -> None:
    await anna.ask("POST", "tasks/quick", json={"text": "pay rent every 1st #home @bills"})
    await anna.add_task(due="2030-01-01", reminders=[{"before_minutes": 60}])
    reminder = (await anna.get("tasks/2"))["reminders"][0]["id"]
    project = (await anna.get("projects"))["projects"][0]["id"]
    for method, path, body in (
        ("POST", "tasks/1/skip", None),
        ("POST", "tasks/1/move", {"after": 2}),
        ("PUT", "tasks/1", {"title": "x"}),
        ("PATCH", "tasks/1/complete", {"completed": True}),
        ("POST", "tasks/bulk", {"numbers": [1, 2], "tags": ["work"]}),
        ("PUT", "tasks/1/reminders", {"reminders": []}),
        ("POST", f"reminders/{reminder}/snooze", {"minutes": 5}),
        ("POST", f"reminders/{reminder}/dismiss", None),
        ("PATCH", "tags/work", {"color": "red"}),
        ("DELETE", "tags/work", None),
        ("PATCH", f"projects/{project}", {"name": "Household"}),
        ("DELETE", f"projects/{project}", None),
        ("POST", "projects", {"name": "Garden"}),
        ("DELETE", "tasks/1", None),
        ("POST", "tasks/1/restore", None),
        ("DELETE", "tasks/1?forever=true", None),
        ("DELETE", "tasks/2", None),
        ("DELETE", "bin", None),
    ):
        response = await anna.ask(method, path, json=body)
        assert response.status_code < 300, (path, response.text)
    listed = (await anna.get("changes", limit=200))["changes"]
    assert {change["actor"] for change in listed} == {"api"}
    assert {change["entity"] for change in listed} == {"task", "project", "tag"}


async def test_changes_come_in_pages_and_of_one_task(anna: Person) -> None:
    for title in ("a", "b"):
        await anna.add_task(title)
    for n in range(4):
        await anna.change("PATCH", "tasks/1", {"title": f"a{n}"})
    whole = [change["id"] for change in (await anna.get("changes"))["changes"]]
    assert whole == sorted(whole, reverse=True)
    paged: list[int] = []
    cursor: dict[str, str] = {}
    while True:
        page = await anna.get("changes", limit=2, **cursor)
        assert page["total"] == 6
        paged += [change["id"] for change in page["changes"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert paged == whole
    of_one = await anna.get("changes", number=1)
    assert (of_one["total"], {change["number"] for change in of_one["changes"]}) == (5, {1})
    assert (await anna.get("changes", number=99))["changes"] == []


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        ({"number": "x"}, {"number"}),
        ({"number": 0}, {"number"}),
        ({"number": 2**63}, {"number"}),
        ({"limit": 0}, {"limit"}),
        ({"limit": 201}, {"limit"}),
        ({"cursor": "x"}, {"cursor"}),
        ({"turn_id": "a\0b"}, {"turn_id"}),
        ({"task": 1}, {"task"}),
    ],
)
async def test_a_wrong_filter_is_refused(
    anna: Person, params: dict[str, Any], refused: set[str]
) -> None:
    assert set(refused_fields(await anna.ask("GET", "changes", params=params))) == refused


async def test_a_change_is_undone_and_redone_and_undone(anna: Person) -> None:
    first = await anna.add_task("Buy milk", tags=["home"])
    await anna.change("PATCH", "tasks/1", {"title": "Buy oat milk", "tags": []})
    batch_id = (await newest(anna))["batch_id"]

    async def state() -> tuple[str, list[str]]:
        task = await anna.get("tasks/1")
        return task["title"], task["tags"]

    undone = await undo(anna, batch_id)
    assert list(undone) == ["batch_id", "changes"]
    (change,) = undone["changes"]
    assert (change["action"], change["undoes"], change["actor"]) == ("undone", batch_id, "api")
    assert await state() == ("Buy milk", ["home"])
    assert (await anna.get("tasks/1"))["version"] > first["version"]
    error = error_of(await anna.ask("POST", f"changes/{batch_id}/undo"), 409)
    assert error["code"] == "ALREADY_UNDONE"
    await undo(anna, batch_id, "redo")
    assert await state() == ("Buy oat milk", [])
    error = error_of(await anna.ask("POST", f"changes/{batch_id}/redo"), 409)
    assert error["code"] == "NOTHING_TO_REDO"
    again = await undo(anna, batch_id)
    assert await state() == ("Buy milk", ["home"])
    await undo(anna, again["batch_id"], "redo")
    assert await state() == ("Buy oat milk", []), "redo takes the batch of the undo, too"


async def test_undoing_a_creation_and_redoing_it_brings_the_same_task(anna: Person) -> None:
    task = await anna.add_task("Buy milk", project="Household", due="tomorrow 5pm")
    batch_id = (await newest(anna))["batch_id"]
    await undo(anna, batch_id)
    assert error_of(await anna.ask("GET", "tasks/1"), 404)
    assert (await anna.get("projects"))["total"] == 0
    await undo(anna, batch_id, "redo")
    again = await anna.get("tasks/1")
    same = set(task) - {"version", "updated_at"}
    assert {name: again[name] for name in same} == {name: task[name] for name in same}


async def test_a_conflict_names_task_field_and_both_values_and_changes_nothing(
    anna: Person,
) -> None:
    await anna.add_task("Buy milk", due="2030-01-07")
    await anna.change("PATCH", "tasks/1", {"title": "Buy oat milk", "due": "2030-01-08"})
    batch_id = (await newest(anna))["batch_id"]
    changed = await anna.change("PATCH", "tasks/1", {"due": "2030-01-09T17:00"})
    error = error_of(await anna.ask("POST", f"changes/{batch_id}/undo"), 409)
    assert error["code"] == "CHANGED_SINCE"
    assert "#1" in error["message"]
    by_field = {one["field"]: one for one in error["details"]}
    assert by_field["due"]["number"] == 1
    assert by_field["due"]["left"] == "2030-01-08"
    assert by_field["due"]["current"] == "2030-01-09T17:00:00+01:00"
    assert "title" not in by_field
    assert await anna.get("tasks/1") == changed


async def test_undoing_a_completion_takes_back_the_next_occurrence(anna: Person) -> None:
    await anna.add_task(due="every monday")
    await anna.change("PATCH", "tasks/1/complete", {"completed": True})
    assert (await anna.get("tasks"))["total"] == 2
    await undo(anna, (await newest(anna))["batch_id"])
    (task,) = (await anna.get("tasks"))["tasks"]
    assert (task["number"], task["recurrence"]) == (1, "FREQ=WEEKLY;BYDAY=MO")


async def test_what_was_removed_for_good_stays_removed(anna: Person) -> None:
    await anna.add_task("Secret")
    batch_id = (await newest(anna))["batch_id"]
    await anna.ask("DELETE", "tasks/1?forever=true")
    error = error_of(await anna.ask("POST", f"changes/{batch_id}/undo"), 409)
    assert error["code"] == "PURGED"


async def test_of_two_who_undo_at_once_one_is_told(anna: Person) -> None:
    await anna.add_task()
    path = f"changes/{(await newest(anna))['batch_id']}/undo"
    answers = await asyncio.gather(*(anna.ask("POST", path) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]


@pytest.mark.parametrize("verb", ["undo", "redo"])
async def test_somebody_elses_change_is_as_missing_as_one_that_never_was(
    anna: Person, boris: Person, verb: str
) -> None:
    task = await boris.add_task()
    batch_id = (await newest(boris))["batch_id"]
    for id in (batch_id, "0" * 32, "x" * 3_000, "%F0%9F%98%80"):
        error = error_of(await anna.ask("POST", f"changes/{id}/{verb}"), 404)
        assert error["code"] == "CHANGE_NOT_FOUND"
    assert (await anna.get("changes"))["total"] == 0
    assert await boris.get("tasks/1") == task


@pytest.fixture
async def turn(anna: Person, database: Database) -> str:
    """A turn of the assistant that has added two tasks for Anna, in two calls."""
    async with database.session_scope() as session:
        session.add(Conversation(id="c" * 32, user_id=anna.id))
        await session.flush()
        session.add(Turn(id="7" * 32, user_id=anna.id, conversation_id="c" * 32, message_id=""))
    for call, title in enumerate(("Buy milk", "Call mom")):
        async with database.session_scope() as session:
            act_as(session, Actor("assistant", "7" * 32, f"call{call}"))
            await tasks.create_task(session, user_id=anna.id, title=title)
    return "7" * 32


async def test_all_that_a_turn_did_is_undone(anna: Person, turn: str) -> None:
    await anna.add_task("My own")
    of_turn = await anna.get("changes", turn_id=turn)
    assert [(one["actor"], one["call_id"]) for one in of_turn["changes"]] == [
        ("assistant", "call1"),
        ("assistant", "call0"),
    ]
    response = await anna.ask("POST", f"chat/turns/{turn}/undo")
    assert response.status_code == 200
    assert len(response.json()["changes"]) == 2
    assert [task["title"] for task in (await anna.get("tasks"))["tasks"]] == ["My own"]
    error = error_of(await anna.ask("POST", f"chat/turns/{turn}/undo"), 409)
    assert error["code"] == "NOTHING_TO_UNDO"
    await undo(anna, response.json()["batch_id"], "redo")
    assert (await anna.get("tasks"))["total"] == 3


async def test_a_turn_whose_task_was_changed_since_is_left(anna: Person, turn: str) -> None:
    changed = await anna.change("PATCH", "tasks/1", {"title": "Buy oat milk"})
    error = error_of(await anna.ask("POST", f"chat/turns/{turn}/undo"), 409)
    assert error["code"] == "CHANGED_SINCE"
    assert error["details"][0]["current"] == "Buy oat milk"
    assert await anna.get("tasks/1") == changed
    assert (await anna.get("tasks"))["total"] == 2


async def test_somebody_elses_turn_is_missing(anna: Person, boris: Person, turn: str) -> None:
    for id in (turn, "0" * 32, "x" * 3_000):
        error = error_of(await boris.ask("POST", f"chat/turns/{id}/undo"), 404)
        assert error["code"] == "TURN_NOT_FOUND"
    assert (await anna.get("tasks"))["total"] == 2

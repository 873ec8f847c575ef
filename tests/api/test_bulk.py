"""Several tasks at once over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.api.conftest import Person, error_of, refused_fields


async def test_each_task_has_a_result_and_all_is_one_batch(anna: Person) -> None:
    for due in ("2030-01-07T17:00", "2030-01-08", None):
        await anna.add_task(due=due)
    before = (await anna.get("tasks"))["tasks"]
    body = {"numbers": [2, 9, 1, 2], "day": "2030-02-01", "add_tags": ["work"]}
    answer = await anna.change("POST", "tasks/bulk", body)
    assert list(answer) == ["batch_id", "results"]
    assert [(one["number"], one["ok"]) for one in answer["results"]] == [
        (2, True),
        (9, False),
        (1, True),
    ]
    second, missing, first = answer["results"]
    assert (first["task"]["due"], first["task"]["tags"]) == ("2030-02-01T17:00:00+01:00", ["work"])
    assert second["task"]["due"] == "2030-02-01"
    assert missing["task"] is None
    assert missing["error"] == {
        "code": "TASK_NOT_FOUND",
        "message": "There is no task 9.",
        "details": None,
    }
    again = await anna.change("POST", "tasks/bulk", body)
    assert (again["batch_id"], again["results"][0]["ok"]) == (None, True)
    undone = await anna.ask("POST", f"changes/{answer['batch_id']}/undo")
    assert undone.status_code == 200
    after = (await anna.get("tasks"))["tasks"]
    assert [(task["due"], task["tags"]) for task in after] == [
        (task["due"], task["tags"]) for task in before
    ]


async def test_a_task_that_a_change_does_not_fit_says_why(anna: Person) -> None:
    await anna.add_task(due="every monday")
    await anna.add_task(due="tomorrow")
    answer = await anna.change("POST", "tasks/bulk", {"numbers": [1, 2], "due": None})
    refused, changed = answer["results"]
    assert refused["error"]["code"] == "INVALID_INPUT"
    assert [each["field"] for each in refused["error"]["details"]] == ["due"]
    assert changed["task"]["due"] is None
    assert (await anna.get("tasks/1"))["due"] is not None


async def test_each_task_keeps_its_own_due_where_it_can(anna: Person) -> None:
    await anna.add_task(due="2030-01-04")
    await anna.add_task(due="2030-01-04T17:00", tags=["home"])
    await anna.add_task()
    body = {"numbers": [1, 2, 3], "recurrence": "every friday", "remove_tags": ["home"]}
    answer = await anna.change("POST", "tasks/bulk", body)
    first, second, third = (one["task"] for one in answer["results"])
    assert (first["due"], second["due"]) == ("2030-01-04", "2030-01-04T17:00:00+01:00")
    assert date.fromisoformat(third["due"]).weekday() == 4
    assert second["tags"] == []
    body = {"numbers": [1, 2, 3], "reminders": [{"at": "an hour before"}], "due": "2030-01-05 9am"}
    answer = await anna.change("POST", "tasks/bulk", body)
    fires = {one["task"]["reminders"][0]["fires_at"] for one in answer["results"]}
    assert fires == {"2030-01-05T08:00:00+01:00"}
    answer = await anna.change("POST", "tasks/bulk", {"numbers": [1], "due": None})
    assert not answer["results"][0]["ok"]
    answer = await anna.change("POST", "tasks/bulk", {"numbers": [2], "recurrence": "FREQ=NEVER"})
    assert answer["results"][0]["error"]["details"][0]["field"] == "recurrence"


async def test_several_are_completed_deleted_and_restored(anna: Person) -> None:
    for _ in range(3):
        await anna.add_task()
    await anna.change("POST", "tasks/bulk", {"numbers": [1, 2], "status": "completed"})
    assert (await anna.get("tasks", status="completed"))["total"] == 2
    await anna.change("POST", "tasks/bulk", {"numbers": [1, 2], "action": "delete"})
    assert (await anna.get("tasks", view="bin"))["total"] == 2
    answer = await anna.change("POST", "tasks/bulk", {"numbers": [2, 3], "action": "restore"})
    assert [one["ok"] for one in answer["results"]] == [True, False]
    answer = await anna.ask("DELETE", "bin")
    assert answer.json() == {"removed": 1}
    assert (await anna.get("tasks", view="bin"))["total"] == 0


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({}, {"numbers"}),
        ({"numbers": []}, {"numbers"}),
        ({"numbers": [*range(1, 52)]}, {"numbers"}),
        ({"numbers": ["1"]}, {"numbers"}),
        ({"numbers": 1}, {"numbers"}),
        ({"priority": None}, {"numbers", "priority"}),
        ({"numbers": [1], "priority": "urgent"}, {"priority"}),
        ({"numbers": [1], "priority": "urgent", "due": "31 february"}, {"priority", "due"}),
        ({"numbers": [1], "add_tags": ["x" * 200]}, {"tags"}),
        ({"numbers": [1], "day": "whenever"}, {"day"}),
        ({"numbers": [1], "day": "tomorrow 5pm"}, {"day"}),
        ({"numbers": [1], "action": "explode"}, {"action"}),
        ({"numbers": [1], "action": "update"}, {"action"}),
        ({"numbers": [1], "scope": "all"}, {"action"}),
        ({"numbers": [1], "action": "delete", "title": "x", "due": None}, {"title", "due"}),
        ({"numbers": [1], "version": 1, "title": "x"}, {"version"}),
    ],
)
async def test_what_is_wrong_for_any_task_is_refused_as_a_whole(
    anna: Person, body: dict[str, Any], refused: set[str]
) -> None:
    task = await anna.add_task()
    full = {"title": "x", **body} if body == {"numbers": []} else body
    if "numbers" in body and len(body) == 1:
        full = {**body, "title": "x"}
    assert set(refused_fields(await anna.ask("POST", "tasks/bulk", json=full))) == refused
    assert await anna.get("tasks/1") == task


async def test_somebody_elses_tasks_are_as_missing_as_those_that_never_were(
    anna: Person, boris: Person
) -> None:
    task = await boris.add_task()
    numbers = [1, 99, 0, -1, 2**31, 2**63, 10**30]
    for change in ({"title": "Mine"}, {"action": "delete"}, {"action": "restore"}):
        answer = await anna.change("POST", "tasks/bulk", {"numbers": numbers, **change})
        assert answer["batch_id"] is None
        assert [one["error"]["code"] for one in answer["results"]] == ["TASK_NOT_FOUND"] * 7
    assert await boris.get("tasks/1") == task


async def test_nobody_empties_anothers_bin(anna: Person, boris: Person) -> None:
    await boris.add_task()
    await boris.ask("DELETE", "tasks/1")
    response = await anna.client.delete(boris.path("bin"), headers=anna.headers)
    assert error_of(response, 403)["code"] == "ACCESS_DENIED"
    assert (await boris.get("tasks", view="bin"))["total"] == 1

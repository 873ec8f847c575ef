"""Tasks over HTTP: versions, the bin, repeats, the order by hand, views and quick add."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.api.conftest import Person, error_of, refused_fields


async def numbers(person: Person, **params: Any) -> list[int]:
    return [task["number"] for task in (await person.get("tasks", **params))["tasks"]]


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
async def test_a_stale_version_is_answered_with_both_values(anna: Person, method: str) -> None:
    first = await anna.add_task("Buy milk")
    newer = await anna.change("PATCH", "tasks/1", {"title": "Buy oat milk"})
    body = {"title": "Buy soy milk", "version": first["version"]}
    error = error_of(await anna.ask(method, "tasks/1", json=body), 409)
    assert error["code"] == "VERSION_CONFLICT"
    assert error["details"]["current"] == newer
    assert error["details"]["given"]["title"] == "Buy soy milk"
    assert error["details"]["given"]["version"] == first["version"]
    assert await anna.get("tasks/1") == newer
    body["version"] = newer["version"]
    assert (await anna.change(method, "tasks/1", body))["title"] == "Buy soy milk"


async def test_of_two_writers_at_once_one_is_told(anna: Person) -> None:
    task = await anna.add_task("Buy milk")

    async def write(title: str) -> int:
        body = {"title": title, "version": task["version"]}
        return (await anna.ask("PATCH", "tasks/1", json=body)).status_code

    statuses = await asyncio.gather(*(write(f"Buy {n} litres") for n in range(5)))
    assert sorted(statuses) == [200, 409, 409, 409, 409]
    assert (await anna.get("tasks/1"))["version"] == task["version"] + 1


async def test_completing_takes_a_version_too(anna: Person) -> None:
    task = await anna.add_task()
    stale = {"completed": True, "version": task["version"] + 1}
    error = error_of(await anna.ask("PATCH", "tasks/1/complete", json=stale), 409)
    assert error["code"] == "VERSION_CONFLICT"
    stale["version"] = task["version"]
    assert (await anna.change("PATCH", "tasks/1/complete", stale))["status"] == "completed"


@pytest.mark.parametrize("version", ["1", 1.5, True, [1]])
async def test_a_version_is_a_whole_number(anna: Person, version: Any) -> None:
    await anna.add_task()
    response = await anna.ask("PATCH", "tasks/1", json={"title": "x", "version": version})
    assert set(refused_fields(response)) == {"version"}


async def test_what_is_deleted_lies_in_the_bin(anna: Person) -> None:
    task = await anna.add_task(tags=["home"], project="Household")
    assert (await anna.ask("DELETE", "tasks/1")).status_code == 204
    assert await numbers(anna) == []
    (binned,) = (await anna.get("tasks", view="bin"))["tasks"]
    assert binned["deleted_at"] is not None
    restored = await anna.ask("POST", "tasks/1/restore")
    assert restored.status_code == 200
    kept = {"version": restored.json()["version"], "updated_at": restored.json()["updated_at"]}
    assert restored.json() == {**task, **kept}
    assert error_of(await anna.ask("POST", "tasks/1/restore"), 404)["code"] == "TASK_NOT_FOUND"


async def test_what_is_deleted_forever_is_gone(anna: Person) -> None:
    for _ in range(2):
        await anna.add_task()
    assert (await anna.ask("DELETE", "tasks/1")).status_code == 204
    for number in (1, 2):
        response = await anna.ask("DELETE", f"tasks/{number}", params={"forever": "true"})
        assert response.status_code == 204
    assert await numbers(anna, view="bin") == []
    assert error_of(await anna.ask("POST", "tasks/1/restore"), 404)["code"] == "TASK_NOT_FOUND"
    response = await anna.ask("DELETE", "tasks/1", params={"forever": "perhaps"})
    assert refused_fields(response) == {"forever": "forever must be true or false."}


async def test_completing_a_repeating_task_makes_the_next_and_reopening_takes_it_back(
    anna: Person,
) -> None:
    await anna.add_task("Pay rent", due="2030-01-31", recurrence="every month on the 31st")
    done = await anna.change("PATCH", "tasks/1/complete", {"completed": True})
    assert (done["status"], done["recurrence"]) == ("completed", None)
    later = await anna.get("tasks/2")
    assert (later["title"], later["due"]) == ("Pay rent", "2030-02-28")
    await anna.change("PATCH", "tasks/1/complete", {"completed": False})
    assert await numbers(anna) == [1]
    await anna.change("PATCH", "tasks/1/complete", {"completed": True})
    await anna.change("PATCH", "tasks/3", {"title": "Pay the rent"})
    response = await anna.ask("PATCH", "tasks/1/complete", json={"completed": False})
    assert error_of(response, 409)["code"] == "NEXT_CHANGED"


async def test_an_occurrence_can_be_skipped(anna: Person) -> None:
    await anna.add_task(due="2030-01-07", recurrence="FREQ=WEEKLY;COUNT=2")
    skipped = await anna.ask("POST", "tasks/1/skip")
    assert skipped.json()["due"] == "2030-01-14"
    assert error_of(await anna.ask("POST", "tasks/1/skip"), 409)["code"] == "SERIES_OVER"
    await anna.add_task()
    assert error_of(await anna.ask("POST", "tasks/2/skip"), 409)["code"] == "NOT_REPEATING"


async def test_the_order_by_hand(anna: Person) -> None:
    for _ in range(4):
        await anna.add_task()
    await anna.change("POST", "tasks/4/move", {"after": 1})
    await anna.change("POST", "tasks/3/move", {"after": None})
    assert await numbers(anna, sort="position") == [3, 1, 4, 2]
    first = (await anna.get("tasks/3"))["position"]
    await anna.change("PATCH", "tasks/2", {"position": first - 1})
    assert await numbers(anna, sort="position") == [2, 3, 1, 4]
    assert (await anna.change("PUT", "tasks/2", {"title": "x"}))["position"] == first - 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"after": 1}, 422),
        ({"after": 0}, 422),
        ({}, 422),
        ({"after": "2"}, 422),
        ({"after": 9}, 404),
    ],
)
async def test_a_place_that_is_none_is_refused(
    anna: Person, body: dict[str, Any], status: int
) -> None:
    task = await anna.add_task()
    response = await anna.ask("POST", "tasks/1/move", json=body)
    assert error_of(response, status)
    assert status == 404 or set(refused_fields(response)) == {"after"}
    assert await anna.get("tasks/1") == task


async def test_views_are_lists_that_people_know(anna: Person) -> None:
    today = datetime.now(ZoneInfo("Europe/Berlin")).date()
    await anna.add_task("overdue", due=(today - timedelta(days=1)).isoformat())
    await anna.add_task("today", due=today.isoformat(), project="Household")
    await anna.add_task("later", due=(today + timedelta(days=9)).isoformat())
    await anna.add_task("some day")
    await anna.add_task("done")
    await anna.change("PATCH", "tasks/5/complete", {"completed": True})
    await anna.add_task("gone")
    await anna.ask("DELETE", "tasks/6")
    assert await numbers(anna, view="inbox") == [1, 3, 4]
    assert await numbers(anna, view="today") == [1, 2]
    assert await numbers(anna, view="upcoming") == [2, 3]
    assert await numbers(anna, view="done") == [5]
    assert await numbers(anna, view="bin") == [6]
    assert await numbers(anna, view="today", project="household") == [2]
    assert await numbers(anna, view="today", order="desc") == [2, 1]
    assert set(refused_fields(await anna.ask("GET", "tasks", params={"view": "all"}))) == {"view"}


async def test_quick_add_makes_a_task_of_each_line(anna: Person) -> None:
    text = "pay rent every 1st at 9am p1 #home\n- call Mum tomorrow @phone !30m\n"
    response = await anna.ask("POST", "tasks/quick", json={"text": text})
    assert response.status_code == 201
    assert list(response.json()) == ["tasks"]
    rent, call = response.json()["tasks"]
    assert (rent["title"], rent["priority"], rent["project"]) == ("pay rent", "high", "home")
    assert rent["recurrence"] == "FREQ=MONTHLY;BYMONTHDAY=1"
    assert rent["due"][8:16] == "01T09:00"
    assert (call["title"], call["tags"]) == ("call Mum", ["phone"])
    assert [each["before_minutes"] for each in call["reminders"]] == [30]
    assert (await anna.get("tasks"))["tasks"] == [rent, call]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write what"),
        ("\n \n", "Write what"),
        ("tomorrow at 5", "but not what"),
        ("Buy milk\ntomorrow\nCall mom\nfriday", "Line 2: "),
        ("Buy milk\ntomorrow\nCall mom\nfriday", "Line 4: "),
        ("x" * 201, "at most 200 characters"),
        (f"Buy milk @{'x' * 200}", "at most 50 characters"),
        ("x\n" * 51, "50 lines"),
        ("x" * 4_001, "4000 characters"),
        (5, "must be text"),
        ("a\0b", "control characters"),
    ],
)
async def test_quick_add_makes_all_tasks_or_none(anna: Person, text: Any, sentence: str) -> None:
    refused = refused_fields(await anna.ask("POST", "tasks/quick", json={"text": text}))
    assert set(refused) == {"text"}
    assert sentence in refused["text"]
    assert await numbers(anna) == []
    assert (await anna.add_task())["number"] == 1


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "tasks/{n}/restore"),
        ("POST", "tasks/{n}/skip"),
        ("POST", "tasks/{n}/move"),
        ("DELETE", "tasks/{n}?forever=true"),
    ],
)
async def test_somebody_elses_task_is_as_missing_as_one_that_never_was(
    anna: Person, boris: Person, method: str, path: str
) -> None:
    for _ in range(2):
        await boris.add_task("Boris's", due="every day")
    await boris.ask("DELETE", "tasks/1")
    await anna.add_task("Anna's")
    for number in ("2", "99", "0", "-1", str(2**31), "9" * 40):
        options = {"json": {"after": None}} if path.endswith("move") else {}
        error = error_of(await anna.ask(method, path.format(n=number), **options), 404)
        assert (error["code"], error["message"].replace(number, "2")) == (
            "TASK_NOT_FOUND",
            "There is no task 2.",
        )
    assert await numbers(boris) == [2]
    assert await numbers(boris, view="bin") == [1]

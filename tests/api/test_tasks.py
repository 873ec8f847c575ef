"""Tasks over HTTP."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.api.conftest import Person, error_of, refused_fields

SHAPE = [
    "number",
    "title",
    "notes",
    "status",
    "priority",
    "due",
    "due_zone",
    "deadline",
    "estimate_minutes",
    "recurrence",
    "repeats_from",
    "tags",
    "project",
    "reminders",
    "position",
    "version",
    "created_at",
    "updated_at",
    "completed_at",
    "deleted_at",
]


async def titles(person: Person, **params: Any) -> list[str]:
    return [task["title"] for task in (await person.get("tasks", **params))["tasks"]]


async def test_a_new_task_has_the_promised_shape(anna: Person) -> None:
    task = await anna.add_task("  Buy   milk ")
    assert list(task) == SHAPE
    assert (task["number"], task["title"], task["notes"]) == (1, "Buy milk", "")
    assert (task["status"], task["priority"], task["tags"]) == ("pending", "none", [])
    unset = ("due", "due_zone", "recurrence", "project", "completed_at")
    assert all(task[name] is None for name in unset)
    created = datetime.fromisoformat(task["created_at"])
    assert created.utcoffset() in (timedelta(hours=1), timedelta(hours=2)), "the person's own zone"
    assert abs(datetime.now(UTC) - created) < timedelta(minutes=1)
    assert await anna.get("tasks/1") == task


async def test_all_fields_are_kept(anna: Person) -> None:
    fields: dict[str, Any] = {
        "title": "Call mom",
        "notes": "She is back\nfrom the sea",
        "priority": "high",
        "due": "2026-11-23",
        "tags": ["family", "Phone"],
    }
    task = await anna.add_task(**fields)
    assert {name: task[name] for name in fields} == fields
    assert task["due_zone"] is None


@pytest.mark.parametrize(
    ("given", "zone", "due", "due_zone"),
    [
        ("2026-11-23", None, "2026-11-23", None),
        ("2026-11-23T17:00", None, "2026-11-23T17:00:00+01:00", "Europe/Berlin"),
        ("2026-07-23T17:00", None, "2026-07-23T17:00:00+02:00", "Europe/Berlin"),
        ("2026-11-23T17:00:00+05:00", None, "2026-11-23T13:00:00+01:00", "Europe/Berlin"),
        ("2026-11-23T16:00:00Z", None, "2026-11-23T17:00:00+01:00", "Europe/Berlin"),
        ("2026-11-23T17:00", "Asia/Tashkent", "2026-11-23T17:00:00+05:00", "Asia/Tashkent"),
        (None, None, None, None),
    ],
)
async def test_a_due_is_a_day_or_a_moment_in_a_zone(
    anna: Person, given: str | None, zone: str | None, due: str | None, due_zone: str | None
) -> None:
    task = await anna.add_task(due=given, due_zone=zone)
    assert (task["due"], task["due_zone"]) == (due, due_zone)


WRONG: list[tuple[Any, set[str]]] = [
    ({}, {"title"}),
    ({"title": ""}, {"title"}),
    ({"title": " \n "}, {"title"}),
    ({"title": None}, {"title"}),
    ({"title": 5}, {"title"}),
    ({"title": ["x"]}, {"title"}),
    ({"title": "x" * 201}, {"title"}),
    ({"title": "a\0b"}, {"title"}),
    ({"title": "a\x07b"}, {"title"}),
    ({"title": "a\ud800b"}, {"title"}),
    ({"title": "x", "notes": "x" * 5_001}, {"notes"}),
    ({"title": "x", "notes": None}, {"notes"}),
    ({"title": "x", "priority": "urgent"}, {"priority"}),
    ({"title": "x", "priority": 1}, {"priority"}),
    ({"title": "x", "due": "2026-02-30"}, {"due"}),
    ({"title": "x", "due": "soon-ish"}, {"due"}),
    ({"title": "x", "due": 20261123}, {"due"}),
    ({"title": "x", "due": "0001-01-01T00:00+14:00"}, {"due"}),
    ({"title": "x", "due": "9999-12-31T23:59-14:00"}, {"due"}),
    ({"title": "x", "due": "2026-11-23T17:00", "due_zone": "Mars/Olympus"}, {"due_zone"}),
    ({"title": "x", "due_zone": "Europe/Berlin"}, {"due_zone"}),
    ({"title": "x", "tags": "home"}, {"tags"}),
    ({"title": "x", "tags": [5]}, {"tags"}),
    ({"title": "x", "tags": ["", "  "]}, {"tags"}),
    ({"title": "x", "tags": ["x" * 51]}, {"tags"}),
    ({"title": "x", "tags": [f"t{n}" for n in range(51)]}, {"tags"}),
    ({"title": "x", "titel": "y"}, {"titel"}),
    ({"title": "x", "number": 7}, {"number"}),
    ({"title": "", "priority": "urgent", "due": "soon-ish"}, {"title", "priority", "due"}),
    ({"title": 5, "notes": 5, "tags": 5}, {"title", "notes", "tags"}),
    ([], {"body"}),
    ("x", {"body"}),
    (5, {"body"}),
    (None, {"body"}),
]


@pytest.mark.parametrize(("body", "refused"), WRONG)
async def test_a_wrong_task_is_refused_field_by_field(
    anna: Person, body: Any, refused: set[str]
) -> None:
    response = await anna.ask("POST", "tasks", content=as_json(body), headers=JSON)
    assert set(refused_fields(response)) == refused
    assert (await anna.get("tasks"))["total"] == 0
    assert (await anna.add_task())["number"] == 1, "no number was used up"


JSON = {"Content-Type": "application/json"}


def as_json(body: Any) -> bytes:
    return json.dumps(body).encode()


async def test_the_sentence_says_what_would_be_right(anna: Person) -> None:
    response = await anna.ask("POST", "tasks", json={"title": "x" * 201, "tags": 5})
    assert refused_fields(response) == {"tags": "tags must be a list."}
    response = await anna.ask("POST", "tasks", json={"title": "x" * 201})
    sentence = "A title has at most 200 characters; this one has 201."
    assert refused_fields(response) == {"title": sentence}
    assert response.json()["error"]["message"] == sentence


async def test_patch_changes_what_is_given_and_nothing_else(anna: Person) -> None:
    task = await anna.add_task(notes="Two litres", tags=["home"], due="2026-11-23")
    changed = await anna.change("PATCH", "tasks/1", {"title": "Buy oat milk", "priority": "low"})
    assert changed == {
        **task,
        "title": "Buy oat milk",
        "priority": "low",
        "version": task["version"] + 1,
        "updated_at": changed["updated_at"],
    }
    assert await anna.get("tasks/1") == changed


async def test_patch_takes_away_what_is_null_or_empty(anna: Person) -> None:
    await anna.add_task(notes="Two litres", tags=["home"], due="2026-11-23", priority="high")
    body: dict[str, Any] = {"due": None, "tags": [], "notes": "", "priority": "none"}
    changed = await anna.change("PATCH", "tasks/1", body)
    assert {name: changed[name] for name in body} == body


async def test_patch_by_status_completes_and_reopens(anna: Person) -> None:
    await anna.add_task()
    completed = await anna.change("PATCH", "tasks/1", {"status": "completed"})
    assert completed["completed_at"] is not None
    reopened = await anna.change("PATCH", "tasks/1", {"status": "pending"})
    assert reopened["completed_at"] is None


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"title": ""}, {"title"}),
        ({"title": None}, {"title"}),
        ({"status": "done"}, {"status"}),
        ({"status": None}, {"status"}),
        ({"due": "soon-ish", "priority": "urgent"}, {"due", "priority"}),
        ({"due_zone": "Europe/Berlin"}, {"due_zone"}),
        ({"created_at": "2026-01-01"}, {"created_at"}),
        ({"number": 2}, {"number"}),
    ],
)
async def test_a_wrong_change_changes_nothing(
    anna: Person, body: dict[str, Any], refused: set[str]
) -> None:
    task = await anna.add_task(due="2026-11-23")
    response = await anna.ask("PATCH", "tasks/1", json={"notes": "new", **body})
    assert set(refused_fields(response)) == refused
    assert await anna.get("tasks/1") == task


async def test_put_replaces_all_that_can_be_written(anna: Person) -> None:
    await anna.add_task(notes="Two litres", tags=["home"], due="2026-11-23", priority="high")
    await anna.change("PATCH", "tasks/1/complete", {"completed": True})
    replaced = await anna.change("PUT", "tasks/1", {"title": "Call mom"})
    assert (replaced["number"], replaced["title"], replaced["status"]) == (1, "Call mom", "pending")
    assert (replaced["notes"], replaced["tags"], replaced["due"]) == ("", [], None)
    assert replaced["priority"] == "none"
    assert set(refused_fields(await anna.ask("PUT", "tasks/1", json={"notes": "x"}))) == {"title"}


async def test_put_takes_a_task_back_as_it_was_received(anna: Person) -> None:
    task = await anna.add_task(
        notes="Two litres", tags=["home"], due="2026-11-23T17:00", due_zone="Asia/Tokyo"
    )
    replaced = await anna.change("PUT", "tasks/1", {**task, "title": "Buy oat milk"})
    renewed = {"version": task["version"] + 1, "updated_at": replaced["updated_at"]}
    assert replaced == {**task, "title": "Buy oat milk", **renewed}


async def test_complete_sets_or_toggles(anna: Person) -> None:
    await anna.add_task()
    states = []
    for body in ({"completed": True}, {"completed": True}, {"completed": False}):
        states.append((await anna.change("PATCH", "tasks/1/complete", body))["status"])
    for _ in range(2):
        response = await anna.ask("PATCH", "tasks/1/complete")
        assert response.status_code == 200
        states.append(response.json()["status"])
    assert states == ["completed", "completed", "pending", "completed", "pending"]


@pytest.mark.parametrize("body", [{"completed": "yes"}, {"completed": 1}, {"done": True}, []])
async def test_complete_takes_only_true_and_false(anna: Person, body: Any) -> None:
    task = await anna.add_task()
    assert refused_fields(await anna.ask("PATCH", "tasks/1/complete", json=body))
    assert await anna.get("tasks/1") == task


async def test_a_deleted_task_is_gone_and_its_number_is_not_used_again(anna: Person) -> None:
    await anna.add_task()
    response = await anna.ask("DELETE", "tasks/1")
    assert (response.status_code, response.content) == (204, b"")
    assert error_of(await anna.ask("DELETE", "tasks/1"), 404)["code"] == "TASK_NOT_FOUND"
    assert (await anna.add_task())["number"] == 2


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "tasks/{n}"),
        ("PATCH", "tasks/{n}"),
        ("PUT", "tasks/{n}"),
        ("DELETE", "tasks/{n}"),
        ("PATCH", "tasks/{n}/complete"),
    ],
)
async def test_somebody_elses_task_is_as_missing_as_one_that_never_was(
    anna: Person, boris: Person, method: str, path: str
) -> None:
    for title in ("Boris's first", "Boris's second"):
        await boris.add_task(title)
    options = {} if method in ("GET", "DELETE") else {"json": {"title": "Mine now"}}
    if path.endswith("complete"):
        options = {}
    for number in ("2", "99", "0", "-1", str(2**31), str(2**63), "9" * 40):
        error = error_of(await anna.ask(method, path.format(n=number), **options), 404)
        assert error["code"] == "TASK_NOT_FOUND"
        assert error["message"].replace(number, "2") == "There is no task 2."
    assert await titles(boris) == ["Boris's first", "Boris's second"]


@pytest.mark.parametrize("number", ["x", "1.5", "%00", "1%00", "9" * 5_000])
async def test_a_number_that_is_none_is_refused(anna: Person, number: str) -> None:
    assert set(refused_fields(await anna.ask("GET", f"tasks/{number}"))) == {"number"}


async def test_lists_filter_sort_and_count(anna: Person) -> None:
    today = datetime.now(UTC).astimezone().date().isoformat()
    await anna.add_task("Buy milk", priority="low", tags=["Home"])
    await anna.add_task("Call mom", priority="high", notes="about the milk")
    await anna.add_task("Write report", priority="medium", due="2020-01-01", tags=["work"])
    await anna.add_task("Tidy up", due=today)
    await anna.change("PATCH", "tasks/2/complete", {"completed": True})
    assert await titles(anna) == ["Buy milk", "Call mom", "Write report", "Tidy up"]
    assert await titles(anna, status="pending") == ["Buy milk", "Write report", "Tidy up"]
    assert await titles(anna, status="completed") == ["Call mom"]
    assert await titles(anna, status="all", priority="high") == ["Call mom"]
    assert await titles(anna, tag="home") == ["Buy milk"]
    assert await titles(anna, due="overdue") == ["Write report"]
    assert await titles(anna, due="none") == ["Buy milk", "Call mom"]
    assert await titles(anna, q="MILK") == ["Buy milk", "Call mom"]
    assert (await titles(anna, sort="priority", order="desc"))[:2] == ["Call mom", "Write report"]
    assert await titles(anna, sort="title") == ["Buy milk", "Call mom", "Tidy up", "Write report"]
    assert (await anna.get("tasks", status="pending", limit=1))["total"] == 3


@pytest.mark.parametrize("sort", ["number", "created", "updated", "due", "priority", "title"])
@pytest.mark.parametrize("order", ["asc", "desc"])
async def test_pages_hold_every_task_once(anna: Person, sort: str, order: str) -> None:
    for number in range(7):
        due = f"2026-11-{20 + number // 2}" if number % 3 else None
        priority = ("none", "high")[number % 2]
        await anna.add_task(f"Task {'äxß'[number % 3]}", due=due, priority=priority)
    whole = [task["number"] for task in (await anna.get("tasks", sort=sort, order=order))["tasks"]]
    paged: list[int] = []
    cursor: dict[str, str] = {}
    while True:
        page = await anna.get("tasks", sort=sort, order=order, limit=2, **cursor)
        assert list(page) == ["tasks", "total", "next_cursor"]
        assert page["total"] == 7
        paged += [task["number"] for task in page["tasks"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert paged == whole
    assert sorted(paged) == list(range(1, 8))


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        ({"status": "done"}, {"status"}),
        ({"priority": "urgent"}, {"priority"}),
        ({"due": "someday"}, {"due"}),
        ({"sort": "colour"}, {"sort"}),
        ({"order": "up"}, {"order"}),
        ({"limit": 0}, {"limit"}),
        ({"limit": 201}, {"limit"}),
        ({"limit": "many"}, {"limit"}),
        ({"limit": "9" * 5_000}, {"limit"}),
        ({"cursor": "x"}, {"cursor"}),
        ({"cursor": "W10"}, {"cursor"}),
        ({"cursor": "é"}, {"cursor"}),
        ({"q": "x" * 201}, {"q"}),
        ({"q": "a\0b"}, {"q"}),
        ({"tag": "a\0b"}, {"tag"}),
        ({"colour": "red"}, {"colour"}),
        ({"status": "done", "sort": "colour"}, {"status", "sort"}),
    ],
)
async def test_a_wrong_filter_is_refused(
    anna: Person, params: dict[str, Any], refused: set[str]
) -> None:
    assert set(refused_fields(await anna.ask("GET", "tasks", params=params))) == refused


async def test_search_takes_its_signs_as_they_are(anna: Person) -> None:
    await anna.add_task("100% sure")
    await anna.add_task("100 times sure")
    assert await titles(anna, q="100%") == ["100% sure"]
    assert await titles(anna, q="_") == []
    assert await titles(anna, q="'; DROP TABLE tasks; --") == []

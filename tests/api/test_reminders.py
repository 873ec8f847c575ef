"""Reminders and settings over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.api.conftest import Person, error_of, refused_fields
from todo_chat.db import Database
from todo_chat.services import reminders


async def remind(person: Person, *wishes: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await person.change("PUT", "tasks/1/reminders", {"reminders": list(wishes)})
    found: list[dict[str, Any]] = answer["reminders"]
    return found


async def go_off(database: Database, at: datetime) -> None:
    """Deliver what is due at an instant, as the page does."""
    async with database.session_scope() as session:
        due = await reminders.claim_due(session, now=at, owner="a page")
        ids = [one.reminder.id or 0 for one in due]
        await reminders.deliver(session, owner="a page", reminder_ids=ids, now=at)


async def test_a_tasks_reminders_are_set_and_listed(anna: Person) -> None:
    await anna.add_task(due="2030-01-07T17:00")
    first, second = await remind(anna, {"before_minutes": 60}, {"at": "2030-01-07T09:00"})
    assert list(first) == ["id", "at", "before_minutes", "fires_at", "status", "snoozed_until"]
    assert first["fires_at"] == "2030-01-07T16:00:00+01:00"
    assert second["at"] == second["fires_at"] == "2030-01-07T09:00:00+01:00"
    listed = await anna.get("tasks/1/reminders")
    assert listed == {"reminders": [first, second], "total": 2, "next_cursor": None}
    assert await remind(anna, second) == [second], "the one that stays is the same"
    assert await remind(anna) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({}, "is needed"),
        ({"reminders": [{"at": "2020-01-01T09:00"}]}, "has passed"),
        ({"reminders": [{"at": "yesterday"}]}, "has passed"),
        ({"reminders": [{"at": "31 february"}]}, "no such day"),
        ({"reminders": [{"before_minutes": "5"}]}, "before_minutes must be a whole number."),
        ({"reminders": {}}, "must be a list"),
    ],
)
async def test_a_wrong_reminder_changes_nothing(
    anna: Person, body: dict[str, Any], sentence: str
) -> None:
    await anna.add_task(due="2030-01-07T17:00", reminders=[{"before_minutes": 5}])
    before = await anna.get("tasks/1")
    response = await anna.ask("PUT", "tasks/1/reminders", json=body)
    assert sentence in refused_fields(response)["reminders"]
    assert await anna.get("tasks/1") == before


async def test_what_went_off_is_listed_snoozed_and_dismissed(
    anna: Person, database: Database
) -> None:
    await anna.add_task("Call mom", due="2030-01-07T17:00")
    first, second = await remind(anna, {"before_minutes": 60}, {"before_minutes": 5})
    assert (await anna.get("reminders"))["total"] == 0
    await go_off(database, datetime(2030, 1, 7, 15, 55, 30, tzinfo=UTC))
    listed = await anna.get("reminders")
    shown = {one["id"]: (one["number"], one["title"], one["status"]) for one in listed["reminders"]}
    told = (1, "Call mom", "delivered")
    assert shown == {first["id"]: told, second["id"]: told}
    assert {one["id"]: one["late"] for one in listed["reminders"]} == {
        first["id"]: True,
        second["id"]: False,
    }
    snoozed = await anna.change("POST", f"reminders/{first['id']}/snooze", {"minutes": 10})
    away = datetime.fromisoformat(snoozed["snoozed_until"]) - datetime.now(UTC)
    assert timedelta(minutes=9) < away <= timedelta(minutes=10)
    assert snoozed["status"] == "waiting"
    snoozed = await anna.change(
        "POST", f"reminders/{first['id']}/snooze", {"until": "tomorrow 9am"}
    )
    assert snoozed["snoozed_until"][11:16] == "09:00"
    assert (await anna.ask("POST", f"reminders/{second['id']}/dismiss")).status_code == 204
    assert (await anna.get("reminders"))["reminders"] == []
    statuses = [one["status"] for one in (await anna.get("tasks/1"))["reminders"]]
    assert statuses == ["waiting", "done"]


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({}, {"until"}),
        ({"until": "2020-01-01T09:00"}, {"until"}),
        ({"until": "an hour ago"}, {"until"}),
        ({"until": "whenever"}, {"until"}),
        ({"until": "every day"}, {"until"}),
        ({"minutes": 0}, {"minutes"}),
        ({"minutes": -5}, {"minutes"}),
        ({"minutes": 10**30}, {"minutes"}),
        ({"minutes": "5"}, {"minutes"}),
        ({"minutes": 5, "until": "tomorrow"}, {"until"}),
        ({"hours": 5}, {"hours"}),
    ],
)
async def test_a_wrong_snooze_changes_nothing(
    anna: Person, body: dict[str, Any], refused: set[str]
) -> None:
    await anna.add_task(due="2030-01-07T17:00")
    (reminder,) = await remind(anna, {"before_minutes": 60})
    response = await anna.ask("POST", f"reminders/{reminder['id']}/snooze", json=body)
    assert set(refused_fields(response)) == refused
    assert (await anna.get("tasks/1/reminders"))["reminders"] == [reminder]


async def test_somebody_elses_reminder_is_as_missing_as_one_that_never_was(
    anna: Person, boris: Person
) -> None:
    await boris.add_task(due="2030-01-07T17:00")
    (reminder,) = await remind(boris, {"before_minutes": 60})
    for id in (reminder["id"], 999, 0, -1, 2**31, 10**30):
        for path, body in (("snooze", {"minutes": 5}), ("dismiss", None)):
            response = await anna.ask("POST", f"reminders/{id}/{path}", json=body)
            assert error_of(response, 404)["code"] == "REMINDER_NOT_FOUND"
    for options in ({"method": "GET"}, {"method": "PUT", "json": {"reminders": []}}):
        response = await anna.ask(path="tasks/1/reminders", **options)
        assert error_of(response, 404)["code"] == "TASK_NOT_FOUND"
    assert (await boris.get("tasks/1/reminders"))["reminders"] == [reminder]


async def test_settings_are_read_and_changed(anna: Person) -> None:
    assert await anna.get("settings") == {
        "timezone": "Europe/Berlin",
        "month_first": None,
        "week_start": 0,
    }
    changed = await anna.change("PATCH", "settings", {"timezone": "Asia/Kolkata", "week_start": 6})
    assert changed == {"timezone": "Asia/Kolkata", "month_first": None, "week_start": 6}
    changed = await anna.change("PATCH", "settings", {"month_first": False})
    assert changed == {"timezone": "Asia/Kolkata", "month_first": False, "week_start": 6}
    assert await anna.get("settings") == changed
    assert (await anna.change("PATCH", "settings", {"month_first": None}))["month_first"] is None


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"timezone": "Mars/Olympus"}, {"timezone"}),
        ({"timezone": None}, {"timezone"}),
        ({"timezone": "", "week_start": 7}, {"timezone", "week_start"}),
        ({"week_start": 10**30}, {"week_start"}),
        ({"week_start": "monday"}, {"week_start"}),
        ({"month_first": "yes"}, {"month_first"}),
        ({"timezone": "Asia/Kolkata", "week_start": -1}, {"week_start"}),
        ({"language": "de"}, {"language"}),
    ],
)
async def test_wrong_settings_change_nothing(
    anna: Person, body: dict[str, Any], refused: set[str]
) -> None:
    before = await anna.get("settings")
    assert set(refused_fields(await anna.ask("PATCH", "settings", json=body))) == refused
    assert await anna.get("settings") == before

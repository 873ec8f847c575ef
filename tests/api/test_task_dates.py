"""Tasks over HTTP: dates, repeats, reminders and projects as clients write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.api.conftest import Person, SignIn, refused_fields

BERLIN = ZoneInfo("Europe/Berlin")


def in_days(days: int) -> date:
    return datetime.now(BERLIN).date() + timedelta(days=days)


async def test_a_due_in_words_is_read_in_the_persons_zone(sign_in: SignIn) -> None:
    for zone in ("America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"):
        person = await sign_in(zone.rpartition("/")[2], zone)
        task = await person.add_task(due="tomorrow 5pm")
        due = datetime.fromisoformat(task["due"])
        tomorrow = datetime.now(ZoneInfo(zone)).date() + timedelta(days=1)
        assert due == datetime(*tomorrow.timetuple()[:3], 17, tzinfo=ZoneInfo(zone))
        assert task["due_zone"] == zone
        assert (await person.add_task(due="tomorrow"))["due"] == tomorrow.isoformat()


async def test_words_are_read_in_the_due_zone_if_there_is_one(anna: Person) -> None:
    task = await anna.add_task(due="tomorrow at 9", due_zone="Asia/Tokyo")
    assert task["due"].endswith("T09:00:00+09:00")
    assert task["due_zone"] == "Asia/Tokyo"


async def test_words_for_a_due_may_say_how_often_and_how_long(anna: Person) -> None:
    task = await anna.add_task(due="every monday at 9")
    assert (task["recurrence"], task["repeats_from"]) == ("FREQ=WEEKLY;BYDAY=MO", "schedule")
    due = datetime.fromisoformat(task["due"])
    assert (due.weekday(), due.hour, due.utcoffset()) == (0, 9, due.astimezone(BERLIN).utcoffset())
    task = await anna.add_task(due="tomorrow from 2 to 4pm")
    assert task["estimate_minutes"] == 120
    task = await anna.add_task(due="tomorrow from 2 to 4pm", estimate_minutes=30)
    assert task["estimate_minutes"] == 30, "what has a name of its own counts"
    task = await anna.add_task(due="every monday", recurrence=None)
    assert task["recurrence"] is None


async def test_a_repeat_is_a_rule_or_words(anna: Person) -> None:
    task = await anna.add_task(due="2026-12-01", recurrence="RRULE:freq=monthly;bymonthday=1")
    assert task["recurrence"] == "FREQ=MONTHLY;BYMONTHDAY=1"
    task = await anna.add_task(recurrence="every! 3 days")
    assert (task["recurrence"], task["repeats_from"]) == ("FREQ=DAILY;INTERVAL=3", "completion")
    assert task["due"] == in_days(0).isoformat(), "it begins with its first occurrence"


async def test_words_for_a_repeat_move_a_due_only_if_they_must(anna: Person) -> None:
    friday = in_days((4 - in_days(0).weekday()) % 7 + 14)
    await anna.add_task(due=friday.isoformat())
    task = await anna.change("PATCH", "tasks/1", {"recurrence": "every friday"})
    assert (task["due"], task["recurrence"]) == (friday.isoformat(), "FREQ=WEEKLY;BYDAY=FR")
    task = await anna.change("PATCH", "tasks/1", {"recurrence": "every monday"})
    assert date.fromisoformat(task["due"]).weekday() == 0
    task = await anna.change("PATCH", "tasks/1", {"recurrence": "every monday at 9"})
    assert datetime.fromisoformat(task["due"]).hour == 9
    task = await anna.change("PATCH", "tasks/1", {"recurrence": None})
    assert (task["recurrence"], datetime.fromisoformat(task["due"]).hour) == (None, 9)


async def test_moving_one_occurrence_never_wipes_or_shifts_the_rule(anna: Person) -> None:
    task = await anna.add_task(due="2030-01-07", recurrence="FREQ=WEEKLY;BYDAY=MO")
    moved = await anna.change("PUT", "tasks/1", {**task, "due": "2030-01-09"})
    assert (moved["due"], moved["recurrence"]) == ("2030-01-09", "FREQ=WEEKLY;BYDAY=MO")
    await anna.change("PATCH", "tasks/1/complete", {"completed": True})
    assert (await anna.get("tasks/2"))["due"] == "2030-01-14"


async def test_a_change_is_for_this_occurrence_or_for_all(anna: Person) -> None:
    await anna.add_task("Water plants", due="2030-01-07", recurrence="FREQ=WEEKLY;BYDAY=MO")
    await anna.change("PATCH", "tasks/1", {"title": "Water palms", "scope": "this"})
    await anna.change("PATCH", "tasks/1/complete", {"completed": True})
    assert (await anna.get("tasks/2"))["title"] == "Water plants"
    response = await anna.ask("PATCH", "tasks/2", json={"title": "x", "scope": "some"})
    assert refused_fields(response) == {"scope": "The scope is this or all."}


async def test_a_deadline_is_a_day(anna: Person) -> None:
    assert (await anna.add_task(deadline="2026-12-24"))["deadline"] == "2026-12-24"
    assert (await anna.add_task(deadline="tomorrow"))["deadline"] == in_days(1).isoformat()
    for wrong in ("2026-12-24T10:00", "tomorrow at 9", "every day"):
        refused = refused_fields(
            await anna.ask("POST", "tasks", json={"title": "x"} | {"deadline": wrong})
        )
        assert refused == {
            "deadline": "deadline is one day without a time, like 2026-11-23 or next friday."
        }


async def test_reminders_are_moments_or_times_before_the_due(anna: Person) -> None:
    wishes = [
        {"at": f"{in_days(1)}T09:00"},
        {"at": "tomorrow noon"},
        {"before_minutes": 30},
        {"at": "an hour before"},
    ]
    task = await anna.add_task(due=f"{in_days(2)}T17:00", reminders=wishes)
    shown = [(each["at"] and each["at"][:16], each["before_minutes"]) for each in task["reminders"]]
    assert shown == [
        (f"{in_days(1)}T09:00", None),
        (f"{in_days(1)}T12:00", None),
        (None, 30),
        (None, 60),
    ]
    assert [each["fires_at"][:16] for each in task["reminders"][2:]] == [
        f"{in_days(2)}T16:30",
        f"{in_days(2)}T16:00",
    ]
    again = await anna.change("PUT", "tasks/1", task)
    assert again == task, "a task may be sent back as it was received, and then nothing changes"


async def test_a_task_whose_reminder_lost_its_due_may_be_sent_back_too(anna: Person) -> None:
    await anna.add_task(due="tomorrow", reminders=[{"before_minutes": 10}])
    task = await anna.change("PATCH", "tasks/1", {"due": None})
    assert [each["fires_at"] for each in task["reminders"]] == [None]
    assert await anna.change("PUT", "tasks/1", task) == task


async def test_a_project_is_named_and_made(anna: Person) -> None:
    assert (await anna.add_task(project="Household"))["project"] == "Household"
    assert (await anna.add_task(project="HOUSEHOLD"))["project"] == "Household"
    assert (await anna.add_task())["project"] is None
    assert (await anna.change("PATCH", "tasks/1", {"project": None}))["project"] is None
    listed = await anna.get("tasks", project="household")
    assert [task["number"] for task in listed["tasks"]] == [2]
    listed = await anna.get("tasks", project="inbox")
    assert [task["number"] for task in listed["tasks"]] == [1, 3]


PAST = (datetime.now(UTC) - timedelta(hours=3)).isoformat()

WRONG: list[tuple[dict[str, Any], dict[str, str]]] = [
    ({"due": "2026-02-31"}, {"due": "no such day"}),
    ({"due": "31 february"}, {"due": "no such day"}),
    ({"due": "when the cows come home"}, {"due": "like tomorrow 5pm"}),
    ({"due": ""}, {"due": "like tomorrow 5pm"}),
    ({"due": "in 9999 years"}, {"due": "like tomorrow 5pm"}),
    ({"due": "x" * 201}, {"due": "200 characters"}),
    ({"due": "every 31 february"}, {"due": "never comes about"}),
    ({"due": "tomorrow 5pm", "due_zone": "Mars/Olympus"}, {"due_zone": "Europe/Berlin"}),
    ({"due": "soonish", "due_zone": "Mars/Olympus"}, {"due": "", "due_zone": ""}),
    ({"due_zone": "Europe/Berlin"}, {"due_zone": "goes together"}),
    ({"recurrence": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}, {"recurrence": "never comes about"}),
    ({"recurrence": "FREQ=SECONDLY"}, {"recurrence": "every hour at most"}),
    ({"recurrence": "FREQ=SOMETIMES"}, {"recurrence": "FREQ=WEEKLY;BYDAY=MO"}),
    ({"recurrence": "now and then"}, {"recurrence": "like every Monday"}),
    ({"recurrence": "tomorrow"}, {"recurrence": "like every Monday"}),
    ({"recurrence": ""}, {"recurrence": "like every Monday"}),
    ({"recurrence": "F" * 501}, {"recurrence": "500 characters"}),
    ({"recurrence": "every day for 5000 times"}, {"recurrence": ""}),
    ({"due": "every day for 5000 times"}, {"due": ""}),
    ({"recurrence": "every day", "repeats_from": "birth"}, {"repeats_from": "completion"}),
    ({"reminders": [{"at": PAST}]}, {"reminders": "has passed"}),
    ({"reminders": [{"before_minutes": 30}]}, {"reminders": "Set a date first"}),
    ({"reminders": [{}]}, {"reminders": "either at a moment or"}),
    (
        {"due": "tomorrow", "reminders": [{"at": "tomorrow", "before_minutes": 5}]},
        {"reminders": "either at a moment or"},
    ),
    ({"due": "tomorrow", "reminders": [{"before_minutes": -1}]}, {"reminders": "from 0 to"}),
    ({"due": "tomorrow", "reminders": [{"before_minutes": 10**30}]}, {"reminders": "from 0 to"}),
    ({"reminders": [{"at": "every day"}]}, {"reminders": "one moment"}),
    ({"reminders": [{"at": "whenever"}]}, {"reminders": "no date"}),
    ({"reminders": [{"at": 5}]}, {"reminders": "at must be text."}),
    ({"reminders": [{"when": "now"}]}, {"reminders": "There is no field when here"}),
    ({"reminders": ["tomorrow"]}, {"reminders": "must be an object"}),
    ({"reminders": None}, {"reminders": "must be a list"}),
    (
        {"due": "tomorrow", "reminders": [{"before_minutes": n} for n in range(11)]},
        {"reminders": "at most 10"},
    ),
    ({"tags": ["x" * 200]}, {"tags": "at most 50 characters"}),
    ({"project": "x" * 101}, {"project": "at most 100 characters"}),
    ({"project": 7}, {"project": "must be text"}),
    ({"estimate_minutes": 0}, {"estimate_minutes": "from 1 to 10080"}),
    ({"estimate_minutes": 10**30}, {"estimate_minutes": "from 1 to 10080"}),
    ({"estimate_minutes": "5"}, {"estimate_minutes": "whole number"}),
    ({"estimate_minutes": 1.5}, {"estimate_minutes": "whole number"}),
    ({"position": "first"}, {"position": "must be a number"}),
    (
        {
            "title": "",
            "due": "31 february",
            "deadline": "5pm",
            "recurrence": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
            "reminders": [{"at": PAST}],
            "tags": ["x" * 200],
            "project": "x" * 101,
            "priority": "urgent",
            "estimate_minutes": 0,
        },
        dict.fromkeys(
            (
                "title",
                "due",
                "deadline",
                "recurrence",
                "reminders",
                "tags",
                "project",
                "priority",
                "estimate_minutes",
            ),
            "",
        ),
    ),
]


@pytest.mark.parametrize(("body", "sentences"), WRONG)
@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT"])
async def test_a_refusal_names_each_field_and_says_what_is_right(
    anna: Person, method: str, body: dict[str, Any], sentences: dict[str, str]
) -> None:
    task = await anna.add_task("Call mom")
    path = "tasks" if method == "POST" else "tasks/1"
    given = body if method == "PATCH" else {"title": "x", **body}
    refused = refused_fields(await anna.ask(method, path, json=given))
    assert set(refused) == set(sentences)
    for field, words in sentences.items():
        assert words in refused[field]
    assert (await anna.get("tasks"))["tasks"] == [task]
    assert (await anna.add_task())["number"] == 2, "no number was used up"


@pytest.mark.parametrize("value", [b"NaN", b"1e999", b"-1e999", b"1e300"])
@pytest.mark.parametrize("method", ["POST", "PATCH"])
async def test_a_position_is_a_finite_number(anna: Person, method: str, value: bytes) -> None:
    await anna.add_task()
    response = await anna.ask(
        method,
        "tasks" if method == "POST" else "tasks/1",
        content=b'{"title": "x", "position": ' + value + b"}",
        headers={"Content-Type": "application/json"},
    )
    assert set(refused_fields(response)) == {"position"}


async def test_a_repeat_that_can_not_be_kept_is_refused_on_a_task_with_a_due(anna: Person) -> None:
    task = await anna.add_task(due="2030-01-07")
    body = {"recurrence": "every day for 5000 times"}
    assert set(refused_fields(await anna.ask("PATCH", "tasks/1", json=body))) == {"recurrence"}
    assert await anna.get("tasks/1") == task


async def test_a_repeating_task_keeps_a_due(anna: Person) -> None:
    await anna.add_task(due="every monday")
    refused = refused_fields(await anna.ask("PATCH", "tasks/1", json={"due": None}))
    assert "stop it from repeating" in refused["due"]
    task = await anna.change("PATCH", "tasks/1", {"due": None, "recurrence": None})
    assert (task["due"], task["recurrence"]) == (None, None)

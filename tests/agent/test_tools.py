"""The tools on a real database: what they do, and what they say was understood."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.conftest import Hands
from tests.support.database import make_user
from todo_chat.services import changes


async def test_a_date_in_words_is_set_and_said_back(hands: Hands) -> None:
    result = await hands.call("add_task", title="Call Mum", due="tomorrow at 5")
    assert result["added"]["due"] == "2026-11-26T17:00:00+01:00"
    assert result["added"]["due_words"] == "Tomorrow, 17:00"


@pytest.mark.parametrize(
    ("due", "iso"),
    [
        ("2026-12-01", "2026-12-01"),
        ("2026-12-01T17:00", "2026-12-01T17:00:00+01:00"),
        ("by friday", "2026-11-27"),
        ("in 2 hours", "2026-11-25T15:00:00+01:00"),
        ("end of month", "2026-11-30"),
    ],
)
async def test_dues_as_people_write_them(due: str, iso: str, hands: Hands) -> None:
    assert (await hands.call("add_task", title="X", due=due))["added"]["due"] == iso


async def test_all_fields_of_a_task(hands: Hands) -> None:
    added = (
        await hands.call(
            "add_task",
            title="Slides",
            notes="ten",
            priority="high",
            due="friday at 3",
            deadline="next monday",
            estimate_minutes=90,
            project="Work",
            tags=["talk"],
            reminders=["an hour before", "at 9", "when it is due", "tomorrow at 8"],
        )
    )["added"]
    told = [reminder.pop("words") for reminder in added["reminders"]]
    assert told == ["1 hour before", "Friday, 9:00", "when it is due", "Tomorrow, 8:00"]
    at = [reminder["at"] for reminder in added.pop("reminders")]
    assert at == [
        "2026-11-27T14:00:00+01:00",
        "2026-11-27T09:00:00+01:00",
        "2026-11-27T15:00:00+01:00",
        "2026-11-26T08:00:00+01:00",
    ]
    assert added == {
        "number": 1,
        "title": "Slides",
        "status": "pending",
        "priority": "high",
        "due": "2026-11-27T15:00:00+01:00",
        "due_words": "Friday, 15:00",
        "deadline": "2026-11-30",
        "deadline_words": "Monday",
        "estimate_minutes": 90,
        "tags": ["talk"],
        "project": "Work",
        "notes": "ten",
    }


@pytest.mark.parametrize(
    ("arguments", "field", "said"),
    [
        ({"due": "someday soon"}, "due", "is no date that can be read"),
        ({"due": "31 february"}, "due", "no such day"),
        ({"due": "every 31 february"}, "due", "never comes about"),
        ({"recurrence": "tomorrow"}, "recurrence", "nothing of repeating"),
        ({"recurrence": "FREQ=SECONDLY"}, "recurrence", "every hour at most"),
        ({"reminders": ["an hour before"]}, "reminders", "needs a due"),
        ({"reminders": ["yesterday at 9"]}, "reminders", "has passed"),
        ({"reminders": ["whenever"]}, "reminders", "is no date"),
        ({"deadline": "mañana"}, "deadline", "is no date"),
        ({"tags": ["x" * 200]}, "tags", "at most 50"),
        ({"title": " "}, "title", "needs a title"),
        ({"estimate_minutes": -5}, "estimate_minutes", "from 1 to"),
    ],
)
async def test_a_refusal_names_the_field_and_changes_nothing(
    arguments: dict[str, Any], field: str, said: str, hands: Hands
) -> None:
    result = await hands.call("add_task", **{"title": "X", **arguments})
    assert (result["code"], result["fields"]) == ("INVALID_INPUT", [field])
    assert said in result["error"]
    assert (await hands.call("list_tasks"))["total"] == 0


async def test_a_day_keeps_the_time_and_a_time_the_day(hands: Hands) -> None:
    await hands.add("Dentist", due="tomorrow at 3pm")
    moved = await hands.call("update_task", number=1, due="friday")
    assert moved["updated"]["due"] == "2026-11-27T15:00:00+01:00"
    assert moved["before"]["due"] == "2026-11-26T15:00:00+01:00"
    moved = await hands.call("update_task", number=1, due="at 9")
    assert moved["updated"]["due"] == "2026-11-27T09:00:00+01:00"
    moved = await hands.call("update_task", number=1, postpone_by="a week")
    assert moved["updated"]["due"] == "2026-12-04T09:00:00+01:00"
    moved = await hands.call("update_task", number=1, postpone_by="2 hours")
    assert moved["updated"]["due"] == "2026-12-04T11:00:00+01:00"
    assert "due" not in (await hands.call("update_task", number=1, due="none"))["updated"]


async def test_several_tasks_at_once_have_a_result_each(hands: Hands) -> None:
    await hands.call(
        "add_tasks",
        tasks=[
            {"title": "A", "due": "today at 5pm"},
            {"title": " "},
            {"title": "B", "due": "today"},
        ],
    )
    moved = (await hands.call("update_tasks", numbers=[1, 9, 2, 2], due="monday"))["results"]
    assert [one["number"] for one in moved] == [1, 9, 2]
    assert [one.get("code") for one in moved] == [None, "TASK_NOT_FOUND", None]
    assert [one["updated"]["due"] for one in moved if "updated" in one] == [
        "2026-11-30T17:00:00+01:00",
        "2026-11-30",
    ]
    tagged = await hands.call("tag_tasks", numbers=[1, 2], add=["work", "x"], remove=["X"])
    assert [one["updated"]["tags"] for one in tagged["results"]] == [["work"], ["work"]]
    done = await hands.call("complete_tasks", numbers=[1, 2])
    assert [one["completed"]["status"] for one in done["results"]] == ["completed"] * 2
    again = await hands.call("complete_tasks", numbers=[1, 2], completed=False)
    assert [one["reopened"]["status"] for one in again["results"]] == ["pending"] * 2


async def test_what_is_refused_among_several_leaves_nothing_behind(hands: Hands) -> None:
    wishes = [
        {"title": "A", "project": "New", "tags": ["fresh"], "reminders": ["yesterday at 9"]},
        {"title": "B"},
    ]
    result = await hands.call("add_tasks", tasks=wishes)
    assert [one.get("code") for one in result["results"]] == ["INVALID_INPUT", None]
    assert result["results"][1]["added"]["number"] == 1
    told = (await hands.call("list_changes", period="all"))["changes"]
    assert [change["title"] for change in told] == ["B"]


@pytest.mark.parametrize("numbers", [[], list(range(1, 52))])
async def test_one_to_fifty_tasks_at_once(numbers: list[int], hands: Hands) -> None:
    for tool in ("complete_tasks", "update_tasks", "delete_tasks", "tag_tasks", "restore_tasks"):
        assert (await hands.call(tool, numbers=numbers))["fields"] == ["numbers"]


async def test_lists_by_views_days_and_projects(hands: Hands) -> None:
    await hands.add("Late", due="yesterday")
    await hands.add("Now", due="today")
    await hands.add("Then", due="next friday at 9", project="Home")
    await hands.add("Sometime", tags=["x"])
    await hands.call("delete_task", number=4)

    async def titles(**wanted: Any) -> list[str]:
        return [task["title"] for task in (await hands.call("list_tasks", **wanted))["tasks"]]

    assert await titles() == ["Late", "Now", "Then"]
    assert await titles(view="today") == ["Late", "Now"]
    assert await titles(view="overdue") == ["Late"]
    assert await titles(view="upcoming") == ["Now", "Then"]
    assert await titles(view="inbox") == ["Late", "Now"]
    assert await titles(view="bin") == ["Sometime"]
    assert await titles(project="home") == ["Then"]
    assert await titles(due="week") == ["Now"]
    assert await titles(due="yesterday") == ["Late"]
    assert await titles(due="next week") == ["Then"]
    assert await titles(due="next friday") == ["Then"]
    assert (await hands.call("list_tasks", due="never ever"))["fields"] == ["due"]


async def test_each_call_acts_as_the_assistant_in_its_turn(hands: Hands) -> None:
    await hands.add("A")
    await hands.call("complete_tasks", numbers=[1])
    async with hands.database.read_scope() as session:
        page = await changes.list_changes(session, user_id=hands.user.id)
    calls = [outcome.call_id for outcome in reversed(hands.log.outcomes)]
    assert [(c.actor, c.turn_id, c.call_id) for c in page.changes] == [
        ("assistant", "turn1", call_id) for call_id in calls
    ]


async def test_nobody_reaches_the_tasks_of_others(hands: Hands) -> None:
    await hands.add("A", due="tomorrow at 5", reminders=["an hour before"])
    other = Hands(await make_user(hands.database, "cleo"), hands.database)
    for tool, arguments in (
        ("get_task", {}),
        ("update_task", {"title": "B"}),
        ("complete_task", {}),
        ("delete_task", {}),
        ("skip_occurrence", {}),
        ("stop_repeating", {}),
        ("set_reminder", {"when": "tomorrow at 9"}),
        ("remove_reminders", {}),
        ("snooze_reminder", {"until": "an hour"}),
    ):
        assert (await other.call(tool, number=1, **arguments))["code"] == "TASK_NOT_FOUND"
    for tool in ("complete_tasks", "update_tasks", "delete_tasks", "tag_tasks", "restore_tasks"):
        assert (await other.call(tool, numbers=[1]))["results"][0]["code"] == "TASK_NOT_FOUND"
    assert (await other.call("undo_last"))["code"] == "NOTHING_TO_UNDO"
    assert (await other.call("list_changes", number=1))["changes"] == []


@pytest.mark.parametrize(
    ("due", "last"), [("31 feb", "28 Feb 2027"), ("the 31st of november", "Monday")]
)
async def test_says_which_day_a_month_ends_on(due: str, last: str, hands: Hands) -> None:
    error = (await hands.call("add_task", title="X", due=due))["error"]
    assert error == f"There is no such day as “{due}”. The last one of that month is {last}."


async def test_says_when_a_task_was_so_before(hands: Hands) -> None:
    await hands.add("A")
    assert (await hands.call("complete_task", number=1, completed=False))["already"] is True
    assert "already" not in await hands.call("complete_task", number=1)
    results = (await hands.call("complete_tasks", numbers=[1]))["results"]
    assert results[0]["already"] is True


@pytest.mark.parametrize(("due", "found"), [("by friday", "ABC"), ("before friday", "AB")])
async def test_lists_what_is_due_up_to_a_day(due: str, found: str, hands: Hands) -> None:
    for title, day in zip("ABCD", ["2026-11-20", "tomorrow", "friday", "saturday"], strict=True):
        await hands.add(title, due=day)
    listed = (await hands.call("list_tasks", due=due))["tasks"]
    assert "".join(task["title"] for task in listed) == found

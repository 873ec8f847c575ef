"""The tools on a real database: what they do, and what they say was understood."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.agent.conftest import Hands
from tests.support.database import make_user
from todo_chat.models import User
from todo_chat.services import changes, reminders, tasks
from todo_chat.services.tasks import TaskChanges


async def _add(hands: Hands, *titles: str, **fields: Any) -> None:
    for title in titles:
        assert "added" in await hands.call("add_task", title=title, **fields)


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


async def test_a_repeat_in_words_is_set_and_said_back(hands: Hands) -> None:
    added = (await hands.call("add_task", title="Pay rent", due="every 1st at 9am"))["added"]
    assert (added["recurrence"], added["due"]) == (
        "FREQ=MONTHLY;BYMONTHDAY=1",
        "2026-12-01T09:00:00+01:00",
    )
    assert added["repeats"] == "every 1st at 9:00"
    added = (await hands.call("add_task", title="Sweep", recurrence="every friday"))["added"]
    assert (added["due"], added["repeats"]) == ("2026-11-27", "every Friday")
    added = (await hands.call("add_task", title="Mop", recurrence="every! 3 days"))["added"]
    assert added["repeats"] == "3 days after it is done"


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
    await _add(hands, "Dentist", due="tomorrow at 3pm")
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


async def test_a_task_can_be_made_to_repeat(hands: Hands) -> None:
    await _add(hands, "Sweep", due="friday at 3")
    weekly = (await hands.call("update_task", number=1, recurrence="every week"))["updated"]
    assert (weekly["due"], weekly["repeats"]) == (
        "2026-11-27T15:00:00+01:00",
        "every Friday at 15:00",
    )
    stopped = await hands.call("stop_repeating", number=1)
    assert "recurrence" not in stopped["stopped"]
    assert (await hands.call("stop_repeating", number=1))["code"] == "NOT_REPEATING"


async def test_completing_a_repeating_task_tells_of_the_next(hands: Hands) -> None:
    await _add(hands, "Rent", due="every 1st")
    result = await hands.call("complete_task", number=1)
    assert (result["next"]["number"], result["next"]["due"]) == (2, "2027-01-01")
    skipped = await hands.call("skip_occurrence", number=2)
    assert (skipped["skipped"]["due"], skipped["before"]["due"]) == ("2027-02-01", "2027-01-01")


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
    await _add(hands, "Late", due="yesterday")
    await _add(hands, "Now", due="today")
    await _add(hands, "Then", due="next friday at 9", project="Home")
    await _add(hands, "Sometime", tags=["x"])
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


async def test_deleted_tasks_come_back(hands: Hands) -> None:
    await _add(hands, "A", "B", "C")
    deleted = await hands.call("delete_tasks", numbers=[1, 2])
    assert [one["deleted"]["title"] for one in deleted["results"]] == ["A", "B"]
    restored = await hands.call("restore_tasks", numbers=[1, 2, 3])
    assert [one.get("code") for one in restored["results"]] == [None, None, "TASK_NOT_FOUND"]
    assert (await hands.call("list_tasks"))["total"] == 3


async def test_reminders_are_set_snoozed_and_removed(hands: Hands) -> None:
    await _add(hands, "Dentist", due="friday at 3")
    one = (await hands.call("set_reminder", number=1, when="an hour before"))["reminder_set"]
    two = (await hands.call("set_reminder", number=1, when="the day before"))["reminder_set"]
    assert [reminder["words"] for reminder in one["reminders"]] == ["1 hour before"]
    assert [r["words"] for r in two["reminders"]] == ["1 hour before", "1 day before"]
    snoozed = (await hands.call("snooze_reminder", until="an hour", number=1))["snoozed"]
    assert [r["at"] for r in snoozed["reminders"]] == [
        "2026-11-27T14:00:00+01:00",
        "2026-11-26T16:00:00+01:00",
    ]
    assert "reminders" not in (await hands.call("remove_reminders", number=1))["reminders_removed"]
    assert (await hands.call("remove_reminders", number=1))["code"] == "NO_REMINDER"
    fresh = (await hands.call("snooze_reminder", until="tomorrow", number=1))["reminder_set"]
    assert fresh["reminders"][0]["at"] == "2026-11-26T09:00:00+01:00"


async def test_a_snooze_is_as_long_as_was_said_whatever_the_second(hands: Hands) -> None:
    hands.now += timedelta(seconds=7, milliseconds=600)
    await _add(hands, "Dentist", due="friday at 3", reminders=["an hour before"])
    snoozed = (await hands.call("snooze_reminder", until="an hour", number=1))["snoozed"]
    assert snoozed["reminders"][0]["at"] == "2026-11-27T15:00:00+01:00"


async def test_the_reminder_that_was_shown_last_is_snoozed(hands: Hands, user: User) -> None:
    assert (await hands.call("snooze_reminder", until="an hour"))["code"] == "NO_REMINDER"
    await _add(hands, "Tea", due="in 10 minutes", reminders=["when it is due"])
    later = hands.now + timedelta(minutes=10)
    async with hands.database.session_scope() as session:
        [due] = await reminders.claim_due(session, now=later, owner="me")
        await reminders.deliver(session, owner="me", reminder_ids=[due.reminder.id or 0], now=later)
    hands.now = later
    snoozed = (await hands.call("snooze_reminder", until="an hour"))["snoozed"]
    assert snoozed["number"] == 1
    assert snoozed["reminders"][0]["at"] == "2026-11-25T14:10:00+01:00"


async def test_everything_of_a_turn_is_undone_and_done_again(hands: Hands) -> None:
    await _add(hands, "A", "B", "C")
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
    await _add(hands, "A")
    async with hands.database.session_scope() as session:
        await tasks.complete_task(session, user_id=hands.user.id, number=1)
    assert (await hands.call("undo_last"))["undone"] == [
        {"number": 1, "title": "A", "is_now": "open"}
    ]


async def test_a_conflict_is_told_and_nothing_undone(hands: Hands) -> None:
    await _add(hands, "A", "B")
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
    await _add(hands, "A", "B")
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


async def test_each_call_acts_as_the_assistant_in_its_turn(hands: Hands) -> None:
    await _add(hands, "A")
    await hands.call("complete_tasks", numbers=[1])
    async with hands.database.read_scope() as session:
        page = await changes.list_changes(session, user_id=hands.user.id)
    calls = [outcome.call_id for outcome in reversed(hands.log.outcomes)]
    assert [(c.actor, c.turn_id, c.call_id) for c in page.changes] == [
        ("assistant", "turn1", call_id) for call_id in calls
    ]


async def test_nobody_reaches_the_tasks_of_others(hands: Hands) -> None:
    await _add(hands, "A", due="tomorrow at 5", reminders=["an hour before"])
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


async def test_takes_several_turns_back_the_newest_first(hands: Hands) -> None:
    for number, title in enumerate("ABC"):
        hands.turn_id = f"turn{number}"
        await _add(hands, title)
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
    await _add(hands, "A")
    async with hands.database.session_scope() as session:
        by_hand = TaskChanges(title="By hand")
        await tasks.update_task(session, user_id=user.id, number=1, changes=by_hand)
    await _add(hands, "B")
    hands.turn_id = "second"
    await _add(hands, "C")
    hands.turn_id = "third"
    result = await hands.call("undo_last", times=3)
    assert [one["title"] for one in result["undone"]] == ["C"]
    assert "was changed again since" in result["stopped"]
    listed = (await hands.call("list_tasks"))["tasks"]
    assert [task["title"] for task in listed] == ["By hand", "B"]


@pytest.mark.parametrize("times", [0, -1, 21])
async def test_takes_back_no_odd_number_of_times(times: int, hands: Hands) -> None:
    await _add(hands, "A")
    result = await hands.call("undo_last", times=times)
    assert result["fields"] == ["times"]
    assert (await hands.call("list_tasks"))["total"] == 1


@pytest.mark.parametrize(
    ("due", "last"), [("31 feb", "28 Feb 2027"), ("the 31st of november", "Monday")]
)
async def test_says_which_day_a_month_ends_on(due: str, last: str, hands: Hands) -> None:
    error = (await hands.call("add_task", title="X", due=due))["error"]
    assert error == f"There is no such day as “{due}”. The last one of that month is {last}."


async def test_lists_what_has_a_reminder_the_next_first(hands: Hands) -> None:
    await _add(hands, "Late", due="friday at 3", reminders=["an hour before"])
    await _add(hands, "Soon", due="tomorrow at 3", reminders=["an hour before", "when it is due"])
    await _add(hands, "Never", due="tomorrow")
    await _add(hands, "Done", due="tomorrow at 9", reminders=["when it is due"])
    await hands.call("complete_task", number=4)
    result = await hands.call("list_tasks", view="reminders")
    assert [task["title"] for task in result["tasks"]] == ["Soon", "Late"]


async def test_lists_what_repeats(hands: Hands) -> None:
    await _add(hands, "Rent", due="every 1st")
    await _add(hands, "Once", due="tomorrow")
    await _add(hands, "Pills", due="every day at 8")
    result = await hands.call("list_tasks", view="repeating")
    assert [task["title"] for task in result["tasks"]] == ["Pills", "Rent"]


async def test_changes_several_series_for_all_times(hands: Hands) -> None:
    await _add(hands, "Pills", due="every day at 8")
    await _add(hands, "Swim", due="every day at 7")
    arguments = {"numbers": [1, 2], "due": "at 9", "scope": "all"}
    results = (await hands.call("update_tasks", **arguments))["results"]
    assert [one["updated"]["repeats"] for one in results] == ["every day at 9:00"] * 2


async def test_a_tag_may_be_for_this_time_only(hands: Hands) -> None:
    await _add(hands, "Pills", due="every day at 8")
    await hands.call("tag_tasks", numbers=[1], add=["late"], scope="this")
    result = await hands.call("complete_task", number=1)
    assert result["completed"]["tags"] == ["late"]
    assert "tags" not in result["next"]


async def test_other_days_in_words_keep_the_time(hands: Hands) -> None:
    await _add(hands, "Team meeting", due="every monday at 10")
    updated = (await hands.call("update_task", number=1, due="tuesdays"))["updated"]
    assert updated["repeats"] == "every Tuesday at 10:00"


async def test_says_when_a_task_was_so_before(hands: Hands) -> None:
    await _add(hands, "A")
    assert (await hands.call("complete_task", number=1, completed=False))["already"] is True
    assert "already" not in await hands.call("complete_task", number=1)
    results = (await hands.call("complete_tasks", numbers=[1]))["results"]
    assert results[0]["already"] is True


@pytest.mark.parametrize(("due", "found"), [("by friday", "ABC"), ("before friday", "AB")])
async def test_lists_what_is_due_up_to_a_day(due: str, found: str, hands: Hands) -> None:
    for title, day in zip("ABCD", ["2026-11-20", "tomorrow", "friday", "saturday"], strict=True):
        await _add(hands, title, due=day)
    listed = (await hands.call("list_tasks", due=due))["tasks"]
    assert "".join(task["title"] for task in listed) == found


@pytest.mark.parametrize(
    ("words", "due", "repeats"),
    [
        ("on the 2nd every month", "2026-12-02T15:00:00+01:00", "every 2nd at 15:00"),
        ("every month", "2026-11-26T15:00:00+01:00", "every 26th at 15:00"),
        ("every 12 hours", "2026-11-26T15:00:00+01:00", "every 12 hours"),
        ("every 12 hours starting at 7pm", "2026-11-25T19:00:00+01:00", "every 12 hours"),
    ],
)
async def test_a_repeat_goes_on_from_the_due_unless_it_says_its_start(
    words: str, due: str, repeats: str, hands: Hands
) -> None:
    await _add(hands, "Dentist", due="tomorrow at 3pm")
    updated = (await hands.call("update_task", number=1, recurrence=words))["updated"]
    assert (updated["due"], updated["repeats"]) == (due, repeats)

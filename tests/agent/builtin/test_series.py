"""Changes of repeating tasks, for this time or for all to come.

It is Wednesday, 25 November 2026, 13:00 in Berlin. The list at the start: #1 Take pills (daily at
8:00), #2 Team meeting (Mondays at 10:00), #3 Write the report (today).
"""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk
from tests.agent.conftest import NOW
from todo_chat.when import read_due


@pytest.fixture
async def talk(empty_talk: Talk) -> Talk:
    """A conversation on that Wednesday."""
    empty_talk.now = NOW

    def due(text: str) -> object:
        return read_due(text, "Europe/Berlin")

    await empty_talk.add("Take pills", due=due("2026-11-26T08:00"), recurrence="FREQ=DAILY")
    meeting = due("2026-11-30T10:00")
    await empty_talk.add("Team meeting", due=meeting, recurrence="FREQ=WEEKLY;BYDAY=MO")
    await empty_talk.add("Write the report", due=due("2026-11-25"))
    return empty_talk


async def following(talk: Talk, number: int) -> str:
    """When the occurrence after the present one is due."""
    await talk.complete(number)
    tasks = await talk.tasks()
    return str(tasks[max(tasks)]["due"])


@pytest.mark.parametrize(
    "message",
    [
        "move pills to 9am for all",
        "move the pills to 9 every time",
        "move pills to 9am from now on",
        "from now on move the pills to 9am",
        "from now on the pills are at 9",
        "change the whole series of pills to 9am",
        "make all future pills at 9",
        "put the pills at 9, for the whole series",
    ],
)
async def test_moves_all_times_to_come(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert said.reply == (
        "#1 Take pills now repeats every day at 9:00. It is due tomorrow, 9:00 next."
    )
    assert len(await talk.tasks()) == 3
    assert await following(talk, 1) == "2026-11-27T09:00:00+01:00"


@pytest.mark.parametrize(
    "message",
    [
        "move pills to 9am",
        "move pills to 9am just this once",
        "move pills to 9am, only this time",
        "just this once, move the pills to 9am",
        "move only the next pills to 9am",
        "move the pills to 9 this time only",
    ],
)
async def test_moves_this_time_only(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert said.reply == (
        "#1 Take pills is now due tomorrow, 9:00. "
        "That is for this time only: it goes on every day at 8:00."
    )
    assert await following(talk, 1) == "2026-11-27T08:00:00+01:00"


async def test_renames_this_one_or_all(talk: Talk) -> None:
    said = await talk.say("rename the team meeting to standup just this once")
    assert said.reply.endswith("That is for this time only; those to come stay as they are.")
    await talk.complete(2)
    assert await talk.titles() == ["Take pills", "Standup", "Write the report", "Team meeting"]
    said = await talk.say("rename the team meeting to circle, all of them")
    assert said.reply.endswith("That holds for all times to come.")
    await talk.complete(4)
    assert (await talk.titles())[-1] == "Circle"


async def test_all_of_them_may_be_the_tasks(talk: Talk) -> None:
    await talk.say("move 1 and 3 to friday, all of them")
    tasks = await talk.tasks()
    assert tasks[3]["due"] == "2026-11-27"
    assert await following(talk, 1) == "2026-11-27T08:00:00+01:00"


@pytest.mark.parametrize(
    "message", ["skip the team meeting next week", "skip the next team meeting", "skip 2"]
)
async def test_skips_the_one_that_is_next(message: str, talk: Talk) -> None:
    await talk.say(message)
    assert (await talk.tasks())[2]["due"] == "2026-12-07T10:00:00+01:00"


async def test_skips_none_but_the_one_of_that_day(talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say("skip the team meeting on december 14")
    assert said.reply == "#2 Team meeting is not due december 14, so I skipped nothing."
    assert await talk.tasks() == before


@pytest.mark.parametrize("title", ["Fix it for all", "Call mum every time", "Only the lonely"])
async def test_a_title_may_say_so_too(title: str, empty_talk: Talk) -> None:
    await empty_talk.say(f"add {title}")
    assert await empty_talk.titles() == [title]


@pytest.mark.parametrize("message", ["what reminders do I have?", "show my reminders"])
async def test_lists_reminders_the_next_first(message: str, talk: Talk) -> None:
    await talk.say("remind me of 2 an hour before")
    await talk.say("remind me about the report at 5")
    said = await talk.say(message)
    assert said.reply.splitlines() == [
        "You have 2 tasks with a reminder to come, the next one first:",
        "- #3 Write the report · due today · reminder Today, 17:00",
        "- #2 Team meeting · due Monday, 10:00 · every Monday at 10:00 · "
        "reminder 1 hour before (Monday, 9:00)",
    ]
    await talk.say("cancel all reminders")
    said = await talk.say(message)
    assert said.reply == "You have no tasks with a reminder to come."


@pytest.mark.parametrize("message", ["what repeats?", "show my repeating tasks"])
async def test_lists_what_repeats(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert [line[:4] for line in said.reply.splitlines()[1:]] == ["- #1", "- #2"]


@pytest.mark.parametrize(
    ("message", "numbers"),
    [
        ("what's due by friday?", [1, 3]),
        ("what is due before thursday?", [3]),
        ("anything on monday?", [2]),
        ("what about thursday?", [1]),
        ("show tomorrow", [1]),
        ("thursday", [1]),
        ("am I free on monday?", [2]),
        ("agenda for today", [3]),
        ("what's happening on friday?", []),
    ],
)
async def test_lists_what_is_on_a_day(message: str, numbers: list[int], talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    shown = [int(line[3]) for line in said.reply.splitlines()[1:]]
    assert sorted(shown) == numbers, said.reply
    assert await talk.tasks() == before


@pytest.mark.parametrize(
    "message",
    [
        "when do I have the team meeting?",
        "is the team meeting on friday?",
        "tell me about the team meeting",
        "how long does the team meeting take?",
        "when will you remind me of the team meeting?",
    ],
)
async def test_shows_what_is_asked_about(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert said.names == ["list_tasks", "get_task"]
    assert "Due: Monday, 10:00" in said.reply


async def test_moves_no_more_than_this_week(talk: Talk) -> None:
    await talk.say("move everything from this week to december 10")
    tasks = await talk.tasks()
    assert [tasks[number]["due"][:10] for number in (1, 2, 3)] == [
        "2026-12-10",
        "2026-11-30",
        "2026-12-10",
    ]


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("cancel all reminders", "There is nothing to change: no task is like that."),
        ("remove everything from the bin", "I can't empty the bin myself."),
        ("what's late?", "You have no open overdue tasks."),
        ("remind me again in an hour", "No reminder was shown that could be snoozed."),
    ],
)
async def test_says_what_is_so_where_there_is_nothing(message: str, reply: str, talk: Talk) -> None:
    before = await talk.tasks()
    assert reply in (await talk.say(message)).reply
    assert await talk.tasks() == before


async def test_moves_a_series_to_the_day_that_was_said(talk: Talk) -> None:
    said = await talk.say("put the team meeting on the 2nd every month")
    assert said.reply == (
        "#2 Team meeting now repeats every 2nd at 10:00. It is due 2 Dec, 10:00 next."
    )

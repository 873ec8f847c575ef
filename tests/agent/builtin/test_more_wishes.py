"""Reminders, repeats, days and questions in words that are less plain.

The list at the start: #1 Buy milk, #2 Call mom, #3 Write the report, #4 Water the plants and, done,
#5 Pay rent.
"""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk


@pytest.mark.parametrize("message", ["stop it", "stop 1"])
async def test_asks_before_a_repeat_ends_that_was_hardly_named(
    message: str, empty_talk: Talk
) -> None:
    said = await empty_talk.say_all(["add pills every day at 8", message])
    assert said.reply == "Did you mean #1 Pills? If so, I'll stop repeating it."
    assert (await empty_talk.tasks())[1]["recurrence"]
    await empty_talk.say("yes")
    assert "recurrence" not in (await empty_talk.tasks())[1]


async def test_stops_nothing_that_does_not_repeat(talk: Talk) -> None:
    said = await talk.say_all(["rename 1 to oats", "stop it"])
    assert said.reply == "All right, I've left everything as it is."


@pytest.mark.parametrize(
    "message", ["set a reminder for the report", "remind me of 3", "add a reminder on the report"]
)
async def test_asks_when_to_remind(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert said.reply == "When shall I remind you of #3 Write the report?"
    assert await talk.tasks() == before
    said = await talk.say("on 2027-03-01 at 10")
    assert said.names == ["set_reminder"]
    assert said.reply == "I'll remind you of #3 Write the report: 1 Mar 2027, 10:00."


async def test_turns_its_reminder_off(talk: Talk) -> None:
    said = await talk.say_all(["remind me of 3 on 2027-03-01 at 10", "turn off its reminder"])
    assert said.reply == "#3 Write the report has no reminders any more."


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("extend the report by a week", "2027-03-08"),
        ("give me two more days for the report", "2027-03-03"),
        ("I need 3 more days for the report", "2027-03-04"),
        ("the report is due 2027-03-05, not 2027-03-01", "2027-03-05"),
    ],
)
async def test_moves_what_was_due(message: str, due: str, talk: Talk) -> None:
    await talk.say_all(["move 3 to 2027-03-01", message])
    tasks = await talk.tasks()
    assert (len(tasks), tasks[3]["due"]) == (5, due)


@pytest.mark.parametrize(
    "message",
    [
        "do 1 and 3 on 2027-03-01, and 2 on 2027-03-02",
        "set 1 and 3 to 2027-03-01 and 2 to 2027-03-02",
        "move 1, 3 to 2027-03-01, 2 to 2027-03-02",
    ],
)
async def test_moves_each_to_its_day(message: str, talk: Talk) -> None:
    await talk.say(message)
    tasks = await talk.tasks()
    assert len(tasks) == 5
    assert [tasks[number].get("due") for number in (1, 2, 3, 4)] == [
        "2027-03-01",
        "2027-03-02",
        "2027-03-01",
        None,
    ]


async def test_gives_it_a_note(talk: Talk) -> None:
    await talk.say("give the report a description: see the mail")
    tasks = await talk.tasks()
    assert (len(tasks), tasks[3]["notes"]) == (5, "see the mail")


@pytest.mark.parametrize(
    "message", ["when is the report due next?", "how often do I write the report?"]
)
async def test_answers_questions_about_a_task(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert said.reply.startswith("**#3 Write the report**")


@pytest.mark.parametrize(
    "message",
    [
        "make everything urgent except 3",
        "make everything high priority but not the report",
        "make all tasks urgent, except for the report",
    ],
)
async def test_spares_what_is_excepted_at_the_end(message: str, talk: Talk) -> None:
    await talk.say(message)
    tasks = await talk.tasks()
    assert [tasks[number].get("priority") for number in (1, 2, 3, 4)] == [
        "high",
        "high",
        None,
        "high",
    ]


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("not 2027-03-01, 2027-03-02", "2027-03-02T18:00:00+01:00"),
        ("not 6, 7", "2027-03-01T19:00:00+01:00"),
    ],
)
async def test_takes_the_day_or_hour_that_is_meant(
    message: str, due: str, empty_talk: Talk
) -> None:
    await empty_talk.say_all(["add gym on 2027-03-01 at 6pm", message])
    tasks = await empty_talk.tasks()
    assert (len(tasks), tasks[1]["due"]) == (1, due)


async def test_skips_what_is_said_not_to_be(empty_talk: Talk) -> None:
    await empty_talk.say_all(["add yoga every tuesday at 7pm"])
    due = (await empty_talk.tasks())[1]["due"]
    said = await empty_talk.say("no yoga on tuesday")
    assert said.reply.startswith("Skipped #1 Yoga")
    tasks = await empty_talk.tasks()
    assert len(tasks) == 1
    assert tasks[1]["due"] > due


async def test_says_that_a_reminder_comes_once(talk: Talk) -> None:
    said = await talk.say("remind me of the report every hour")
    assert "A reminder comes once (“every hour”)." in said.reply


async def test_asks_before_numbers_go_to_a_project_that_is_not_there(talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say("put 1 and 2 in shopping")
    assert said.reply == ("There is no project shopping. Shall I make it and put #1 and #2 there?")
    assert await talk.tasks() == before
    await talk.say("yes")
    tasks = await talk.tasks()
    assert (tasks[1]["project"], tasks[2]["project"]) == ("shopping", "shopping")


async def test_tags_it_with_several(talk: Talk) -> None:
    await talk.say_all(["rename 1 to oats", "tag it a, b and c"])
    tasks = await talk.tasks()
    assert (len(tasks), tasks[1]["tags"]) == (5, ["a", "b", "c"])


async def test_sets_its_deadline(talk: Talk) -> None:
    await talk.say_all(["rename 1 to oats", "set its deadline to 2027-03-01"])
    assert (await talk.tasks())[1]["deadline"] == "2027-03-01"

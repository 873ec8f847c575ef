""" "Only" says that a task is there already: "do gym only on weekdays"."""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk

WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


@pytest.mark.parametrize(
    "message",
    [
        "do gym only on weekdays",
        "gym only on weekdays please",
        "only do gym on weekdays",
        "gym should only be on weekdays",
        "make it only on weekdays",
        "only on weekdays from now on",
        "just on weekdays",
        "every weekday",
    ],
)
async def test_changes_the_task_that_is_there(message: str, empty_talk: Talk) -> None:
    await empty_talk.say("add gym")
    said = await empty_talk.say(message)
    assert "#1 Gym now repeats every weekday." in said.reply
    tasks = await empty_talk.tasks()
    assert [task.get("recurrence") for task in tasks.values()] == [WEEKDAYS]


async def test_adds_one_that_repeats_where_there_is_none(talk: Talk) -> None:
    await talk.say("do gym only on weekdays")
    *_, added = (await talk.tasks()).values()
    assert (added["title"], added["recurrence"]) == ("Do gym", WEEKDAYS)


async def test_says_that_nothing_was_spoken_of(empty_talk: Talk) -> None:
    said = await empty_talk.say("only on mondays")
    assert said.reply == "I'm not sure which task you mean. Tell me its number or name."
    assert await empty_talk.tasks() == {}


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        ("dentist is at 16:00 on 2027-03-01 now", "due", "2027-03-01T16:00:00+01:00"),
        ("dentist should be seen on 2027-03-01", "due", "2027-03-01"),
    ],
)
async def test_knows_a_task_by_the_word_it_begins_with(
    message: str, field: str, value: str, empty_talk: Talk
) -> None:
    await empty_talk.add("Dentist", "Milk")
    await empty_talk.say(message)
    tasks = await empty_talk.tasks()
    assert len(tasks) == 2
    assert tasks[1][field] == value


async def test_a_name_and_a_wish_in_one_are_two(empty_talk: Talk) -> None:
    await empty_talk.add("Gym")
    await empty_talk.complete(1)
    await empty_talk.say("reopen gym and set it to 2027-03-01")
    task = (await empty_talk.tasks())[1]
    assert (task["status"], task["due"]) == ("pending", "2027-03-01")

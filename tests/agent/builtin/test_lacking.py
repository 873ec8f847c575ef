"""What a wish leaves out is asked for, and nothing is made up in its place.

The list at the start: #1 Buy milk, #2 Call mom, #3 Write the report, #4 Water the plants and, done,
#5 Pay rent.
"""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk


@pytest.mark.parametrize(
    "message", ["tag 1 with", "tag 1", "label the milk with", "tag #1 as", "add a tag to 1"]
)
async def test_asks_for_the_tag(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert said.reply == "Which tag shall I put on #1 Buy milk?"
    assert await talk.tasks() == before
    await talk.say("with #home and errand")
    assert (await talk.tasks())[1]["tags"] == ["errand", "home"]
    assert len(await talk.tasks()) == len(before)


async def test_asks_once_for_the_tag_of_several(talk: Talk) -> None:
    said = await talk.say("tag 1 and 3 with")
    assert said.reply == "Which tag shall I put on these 2 tasks?"
    await talk.say("home")
    tasks = await talk.tasks()
    assert (tasks[1]["tags"], tasks[3]["tags"]) == (["home"], ["home"])


@pytest.mark.parametrize(
    ("message", "said_instead"),
    [
        ("set 2 priority to ultra", "ultra"),
        ("make 2 ultra priority", "ultra"),
        ("set the priority of 2 to 7", "7"),
        ("change priority of mom to whatever", "whatever"),
        ("give 2 a priority of 9000", "9000"),
    ],
)
async def test_says_which_priorities_there_are(message: str, said_instead: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert said.reply == (
        f"There is no priority “{said_instead}”, so I've changed nothing. "
        "Which priority shall #2 Call mom have: high, medium, low or none?"
    )
    assert await talk.tasks() == before
    await talk.say("medium")
    assert (await talk.tasks())[2]["priority"] == "medium"


@pytest.mark.parametrize(("level", "priority"), [("p1", "high"), ("p2", "medium"), ("p3", "low")])
async def test_knows_the_short_names_of_priorities(level: str, priority: str, talk: Talk) -> None:
    await talk.say(f"set the priority of 2 to {level}")
    assert (await talk.tasks())[2]["priority"] == priority


@pytest.mark.parametrize(
    "message", ["move 2 to", "change the due date of 2", "set the date of mom", "postpone 2 until"]
)
async def test_asks_for_the_day(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert said.reply == "To which day shall I move #2 Call mom?"
    assert await talk.tasks() == before
    await talk.say("to 2027-03-01")
    assert (await talk.tasks())[2]["due"] == "2027-03-01"


async def test_asks_for_the_day_of_the_deadline(talk: Talk) -> None:
    said = await talk.say("change the deadline of 2")
    assert said.reply == "Which day is the deadline of #2 Call mom?"
    await talk.say("2027-03-01")
    assert (await talk.tasks())[2]["deadline"] == "2027-03-01"


@pytest.mark.parametrize("message", ["rename 2 to", "rename mom as"])
async def test_asks_for_the_title(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert said.reply == "What shall #2 Call mom be called?"


@pytest.mark.parametrize(
    "message", ["tag 99 with", "move 99 to", "rename 99", "set priority of 99"]
)
async def test_asks_nothing_of_a_task_that_is_not_there(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert said.reply == "I couldn't change #99. There is no task 99."
    assert await talk.tasks() == before

"""A bare number as the new time: "make it 11" is an hour, or the 11th of a month spoken of."""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk


@pytest.mark.parametrize(
    ("added", "due"),
    [
        ("add dentist on 10 march 2027", "2027-03-11"),
        ("add dentist on march 10th 2027", "2027-03-11"),
        ("add dentist on 10 march 2027 at 9", "2027-03-10T11:00:00+01:00"),
        ("add dentist on 2027-03-10", "2027-03-10T11:00:00+01:00"),
        ("add dentist on the second friday of march 2027", "2027-03-12T11:00:00+01:00"),
    ],
)
async def test_is_an_hour_unless_a_day_was_spoken_of(
    added: str, due: str, empty_talk: Talk
) -> None:
    await empty_talk.say(added)
    said = await empty_talk.say("make it 11")
    assert (await empty_talk.tasks())[1]["due"] == due
    assert said.names == ["get_task", "update_task"]
    assert ("say “at 11”" in said.reply) is ("T" not in due)


async def test_the_hour_can_be_told_after_all(empty_talk: Talk) -> None:
    await empty_talk.say_all(["add dentist on 10 march 2027", "make it 11", "make it at 10"])
    assert (await empty_talk.tasks())[1]["due"] == "2027-03-11T10:00:00+01:00"


async def test_is_a_day_where_no_hour_has_that_number(empty_talk: Talk) -> None:
    await empty_talk.say_all(["add dentist on 2027-03-10", "make it 25"])
    assert (await empty_talk.tasks())[1]["due"] == "2027-03-25"


@pytest.mark.parametrize("message", ["make it 31", "I meant 31"])
async def test_a_day_that_month_has_not_is_refused(message: str, empty_talk: Talk) -> None:
    await empty_talk.say("add dentist on 2027-02-10")
    before = await empty_talk.tasks()
    said = await empty_talk.say(message)
    assert said.reply.startswith("I couldn't change #1.")
    assert await empty_talk.tasks() == before


async def test_a_correction_of_the_hour_is_one(empty_talk: Talk) -> None:
    await empty_talk.say_all(["add gym on 2027-03-10 at 6pm", "I meant 7"])
    assert (await empty_talk.tasks())[1]["due"] == "2027-03-10T19:00:00+01:00"

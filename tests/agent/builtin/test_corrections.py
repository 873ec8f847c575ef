"""What goes on with the last wish: the same for one more, or for another one instead.

The list at the start: #1 Buy milk, #2 Call mom, #3 Write the report, #4 Water the plants and, done,
#5 Pay rent.
"""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk

DAY = "2027-03-01"


@pytest.mark.parametrize(
    "message", ["no, 2", "no, I meant mom", "sorry, I meant #2", "not that one, mom", "I meant mom"]
)
async def test_does_it_to_another_instead(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say_all([f"move 1 to {DAY}", message])
    after = await talk.tasks()
    assert after[1] == before[1]
    assert after[2]["due"] == DAY
    assert said.reply == "Undone: #1 Buy milk: due as before. #2 Call mom is now due 1 Mar 2027."
    assert len(after) == len(before)


@pytest.mark.parametrize(
    "wish", ["complete the first", "delete 1", "tag 1 with x", "make 1 urgent"]
)
async def test_does_it_to_the_other_one_of_a_list(wish: str, empty_talk: Talk) -> None:
    await empty_talk.add("Buy milk", "Call mom")
    before = await empty_talk.tasks()
    await empty_talk.say_all(["list my tasks", wish])
    changed = (await empty_talk.tasks()).get(1)
    await empty_talk.say("no, the other one")
    after = await empty_talk.tasks()
    assert after[1] == before[1]
    assert {**after.get(2, {}), "number": 1, "title": "Buy milk"} == {
        **(changed or {}),
        "number": 1,
        "title": "Buy milk",
    }


async def test_does_it_to_the_other_one_that_was_asked_about(talk: Talk) -> None:
    await talk.add("Call dad")
    await talk.say_all([f"move call to {DAY}", "the first one", "no, the other one"])
    after = await talk.tasks()
    assert (after[2].get("due"), after[6].get("due")) == (None, DAY)


@pytest.mark.parametrize("message", ["no, I meant the blorp", "no, the other one", "the other one"])
async def test_changes_nothing_where_no_other_is_known(message: str, talk: Talk) -> None:
    await talk.say("complete 1")
    before = await talk.tasks()
    said = await talk.say(message)
    assert await talk.tasks() == before
    assert "Undone" not in said.reply


@pytest.mark.parametrize("message", ["and 2", "and 2 as well", "2 too", "mom too", "also mom"])
async def test_does_the_same_to_one_more(message: str, talk: Talk) -> None:
    said = await talk.say_all([f"move 1 to {DAY}", message])
    after = await talk.tasks()
    assert (after[1]["due"], after[2]["due"]) == (DAY, DAY)
    assert said.reply == "#2 Call mom is now due 1 Mar 2027."


@pytest.mark.parametrize(
    ("message", "title"),
    [("and buy bread too", "Buy bread"), ("also fix the roof", "Fix the roof")],
)
async def test_a_new_task_is_none_of_that(message: str, title: str, talk: Talk) -> None:
    await talk.say_all(["tag 1 with work", message])
    assert (await talk.titles())[-1] == title


async def test_adds_it_on_another_day_too(empty_talk: Talk) -> None:
    await empty_talk.say_all([f"add gym on {DAY}", "and also on 2027-03-02"])
    tasks = (await empty_talk.tasks()).values()
    assert [(task["title"], task["due"]) for task in tasks] == [
        ("Gym", DAY),
        ("Gym", "2027-03-02"),
    ]


@pytest.mark.parametrize(
    "first", ["remind me to call bob on 2027-03-01 at 5", "remind me of 1 at 5"]
)
async def test_reminds_at_another_time_too(first: str, empty_talk: Talk) -> None:
    await empty_talk.add("Buy milk")
    said = await empty_talk.say_all([first, "and also on 2027-03-02 at 9"])
    assert said.names == ["set_reminder"]
    assert "2 Mar 2027, 9:00" in said.reply
    assert all(
        task.get("due") in {None, "2027-03-01T17:00:00+01:00"}
        for task in (await empty_talk.tasks()).values()
    )


async def test_a_number_after_a_name_is_an_hour(talk: Talk) -> None:
    await talk.say_all([f"move the report to {DAY} at 10", "no, 11"])
    assert (await talk.tasks())[3]["due"] == f"{DAY}T11:00:00+01:00"


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("an hour later please", f"{DAY}T19:00:00+01:00"),
        ("2 days earlier", "2027-02-27T18:00:00+01:00"),
    ],
)
async def test_is_later_or_earlier_than_it_was(message: str, due: str, empty_talk: Talk) -> None:
    await empty_talk.say_all([f"add gym on {DAY} at 6pm", message])
    assert (await empty_talk.tasks())[1]["due"] == due


@pytest.mark.parametrize(
    "message", ["call it training", "no, call it training", "call it training instead"]
)
async def test_calls_it_something_else(message: str, empty_talk: Talk) -> None:
    said = await empty_talk.say_all(["add gym", message])
    assert said.reply == "Renamed #1 Gym to “Training”."
    assert await empty_talk.titles() == ["Training"]


async def test_asks_again_which_one_of_three(talk: Talk) -> None:
    await talk.add("Call dad", "Call bob")
    said = await talk.say_all(["complete call", "the other one"])
    assert said.reply.startswith("Which one shall I complete?")
    await talk.say("the last one")
    assert (await talk.tasks())[7]["status"] == "completed"


async def test_not_the_first_of_two_is_the_second(talk: Talk) -> None:
    await talk.add("Call dad")
    await talk.say_all(["complete call", "not the first one"])
    tasks = await talk.tasks()
    assert (tasks[2]["status"], tasks[6]["status"]) == ("pending", "completed")

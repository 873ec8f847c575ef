"""Wishes that count only if the list has what they name; else the words are a new task.

It is Wednesday, 25 November 2026, 13:00 in Berlin. The list at the start: #1 Buy milk, #2 Call the
dentist (Thursday at 15:00), #3 Write the report (today), #4 Pay rent (every 1st), #5 Take pills
(daily at 8:00, project Health), #6 Team meeting (Mondays at 10:00, project Work), #7 Old bill.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.conftest import Talk
from tests.agent.conftest import NOW
from todo_chat.when import read_due

Fields = dict[str, Any]


@pytest.fixture
async def talk(empty_talk: Talk) -> Talk:
    """A conversation on that Wednesday."""
    empty_talk.now = NOW

    def due(text: str) -> Any:
        return read_due(text, "Europe/Berlin")

    await empty_talk.add("Buy milk")
    await empty_talk.add("Call the dentist", due=due("2026-11-26T15:00"))
    await empty_talk.add("Write the report", due=due("2026-11-25"))
    await empty_talk.add("Pay rent", due=due("2026-12-01"), recurrence="FREQ=MONTHLY;BYMONTHDAY=1")
    pills, meeting = due("2026-11-26T08:00"), due("2026-11-30T10:00")
    await empty_talk.add("Take pills", due=pills, recurrence="FREQ=DAILY", project="Health")
    await empty_talk.add(
        "Team meeting", due=meeting, recurrence="FREQ=WEEKLY;BYDAY=MO", project="Work"
    )
    await empty_talk.add("Old bill", due=due("2026-11-23"))
    return empty_talk


FRIDAY = {2: {"due": "2026-11-27T15:00:00+01:00"}}

CHANGING: list[tuple[str, dict[int, Fields]]] = [
    # with verbs that may begin a task as well
    ("put dentist on friday", FRIDAY),
    ("make the dentist friday", FRIDAY),
    ("do the dentist on friday instead", FRIDAY),
    ("schedule the dentist for friday", FRIDAY),
    ("put the report off till monday", {3: {"due": "2026-11-30"}}),
    ("bring the dentist forward an hour", {2: {"due": "2026-11-26T14:00:00+01:00"}}),
    ("make rent every 2 weeks", {4: {"recurrence": "FREQ=WEEKLY;INTERVAL=2"}}),
    ("make rent repeat weekly until christmas", {4: {"recurrence": "FREQ=WEEKLY;UNTIL=20261225"}}),
    ("make the pills weekly", {5: {"recurrence": "FREQ=WEEKLY"}}),
    ("move the dentist to 11", {2: {"due": "2026-11-26T11:00:00+01:00"}}),
    # said as if it were so
    ("the dentist is on friday now", FRIDAY),
    ("the dentist moved to friday", FRIDAY),
    ("actually the dentist is at 4", {2: {"due": "2026-11-26T16:00:00+01:00"}}),
    ("I moved the dentist to friday", FRIDAY),
    ("the report has to wait until monday", {3: {"due": "2026-11-30"}}),
    ("I'll do the report tomorrow", {3: {"due": "2026-11-26"}}),
    ("3 to monday", {3: {"due": "2026-11-30"}}),
    ("the deadline for the report is friday", {3: {"deadline": "2026-11-27"}}),
    ("the report has no due date", {3: {"due": None}}),
    ("no date for the old bill", {7: {"due": None}}),
    ("the rent doesn't repeat any more", {4: {"recurrence": None}}),
    ("don't repeat the rent any more", {4: {"recurrence": None}}),
    ("the report takes an hour and a half", {3: {"estimate_minutes": 90}}),
    ("milk should be called oat milk", {1: {"title": "Oat milk"}}),
    ('call the old bill "power bill"', {7: {"title": "Power bill"}}),
    ("tag milk shopping", {1: {"tags": ["shopping"]}}),
    # projects without the word for it
    ("move the report to Work", {3: {"project": "Work"}}),
    ("add the report to Work", {3: {"project": "Work"}}),
    ("take the pills out of Health", {5: {"project": None}}),
    ("move everything from Work to Health", {6: {"project": "Health"}}),
]


@pytest.mark.parametrize(("message", "changed"), CHANGING, ids=[case[0] for case in CHANGING])
async def test_changes_what_is_there_and_adds_nothing(
    message: str, changed: dict[int, Fields], talk: Talk
) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    after = await talk.tasks()
    assert after.keys() == before.keys(), said.reply
    found = {
        number: {
            name: after[number].get(name)
            for name in task.keys() | after[number].keys()
            if task.get(name) != after[number].get(name)
        }
        for number, task in before.items()
        if after[number] != task
    }
    assert found == changed, said.reply


ADDING: list[tuple[str, Fields]] = [
    ("make lunch on friday", {"title": "Make lunch", "due": "2026-11-27"}),
    ("put a dentist on friday", {"title": "Put a dentist", "due": "2026-11-27"}),
    ("make pancakes every sunday", {"title": "Make pancakes"}),
    ("schedule a haircut for friday", {"title": "Schedule a haircut"}),
    ("plan the team dinner for friday", {"title": "Plan the team dinner"}),
    ("move the sofa to the garage", {"title": "Move the sofa to the garage"}),
    ("buy milk on friday", {"title": "Buy milk", "due": "2026-11-27"}),
    ("add another team meeting on tuesday", {"title": "Another team meeting"}),
    ("cancel my subscription", {"title": "Cancel my subscription"}),
    ("bring back the library books", {"title": "Bring back the library books"}),
    ("stop smoking", {"title": "Stop smoking"}),
    ("add milk to Work", {"title": "Milk", "project": "Work"}),
    ("remind me about the car at 5", {"title": "The car"}),
    ("call Ann tomorrow", {"title": "Call Ann"}),
    ("2 eggs tomorrow", {"title": "2 eggs"}),
    ("move the piano", {"title": "Move the piano"}),
]


@pytest.mark.parametrize(("message", "fields"), ADDING, ids=[case[0] for case in ADDING])
async def test_a_plain_add_stays_one(message: str, fields: Fields, talk: Talk) -> None:
    before = await talk.tasks()
    if message == "add milk to Work":
        await talk.say("delete 1")
        del before[1]
    await talk.say(message)
    after = await talk.tasks()
    [new] = after.keys() - before.keys()
    assert {number: after[number] for number in before} == before
    assert after[new] | fields == after[new]


@pytest.mark.parametrize("message", ["do the laundry on friday", "make the bed tomorrow"])
async def test_what_begins_with_the_same_verb_is_to_be_done_twice(message: str, talk: Talk) -> None:
    await talk.add("Do the laundry", "Make the bed")
    before = await talk.tasks()
    await talk.say(message)
    after = await talk.tasks()
    assert len(after) == len(before) + 1
    assert {number: after[number] for number in before} == before


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("cancel the dentist", "Shall I delete #2 Call the dentist?"),
        ("the dentist is cancelled", "Shall I delete #2 Call the dentist?"),
        ("move 7 to Finance", "There is no project Finance. Shall I make it and put #7 there?"),
        ("drop the old bill", "Shall I delete #7 Old bill?"),
        ("no need to call the dentist any more", "Shall I delete #2 Call the dentist?"),
        ("stop the pills", "Did you mean #5 Take pills? If so, I'll stop repeating it."),
        ("no more team meetings", "Did you mean #6 Team meeting? If so, I'll stop repeating it."),
        (
            "file the old bill under Finance",
            "There is no project Finance. Shall I make it and put #7 Old bill there?",
        ),
    ],
)
async def test_asks_before_it_does_what_is_only_likely(
    message: str, asked: str, talk: Talk
) -> None:
    before = await talk.tasks()
    assert (await talk.say(message)).reply == asked
    assert await talk.tasks() == before
    await talk.say("yes")
    assert await talk.tasks() != before
    await talk.say("undo that")
    assert await talk.tasks() == before


async def test_asks_which_one_of_two(talk: Talk) -> None:
    await talk.add("Book the dentist")
    before = await talk.tasks()
    said = await talk.say("put the dentist on friday")
    assert "Which one shall I change?" in said.reply
    assert await talk.tasks() == before
    await talk.say("8")
    assert (await talk.tasks())[8]["due"] == "2026-11-27"


async def test_brings_back_what_is_in_the_bin(talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say_all(["delete 1", "delete 3", "bring back the milk", "put the report back"])
    assert await talk.tasks() == before
    await talk.say_all(["delete 1", "delete 3", "undo the deletion of the milk"])
    assert 1 in await talk.tasks()


@pytest.mark.parametrize(
    ("message", "added", "changed"),
    [
        ("add eggs and complete the report", ["Eggs"], {3}),
        ("add eggs tomorrow, move the report to friday", ["Eggs"], {3}),
        ("add bread then complete milk", ["Bread"], {1}),
        ("add milk and finish the report", ["Milk", "Finish the report"], set()),
        ("add eggs and move the sofa to friday", ["Eggs", "Move the sofa"], set()),
        ("add bread, delete old photos", ["Bread", "Delete old photos"], set()),
        ("remind me to buy eggs and complete the report", None, set()),
    ],
)
async def test_a_command_may_follow_what_is_added(
    message: str, added: list[str] | None, changed: set[int], talk: Talk
) -> None:
    before = await talk.tasks()
    await talk.say(message)
    after = await talk.tasks()
    assert {number for number in before if after[number] != before[number]} == changed
    if added is not None:
        assert [after[number]["title"] for number in sorted(after.keys() - before.keys())] == added


async def test_asks_before_it_deletes_behind_what_is_added(talk: Talk) -> None:
    said = await talk.say("add eggs and delete the old bill")
    assert said.reply == "Added #8 Eggs. Shall I delete #7 Old bill?"
    assert 7 in await talk.tasks()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("move 3 to the garage", "“garage” is no date that can be read"),
        ("set the estimate of 3 to -5", "I can't read how long that is"),
        ("move the report", "To which day shall I move #3 Write the report?"),
        ("remind me 3", "When shall I remind you of #3 Write the report?"),
        ("I forgot the milk", "Shall I add"),
    ],
)
async def test_says_what_is_lacking_and_changes_nothing(
    message: str, said: str, talk: Talk
) -> None:
    before = await talk.tasks()
    assert said in (await talk.say(message)).reply
    assert await talk.tasks() == before

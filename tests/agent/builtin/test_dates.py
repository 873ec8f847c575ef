"""Dates, repeats and projects in free wording, over the real tools.

It is Wednesday, 25 November 2026, 13:00 in Berlin. The list at the start: #1 Buy milk (tagged
food), #2 Call the dentist (Thursday at 15:00), #3 Write the report (today), #4 Pay rent (every
1st), #5 Water the plants (today at 18:00), #6 Old bill (overdue since Monday).
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.conftest import Talk
from tests.agent.conftest import NOW

Fields = dict[str, Any]

DENTIST = {"due": "2026-11-26T15:00:00+01:00"}
RENT = {"due": "2026-12-01", "recurrence": "FREQ=MONTHLY;BYMONTHDAY=1"}


@pytest.fixture
async def talk(dated_talk: Talk) -> Talk:
    """A conversation on that Wednesday."""
    return dated_talk


def new(title: str, **fields: Any) -> Fields:
    return {"title": title, "status": "pending", **fields}


ADDING = [
    ("remind me to call mum tomorrow at 5", [new("Call mum", due="2026-11-26T17:00:00+01:00")]),
    ("remind me tomorrow at 5 to call mum", [new("Call mum", due="2026-11-26T17:00:00+01:00")]),
    (
        "pay taxes every 1st at 9am",
        [new("Pay taxes", due="2026-12-01T09:00:00+01:00", recurrence="FREQ=MONTHLY;BYMONTHDAY=1")],
    ),
    (
        "add gym every monday and thursday",
        [new("Gym", due="2026-11-26", recurrence="FREQ=WEEKLY;BYDAY=MO,TH")],
    ),
    ("dentist tomorrow at 3pm", [new("Dentist", due="2026-11-26T15:00:00+01:00")]),
    ("call dad tomorrow at 5", [new("Call dad", due="2026-11-26T17:00:00+01:00")]),
    ("add pay tax by friday", [new("Pay tax", due="2026-11-27")]),
    ("I need to renew my passport next week", [new("Renew my passport", due="2026-11-30")]),
    ("tomorrow I need to buy stamps", [new("Buy stamps", due="2026-11-26")]),
    ("tomorrow call mum at 5", [new("Call mum", due="2026-11-26T17:00:00+01:00")]),
    ("on friday call dad at 5", [new("Call dad", due="2026-11-27T17:00:00+01:00")]),
    (
        "every tuesday and thursday go running at 7",
        [
            new(
                "Go running",
                due="2026-11-26T07:00:00+01:00",
                recurrence="FREQ=WEEKLY;BYDAY=TU,TH",
            )
        ],
    ),
    ("on friday, remind me to call Ann", [new("Call Ann", due="2026-11-27")]),
    ("this week: clean the garage", [new("Clean the garage", due="2026-11-25")]),
    ("meeting with Bob on Friday", [new("Meeting with Bob", due="2026-11-27")]),
    (
        "add eggs, bread and jam tomorrow",
        [new(title, due="2026-11-26") for title in ("Eggs", "Bread", "Jam")],
    ),
    (
        "buy stamps on monday and call dad on tuesday",
        [new("Buy stamps", due="2026-11-30"), new("Call dad", due="2026-12-01")],
    ),
    (
        "add dentist on dec 3 at 10:30 and haircut on friday",
        [new("Dentist", due="2026-12-03T10:30:00+01:00"), new("Haircut", due="2026-11-27")],
    ),
    ("add paint the fence to project home", [new("Paint the fence", project="home")]),
    ("add milk to #groceries", [new("Milk", project="groceries")]),
    (
        "add eggs to my #groceries list tomorrow",
        [new("Eggs", project="groceries", due="2026-11-26")],
    ),
    (
        "add eggs #groceries @food p1",
        [new("Eggs", project="groceries", tags=["food"], priority="high")],
    ),
    ("add buy bread tagged food tomorrow", [new("Buy bread", tags=["food"], due="2026-11-26")]),
    ("Add call Ann. It's due friday.", [new("Call Ann", due="2026-11-27")]),
    (
        "add water the lawn every! 3 days",
        [new("Water the lawn", due="2026-11-25", recurrence="FREQ=DAILY;INTERVAL=3")],
    ),
    ("add buy may flowers", [new("Buy may flowers")]),
    ("add read 1984", [new("Read 1984")]),
    ('add "watch tomorrow never dies"', [new("Watch tomorrow never dies")]),
]


@pytest.mark.parametrize(("message", "added"), ADDING, ids=[case[0] for case in ADDING])
async def test_adds_with_the_date_that_was_said(
    message: str, added: list[Fields], talk: Talk
) -> None:
    before = await talk.tasks()
    await talk.say(message)
    after = await talk.tasks()
    assert {number: after[number] for number in before} == before
    found = [
        {name: value for name, value in task.items() if name != "number"}
        for number, task in after.items()
        if number not in before
    ]
    assert found == added


CHANGING = [
    (
        "push everything from today to monday",
        {3: {"due": "2026-11-30"}, 5: {"due": "2026-11-30T18:00:00+01:00"}},
    ),
    (
        "move today's tasks to tomorrow",
        {3: {"due": "2026-11-26"}, 5: {"due": "2026-11-26T18:00:00+01:00"}},
    ),
    ("move all overdue tasks to friday", {6: {"due": "2026-11-27"}}),
    ("move 3 to friday", {3: {"due": "2026-11-27"}}),
    ("move 3 to 5pm", {3: {"due": "2026-11-25T17:00:00+01:00"}}),
    ("move the dentist to friday", {2: {"due": "2026-11-27T15:00:00+01:00"}}),
    ("reschedule the dentist to next monday at 10", {2: {"due": "2026-11-30T10:00:00+01:00"}}),
    ("push the report back a week", {3: {"due": "2026-12-02"}}),
    ("postpone 2 by 2 hours", {2: {"due": "2026-11-26T17:00:00+01:00"}}),
    ("move the dentist an hour later", {2: {"due": "2026-11-26T16:00:00+01:00"}}),
    ("shift the dentist 30 minutes earlier", {2: {"due": "2026-11-26T14:30:00+01:00"}}),
    ("move 2 a day earlier", {2: {"due": "2026-11-25T15:00:00+01:00"}}),
    ("push the report 2 days later", {3: {"due": "2026-11-27"}}),
    (
        "change the rent to every 2nd",
        {4: {"due": "2026-12-02", "recurrence": "FREQ=MONTHLY;BYMONTHDAY=2"}},
    ),
    ("change the dentist to friday 3pm", {2: {"due": "2026-11-27T15:00:00+01:00"}}),
    ("postpone the dentist until monday", {2: {"due": "2026-11-30T15:00:00+01:00"}}),
    ("change the dentist to friday 4pm", {2: {"due": "2026-11-27T16:00:00+01:00"}}),
    ("clear the date of the dentist", {2: {"due": None}}),
    ("remove the due date from 3", {3: {"due": None}}),
    ("set the due date of 1 to tomorrow", {1: {"due": "2026-11-26"}}),
    ("set the deadline of 1 to friday", {1: {"deadline": "2026-11-27"}}),
    ("1 is due next friday", {1: {"due": "2026-12-04"}}),
    ("the report is due friday", {3: {"due": "2026-11-27"}}),
    ("make 1 due tomorrow", {1: {"due": "2026-11-26"}}),
    ("stop repeating task 4", {4: {"recurrence": None}}),
    ("stop repeating the rent", {4: {"recurrence": None}}),
    ("skip the rent this month", {4: {"due": "2027-01-01"}}),
    ("repeat 3 every week", {3: {"recurrence": "FREQ=WEEKLY"}}),
    (
        "make the report repeat every friday",
        {3: {"due": "2026-11-27", "recurrence": "FREQ=WEEKLY;BYDAY=FR"}},
    ),
    ("tag 3 and 5 with work", {3: {"tags": ["work"]}, 5: {"tags": ["work"]}}),
    (
        "tag 1, 2 and 3 with work",
        {1: {"tags": ["food", "work"]}, 2: {"tags": ["work"]}, 3: {"tags": ["work"]}},
    ),
    ("untag 1", {1: {"tags": None}}),
    ("move 3 to #work", {3: {"project": "work"}}),
    ("put the report in #work", {3: {"project": "work"}}),
    ("make everything due today urgent", {3: {"priority": "high"}, 5: {"priority": "high"}}),
    ("complete everything due today", {3: {"status": "completed"}, 5: {"status": "completed"}}),
    (
        "move the dentist to friday at 3 and make it urgent",
        {2: {"due": "2026-11-27T15:00:00+01:00", "priority": "high"}},
    ),
]


@pytest.mark.parametrize(("message", "changed"), CHANGING, ids=[case[0] for case in CHANGING])
async def test_changes_exactly_what_was_said(
    message: str, changed: dict[int, Fields], talk: Talk
) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    after = await talk.tasks()
    assert after.keys() == before.keys()
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


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("what's overdue?", ["- #6 Old bill · due 23 Nov"]),
        ("what's due this week", ["- #2", "- #3", "- #4", "- #5"]),
        ("what's due tomorrow?", ["- #2 Call the dentist · due tomorrow, 15:00"]),
        ("what do I have to do on tuesday?", ["- #4 Pay rent · due Tuesday"]),
        ("show my tasks for today", ["- #3", "- #5"]),
        ("what's upcoming?", ["- #2", "- #3", "- #4", "- #5"]),
        ("show #food", ["- #1 Buy milk · tagged food"]),
    ],
)
async def test_lists_by_day(message: str, lines: list[str], talk: Talk) -> None:
    said = await talk.say(message)
    found = said.reply.splitlines()[1:]
    assert len(found) == len(lines), said.reply
    assert all(line.startswith(begin) for line, begin in zip(found, lines, strict=True))


async def test_lists_a_project_and_the_bin(talk: Talk) -> None:
    await talk.say_all(["move 3 to #work", "delete 6"])
    assert "- #3 Write the report" in (await talk.say("show #work")).reply
    assert "- #3 Write the report" in (await talk.say("what's in the work project?")).reply
    assert "- #6 Old bill" in (await talk.say("what's in the bin?")).reply


async def test_completing_a_repeating_task_names_the_next(talk: Talk) -> None:
    said = await talk.say("I paid the rent")
    assert said.reply == "Completed #4 Pay rent. The next one is #7 Pay rent, due 1 Jan 2027."
    await talk.say("undo that")
    assert (await talk.tasks())[4] == {"number": 4, **new("Pay rent"), **RENT}
    assert 7 not in await talk.tasks()


async def test_skips_what_was_spoken_of(talk: Talk) -> None:
    said = await talk.say_all(["show 4", "skip it this week"])
    assert said.reply == "Skipped #4 Pay rent: it is due 1 Jan 2027 next."
    assert (await talk.tasks())[4]["due"] == "2027-01-01"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("skip 1", "Task 1 does not repeat."),
        ("stop repeating 1", "Task 1 does not repeat."),
        ("add pay tax due 31 february", "There is no such day as “31 february”."),
        ("set the due date of 3 to someday", "“someday” is no date that can be read."),
        ("move 99 to friday", "There is no task 99."),
        ("snooze 99 an hour", "There is no task 99."),
        ("remove the reminders of 1", "Task 1 has no reminders."),
        ("restore 99", "There is no task 99."),
    ],
)
async def test_claims_nothing_that_was_refused(message: str, said: str, talk: Talk) -> None:
    before = await talk.tasks()
    reply = (await talk.say(message)).reply
    assert said in reply
    assert "couldn't" in reply
    assert await talk.tasks() == before


async def test_asks_for_the_day(talk: Talk) -> None:
    assert (await talk.say("reschedule 3")).reply.startswith("To which day shall I move #3")
    await talk.say("to friday")
    assert (await talk.tasks())[3]["due"] == "2026-11-27"


async def test_many_tasks_go_in_one_call(empty_talk: Talk) -> None:
    empty_talk.now = NOW
    said = await empty_talk.say(
        "\n".join(f"- clean room_{number} tomorrow" for number in range(60))
    )
    assert said.names == ["add_tasks", "add_tasks"]
    assert {task["due"] for task in (await empty_talk.tasks()).values()} == {"2026-11-26"}
    said = await empty_talk.say("push everything from tomorrow to monday")
    assert said.names == ["list_tasks", "update_tasks", "update_tasks"]
    assert {task["due"] for task in (await empty_talk.tasks()).values()} == {"2026-11-30"}


@pytest.mark.parametrize("message", ["when is the dentist?", "when's the dentist due?"])
async def test_tells_when_something_is_due(message: str, talk: Talk) -> None:
    assert "Due: tomorrow, 15:00" in (await talk.say(message)).reply


async def test_takes_the_date_of_what_was_spoken_of_away(talk: Talk) -> None:
    await talk.say_all(["show 2", "remove the due date"])
    assert "due" not in (await talk.tasks())[2]


async def test_offers_a_remark_as_it_was_said(talk: Talk) -> None:
    said = await talk.say("My birthday is on Friday")
    assert said.reply == "Shall I add “My birthday is on Friday” to your list?"

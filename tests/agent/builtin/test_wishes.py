"""Wishes that are fulfilled, or said to be impossible, but never put on the list as tasks.

It is Wednesday, 25 November 2026, 13:00 in Berlin. The list at the start: #1 Buy milk (tagged
food), #2 Call the dentist (Thursday at 15:00), #3 Pay rent (every 1st), #4 Take pills (daily at
8:00, project Health).
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

    await empty_talk.add("Buy milk", tags=["food"])
    await empty_talk.add("Call the dentist", due=due("2026-11-26T15:00"))
    await empty_talk.add("Pay rent", due=due("2026-12-01"), recurrence="FREQ=MONTHLY;BYMONTHDAY=1")
    await empty_talk.add(
        "Take pills", due=due("2026-11-26T08:00"), recurrence="FREQ=DAILY", project="Health"
    )
    return empty_talk


@pytest.mark.parametrize(
    "message",
    ["remind me an hour ago to x", "remind me yesterday to buy milk", "remind me to x yesterday"],
)
async def test_a_reminder_in_the_past_adds_nothing(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert "I added nothing" in said.reply
    assert "has passed already" in said.reply
    assert await talk.tasks() == before


WISHES: list[tuple[str, dict[int, Fields]]] = [
    ("move the dentist to the Health project", {2: {"project": "Health"}}),
    ("move the dentist task to project Health", {2: {"project": "Health"}}),
    ("set the duration of the dentist to 30 minutes", {2: {"estimate_minutes": 30}}),
    ("set the duration of the dentist to an hour and 15 minutes", {2: {"estimate_minutes": 75}}),
    ("rename tag food to shop", {1: {"tags": ["shop"]}}),
    ("rename project Health to Body", {4: {"project": "Body"}}),
    ("put bread into the shopping project", {}),
    ("empty the bin", {}),
    ("clear the bin", {}),
    ("rename tag work to job", {}),
    ("rename project A to B", {}),
    ("oh wait i didn't", {}),
    ("no i didn't", {}),
    ("delete the tag work", {}),
    ("create a project called Garden", {}),
    ("what projects do I have?", {}),
]


@pytest.mark.parametrize(("message", "changes"), WISHES, ids=[case[0] for case in WISHES])
async def test_does_what_was_wished_and_adds_nothing(
    message: str, changes: dict[int, Fields], talk: Talk
) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert "Shall I add" not in said.reply
    after = await talk.tasks()
    assert after == {number: task | changes.get(number, {}) for number, task in before.items()}


async def test_deletes_a_project_and_a_tag_after_a_question(talk: Talk) -> None:
    before = await talk.tasks()
    assert (await talk.say("delete the project Health")).reply.endswith("in the Inbox.")
    assert await talk.tasks() == before
    await talk.say("yes")
    assert "project" not in (await talk.tasks())[4]
    await talk.say("undo that")
    assert await talk.tasks() == before
    await talk.say_all(["delete the tag food", "yes"])
    assert "tags" not in (await talk.tasks())[1]


async def test_tells_of_projects_as_they_become(talk: Talk) -> None:
    said = await talk.say_all(["create project Garden", "what projects do I have?"])
    assert said.reply.splitlines()[1:] == ["- Health · 1", "- Garden · 0"]
    said = await talk.say_all(["delete project Health", "no", "list my projects"])
    assert "- Health · 1" in said.reply
    said = await talk.say_all(["rename project garden to Yard", "undo that"])
    assert said.reply == "Undone: your projects and tags are as before."


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("remind me on the 31st of february to pay", "The last one of that month is 28 Feb 2027"),
        ("visit ann for 30 february at noon", "There is no such day as “30 february at noon”"),
        ("remind me every 15 minutes to blink", "A task can repeat every hour at the most"),
    ],
)
async def test_refuses_times_that_there_are_not(message: str, said: str, talk: Talk) -> None:
    before = await talk.tasks()
    assert said in (await talk.say(message)).reply
    assert await talk.tasks() == before


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("make 1 due asdf", "“asdf” is no date that can be read"),
        ("move pay rent to blurgh", "“blurgh” is no date that can be read"),
        ("push take pills to neverember", "“neverember” is no date that can be read"),
        ("reschedule buy milk until fooday", "“fooday” is no date that can be read"),
        ("set buy milk's date to whenever", "“whenever” is no date that can be read"),
        ("make pay rent repeat every blue moon", "“every blue moon” is no repeat"),
        ("repeat buy milk every fooday", "“every fooday” is no repeat"),
    ],
)
async def test_says_what_is_no_date_and_adds_nothing(message: str, said: str, talk: Talk) -> None:
    before = await talk.tasks()
    assert said in (await talk.say(message)).reply
    assert await talk.tasks() == before


@pytest.mark.parametrize(
    "message", ["move the sofa to the attic", "push the release to staging", "move the milk to b"]
)
async def test_what_is_moved_to_a_place_is_a_new_task(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert said.names[-1:] == ["add_task"] or "Shall I add" in said.reply


async def test_clears_the_dates_of_several_tasks(talk: Talk) -> None:
    await talk.say("clear the dates of 1 and 2")
    tasks = await talk.tasks()
    assert len(tasks) == 4
    assert "due" not in tasks[2]


async def test_another_hour_is_one_for_what_was_spoken_of(talk: Talk) -> None:
    await talk.say_all(["move the dentist to friday at 10", "actually make it 11"])
    tasks = await talk.tasks()
    assert len(tasks) == 4
    assert tasks[2]["due"] == "2026-11-27T11:00:00+01:00"


async def test_reminds_by_the_hour(talk: Talk) -> None:
    await talk.say("remind me every hour to drink water")
    task = (await talk.tasks())[5]
    assert (task["title"], task["recurrence"]) == ("Drink water", "FREQ=HOURLY")


async def test_what_follows_a_move_of_several_tasks_is_another_wish(talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say("move 1 and 2 to friday and delete 3")
    after = await talk.tasks()
    assert after.keys() == before.keys() - {3}
    assert [str(after[number]["due"])[:10] for number in (1, 2)] == ["2026-11-27"] * 2


async def test_putting_everything_off_leaves_what_has_no_date(talk: Talk) -> None:
    await talk.say("postpone everything by a day")
    tasks = await talk.tasks()
    assert "due" not in tasks[1]
    assert tasks[2]["due"] == "2026-11-27T15:00:00+01:00"


@pytest.mark.parametrize(
    "message", ["undo the deletion", "undo that again", "undo the last change"]
)
async def test_undoes_in_many_words(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say_all(["delete 1", message])
    assert await talk.tasks() == before


async def test_sets_a_known_task_to_a_day_or_a_repeat(talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say("set dentist to monday")
    await talk.say("rent should be every month on the 3rd at 8am")
    after = await talk.tasks()
    assert set(after) == set(before)
    assert after[2]["due"] == "2026-11-30T15:00:00+01:00"
    assert after[3]["recurrence"] == "FREQ=MONTHLY;BYMONTHDAY=3"

"""Taking back more than one message's changes, and corrections.

The list at the start: #1 Buy milk, #2 Call mom, #3 Write the report, #4 Water the plants and, done,
#5 Pay rent.
"""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk
from todo_chat.services import tasks
from todo_chat.services.tasks import TaskChanges


@pytest.mark.parametrize("last", ["undo the last three things", "undo the last 3", "undo 3 times"])
async def test_undoes_several_the_newest_first(last: str, talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say_all(["delete 1", "complete 3", "tag 2 with x"])
    changed = await talk.tasks()
    said = await talk.say(last)
    assert said.reply.splitlines() == [
        "Undone:",
        "- #2 Call mom: tags as before.",
        "- #3 Write the report is open again.",
        "- #1 Buy milk is back on the list.",
    ]
    assert await talk.tasks() == before
    await talk.say("redo the last 3 changes")
    assert await talk.tasks() == changed


async def test_says_how_far_it_came(empty_talk: Talk) -> None:
    said = await empty_talk.say_all(["add bread", "undo the last 3 things"])
    assert said.reply == (
        "Undone: #1 Bread is gone. I went no further back. There is nothing to undo."
    )


async def test_names_a_task_once_that_changed_twice(talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say_all(["rename 1 to oats", "make 1 urgent", "undo twice"])
    assert said.reply == "Undone: #1 Buy milk: priority and title as before."
    assert await talk.tasks() == before


@pytest.mark.parametrize("message", ["no wait, undo", "oops, undo that", "undo everything"])
async def test_undoes_with_no_word_about_it(message: str, talk: Talk) -> None:
    said = await talk.say_all(["complete 3", message])
    assert said.reply == "Undone: #3 Write the report is open again."


@pytest.mark.parametrize(
    "message",
    ["undo everything", "undo all your changes", "revert everything you did so far", "undo all"],
)
async def test_undoes_everything_of_the_conversation(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say_all(["delete 1", "complete 3", "tag 2 with x", "add bread", "undo"])
    await talk.add("By hand")
    by_hand = [task for number, task in (await talk.tasks()).items() if number not in before]
    changed = await talk.tasks()
    said = await talk.say(message)
    assert said.reply.splitlines() == [
        "Undone:",
        "- #1 Buy milk is back on the list.",
        "- #2 Call mom: tags as before.",
        "- #3 Write the report is open again.",
    ]
    after = await talk.tasks()
    assert {number: after[number] for number in before} == before
    assert [task for number, task in after.items() if number not in before] == by_hand
    assert "There is nothing to undo." in (await talk.say(message)).reply
    await talk.say("redo everything")
    assert await talk.tasks() == changed


async def test_undoes_everything_as_far_as_nothing_later_is_lost(talk: Talk) -> None:
    await talk.say_all(["rename 1 to oats", "tag 2 with x"])
    async with talk.database.session_scope() as session:
        by_hand = TaskChanges(title="Oat milk")
        await tasks.update_task(session, user_id=talk.user.id, number=1, changes=by_hand)
    said = await talk.say("undo everything")
    assert said.reply.startswith("Undone: #2 Call mom: tags as before. I went no further back.")
    assert (await talk.tasks())[1]["title"] == "Oat milk"


@pytest.mark.parametrize("message", ["change it back", "put it back how it was", "move it back"])
async def test_changes_it_back(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say_all(["rename 3 to essay", message])
    assert await talk.tasks() == before


async def test_takes_a_correction(talk: Talk) -> None:
    await talk.say("move 3 to 2027-03-01")
    said = await talk.say("sorry, I meant 2027-03-02")
    assert said.names == ["update_task"]
    assert (await talk.tasks())[3]["due"] == "2027-03-02"


@pytest.mark.parametrize(
    "message", ["don't move the report", "not the milk", "never mind deleting the milk"]
)
async def test_does_nothing_that_it_is_told_not_to(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert said.reply == "All right, I won't."
    assert await talk.tasks() == before


async def test_deletes_no_task_that_is_excepted(talk: Talk) -> None:
    await talk.say("delete milk but not the report")
    assert set(await talk.tasks()) == {2, 3, 4, 5}


async def test_says_that_nothing_is_deleted_for_good(talk: Talk) -> None:
    said = await talk.say("permanently delete 3")
    assert said.reply == (
        "Deleted #3 Write the report. It stays in the bin for 30 days; there you can remove it for "
        "good."
    )
    await talk.say("undo")
    assert 3 in await talk.tasks()


@pytest.mark.parametrize("message", ["31 feb pay Bob", "pay Bob 31 feb", "add pay Bob on 31 feb"])
async def test_says_that_there_is_no_such_day(message: str, empty_talk: Talk) -> None:
    said = await empty_talk.say(message)
    assert "There is no such day as “31 feb”. The last one of that month is 28 Feb" in said.reply
    assert await empty_talk.tasks() == {}


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("move 3 to 2027-02-03 and 4 to 2027-02-04", {3: "2027-02-03", 4: "2027-02-04"}),
        ("move 1 to 2027-02-03, 2 to 2027-02-04", {1: "2027-02-03", 2: "2027-02-04"}),
    ],
)
async def test_moves_each_to_its_day(message: str, due: dict[int, str], talk: Talk) -> None:
    await talk.say(message)
    tasks = await talk.tasks()
    assert {number: task["due"] for number, task in tasks.items() if "due" in task} == due


async def test_tags_each_with_its_own(talk: Talk) -> None:
    await talk.say("tag 3 with work and 4 with home")
    tasks = await talk.tasks()
    assert (tasks[3]["tags"], tasks[4]["tags"]) == (["work"], ["home"])


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("every 2 weeks run", "Run"),
        ("every 3rd friday back up the laptop", "Back up the laptop"),
        ("could you be so kind and add bread to my list, please?", "Bread"),
        ("let me know at 5pm to leave the office", "Leave the office"),
        ("ping me tomorrow about the invoice", "The invoice"),
        ('add "bread" to the groceries project', "Bread"),
        ("create a task in Work: prepare the agenda", "Prepare the agenda"),
        ("add write the essay, deadline friday, estimate 2 hours", "Write the essay"),
    ],
)
async def test_adds_what_was_said_in_other_words(
    message: str, title: str, empty_talk: Talk
) -> None:
    await empty_talk.say(message)
    assert await empty_talk.titles() == [title]


@pytest.mark.parametrize(
    "message",
    [
        "would you mind moving 3 to 2027-02-03?",
        "if you don't mind, move 3 to 2027-02-03",
        "could you perhaps push the report to 2027-02-03?",
    ],
)
async def test_minds_no_politeness(message: str, talk: Talk) -> None:
    await talk.say(message)
    assert (await talk.tasks())[3]["due"] == "2027-02-03"


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("undo 3", "#3 Write the report is still open."),
        ("reopen 3", "#3 Write the report is still open."),
        ("complete 5", "#5 Pay rent was done already."),
    ],
)
async def test_claims_no_change_of_what_was_so_before(message: str, reply: str, talk: Talk) -> None:
    before = await talk.tasks()
    assert (await talk.say(message)).reply == reply
    assert await talk.tasks() == before


@pytest.mark.parametrize(
    "message", ["undo what I did yesterday", "revert everything from today", "go back"]
)
async def test_says_what_it_can_take_back(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert said.reply.startswith("I can take back the last thing, or the last few")
    assert await talk.tasks() == before


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        ("no, 2027-02-03", {"due": "2027-02-03"}),
        ("i meant 2027-02-03", {"due": "2027-02-03"}),
        ("with high priority", {"priority": "high"}),
        ("priority low", {"priority": "low"}),
    ],
)
async def test_goes_on_with_what_was_just_added(
    message: str, fields: dict[str, str], talk: Talk
) -> None:
    await talk.say_all(["add oats", message])
    tasks = await talk.tasks()
    assert set(tasks) == {1, 2, 3, 4, 5, 6}
    assert tasks[6] == {"number": 6, "title": "Oats", "status": "pending", **fields}

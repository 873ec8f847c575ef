"""Taking back, and bringing back from the bin, on the list of `dated_talk`."""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk
from tests.agent.conftest import NOW
from todo_chat.services.task_lists import TaskQuery, list_tasks
from todo_chat.services.task_views import brief_task


@pytest.fixture
async def talk(dated_talk: Talk) -> Talk:
    """A conversation on that Wednesday."""
    return dated_talk


async def test_undoes_and_puts_back(talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say("push everything from today to monday")
    pushed = await talk.tasks()
    said = await talk.say("undo that")
    assert await talk.tasks() == before
    assert "#3 Write the report: due as before." in said.reply
    said = await talk.say("put it back")
    assert said.names == ["redo_last"]
    assert await talk.tasks() == pushed
    await talk.say("undo")
    assert await talk.tasks() == before


@pytest.mark.parametrize("message", ["put it back", "bring it back", "restore it", "undo that"])
async def test_brings_back_what_was_deleted(message: str, talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say_all(["delete 1", message])
    assert await talk.tasks() == before


async def test_undoes_all_that_one_message_did(talk: Talk) -> None:
    before = await talk.tasks()
    await talk.say_all(["add bread, then complete 1 and delete 3", "undo everything you just did"])
    assert await talk.tasks() == before


async def test_says_when_there_is_nothing_to_undo(empty_talk: Talk) -> None:
    assert (await empty_talk.say("undo")).reply == (
        "I couldn't take that back. There is nothing to undo."
    )


@pytest.mark.parametrize(
    "message", ["restore the milk task", "restore 1", "take the milk out of the bin", "undelete 1"]
)
async def test_restores_by_name_and_number(message: str, talk: Talk) -> None:
    said = await talk.say_all(["delete 1", "delete 3", "thanks", message])
    assert said.reply == "Restored #1 Buy milk."
    assert 3 not in await talk.tasks()


@pytest.mark.parametrize(
    "message", ["delete project water", "delete the report project", "delete the tag water"]
)
async def test_never_takes_a_project_or_tag_for_a_task(message: str, talk: Talk) -> None:
    await talk.add("Sort the water project")
    await talk.add("Read the report project")
    await talk.add("Tag water bottles")
    before = await talk.tasks()
    await talk.say(message)
    assert await talk.tasks() == before


async def test_says_what_is_not_in_the_bin(talk: Talk) -> None:
    assert (await talk.say("restore the milk")).reply == "There is no deleted task to restore."
    said = await talk.say_all(["delete 3", "restore the zebra"])
    assert said.reply == "I found no task like “zebra”."


async def test_tells_what_was_done_today(empty_talk: Talk) -> None:
    await empty_talk.say_all(["add buy milk and call mom", "done 1"])
    said = await empty_talk.say("what did I do today?")
    assert said.names == ["list_changes"]
    assert "Completed #1 Buy milk" in said.reply
    assert "Added #2 Call mom" in said.reply
    said = await empty_talk.say("what did I finish today?")
    assert "Completed #1 Buy milk" in said.reply
    assert "Added" not in said.reply


async def test_the_bin_is_no_part_of_the_list(talk: Talk) -> None:
    await talk.say("delete 1")
    async with talk.database.read_scope() as session:
        query = TaskQuery(now=NOW, timezone="Europe/Berlin", deleted=True)
        page = await list_tasks(session, user_id=talk.user.id, query=query)
    assert [brief_task(task)["title"] for task in page.tasks] == ["Buy milk"]

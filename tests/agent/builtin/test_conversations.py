"""Conversations of several turns: questions and their answers, and words that point back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.agent.builtin.conftest import START, Talk
from todo_chat.services.tasks import TaskChanges, update_task


async def test_adds_two_tasks_then_lists_them(empty_talk: Talk) -> None:
    said = await empty_talk.say("add buy milk and call mom, then list my tasks")
    assert said.names == ["add_task", "add_task", "list_tasks"]
    assert "#1 Buy milk" in said.reply
    assert "#2 Call mom" in said.reply


async def test_confirms_with_the_number(empty_talk: Talk) -> None:
    assert (await empty_talk.say("add call mum")).reply == "Added #1 Call mum."


async def test_says_what_was_set(empty_talk: Talk) -> None:
    empty_talk.now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    said = await empty_talk.say("add pay tax due 2026-12-01 high priority tagged home")
    assert said.reply == "Added #1 Pay tax (high priority, due 1 Dec, tagged home)."


@pytest.mark.parametrize(
    ("answer", "deleted"),
    [
        ("the second", {2}),
        ("the second one", {2}),
        ("#2", {2}),
        ("2", {2}),
        ("number 3", {3}),
        ("the last one", {3}),
        ("the first and the last", {1, 3}),
        ("the pie", {1}),
        ("pear", {3}),
        ("both pear and pie", {1, 3}),
        ("all of them", {1, 2, 3}),
        ("1 and 2", {1, 2}),
        ("none", set()),
        ("no, leave them", set()),
        ("never mind", set()),
        ("add bread", set()),
        ("what's on my list?", set()),
    ],
)
async def test_asks_which_and_understands_the_answer(
    answer: str, deleted: set[int], empty_talk: Talk
) -> None:
    await empty_talk.add("Fruit pie", "Fruit juice", "Pear fruit")
    asked = await empty_talk.say("delete the fruit")
    assert "#1 Fruit pie" in asked.reply
    assert "#3 Pear fruit" in asked.reply
    assert asked.names == ["list_tasks"]
    await empty_talk.say(answer)
    assert {1, 2, 3} - (await empty_talk.tasks()).keys() == deleted


async def test_goes_on_after_the_answer(empty_talk: Talk) -> None:
    await empty_talk.add("Apple pie", "Apple juice")
    await empty_talk.say("complete apple")
    said = await empty_talk.say("the first, and add cherries")
    assert said.names == ["complete_task", "add_task"]


async def test_a_position_wins_only_where_no_number_fits(empty_talk: Talk) -> None:
    await empty_talk.add("Nothing", "Nothing else", "Apple pie", "Apple juice")
    await empty_talk.say("delete apple")
    await empty_talk.say("1")
    assert 3 not in await empty_talk.tasks()


@pytest.mark.parametrize("answer", ["yes", "Yes please!", "yes, delete them", "do it", "sure"])
async def test_deletes_everything_after_a_yes(answer: str, talk: Talk) -> None:
    asked = await talk.say("delete everything")
    assert "5 tasks" in asked.reply
    await talk.say(answer)
    assert await talk.tasks() == {}


@pytest.mark.parametrize("answer", ["no", "No, keep them", "cancel", "maybe", "list", "add bread"])
async def test_deletes_nothing_without_a_yes(answer: str, talk: Talk) -> None:
    await talk.say("delete everything")
    await talk.say(answer)
    assert {1, 2, 3, 4, 5} <= (await talk.tasks()).keys()


async def test_a_yes_long_after_the_question_means_nothing(talk: Talk) -> None:
    await talk.say_all(["delete everything", "what's on my list?", "yes"])
    assert len(await talk.tasks()) == 5


async def test_spares_what_was_excepted(talk: Talk) -> None:
    await talk.say_all(["delete everything except 2 and the report", "yes"])
    assert await talk.titles() == ["Call mom", "Write the report"]


async def test_asks_before_a_misspelt_delete(talk: Talk) -> None:
    asked = await talk.say("delte 3")
    assert asked.reply == "Shall I delete #3 Write the report?"
    await talk.say("yes")
    assert 3 not in await talk.tasks()


async def test_asks_before_deleting_many_of_them(talk: Talk) -> None:
    await talk.say("list")
    asked = await talk.say("delete them")
    assert "?" in asked.reply
    assert len(await talk.tasks()) == 5


async def test_deletes_two_of_them_after_a_yes(talk: Talk) -> None:
    await talk.say_all(["add eggs, bread", "delete both", "yes"])
    assert len(await talk.tasks()) == 5


@pytest.mark.parametrize(
    ("messages", "title"),
    [
        (["add bread", "rename it to buy bread"], "Buy bread"),
        (["add bread", "rename that to rye bread"], "Rye bread"),
        (["add bread", "thanks", "rename it to rye bread"], "Rye bread"),
        (["list", "rename the last one to ice plants"], "Ice plants"),
        (["show 4", "rename it to ice plants"], "Ice plants"),
    ],
)
async def test_knows_what_was_just_spoken_of(messages: list[str], title: str, talk: Talk) -> None:
    await talk.say_all(messages)
    assert title in await talk.titles()


async def test_marks_what_was_just_added_as_done(talk: Talk) -> None:
    await talk.say_all(["add bread", "mark it done"])
    assert (await talk.tasks())[6]["status"] == "completed"


async def test_makes_what_was_just_added_urgent(talk: Talk) -> None:
    await talk.say_all(["add bread", "it's urgent"])
    assert (await talk.tasks())[6]["priority"] == "high"


async def test_takes_nothing_that_it_saw_earlier_for_the_present(empty_talk: Talk) -> None:
    await empty_talk.add("Buy milk", notes="two")
    await empty_talk.say_all(["complete 1", "tag it with food"])
    async with empty_talk.database.session_scope() as session:
        changes = TaskChanges(status="pending", notes="three", tags=["home"])
        await update_task(session, user_id=empty_talk.user.id, number=1, changes=changes)
    await empty_talk.say_all(["add a note to it: cold", "tag it with drinks", "mark it done"])
    task = (await empty_talk.tasks())[1]
    assert (task["notes"], task["tags"]) == ("three\ncold", ["drinks", "home"])
    assert task["status"] == "completed"


async def test_asks_which_one_it_is_after_a_list(talk: Talk) -> None:
    await talk.say("list")
    asked = await talk.say("mark it done")
    assert "Which one" in asked.reply
    await talk.say("the third")
    assert (await talk.tasks())[3]["status"] == "completed"


async def test_finds_places_in_the_list_that_was_shown(talk: Talk) -> None:
    await talk.say_all(["show completed tasks", "reopen the first one"])
    assert (await talk.tasks())[5]["status"] == "pending"


async def test_asks_before_deleting_by_a_place_in_an_older_list(talk: Talk) -> None:
    asked = await talk.say_all(["list", "add bread", "delete the second one"])
    assert asked.reply == "Shall I delete #2 Call mom?"


async def test_asks_for_what_is_lacking(empty_talk: Talk) -> None:
    assert "?" in (await empty_talk.say("add a task")).reply
    await empty_talk.say("buy bread and call dad")
    assert await empty_talk.titles() == ["Buy bread", "Call dad"]
    assert "#1" in (await empty_talk.say("rename 1")).reply
    await empty_talk.say("buy rye bread")
    await empty_talk.say("add a note to 2")
    await empty_talk.say("about sunday")
    await empty_talk.say("complete")
    await empty_talk.say("dad")
    tasks = await empty_talk.tasks()
    assert tasks[1]["title"] == "Buy rye bread"
    assert tasks[2]["notes"] == "about sunday"
    assert tasks[2]["status"] == "completed"


async def test_offers_to_add_what_may_be_a_task(empty_talk: Talk) -> None:
    assert "Shall I add “Milk”" in (await empty_talk.say("milk")).reply
    assert await empty_talk.titles() == []
    await empty_talk.say("yes please")
    assert await empty_talk.titles() == ["Milk"]


async def test_offers_to_add_what_it_did_not_find(empty_talk: Talk) -> None:
    said = await empty_talk.say("finish the essay")
    assert "no task like “essay”" in said.reply
    await empty_talk.say("yes")
    assert await empty_talk.titles() == ["Finish the essay"]


async def test_guesses_only_with_a_question(empty_talk: Talk) -> None:
    await empty_talk.add("Buy lactose free milk")
    asked = await empty_talk.say("delete the soy milk")
    assert "Did you mean #1 Buy lactose free milk?" in asked.reply
    await empty_talk.say("yes")
    assert await empty_talk.tasks() == {}


async def test_shows_the_nearest_when_none_fits(empty_talk: Talk) -> None:
    await empty_talk.add("Photosynthesis homework")
    said = await empty_talk.say("complete the photos")
    assert "#1 Photosynthesis homework" in said.reply


async def test_tells_tasks_of_one_name_apart_by_number(empty_talk: Talk) -> None:
    await empty_talk.add("Buy milk", "Buy milk")
    asked = await empty_talk.say("I bought the milk")
    assert "#1 Buy milk" in asked.reply
    assert "#2 Buy milk" in asked.reply
    await empty_talk.say("#2")
    assert (await empty_talk.tasks())[2]["status"] == "completed"


async def test_an_exact_title_is_clear_among_similar_ones(empty_talk: Talk) -> None:
    await empty_talk.add("Buy milk", "Buy milk chocolate", "Buy oat milk")
    await empty_talk.say("delete buy milk")
    assert await empty_talk.titles() == ["Buy milk chocolate", "Buy oat milk"]


async def test_finds_a_title_with_and_in_it(empty_talk: Talk) -> None:
    await empty_talk.add("Salt and pepper", "Salt the road", "Pepper spray")
    await empty_talk.say("complete salt and pepper")
    assert [n for n, t in (await empty_talk.tasks()).items() if t["status"] == "completed"] == [1]


async def test_reads_a_title_with_to_in_it_rightly(empty_talk: Talk) -> None:
    await empty_talk.add("Go to gym")
    await empty_talk.say("change go to gym to go to pool")
    assert await empty_talk.titles() == ["Go to pool"]


async def test_adds_to_notes_and_tags_that_are_there(empty_talk: Talk) -> None:
    await empty_talk.add("Buy milk", notes="two", tags=["food"])
    await empty_talk.say("add a note to 1: cold ones")
    await empty_talk.say("tag it with home")
    task = (await empty_talk.tasks())[1]
    assert task["notes"] == "two\ncold ones"
    assert task["tags"] == ["food", "home"]
    await empty_talk.say("remove the tag food from 1")
    await empty_talk.say("set the notes of 1 to three")
    task = (await empty_talk.tasks())[1]
    assert (task["notes"], task["tags"]) == ("three", ["home"])
    await empty_talk.say_all(["untag 1", "clear the notes of 1", "make 1 urgent"])
    await empty_talk.say("the milk isn't urgent anymore")
    assert (await empty_talk.tasks())[1] == {"number": 1, "title": "Buy milk", "status": "pending"}


async def test_takes_back_what_was_completed_last(talk: Talk) -> None:
    await talk.say_all(["complete 1 and 2", "undo"])
    assert [task["status"] for task in (await talk.tasks()).values()].count("pending") == 4


async def test_takes_back_what_was_deleted_last(talk: Talk) -> None:
    said = await talk.say_all(["delete 1", "undo that"])
    assert said.reply == "Undone: #1 Buy milk is back on the list."
    assert await talk.titles() == list(START)


async def test_finds_tasks_that_one_look_at_the_list_does_not_show(empty_talk: Talk) -> None:
    await empty_talk.add(*(f"Chore {number}" for number in range(120)), "Polish the trumpet")
    await empty_talk.say("polished the trumpet")
    assert 121 in await empty_talk.tasks()
    assert (await empty_talk.tasks())[121]["status"] == "completed"


async def test_deletes_more_completed_tasks_than_one_look_shows(empty_talk: Talk) -> None:
    await empty_talk.add(*(f"Chore {number}" for number in range(130)))
    await empty_talk.complete(*range(1, 121))
    await empty_talk.say_all(["delete all completed tasks", "yes"])
    assert len(await empty_talk.tasks()) == 10


async def test_works_through_many_wishes_within_the_turns_it_has(talk: Talk) -> None:
    wishes = "Complete 1. List my tasks. " * 8
    said = await talk.say(wishes + "Delete 2.")
    assert "the rest once more" in said.reply
    assert 2 in await talk.tasks()


async def test_loses_no_line_of_a_long_pasted_text(empty_talk: Talk) -> None:
    await empty_talk.say("\n".join(f"call person {number}" for number in range(80)))
    assert len(await empty_talk.tasks()) == 80

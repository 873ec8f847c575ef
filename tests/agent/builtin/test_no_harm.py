"""What must not happen: deleting, completing, renaming or adding what nobody clearly asked for.

The list at the start: #1 Buy milk, #2 Buy bread and #3 Call mom, all just added by talking.
"""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk

ADDED = ["Buy milk", "Buy bread", "Call mom"]


@pytest.fixture
async def talk(empty_talk: Talk) -> Talk:
    """A conversation in which three tasks were just added."""
    await empty_talk.say("add buy milk, buy bread and call mom")
    return empty_talk


async def completed(talk: Talk) -> set[int]:
    return {n for n, task in (await talk.tasks()).items() if task["status"] == "completed"}


async def priorities(talk: Talk) -> list[str]:
    return [task.get("priority", "") for task in (await talk.tasks()).values()]


# "Them" after an empty list.


@pytest.mark.parametrize(
    "messages",
    [
        ["show completed tasks and delete them"],
        ["list my completed tasks and delete them"],
        ["show my done tasks, then delete them"],
        ["show my completed tasks", "delete them"],
        ["find zebra", "delete it"],
        ["show high priority tasks and complete them"],
        ["what's overdue?", "complete them"],
    ],
)
async def test_them_is_nothing_after_an_empty_list(messages: list[str], talk: Talk) -> None:
    said = await talk.say_all(messages)
    assert await talk.titles() == ADDED
    assert await completed(talk) == set()
    assert "list is empty" in said.reply


async def test_a_place_in_an_empty_list_is_no_task(talk: Talk) -> None:
    await talk.say_all(["list", "show completed tasks", "delete the first one"])
    assert await talk.titles() == ADDED


async def test_acts_on_those_that_were_listed(talk: Talk) -> None:
    await talk.say_all(["make 1 and 3 urgent", "list high priority tasks and complete them"])
    assert await completed(talk) == {1, 3}


async def test_asks_before_deleting_those_that_were_listed(talk: Talk) -> None:
    await talk.say("done 1 and 3")
    said = await talk.say("show completed tasks and delete them")
    assert "Shall I delete these 2 tasks?" in said.reply
    assert await talk.titles() == ADDED
    await talk.say("yes")
    assert await talk.titles() == ["Buy bread"]


# One or the other.


@pytest.mark.parametrize(
    "message", ["delete 1 or 2", "delete #1 or #2", "delete milk or bread", "delete either 1 or 2"]
)
async def test_asks_which_one_of_two_to_delete(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert "#1 Buy milk" in said.reply
    assert "#2 Buy bread" in said.reply
    assert await talk.titles() == ADDED
    await talk.say("2")
    assert await talk.titles() == ["Buy milk", "Call mom"]


async def test_does_neither_of_two_where_one_is_unknown(talk: Talk) -> None:
    said = await talk.say("delete milk or the zebra")
    assert await talk.titles() == ADDED
    assert "no task like “zebra”" in said.reply
    assert "#1 Buy milk" in said.reply


async def test_does_neither_of_two_where_one_is_not_there(talk: Talk) -> None:
    said = await talk.say("delete 3 or 4")
    assert await talk.titles() == ADDED
    assert "#3 Call mom" in said.reply
    assert "There is no task 4" in said.reply


@pytest.mark.parametrize(
    "message", ["complete 1 or 2", "done 1, 2 or 3", "make 1 or 2 urgent", "rename 1 or 2"]
)
async def test_asks_which_one_of_several_to_change(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert "Which one" in said.reply
    assert await talk.titles() == ADDED
    assert await completed(talk) == set()
    assert await priorities(talk) == ["", "", ""]


async def test_knows_a_title_with_or_in_it(empty_talk: Talk) -> None:
    await empty_talk.add("Trick or treat", "Treat Ann")
    await empty_talk.say("delete trick or treat")
    assert await empty_talk.titles() == ["Treat Ann"]


# Titles.


@pytest.mark.parametrize("message", ["change 1 to 2", "rename 1 to 2", "rename 1", "edit 1 to 2"])
async def test_asks_for_the_title_of_one_task(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert said.reply == "What shall #1 Buy milk be called?"
    await talk.say("buy oat milk")
    assert await talk.titles() == ["Buy oat milk", *ADDED[1:]]


async def test_asks_for_one_title_after_the_other(talk: Talk) -> None:
    said = await talk.say("rename 1 and 2")
    assert said.reply == "What shall #1 Buy milk be called?"
    said = await talk.say("buy oat milk")
    assert said.reply.endswith("What shall #2 Buy bread be called?")
    await talk.say("buy rye")
    assert await talk.titles() == ["Buy oat milk", "Buy rye", "Call mom"]


@pytest.mark.parametrize(
    "command",
    [
        "move 3 to tomorrow",
        "delete the bread",
        "done 3",
        "show 2",
        "what's on my list?",
        "I called mom",
        "make 3 urgent",
        "help",
        "no wait",
    ],
)
async def test_a_command_is_no_title(command: str, talk: Talk) -> None:
    await talk.say_all(["rename 1", command])
    assert (await talk.titles())[0] == "Buy milk"


@pytest.mark.parametrize("title", ["finish the slides", "test", "Hello world", "call dad"])
async def test_a_title_may_be_what_else_would_be_a_wish(title: str, talk: Talk) -> None:
    await talk.say_all(["rename 1", title])
    assert (await talk.titles())[0].casefold() == title.casefold()


# Much at once.


@pytest.mark.parametrize(
    "message",
    [
        "all done!",
        "ok all done!",
        "everything done",
        "All finished.",
        "it's all done",
        "everything is done",
        "all done except milk",
        "done with everything",
        "I finished everything",
    ],
)
async def test_asks_before_completing_all_at_a_remark(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert await completed(talk) == set()
    assert "Shall I complete these" in said.reply
    await talk.say("no")
    assert await completed(talk) == set()


async def test_completes_all_after_a_yes(talk: Talk) -> None:
    await talk.say_all(["all done!", "yes"])
    assert await completed(talk) == {1, 2, 3}


async def test_completes_the_only_task_at_a_remark(empty_talk: Talk) -> None:
    await empty_talk.say_all(["add buy milk", "all done!"])
    assert await completed(empty_talk) == {1}


@pytest.mark.parametrize(
    "message",
    [
        "delete completed",
        "delete all done",
        "clear the done ones",
        "remove finished tasks",
        "delete them",
        "delete those",
        "delete both",
        "delete the first two",
    ],
)
async def test_asks_before_deleting_several_not_named(message: str, talk: Talk) -> None:
    await talk.say("done 1 and 2")
    said = await talk.say(message)
    assert await talk.titles() == ADDED
    assert "Shall I delete these 2 tasks?" in said.reply
    await talk.say("yes")
    assert await talk.titles() == ["Call mom"]


# Taking back.


@pytest.mark.parametrize(
    "message", ["please don't", "no", "stop!", "don't delete them", "cancel", "I didn't mean that"]
)
async def test_says_what_it_had_done_already(message: str, talk: Talk) -> None:
    await talk.say("delete 1 and 2")
    said = await talk.say(message)
    assert said.reply == (
        "I have already deleted #1 Buy milk and #2 Buy bread. Say “undo” and I'll take it back."
    )


async def test_says_how_to_take_back_what_it_completed(talk: Talk) -> None:
    await talk.say("done 1")
    said = await talk.say("no, don't")
    assert said.reply == "I have already completed #1 Buy milk. Say “undo” and I'll take it back."


@pytest.mark.parametrize("message", ["don't", "don't delete 3", "never delete 3"])
async def test_leaves_alone_what_it_was_not_asked_to_do(message: str, talk: Talk) -> None:
    said = await talk.say_all(["thanks", message])
    assert said.calls == ()
    assert "left everything as it is" not in said.reply
    assert said.reply == "All right, I won't."


@pytest.mark.parametrize(
    "answer",
    ["no wait", "please don't", "no, wait!", "wait no", "oh no", "hold on", "no no no", "hmm, no"],
)
async def test_takes_a_no_for_a_no(answer: str, talk: Talk) -> None:
    await talk.say("delete everything")
    said = await talk.say(answer)
    assert said.reply == "All right, I've left everything as it is."
    assert await talk.titles() == ADDED


# What is added, and what is not.


@pytest.mark.parametrize(
    ("message", "added"),
    [
        ("add: milk\n- eggs\n- bread\n3. cheese", ["Milk", "Eggs", "Bread", "Cheese"]),
        ("todo: milk\n* eggs", ["Milk", "Eggs"]),
        ("Shopping: milk\n- eggs", ["Shopping: milk", "Eggs"]),
    ],
)
async def test_loses_no_item_of_a_pasted_list(
    message: str, added: list[str], empty_talk: Talk
) -> None:
    await empty_talk.say(message)
    assert await empty_talk.titles() == added


@pytest.mark.parametrize(
    "remark",
    [
        "i hate mondays",
        "My birthday is on Friday",
        "the weather is nice today",
        "Tomorrow will be a long day",
        "I'm so tired today",
        "we had fun on Saturday",
    ],
)
async def test_asks_before_it_adds_a_remark(remark: str, talk: Talk) -> None:
    said = await talk.say(remark)
    assert await talk.titles() == ADDED
    assert said.reply.startswith("Shall I add “")


@pytest.mark.parametrize(
    "message",
    ["dentist tomorrow at 3pm", "meeting with Bob on Friday", "this week: clean the garage"],
)
async def test_adds_what_is_dated_at_once(message: str, talk: Talk) -> None:
    await talk.say(message)
    assert len(await talk.titles()) == 4


@pytest.mark.parametrize(
    "message", ["good idea, add it", "sounds good, add them", "add it", "add that to my list"]
)
async def test_asks_what_it_is_that_shall_be_added(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert said.reply == "What shall I add?"
    assert await talk.titles() == ADDED


async def test_completes_all_but_what_is_excepted(talk: Talk) -> None:
    await talk.say("mark everything done except milk")
    assert await completed(talk) == {2, 3}
    assert await talk.titles() == ADDED


async def test_completes_nothing_where_the_exception_is_unknown(talk: Talk) -> None:
    said = await talk.say("mark everything done except eggs")
    assert said.reply == "I found no task like “eggs”."
    assert await completed(talk) == set()
    assert await talk.titles() == ADDED


async def test_an_item_that_is_ticked_is_added_and_completed(empty_talk: Talk) -> None:
    await empty_talk.say("- [x] eggs\n- [ ] bread")
    assert await empty_talk.titles() == ["Eggs", "Bread"]
    assert await completed(empty_talk) == {1}


# What was asked for, wholly.


async def test_sets_each_priority_of_two(talk: Talk) -> None:
    await talk.say("set 1 to low and 2 to high")
    assert await priorities(talk) == ["low", "high", ""]


async def test_removes_a_priority_that_is_named(talk: Talk) -> None:
    await talk.say_all(["make 1 high priority", "remove the high priority from 1"])
    assert await priorities(talk) == ["", "", ""]
    assert await talk.titles() == ADDED


async def test_shows_a_task_whose_number_is_spelled(talk: Talk) -> None:
    assert (await talk.say("show me task one")).reply == "**#1 Buy milk**\n- Status: open"


async def test_deletes_the_last_of_a_list(talk: Talk) -> None:
    await talk.say_all(["list", "delete the last one"])
    assert await talk.titles() == ADDED[:2]


async def test_sorts_the_list(talk: Talk) -> None:
    said = await talk.say_all(["make 3 urgent", "sort my list by priority"])
    assert said.reply.splitlines()[1:] == [
        "- #3 Call mom · high priority",
        "- #1 Buy milk",
        "- #2 Buy bread",
    ]


@pytest.mark.parametrize("question", ["what did I do today?", "what tasks did I finish this week?"])
async def test_tells_what_was_done(question: str, talk: Talk) -> None:
    said = await talk.say_all(["done 1", question])
    assert "Completed #1 Buy milk" in said.reply


@pytest.mark.parametrize("message", ["what's 2+2?", "what's 2 + 2?", "what is 17 * 3"])
async def test_says_that_it_does_no_sums(message: str, talk: Talk) -> None:
    assert "I can't answer that" in (await talk.say(message)).reply


@pytest.mark.parametrize("message", ["merge 1 and 2", "combine 1 with 3", "split 2"])
async def test_says_that_it_cant_merge(message: str, talk: Talk) -> None:
    said = await talk.say(message)
    assert "can't merge" in said.reply
    assert await talk.titles() == ADDED


@pytest.mark.parametrize("name", ["taxes", "xylophone", "mortgage", "bricks"])
async def test_suggests_only_what_is_close(name: str, empty_talk: Talk) -> None:
    await empty_talk.add("Buy milk", "Call mom", "Water the plants", "Write the report")
    said = await empty_talk.say(f"delete {name}")
    assert "The nearest" not in said.reply

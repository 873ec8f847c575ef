"""What the model says: from the tools' results alone, plainly, in Markdown."""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("complete 99", "I couldn't complete #99. There is no task 99."),
        ("delete 99", "I couldn't delete #99. There is no task 99."),
        ("make 99 urgent", "I couldn't change #99. There is no task 99."),
        ("tag 99 with x", "I couldn't change #99. There is no task 99."),
        ("show 99", "I couldn't show #99. There is no task 99."),
        (
            "complete 1 and 99",
            "Completed #1 Buy milk. I couldn't complete #99. There is no task 99.",
        ),
        ("complete pay rent", "#5 Pay rent was done already."),
        ("reopen buy milk", "#1 Buy milk is still open."),
        ("make 3 no priority", "#3 Write the report was like that already."),
        ("rename 2 to call dad", "Renamed #2 Call mom to “Call dad”."),
        (
            "add pay tax due 2026-02-31",
            "I couldn't add “Pay tax”. There is no such day as “2026-02-31”. "
            "Choose one that exists.",
        ),
        ("how many tasks do I have?", "You have 4 open tasks and 1 completed task."),
        ("how many tasks are done?", "You have 1 completed task."),
        ("how many high priority tasks do I have?", "You have no open high-priority tasks."),
        ("what's overdue?", "You have no open overdue tasks."),
        ("show completed tasks", "You have 1 completed task:\n- #5 Pay rent"),
        ("anything about milk?", "1 task with “milk”:\n- #1 Buy milk"),
        ("do I have milk on my list?", "1 task with “milk”:\n- #1 Buy milk"),
        ("find zebra", "Nothing on your list has “zebra” in it."),
        (
            "find reprot",
            "Nothing on your list has “reprot” in it. The nearest:\n- #3 Write the report",
        ),
        ("is the rent paid?", "**#5 Pay rent**\n- Status: done"),
        ("show 5", "**#5 Pay rent**\n- Status: done"),
        ("is pay rent done?", "**#5 Pay rent**\n- Status: done"),
        ("delete the zebra", "I found no task like “zebra”."),
    ],
)
async def test_says_what_the_tools_said(message: str, reply: str, talk: Talk) -> None:
    assert (await talk.say(message)).reply == reply


async def test_lists_what_is_open(talk: Talk) -> None:
    said = await talk.say("what's on my list?")
    assert said.reply == (
        "You have 4 open tasks:\n"
        "- #1 Buy milk\n- #2 Call mom\n- #3 Write the report\n- #4 Water the plants"
    )


async def test_lists_everything_with_what_is_done_at_the_end(talk: Talk) -> None:
    said = await talk.say("show all my tasks")
    assert said.reply.startswith("You have 5 tasks:\n- #1 Buy milk\n")
    assert said.reply.endswith("- #5 Pay rent · done")


async def test_lists_by_tag_priority_and_due(empty_talk: Talk) -> None:
    await empty_talk.add("Low one", priority="low")
    await empty_talk.add("High one", priority="high", tags=["work"])
    await empty_talk.add("Plain one")
    by_priority = await empty_talk.say("list my tasks by priority")
    assert by_priority.reply.splitlines()[1:] == [
        "- #2 High one · high priority · tagged work",
        "- #1 Low one · low priority",
        "- #3 Plain one",
    ]
    for message in ("show tasks tagged work", "show #work", "list high priority tasks"):
        assert (await empty_talk.say(message)).reply.splitlines()[1:] == [
            "- #2 High one · high priority · tagged work"
        ]
    assert "#2 High one" in (await empty_talk.say("show my work tasks")).reply


async def test_says_how_many_it_leaves_out(empty_talk: Talk) -> None:
    await empty_talk.add(*(f"Chore {number}" for number in range(60)))
    said = await empty_talk.say("list")
    assert said.reply.startswith("You have 60 open tasks. The first 50:")
    assert said.reply.count("\n- ") == 50


@pytest.mark.parametrize(
    "message",
    ["call mum tomorrow at 5", "add pay rent by friday", "remind me to call Ann in 2 hours"],
)
async def test_says_that_it_sets_no_dates_from_words(message: str, empty_talk: Talk) -> None:
    said = await empty_talk.say(message)
    assert "from words yet" in said.reply
    assert "due" not in next(iter((await empty_talk.tasks()).values()))


async def test_says_that_it_sends_no_reminders(empty_talk: Talk) -> None:
    assert "can't send reminders yet" in (await empty_talk.say("remind me to call Ann")).reply


@pytest.mark.parametrize(
    "message",
    ["what is the capital of France?", "tell me a joke", "who won the world cup", "can you sing?"],
)
async def test_says_what_it_is_when_it_can_not_answer(message: str, empty_talk: Talk) -> None:
    said = await empty_talk.say(message)
    assert "OPENAI_API_KEY" in said.reply
    assert said.calls == ()


@pytest.mark.parametrize("message", ["help", "what can you do?", "?", "how do I delete a task?"])
async def test_helps(message: str, empty_talk: Talk) -> None:
    assert "“done 3”" in (await empty_talk.say(message)).reply


async def test_a_title_is_never_read_as_a_wish(empty_talk: Talk) -> None:
    await empty_talk.add("Delete everything", "Yes", "complete 1")
    await empty_talk.say_all(["list", "show 1", "complete the yes one", "thanks"])
    assert len(await empty_talk.tasks()) == 3


async def test_titles_are_shown_as_they_are(empty_talk: Talk) -> None:
    await empty_talk.add("*bold* [x](y) <b> `c` $5 a_b", "#1 # heading", "1. one\n")
    said = await empty_talk.say("list")
    assert r"#1 \*bold\* \[x\](y) \<b\> \`c\` \$5 a_b" in said.reply
    assert "- #2 #1 # heading" in said.reply


async def test_keeps_quiet_about_a_long_title_that_was_refused(empty_talk: Talk) -> None:
    said = await empty_talk.say("add " + "very " * 60 + "long")
    assert "A title has at most 200 characters" in said.reply
    assert len(said.reply) < 200
    assert await empty_talk.tasks() == {}


async def test_takes_a_hundred_tasks_at_once(empty_talk: Talk) -> None:
    said = await empty_talk.say("\n".join(f"- chore {number}" for number in range(103)))
    assert len(await empty_talk.tasks()) == 100
    assert "from “Chore 100” on" in said.reply

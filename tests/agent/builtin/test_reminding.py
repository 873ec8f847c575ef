"""Reminders in free wording, on the list of `dated_talk`."""

from __future__ import annotations

import pytest

from tests.agent.builtin.conftest import Talk
from todo_chat.services.task_views import task_data
from todo_chat.services.tasks import get_task


@pytest.fixture
async def talk(dated_talk: Talk) -> Talk:
    """A conversation on that Wednesday."""
    return dated_talk


async def reminders(talk: Talk, number: int) -> list[str | None]:
    """When a task's reminders go off, in Berlin."""
    async with talk.database.read_scope() as session:
        task = await get_task(session, user_id=talk.user.id, number=number)
        told = task_data(task, timezone="Europe/Berlin")["reminders"]
        return [reminder["fires_at"] for reminder in told]


REMINDING = [
    (["remind me to call mum tomorrow at 5"], 7, ["2026-11-26T17:00:00+01:00"]),
    (["remind me to call mum tomorrow at 5, an hour before"], 7, ["2026-11-26T16:00:00+01:00"]),
    (
        ["add call mum tomorrow at 5 with a reminder an hour before"],
        7,
        ["2026-11-26T16:00:00+01:00"],
    ),
    (["add call mum tomorrow at 5 and remind me an hour before"], 7, ["2026-11-26T16:00:00+01:00"]),
    (
        ["move the dentist to friday at 3 and remind me an hour before"],
        2,
        ["2026-11-27T14:00:00+01:00"],
    ),
    (["remind me of 2 tomorrow at 9"], 2, ["2026-11-26T09:00:00+01:00"]),
    (["remind me about the dentist a day before"], 2, ["2026-11-25T15:00:00+01:00"]),
    (["remind me about the dentist 30 minutes before"], 2, ["2026-11-26T14:30:00+01:00"]),
    (["show 2", "remind me at 9"], 2, ["2026-11-26T09:00:00+01:00"]),
    (["remind me of 2 an hour before", "snooze it an hour"], 2, ["2026-11-26T15:00:00+01:00"]),
    (
        ["remind me of 2 an hour before", "snooze it until tomorrow at 8pm"],
        2,
        ["2026-11-26T20:00:00+01:00"],
    ),
    (["remind me of 2 an hour before", "show 1", "snooze 2"], 2, ["2026-11-26T15:00:00+01:00"]),
    (["snooze 2 for 2 hours"], 2, ["2026-11-25T15:00:00+01:00"]),
    (
        ["remind me to stretch in 5 minutes", "remind me about 2 in an hour"],
        2,
        ["2026-11-25T14:00:00+01:00"],
    ),
    (["show 2", "remind me about 2 hours before"], 2, ["2026-11-26T13:00:00+01:00"]),
    (
        ["remind me of 2 an hour before", "snooze the call the dentist reminder by an hour"],
        2,
        ["2026-11-26T15:00:00+01:00"],
    ),
    (
        ["remind me of 2 an hour before", "snooze the dentist's reminder for 20 minutes"],
        2,
        ["2026-11-26T14:20:00+01:00"],
    ),
    (
        ["remind me of 2 an hour before", "snooze the reminder for the dentist an hour"],
        2,
        ["2026-11-26T15:00:00+01:00"],
    ),
    (["remind me of 2 an hour before", "remove the reminder of the dentist"], 2, []),
    (["remind me of 2 an hour before", "don't remind me of 2"], 2, []),
    (["remind me to water the lawn today"], 7, []),
]


@pytest.mark.parametrize(("messages", "number", "at"), REMINDING, ids=[c[0][-1] for c in REMINDING])
async def test_reminds(messages: list[str], number: int, at: list[str], talk: Talk) -> None:
    await talk.say_all(messages)
    if number in await talk.tasks():
        assert await reminders(talk, number) == at


async def test_reminds_of_all_that_follows_the_time(talk: Talk) -> None:
    await talk.say("remind me tomorrow at 9 to water the lawn and buy soil")
    for number in (7, 8):
        assert await reminders(talk, number) == ["2026-11-26T09:00:00+01:00"]


async def test_says_when_it_will_remind(talk: Talk) -> None:
    said = await talk.say("remind me to call mum tomorrow at 5")
    assert said.reply == "Added #7 Call mum (due tomorrow, 17:00, reminder when it is due)."
    said = await talk.say("move the dentist to friday at 3 and remind me an hour before")
    assert said.reply == (
        "#2 Call the dentist is now due Friday, 15:00. "
        "I'll remind you of #2 Call the dentist: 1 hour before (Friday, 14:00)."
    )


async def test_owns_up_to_a_reminder_that_has_passed(talk: Talk) -> None:
    said = await talk.say("remind me to water the lawn today")
    assert "Added #7 Water the lawn (due today)." in said.reply
    assert "I set no reminder." in said.reply
    said = await talk.say("remind me of 2 yesterday at 9")
    assert "I couldn't" in said.reply
    assert await reminders(talk, 2) == []


async def test_asks_when_to_remind(talk: Talk) -> None:
    said = await talk.say("remind me to call Ann")
    assert said.reply.startswith("Added #7 Call Ann. Tell me when")
    await talk.say("remind me tomorrow at 9")
    assert await reminders(talk, 7) == ["2026-11-26T09:00:00+01:00"]


async def test_sets_no_alarm_of_what_was_spoken_of(talk: Talk) -> None:
    said = await talk.say_all(["show 2", "set an alarm for 7am tomorrow"])
    assert said.calls == ()
    assert await reminders(talk, 2) == []

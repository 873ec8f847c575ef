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

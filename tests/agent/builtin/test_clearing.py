"""Taking something away from whatever has it: "clear all dates"."""

from __future__ import annotations

from datetime import date

import pytest

from tests.agent.builtin.conftest import Talk


@pytest.fixture
async def full(empty_talk: Talk) -> Talk:
    """Somebody with two tasks that have all that can be cleared, one that has nothing, one done."""
    await empty_talk.add("Bread")
    for title in ("Gym", "Milk", "Rent"):
        await empty_talk.add(
            title,
            due=date(2027, 3, 1),
            deadline=date(2027, 3, 5),
            priority="high",
            tags=["home"],
            estimate_minutes=60,
            notes="see there",
        )
    await empty_talk.complete(4)
    return empty_talk


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("clear all dates", "due"),
        ("remove all my due dates", "due"),
        ("remove all of the deadlines", "deadline"),
        ("clear all tags", "tags"),
        ("remove all priorities", "priority"),
        ("delete all notes", "notes"),
        ("clear all estimates", "estimate_minutes"),
    ],
)
async def test_clears_it_from_every_open_task(message: str, field: str, full: Talk) -> None:
    before = await full.tasks()
    said = await full.say(message)
    after = await full.tasks()
    assert all(before[number].get(field) and not after[number].get(field) for number in (2, 3))
    assert (after[1], after[4]) == (before[1], before[4])
    assert "#2 Gym" in said.reply and "#3 Milk" in said.reply
    assert "#1" not in said.reply and "#4" not in said.reply
    await full.say("undo")
    assert await full.tasks() == before


async def test_claims_nothing_where_there_is_nothing_to_clear(talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say("clear all dates")
    assert said.reply == "There is nothing to change: no task is like that."
    assert await talk.tasks() == before

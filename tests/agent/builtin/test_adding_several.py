"""Several tasks in one line, each with what is said of it alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.agent.builtin.conftest import Talk

WEDNESDAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
MONDAYS = "FREQ=WEEKLY;BYDAY=MO"


@pytest.mark.parametrize(
    ("message", "added"),
    [
        (
            "add milk tomorrow and eggs p1",
            [{"title": "Milk", "due": "2026-11-26"}, {"title": "Eggs", "priority": "high"}],
        ),
        (
            "add milk p1 and eggs tomorrow",
            [{"title": "Milk", "priority": "high"}, {"title": "Eggs", "due": "2026-11-26"}],
        ),
        (
            "add milk #home and eggs @shop, bread p2",
            [
                {"title": "Milk", "project": "home"},
                {"title": "Eggs", "tags": ["shop"]},
                {"title": "Bread", "priority": "medium"},
            ],
        ),
        (
            "add gym every monday and friday p1",
            [{"title": "Gym", "priority": "high", "recurrence": "FREQ=WEEKLY;BYDAY=MO,FR"}],
        ),
        ("add dinner with ann tomorrow and bob p1", [{"title": "Dinner with ann and bob"}]),
        ("add salt and pepper p1", [{"title": "Salt and pepper", "priority": "high"}]),
        ('add "milk tomorrow" and eggs p1', [{"title": '"milk tomorrow" and eggs'}]),
        (
            "add gym every monday at 9 and thursday at 2",
            [
                {"title": "Gym", "recurrence": MONDAYS, "due": "2026-11-30T09:00:00+01:00"},
                {
                    "title": "Gym",
                    "recurrence": "FREQ=WEEKLY;BYDAY=TH",
                    "due": "2026-11-26T14:00:00+01:00",
                },
            ],
        ),
        (
            "add gym due 2027-03-01 at 9, deadline 2027-03-05, p1, tagged home, takes 1 hour, "
            "note: see there",
            [
                {
                    "title": "Gym",
                    "due": "2027-03-01T09:00:00+01:00",
                    "deadline": "2027-03-05",
                    "priority": "high",
                    "tags": ["home"],
                    "estimate_minutes": 60,
                    "notes": "see there",
                }
            ],
        ),
        (
            "plan trip by end of january, high priority, tagged travel and family",
            [{"title": "Plan trip", "priority": "high", "tags": ["family", "travel"]}],
        ),
        (
            "every first monday of the month review budget, takes 2 hours",
            [
                {
                    "title": "Review budget",
                    "recurrence": "FREQ=MONTHLY;BYDAY=1MO",
                    "estimate_minutes": 120,
                }
            ],
        ),
    ],
)
async def test_adds_each_with_its_own(
    message: str, added: list[dict[str, Any]], empty_talk: Talk
) -> None:
    empty_talk.now = WEDNESDAY
    await empty_talk.say(message)
    tasks = list((await empty_talk.tasks()).values())
    assert [
        {key: task.get(key) for key in want} for task, want in zip(tasks, added, strict=True)
    ] == added

"""What the tools do with tasks that repeat."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Hands


async def test_a_repeat_in_words_is_set_and_said_back(hands: Hands) -> None:
    added = (await hands.call("add_task", title="Pay rent", due="every 1st at 9am"))["added"]
    assert (added["recurrence"], added["due"]) == (
        "FREQ=MONTHLY;BYMONTHDAY=1",
        "2026-12-01T09:00:00+01:00",
    )
    assert added["repeats"] == "every 1st at 9:00"
    added = (await hands.call("add_task", title="Sweep", recurrence="every friday"))["added"]
    assert (added["due"], added["repeats"]) == ("2026-11-27", "every Friday")
    added = (await hands.call("add_task", title="Mop", recurrence="every! 3 days"))["added"]
    assert added["repeats"] == "3 days after it is done"


async def test_a_task_can_be_made_to_repeat(hands: Hands) -> None:
    await hands.add("Sweep", due="friday at 3")
    weekly = (await hands.call("update_task", number=1, recurrence="every week"))["updated"]
    assert (weekly["due"], weekly["repeats"]) == (
        "2026-11-27T15:00:00+01:00",
        "every Friday at 15:00",
    )
    stopped = await hands.call("stop_repeating", number=1)
    assert "recurrence" not in stopped["stopped"]
    assert (await hands.call("stop_repeating", number=1))["code"] == "NOT_REPEATING"


async def test_completing_a_repeating_task_tells_of_the_next(hands: Hands) -> None:
    await hands.add("Rent", due="every 1st")
    result = await hands.call("complete_task", number=1)
    assert (result["next"]["number"], result["next"]["due"]) == (2, "2027-01-01")
    skipped = await hands.call("skip_occurrence", number=2)
    assert (skipped["skipped"]["due"], skipped["before"]["due"]) == ("2027-02-01", "2027-01-01")


async def test_lists_what_repeats(hands: Hands) -> None:
    await hands.add("Rent", due="every 1st")
    await hands.add("Once", due="tomorrow")
    await hands.add("Pills", due="every day at 8")
    result = await hands.call("list_tasks", view="repeating")
    assert [task["title"] for task in result["tasks"]] == ["Pills", "Rent"]


async def test_changes_several_series_for_all_times(hands: Hands) -> None:
    await hands.add("Pills", due="every day at 8")
    await hands.add("Swim", due="every day at 7")
    arguments = {"numbers": [1, 2], "due": "at 9", "scope": "all"}
    results = (await hands.call("update_tasks", **arguments))["results"]
    assert [one["updated"]["repeats"] for one in results] == ["every day at 9:00"] * 2


async def test_a_tag_may_be_for_this_time_only(hands: Hands) -> None:
    await hands.add("Pills", due="every day at 8")
    await hands.call("tag_tasks", numbers=[1], add=["late"], scope="this")
    result = await hands.call("complete_task", number=1)
    assert result["completed"]["tags"] == ["late"]
    assert "tags" not in result["next"]


async def test_other_days_in_words_keep_the_time(hands: Hands) -> None:
    await hands.add("Team meeting", due="every monday at 10")
    updated = (await hands.call("update_task", number=1, due="tuesdays"))["updated"]
    assert updated["repeats"] == "every Tuesday at 10:00"


@pytest.mark.parametrize(
    ("words", "due", "repeats"),
    [
        ("on the 2nd every month", "2026-12-02T15:00:00+01:00", "every 2nd at 15:00"),
        ("every month", "2026-11-26T15:00:00+01:00", "every 26th at 15:00"),
        ("every 12 hours", "2026-11-26T15:00:00+01:00", "every 12 hours"),
        ("every 12 hours starting at 7pm", "2026-11-25T19:00:00+01:00", "every 12 hours"),
    ],
)
async def test_a_repeat_goes_on_from_the_due_unless_it_says_its_start(
    words: str, due: str, repeats: str, hands: Hands
) -> None:
    await hands.add("Dentist", due="tomorrow at 3pm")
    updated = (await hands.call("update_task", number=1, recurrence=words))["updated"]
    assert (updated["due"], updated["repeats"]) == (due, repeats)

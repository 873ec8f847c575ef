"""The tools that set, snooze and remove reminders."""

from __future__ import annotations

from datetime import timedelta

from tests.agent.conftest import Hands
from todo_chat.models import User
from todo_chat.services import reminders


async def test_reminders_are_set_snoozed_and_removed(hands: Hands) -> None:
    await hands.add("Dentist", due="friday at 3")
    one = (await hands.call("set_reminder", number=1, when="an hour before"))["reminder_set"]
    two = (await hands.call("set_reminder", number=1, when="the day before"))["reminder_set"]
    assert [reminder["words"] for reminder in one["reminders"]] == ["1 hour before"]
    assert [r["words"] for r in two["reminders"]] == ["1 hour before", "1 day before"]
    snoozed = (await hands.call("snooze_reminder", until="an hour", number=1))["snoozed"]
    assert [r["at"] for r in snoozed["reminders"]] == [
        "2026-11-27T14:00:00+01:00",
        "2026-11-26T16:00:00+01:00",
    ]
    assert "reminders" not in (await hands.call("remove_reminders", number=1))["reminders_removed"]
    assert (await hands.call("remove_reminders", number=1))["code"] == "NO_REMINDER"
    fresh = (await hands.call("snooze_reminder", until="tomorrow", number=1))["reminder_set"]
    assert fresh["reminders"][0]["at"] == "2026-11-26T09:00:00+01:00"


async def test_a_snooze_is_as_long_as_was_said_whatever_the_second(hands: Hands) -> None:
    hands.now += timedelta(seconds=7, milliseconds=600)
    await hands.add("Dentist", due="friday at 3", reminders=["an hour before"])
    snoozed = (await hands.call("snooze_reminder", until="an hour", number=1))["snoozed"]
    assert snoozed["reminders"][0]["at"] == "2026-11-27T15:00:00+01:00"


async def test_the_reminder_that_was_shown_last_is_snoozed(hands: Hands, user: User) -> None:
    assert (await hands.call("snooze_reminder", until="an hour"))["code"] == "NO_REMINDER"
    await hands.add("Tea", due="in 10 minutes", reminders=["when it is due"])
    later = hands.now + timedelta(minutes=10)
    async with hands.database.session_scope() as session:
        [due] = await reminders.claim_due(session, now=later, owner="me")
        await reminders.deliver(session, owner="me", reminder_ids=[due.reminder.id or 0], now=later)
    hands.now = later
    snoozed = (await hands.call("snooze_reminder", until="an hour"))["snoozed"]
    assert snoozed["number"] == 1
    assert snoozed["reminders"][0]["at"] == "2026-11-25T14:10:00+01:00"


async def test_lists_what_has_a_reminder_the_next_first(hands: Hands) -> None:
    await hands.add("Late", due="friday at 3", reminders=["an hour before"])
    await hands.add("Soon", due="tomorrow at 3", reminders=["an hour before", "when it is due"])
    await hands.add("Never", due="tomorrow")
    await hands.add("Done", due="tomorrow at 9", reminders=["when it is due"])
    await hands.call("complete_task", number=4)
    result = await hands.call("list_tasks", view="reminders")
    assert [task["title"] for task in result["tasks"]] == ["Soon", "Late"]

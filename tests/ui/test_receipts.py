"""Receipts: what a turn changed in words, undoing it from there, and replies that claim in vain."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.support.wire import Call, Text, WireServer
from tests.ui.conftest import Open, OpenPage
from tests.ui.test_states import converse, views
from todo_chat.db import Database
from todo_chat.errors import NotFound
from todo_chat.models import User
from todo_chat.notices import Notice, listen
from todo_chat.services import projects, reminders, tasks
from todo_chat.services.changes import Actor, act_as
from todo_chat.services.reminder_times import ReminderTime
from todo_chat.services.task_lists import TaskQuery, list_tasks
from todo_chat.services.tasks import TaskChanges
from todo_chat.ui.receipts import ReceiptView
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.receipt_reading import read_receipts
from todo_chat.ui.state.receipts import ReceiptsState
from todo_chat.ui.views import MessageView
from todo_chat.when import Moment

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)  # a Wednesday
TURN = "t" * 32


async def receipts_of(database: Database, user: User, turn_id: str = TURN) -> list[ReceiptView]:
    async with database.read_scope() as session:
        found = await read_receipts(session, user, [turn_id], now=NOW)
    return found.get(turn_id, [])


def words(receipts: list[ReceiptView]) -> list[list[str]]:
    return [
        [f"{line.deed} #{line.number} {line.title}{line.more}" for line in receipt.lines]
        for receipt in receipts
    ]


async def test_each_change_in_words(database: Database, user: User) -> None:
    async with database.session_scope() as session:
        act_as(session, Actor("assistant", TURN, "1"))
        await tasks.create_task(
            session,
            user_id=user.id,
            title="Call mum",
            due=Moment(datetime(2026, 3, 5, 16, tzinfo=UTC), "Europe/Berlin"),
            reminders=[ReminderTime(before_minutes=60)],
            now=NOW,
        )
    wishes = (
        TaskChanges(title="Call dad", due=date(2026, 3, 6)),
        TaskChanges(due=None, priority="high", tags=("home",), reminders=()),
        TaskChanges(recurrence="FREQ=MONTHLY;BYMONTHDAY=1", due=date(2026, 4, 1)),
        TaskChanges(project="Home", notes="at noon", deadline=date(2026, 4, 2)),
    )
    for wish in wishes:
        async with database.session_scope() as session:
            act_as(session, Actor("assistant", TURN, "2"))
            await tasks.update_task(session, user_id=user.id, number=1, changes=wish, now=NOW)
    async with database.session_scope() as session:
        act_as(session, Actor("assistant", TURN, "3"))
        await tasks.skip_occurrence(session, user_id=user.id, number=1, now=NOW)
    async with database.session_scope() as session:
        act_as(session, Actor("assistant", TURN, "4"))
        await tasks.delete_task(session, user_id=user.id, number=1, now=NOW)
    told = words(await receipts_of(database, user))
    assert told == [
        ["Added #1 Call mum, tomorrow 17:00, reminder tomorrow 16:00"],
        ["Changed #1 Call dad, was “Call mum”, Friday"],
        ["Changed #1 Call dad, no date, high priority, no reminder, tagged home"],
        ["Changed #1 Call dad, 1 Apr, every 1st"],
        [
            "Added project #0 Home",
            "Changed #1 Call dad, deadline 2 Apr, new notes, from the Inbox to Home",
        ],
        ["Skipped #1 Call dad to 1 May, deadline 2 May"],
        ["Deleted #1 Call dad"],
    ]


async def test_a_reminder_that_is_set_or_snoozed_is_told_beside_others(
    database: Database, user: User
) -> None:
    first, second = (ReminderTime(at=NOW + timedelta(hours=hours)) for hours in (1, 2))
    async with database.session_scope() as session:
        task = await tasks.create_task(
            session, user_id=user.id, title="Call mum", reminders=[first], now=NOW
        )
    for number, wish in enumerate([(first, second), (second,)]):
        async with database.session_scope() as session:
            act_as(session, Actor("assistant", TURN, str(number)))
            changes = TaskChanges(reminders=wish)
            await tasks.update_task(session, user_id=user.id, number=1, changes=changes, now=NOW)
    async with database.session_scope() as session:
        act_as(session, Actor("assistant", TURN, "3"))
        task = await tasks.get_task(session, user_id=user.id, number=1)
        await reminders.snooze(
            session,
            user_id=user.id,
            reminder_id=task.reminders[0].id or 0,
            until=NOW + timedelta(hours=3),
            now=NOW,
        )
    assert words(await receipts_of(database, user)) == [
        ["Changed #1 Call mum, reminder today 12:00"],
        ["Changed #1 Call mum, fewer reminders"],
        ["Snoozed #1 Call mum, reminder today 13:00"],
    ]


async def test_the_next_time_that_goes_when_a_task_is_reopened_is_taken_back(
    database: Database, user: User
) -> None:
    async with database.session_scope() as session:
        await tasks.create_task(
            session,
            user_id=user.id,
            title="Water plants",
            due=date(2026, 3, 4),
            recurrence="FREQ=DAILY",
            now=NOW,
        )
    async with database.session_scope() as session:
        await tasks.complete_task(session, user_id=user.id, number=1, now=NOW)
    async with database.session_scope() as session:
        act_as(session, Actor("assistant", TURN, "1"))
        await tasks.reopen_task(session, user_id=user.id, number=1, now=NOW)
    assert words(await receipts_of(database, user)) == [
        ["Took back #2 Water plants", "Reopened #1 Water plants, to do again, every day"]
    ]


async def test_a_move_says_from_where_and_to_where(database: Database, user: User) -> None:
    async with database.session_scope() as session:
        task = await tasks.create_task(
            session, user_id=user.id, title="Dentist", due=date(2026, 3, 4), project="Home", now=NOW
        )
        assert task.project and task.project.id
        home = task.project.id
    wishes = (
        TaskChanges(due=date(2026, 3, 5)),
        TaskChanges(project="Health"),
        TaskChanges(project=None),
        TaskChanges(estimate_minutes=90),
    )
    for wish in wishes:
        async with database.session_scope() as session:
            act_as(session, Actor("assistant", TURN, "1"))
            await tasks.update_task(session, user_id=user.id, number=1, changes=wish, now=NOW)
    async with database.session_scope() as session:
        await projects.delete_project(session, user_id=user.id, id=home)
    assert words(await receipts_of(database, user)) == [
        ["Moved #1 Dentist to tomorrow"],
        ["Added project #0 Health", "Moved #1 Dentist from Home to Health"],
        ["Moved #1 Dentist from Health to the Inbox"],
        ["Changed #1 Dentist, takes 1 hour 30 minutes"],
    ]


async def test_what_a_finished_repeat_makes_is_in_the_same_receipt(
    database: Database, user: User
) -> None:
    async with database.session_scope() as session:
        await tasks.create_task(
            session,
            user_id=user.id,
            title="Pay rent",
            due=date(2026, 3, 1),
            recurrence="FREQ=MONTHLY;BYMONTHDAY=1",
            now=NOW,
        )
    async with database.session_scope() as session:
        act_as(session, Actor("assistant", TURN, "1"))
        await tasks.complete_task(session, user_id=user.id, number=1, now=NOW)
    (receipt,) = await receipts_of(database, user)
    assert [(line.deed, line.number) for line in receipt.lines] == [
        ("Ticked off", 1),
        ("Added", 2),
    ]
    assert receipt.lines[0].more == ""


async def add_two(page: OpenPage, database: Database, user: User, wire: WireServer) -> MessageView:
    """A turn in which the assistant added two tasks; its reply as the page shows it."""
    wire.script(Text("I've added both."))
    await converse(page, "Milk and eggs")
    turn_id = views(page)[-1].turn_id
    for title in ("Buy milk", "Buy eggs"):
        async with database.session_scope() as session:
            act_as(session, Actor("assistant", turn_id, title))
            await tasks.create_task(session, user_id=user.id, title=title)
    await page.run(ChatState.open)
    return views(page)[-1]


async def titles(database: Database, user: User) -> list[str]:
    async with database.read_scope() as session:
        query = TaskQuery(NOW, "UTC", sort="created", order="asc")
        return [
            task.title for task in (await list_tasks(session, user_id=user.id, query=query)).tasks
        ]


async def press(page: OpenPage, event: Any, *args: str) -> MessageView:
    """Press a button under the last reply; the reply as it is then."""
    await page.run(event, *args)
    return views(page)[-1]


async def test_a_reply_has_receipts_that_can_be_undone_and_done_again(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    reply = await add_two(page, database, user, wire)
    assert [one.lines[0].title for one in reply.receipts] == ["Buy milk", "Buy eggs"]
    assert reply.can_undo_all and not reply.unchanged
    first = reply.receipts[0]
    reply = await press(page, ReceiptsState.undo, first.batch_id)
    assert [one.undone for one in reply.receipts] == [True, False]
    assert not reply.receipts[0].lines[0].linked and not reply.can_undo_all
    assert await titles(database, user) == ["Buy eggs"]
    # A second click, or one in another tab, does nothing more.
    await press(page, ReceiptsState.undo, first.batch_id)
    assert page.state(ReceiptsState).problem == ""
    redo = reply.receipts[0].redo
    reply = await press(page, ReceiptsState.redo, redo, first.batch_id)
    assert [one.undone for one in reply.receipts] == [False, False]
    assert await titles(database, user) == ["Buy milk", "Buy eggs"]
    reply = await press(page, ReceiptsState.undo_all, reply.turn_id)
    assert reply.redo_all and await titles(database, user) == []
    # One button for both: neither can be done again alone.
    assert reply.redo_count == 2 and not any(one.can_undo for one in reply.receipts)
    reply = await press(page, ReceiptsState.redo, reply.redo_all, reply.turn_id)
    assert await titles(database, user) == ["Buy milk", "Buy eggs"] and not reply.redo_all


async def test_other_tabs_hear_of_what_was_undone(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page, other = await open_page(user), await open_page(user)
    reply = await add_two(page, database, user, wire)
    chat_id = page.state(ChatState).conversation_id
    other.go(f"/c/{chat_id}")
    await other.run(ChatState.open)
    async with listen(user.id) as inbox:
        await page.run(ReceiptsState.undo, reply.receipts[1].batch_id)
        assert Notice(user.id, "receipts", chat_id) in await inbox.take()
    await other.run(ChatState.look_at_receipts, chat_id)
    assert [one.undone for one in views(other)[-1].receipts] == [False, True]


async def test_a_later_change_is_told_and_not_overwritten(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    reply = await add_two(page, database, user, wire)
    async with database.session_scope() as session:
        wish = TaskChanges(title="Buy oat milk", due=date(2026, 3, 6))
        await tasks.update_task(session, user_id=user.id, number=1, changes=wish, now=NOW)
    batch_id = reply.receipts[0].batch_id
    reply = await press(page, ReceiptsState.undo, batch_id)
    said = page.state(ReceiptsState)
    assert said.place == batch_id
    assert said.problem.startswith("Not undone, because of later changes: ")
    assert "the title of #1 Buy milk went from Buy milk to Buy oat milk" in said.problem
    assert "the date of #1 Buy milk went from nothing to" in said.problem
    assert [one.undone for one in reply.receipts] == [False, False]
    await press(page, ReceiptsState.undo_all, reply.turn_id)
    assert said.place == reply.turn_id and said.problem
    assert await titles(database, user) == ["Buy oat milk", "Buy eggs"]


async def test_what_another_person_changed_is_not_ours_to_undo(
    open_page: Open, user: User, stranger: User, database: Database, wire: WireServer
) -> None:
    reply = await add_two(await open_page(user), database, user, wire)
    page = await open_page(stranger)
    with pytest.raises(NotFound):
        await page.run(ReceiptsState.undo, reply.receipts[0].batch_id)
    await page.run(ReceiptsState.undo_all, reply.turn_id)
    assert await titles(database, user) == ["Buy milk", "Buy eggs"]


@pytest.mark.parametrize(
    ("call", "text", "unchanged"),
    [
        (None, "I've added milk to your list.", True),
        (None, "Shall I add milk to your list?", False),
        (Call("add_task", {"title": ""}), "I've added it.", True),
        (Call("add_task", {"title": ""}), "I could not add it.", False),
        (Call("add_task", {"title": "Milk"}), "I've added it.", False),
        (Call("list_tasks", {}), "I've added it.", True),
        (Call("list_tasks", {}), "Nothing to do.", False),
    ],
)
async def test_a_reply_that_claims_in_vain_is_marked(
    open_page: Open, user: User, wire: WireServer, call: Call | None, text: str, unchanged: bool
) -> None:
    if call:
        wire.script(call)
    wire.script(Text(text))
    page = await open_page(user)
    await converse(page, "Milk")
    assert views(page)[-1].unchanged is unchanged
    await page.run(ChatState.open)
    assert views(page)[-1].unchanged is unchanged

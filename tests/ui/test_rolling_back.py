"""Writing a message anew, and taking back what the old replies changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.support.wire import Text, WireServer
from tests.ui.conftest import Open, OpenPage
from tests.ui.test_receipts import NOW, add_two, titles
from tests.ui.test_states import converse, follow, message, shown, views
from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.changes import Actor, act_as
from todo_chat.services.tasks import TaskChanges
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.editor import EditorState
from todo_chat.ui.state.receipts import ReceiptsState
from todo_chat.ui.state.retry import RetryState


async def two_turns(page: OpenPage, database: Database, user: User, wire: WireServer) -> None:
    """Two tasks are added by the first turn, and one of them is ticked off by the second."""
    await add_two(page, database, user, wire)
    wire.script(Text("One is off the list."))
    await converse(page, "Got the milk")
    turn_id = views(page)[-1].turn_id
    async with database.session_scope() as session:
        act_as(session, Actor("assistant", turn_id, "done"))
        await tasks.complete_task(session, user_id=user.id, number=1)


async def save(page: OpenPage, wire: WireServer, **form: str) -> None:
    wire.script(Text("Anew."))
    await page.run(EditorState.save, message("Nothing, thanks", **form))
    await follow(page)


async def test_all_that_the_abandoned_branch_changed_is_taken_back(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    await two_turns(page, database, user, wire)
    await page.run(EditorState.open, views(page)[0].id)
    editor = page.state(EditorState)
    assert editor.changed == 3
    await save(page, wire, roll_back="on")
    assert (editor.editing, editor.problem) == ("", "")
    assert await titles(database, user) == []
    assert shown(page) == [("user", "Nothing, thanks"), ("assistant", "Anew.")]
    # The old branch says so, and can bring it all back.
    await page.run(ChatState.choose, views(page)[0].previous, "previous")
    first = views(page)[1]
    assert [one.undone for one in first.receipts] == [True, True]
    # What was done by the other reply comes back along, which the button says.
    assert first.redo_count == 3
    assert views(page)[3].receipts[0].undone_along == 3
    await page.run(ReceiptsState.redo, first.redo_all, first.turn_id)
    assert await titles(database, user) == ["Buy milk", "Buy eggs"]


async def test_only_what_comes_after_the_message_is_counted_and_taken_back(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    await two_turns(page, database, user, wire)
    await page.run(EditorState.open, views(page)[2].id)
    assert page.state(EditorState).changed == 1
    await save(page, wire, roll_back="on")
    async with database.read_scope() as session:
        counts = await tasks.count_tasks(session, user_id=user.id)
    assert (counts.pending, counts.completed) == (2, 0)


async def test_without_the_tick_tasks_stay(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    await two_turns(page, database, user, wire)
    await page.run(EditorState.open, views(page)[0].id)
    await save(page, wire)
    assert await titles(database, user) == ["Buy milk", "Buy eggs"]


async def test_what_was_undone_already_is_not_counted(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    reply = await add_two(page, database, user, wire)
    await page.run(EditorState.open, views(page)[0].id)
    await page.run(ReceiptsState.undo_all, reply.turn_id)
    # It was still there when the editor was opened.
    await save(page, wire, roll_back="on")
    assert page.state(EditorState).problem == "" and shown(page)[-1] == ("assistant", "Anew.")
    await page.run(ChatState.choose, views(page)[0].previous, "previous")
    await page.run(EditorState.open, views(page)[0].id)
    assert page.state(EditorState).changed == 0


async def test_a_conflict_is_said_and_neither_tasks_nor_messages_change(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    await two_turns(page, database, user, wire)
    async with database.session_scope() as session:
        wish = TaskChanges(due=date(2026, 3, 6))
        await tasks.update_task(session, user_id=user.id, number=2, changes=wish, now=NOW)
    before = shown(page)
    await page.run(EditorState.open, views(page)[0].id)
    await page.run(EditorState.save, message("Nothing, thanks", roll_back="on"))
    editor = page.state(EditorState)
    assert editor.editing and "the date of #2 Buy eggs went from nothing to" in editor.problem
    await page.run(ChatState.open)
    assert shown(page) == before
    async with database.read_scope() as session:
        counts = await tasks.count_tasks(session, user_id=user.id)
    assert (counts.pending, counts.completed) == (1, 1)


async def regenerated(
    page: OpenPage, wire: WireServer, answer: Any, text: str = "Once more."
) -> None:
    """Ask for another reply in place of the last one, and answer what the page asks back."""
    await page.run(RetryState.retry, views(page)[-1].id, 1)
    assert page.state(RetryState).changed
    wire.script(Text(text))
    await page.run(answer)
    await follow(page)


async def test_a_new_reply_may_take_back_what_the_old_one_changed(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    await two_turns(page, database, user, wire)
    before = shown(page)
    await page.run(RetryState.retry, views(page)[-1].id, 1)
    retry = page.state(RetryState)
    assert retry.changed == 1 and shown(page) == before
    await page.run(RetryState.cancel)
    assert retry.changed == 0 and shown(page) == before
    await regenerated(page, wire, RetryState.roll_back)
    assert shown(page) == [*before[:-1], ("assistant", "Once more.")]
    assert (retry.reply, retry.changed) == ("", 0)
    # Only what the reply itself had done is as before.
    assert await titles(database, user) == ["Buy milk", "Buy eggs"]
    async with database.read_scope() as session:
        assert (await tasks.count_tasks(session, user_id=user.id)).completed == 0


async def test_a_new_reply_may_leave_it_as_it_is(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    await add_two(page, database, user, wire)
    await regenerated(page, wire, RetryState.keep)
    assert shown(page)[-1] == ("assistant", "Once more.")
    assert await titles(database, user) == ["Buy milk", "Buy eggs"]
    # That one has changed nothing, so nothing is asked.
    wire.script(Text("And again."))
    await page.run(RetryState.retry, views(page)[-1].id, 2)
    await follow(page)
    assert shown(page)[-1] == ("assistant", "And again.")


async def test_a_conflict_leaves_the_old_reply(
    open_page: Open, user: User, database: Database, wire: WireServer
) -> None:
    page = await open_page(user)
    await add_two(page, database, user, wire)
    async with database.session_scope() as session:
        wish = TaskChanges(title="Buy oat milk")
        await tasks.update_task(session, user_id=user.id, number=1, changes=wish)
    before = shown(page)
    await page.run(RetryState.retry, views(page)[-1].id, 1)
    await page.run(RetryState.roll_back)
    retry = page.state(RetryState)
    assert retry.changed == 2 and "Buy oat milk" in retry.problem
    await page.run(ChatState.open)
    assert shown(page) == before

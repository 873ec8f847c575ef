"""Replies made anew, replies gone on with, and messages written anew."""

from __future__ import annotations

import asyncio

import pytest

from tests.support.wire import Call, Cut, Text, Wait, WireServer
from tests.ui.conftest import Open, OpenPage
from tests.ui.test_states import converse, follow, message, shown, views, written
from todo_chat.errors import NotFound
from todo_chat.models import User
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.composer import ComposerState
from todo_chat.ui.state.editor import EditorState
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.state.retry import RetryState


def place(page: OpenPage, number: int) -> tuple[int, int]:
    """Which version of how many a message of the page is."""
    view = views(page)[number]
    return view.version, view.versions


async def edit(page: OpenPage, number: int, text: str) -> None:
    """Write a message of the page anew and follow the reply to its end."""
    await page.run(EditorState.open, views(page)[number].id)
    await page.run(EditorState.save, message(text))
    await follow(page)


async def test_a_reply_made_anew_keeps_the_old_one_in_reach(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("One."))
    wire.script(Text("Two."))
    page = await open_page(user)
    await converse(page, "hello")
    first = views(page)[-1]
    await page.run(RetryState.retry, first.id, 1)
    await follow(page)
    assert shown(page) == [("user", "hello"), ("assistant", "Two.")]
    assert (place(page, 0), place(page, 1)) == ((1, 1), (2, 2))
    await page.run(ChatState.choose, views(page)[-1].previous, "previous")
    assert shown(page)[-1] == ("assistant", "One.")
    assert (views(page)[-1].previous, views(page)[-1].version) == ("", 1)
    again = await open_page(user)
    again.go(f"/c/{page.state(ChatState).conversation_id}")
    await again.run(ChatState.open)
    assert shown(again) == shown(page)


async def test_asking_twice_for_another_reply_makes_one(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("One."))
    wire.script(Text("Two."))
    page = await open_page(user)
    await converse(page, "hello")
    first = views(page)[-1].id
    for _ in range(2):
        await page.run(RetryState.retry, first, 1)
        await follow(page)
    assert place(page, 1) == (2, 2)
    assert len(wire.requests) == 2


async def test_a_message_written_anew_begins_another_branch(
    open_page: Open, user: User, wire: WireServer
) -> None:
    for reply in ("Milk it is.", "Anything else?", "Oat milk it is."):
        wire.script(Text(reply))
    page = await open_page(user)
    await converse(page, "Buy milk")
    await converse(page, "And?")
    await edit(page, 0, "Buy oat milk")
    assert shown(page) == [("user", "Buy oat milk"), ("assistant", "Oat milk it is.")]
    assert page.state(EditorState).editing == ""
    assert place(page, 0) == (2, 2)
    await page.run(ChatState.choose, views(page)[0].previous, "previous")
    assert [text for _, text in shown(page)] == [
        "Buy milk",
        "Milk it is.",
        "And?",
        "Anything else?",
    ]
    await page.run(ChatState.choose, views(page)[0].next, "next")
    assert [text for _, text in shown(page)] == ["Buy oat milk", "Oat milk it is."]


@pytest.mark.parametrize(("text", "reason"), [(" ", "Write a message"), ("x" * 4_001, "4001")])
async def test_what_is_wrong_with_an_edit_is_said_in_the_editor(
    open_page: Open, user: User, wire: WireServer, text: str, reason: str
) -> None:
    wire.script(Text("Hi."))
    page = await open_page(user)
    await converse(page, "hello")
    await edit(page, 0, text)
    editor = page.state(EditorState)
    assert reason in editor.problem and editor.editing == views(page)[0].id
    await page.run(EditorState.cancel)
    assert (editor.problem, editor.editing) == ("", "")
    assert shown(page) == [("user", "hello"), ("assistant", "Hi.")]


async def test_an_edit_that_is_sent_twice_is_one_message(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("One."))
    wire.script(Text("Two."))
    page = await open_page(user)
    await converse(page, "hello")
    await page.run(EditorState.open, views(page)[0].id)
    for _ in range(2):
        await page.run(EditorState.save, message("hi", client_id="the same"))
        await follow(page)
    assert shown(page) == [("user", "hi"), ("assistant", "Two.")]
    assert place(page, 0) == (2, 2)


async def test_what_is_a_strangers_is_neither_chosen_nor_edited(
    open_page: Open, user: User, stranger: User, wire: WireServer
) -> None:
    wire.script(Text("Private."))
    own = await open_page(user)
    await converse(own, "hello")
    mine, reply = views(own)
    page = await open_page(stranger)
    for handler, args in (
        (ChatState.choose, (reply.id, "next")),
        (ChatState.go_on, (reply.id,)),
        (EditorState.open, (mine.id,)),
    ):
        with pytest.raises(NotFound):
            await page.run(handler, *args)
    page.state(EditorState).editing = mine.id
    await page.run(EditorState.save, message("Not hello"))
    assert "no such message" in page.state(EditorState).problem
    await own.run(ChatState.refresh)
    assert shown(own) == [("user", "hello"), ("assistant", "Private.")]


async def test_a_stopped_reply_says_what_was_done_and_is_gone_on_with(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("First this. "), Call("add_task", {"title": "Buy milk"}))
    wire.script(Text("Then"), Wait(asyncio.Event()))
    wire.script(Text("Here is the rest."))
    page = await open_page(user)
    await page.run(ComposerState.send, message("Much to do"))
    page.go(f"/c/{page.state(ChatState).conversation_id}")
    await page.run(ChatState.open)
    following = asyncio.create_task(follow(page))
    async with asyncio.timeout(5):
        while len(wire.requests) < 2:
            await wire.asked.wait()
            await asyncio.sleep(0)
    await written(page.state(LiveState))
    await page.run(LiveState.stop)
    await following
    stopped = views(page)[-1]
    assert (stopped.note, stopped.can_continue) == ("Stopped. 1 of 1 done.", True)
    for _ in range(2):
        await page.run(ChatState.go_on, stopped.id)
        await follow(page)
    assert [role for role, _ in shown(page)] == ["user", "assistant", "assistant"]
    assert shown(page)[-1] == ("assistant", "Here is the rest.")
    assert views(page)[-2].note == stopped.note


async def test_a_reply_that_failed_half_way_can_be_gone_on_with_and_an_empty_one_can_not(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("Half of"), Cut())
    wire.script(Cut())
    page = await open_page(user)
    await converse(page, "hello")
    half = views(page)[-1]
    assert (half.text, half.failed, half.can_continue) == ("Half of", True, True)
    await page.run(RetryState.retry, half.id, 1)
    await follow(page)
    empty = views(page)[-1]
    assert (empty.text, empty.failed, empty.can_continue) == ("", True, False)


async def test_another_branch_does_not_show_the_reply_of_the_first(
    open_page: Open, user: User, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("One."))
    wire.script(Text("Two"), Wait(rest), Text("."))
    page = await open_page(user)
    await converse(page, "hello")
    await page.run(EditorState.open, views(page)[0].id)
    await page.run(EditorState.save, message("good evening"))
    live = page.state(LiveState)
    assert live.turn_id and page.state(ChatState).last_id == ""
    await page.run(ChatState.choose, views(page)[0].previous, "previous")
    assert (live.turn_id, shown(page)[-1]) == ("", ("assistant", "One."))
    await page.run(ChatState.choose, views(page)[0].next, "next")
    assert live.turn_id and shown(page) == [("user", "good evening")]
    rest.set()
    await follow(page)
    assert shown(page)[-1] == ("assistant", "Two.")

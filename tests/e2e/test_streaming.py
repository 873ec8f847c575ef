"""A reply is shown while it is written, and by whoever comes back to it."""

from __future__ import annotations

import asyncio
import re

from playwright.async_api import expect

from tests.e2e.steps import (
    composer,
    finished,
    register,
    replies,
    send,
    send_button,
    stop_button,
    task,
)
from tests.support.browser import NewPage
from tests.support.server import AppServer
from tests.support.wire import Call, Refuse, Text, Wait, WireServer


async def test_text_is_shown_before_the_reply_is_complete(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("Once ", "upon"), Wait(rest), Text(" a time"))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Tell me a story")
    await expect(replies(page)).to_contain_text("Once upon")
    await expect(stop_button(page)).to_be_visible()
    await expect(page.get_by_text("scripted", exact=True)).to_be_visible()
    rest.set()
    await finished(page)
    await expect(replies(page)).to_contain_text("Once upon a time")
    await expect(composer(page)).to_be_focused()


async def test_a_tool_changes_the_list_while_the_reply_still_runs(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("I will note it. "), Call("add_task", {"title": "Buy milk"}))
    wire.script(Wait(rest), Text("It is on your list."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Milk!")
    await expect(task(page, "Buy milk")).to_be_visible()
    card = replies(page).get_by_role("group")
    await expect(card).to_contain_text("Added “Buy milk”")
    await expect(stop_button(page)).to_be_visible()
    rest.set()
    await finished(page)
    parts = replies(page).locator(".parts > *")
    await expect(parts).to_have_text(
        [
            "I will note it.",
            re.compile("Added “Buy milk”"),
            "It is on your list.",
        ]
    )
    await card.locator("summary").click()
    await expect(card).to_contain_text('"title": "Buy milk"')
    await expect(card).to_contain_text('"number": 1')


async def test_a_refused_tool_call_shows_as_failed(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    wire.script(Call("complete_task", {"number": 7}))
    wire.script(Text("There is no task 7."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Tick off 7")
    await finished(page)
    card = replies(page).get_by_role("group")
    await expect(card).to_contain_text("Failed")
    await expect(card).to_contain_text("Could not tick off task 7")


async def test_reloading_in_the_middle_shows_what_has_come_and_follows_the_rest(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("First half,"), Wait(rest), Text(" second half."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Two halves, please")
    await expect(replies(page)).to_contain_text("First half,")
    await page.wait_for_url("**/c/*")
    await page.reload()
    await expect(replies(page)).to_contain_text("First half,")
    await expect(stop_button(page)).to_be_visible()
    rest.set()
    await finished(page)
    await expect(replies(page)).to_have_count(1)
    await expect(replies(page)).to_contain_text("First half, second half.")


async def test_leaving_for_another_conversation_does_not_stop_the_reply(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("Still"), Wait(rest), Text(" here."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Wait for me")
    await expect(replies(page)).to_contain_text("Still")
    await page.get_by_role("link", name="New conversation").click()
    await expect(page.get_by_text("Tell me what is on your mind.")).to_be_visible()
    await expect(send_button(page)).to_be_visible()
    await expect(replies(page)).to_have_count(0)
    await page.get_by_role("link", name="Wait for me").click()
    await expect(replies(page)).to_contain_text("Still")
    rest.set()
    await finished(page)
    await expect(replies(page)).to_contain_text("Still here.")


async def test_closing_the_page_neither_stops_the_reply_nor_leaves_anything_behind(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("Begun"), Wait(rest), Text(*" and ended without a reader."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Do not mind me")
    await expect(replies(page)).to_contain_text("Begun")
    await page.wait_for_url("**/c/*")
    address = page.url
    await page.close()
    rest.set()
    again = await page.context.new_page()
    await again.goto(address)
    await expect(replies(again)).to_contain_text("Begun and ended without a reader.")
    assert "disconnected client" not in scripted_server.log()


async def test_a_second_tab_shows_the_same_reply_at_the_same_time(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    wire.script(Text("Ready."))
    rest = asyncio.Event()
    wire.script(Text("Both see"), Wait(rest), Text(" this."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Hello")
    await finished(page)
    await page.wait_for_url("**/c/*")
    other = await page.context.new_page()
    await other.goto(page.url)
    await expect(replies(other)).to_contain_text("Ready.")
    await send(page, "Do both see this?")
    await expect(replies(other).last).to_contain_text("Both see")
    await expect(stop_button(other)).to_be_visible()
    rest.set()
    await finished(other)
    await expect(replies(other).last).to_contain_text("Both see this.")
    await expect(replies(page).last).to_contain_text("Both see this.")


async def test_stopping_in_the_middle_keeps_what_was_shown(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    wire.script(Text("Only this"), Wait(asyncio.Event()))
    wire.script(Text("Answered anew."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Go on for ever")
    await expect(replies(page)).to_contain_text("Only this")
    await stop_button(page).click()
    await finished(page)
    await expect(replies(page)).to_contain_text("Stopped.")
    assert wire.requests[0].closed.is_set() or await wire.requests[0].closed.wait()
    await page.wait_for_url("**/c/*")
    await page.reload()
    await expect(replies(page)).to_contain_text("Only this")
    await replies(page).get_by_role("button", name="Try again").click()
    await expect(replies(page)).to_contain_text("Answered anew.")
    await finished(page)
    await expect(replies(page)).to_have_count(1)


async def test_a_failed_reply_says_why_and_can_be_tried_again(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    wire.script(Refuse(401, "bad key sk-secret"))
    wire.script(Text("Now it works."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Hello")
    await expect(replies(page)).to_contain_text("The model provider refused the API key.")
    assert "sk-secret" not in await page.content()
    await replies(page).get_by_role("button", name="Try again").click()
    await expect(replies(page)).to_contain_text("Now it works.")
    await finished(page)
    await expect(replies(page)).not_to_contain_text("refused")

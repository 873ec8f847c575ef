"""Writing: keys, input methods, drafts."""

from __future__ import annotations

import asyncio
import re

from playwright.async_api import Page, WebSocketRoute, expect

from tests.e2e.steps import composer, finished, register, replies, send, try_to_send
from tests.support.browser import NewPage
from tests.support.server import AppServer
from tests.support.wire import Text, Wait, WireServer


async def test_shift_enter_breaks_the_line_and_the_box_grows(page: Page) -> None:
    await register(page)
    box = composer(page)
    low = await box.bounding_box()
    await box.press_sequentially("one")
    await box.press("Shift+Enter")
    await box.press_sequentially("two")
    await expect(box).to_have_value("one\ntwo")
    high = await box.bounding_box()
    assert low and high and high["height"] > low["height"]
    await box.press("Enter")
    await expect(box).to_have_value("")
    await expect(page.locator(".bubble")).to_contain_text("one\ntwo", use_inner_text=True)


async def test_enter_that_chooses_a_word_of_an_input_method_does_not_send(page: Page) -> None:
    await register(page)
    await composer(page).focus()
    session = await page.context.new_cdp_session(page)
    await session.send(
        "Input.imeSetComposition", {"text": "にほん", "selectionStart": 3, "selectionEnd": 3}
    )
    # While an input method composes, the browser says that it processes the key (229).
    enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    await session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
    await session.send("Input.insertText", {"text": "日本"})
    await session.send("Input.dispatchKeyEvent", {"type": "keyUp", **enter})
    await expect(composer(page)).to_have_value("日本")
    await expect(page.get_by_text("Tell me what is on your mind.")).to_be_visible()
    await composer(page).press("Enter")
    await expect(page.locator(".bubble")).to_contain_text("日本")


async def test_a_draft_is_kept_over_a_reload_for_each_conversation(page: Page) -> None:
    await register(page)
    await send(page, "hello")
    await page.wait_for_url("**/c/*")
    await finished(page)
    await composer(page).fill("half a thought")
    await page.get_by_role("link", name="New conversation").first.click()
    await expect(composer(page)).to_have_value("")
    await composer(page).fill("another one")
    await page.reload()
    await expect(composer(page)).to_have_value("another one")
    await page.get_by_role("link", name="hello").click()
    await expect(composer(page)).to_have_value("half a thought")


async def test_what_is_written_during_a_reply_waits_for_its_end(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("One moment"), Wait(rest), Text("."))
    wire.script(Text("Second reply."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "first")
    await expect(replies(page)).to_contain_text("One moment")
    await try_to_send(page, "second")
    await expect(composer(page)).to_have_value("second")
    rest.set()
    await finished(page)
    await composer(page).press("Enter")
    await expect(replies(page).last).to_contain_text("Second reply.")
    assert len(wire.requests) == 2


async def _hold_back(page: Page) -> asyncio.Event:
    """Let nothing that the server says reach the page while the event is not set."""
    free = asyncio.Event()
    free.set()

    def route(page_side: WebSocketRoute) -> None:
        server_side = page_side.connect_to_server()

        async def pass_on(frame: str | bytes) -> None:
            await free.wait()
            page_side.send(frame)

        server_side.on_message(pass_on)

    await page.route_web_socket(re.compile("/_event"), route)
    return free


async def test_what_is_typed_while_a_conversation_begins_stays(page: Page) -> None:
    free = await _hold_back(page)
    await register(page)
    free.clear()
    await try_to_send(page, "hello")
    await expect(composer(page)).to_have_value("")
    await composer(page).press_sequentially("my next ")
    free.set()
    await page.wait_for_url("**/c/*")
    await finished(page)
    await composer(page).press_sequentially("thought")
    await expect(composer(page)).to_have_value("my next thought")
    await page.get_by_role("link", name="New conversation").first.click()
    await expect(composer(page)).to_have_value("")


async def test_a_refused_message_stands_before_what_was_typed_since(page: Page) -> None:
    free = await _hold_back(page)
    await register(page)
    await composer(page).evaluate("box => { box.value = 'important' + String.fromCharCode(7) }")
    free.clear()
    await composer(page).press("Enter")
    await expect(composer(page)).to_have_value("")
    await composer(page).press_sequentially("next")
    free.set()
    await expect(composer(page)).to_have_value("important\x07\nnext")
    await page.reload()
    await expect(composer(page)).to_have_value("important\x07\nnext")


async def test_a_message_the_server_never_got_is_sent_when_the_page_is_opened_again(
    page: Page,
) -> None:
    lost = asyncio.Event()

    def route(page_side: WebSocketRoute) -> None:
        server_side = page_side.connect_to_server()

        def pass_on(frame: str | bytes) -> None:
            if "composer_state.send" in str(frame) and not lost.is_set():
                lost.set()
            else:
                server_side.send(frame)

        page_side.on_message(pass_on)

    await page.route_web_socket(re.compile("/_event"), route)
    await register(page)
    await try_to_send(page, "add buy milk")
    await asyncio.wait_for(lost.wait(), 10)
    await page.reload()
    await finished(page)
    await expect(page.locator(".bubble")).to_have_count(1)
    await expect(page.locator(".bubble")).to_contain_text("add buy milk")
    await expect(composer(page)).to_have_value("")
    await page.reload()
    await expect(page.locator(".bubble")).to_have_count(1)

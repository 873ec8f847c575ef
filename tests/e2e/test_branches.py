"""Replies made anew, replies gone on with, messages written anew, and everything once only."""

from __future__ import annotations

import asyncio
import re

from playwright.async_api import Locator, Page, WebSocketRoute, expect

from tests.e2e.steps import composer, finished, register, replies, send, stop_button
from tests.support.browser import NewPage
from tests.support.server import AppServer
from tests.support.wire import Call, Text, Wait, WireServer


def said(page: Page) -> Locator:
    """The person's own messages."""
    return page.locator(".message.user")


def button(within: Locator, name: str) -> Locator:
    """A button by its whole name."""
    return within.get_by_role("button", name=name, exact=True)


async def test_a_reply_has_versions_that_the_keyboard_reaches_in_every_tab(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    for text in ("Version one.", "Version two.", "Version three."):
        wire.script(Text(text))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Tell me")
    await finished(page)
    await page.wait_for_url("**/c/*")
    other = await page.context.new_page()
    await other.goto(page.url)
    for text in ("Version two.", "Version three."):
        await button(replies(page), "Make this reply anew").click()
        await expect(replies(page)).to_contain_text(text)
        await finished(page)
    await expect(replies(page)).to_have_count(1)
    await expect(replies(page).get_by_role("group", name="Versions")).to_have_text("3 of 3")
    before = button(replies(page), "Previous version")
    await before.focus()
    await page.keyboard.press("Enter")
    await expect(replies(page)).to_contain_text("Version two.")
    await expect(before).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(replies(page)).to_contain_text("Version one.")
    await expect(before).to_have_attribute("aria-disabled", "true")
    await expect(replies(other)).to_contain_text("Version one.", timeout=1_000)
    await button(replies(other), "Next version").click()
    await expect(replies(page)).to_contain_text("Version two.", timeout=1_000)
    await expect(replies(page).get_by_role("group", name="Versions")).to_have_text("2 of 3")


async def test_a_message_is_written_anew_and_the_old_one_stays_in_reach(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    for text in ("Cow milk it is.", "Oat milk it is."):
        wire.script(Text(text))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Buy milk")
    await finished(page)
    await page.set_viewport_size({"width": 1280, "height": 360})
    pencil = button(said(page), "Edit this message")
    await pencil.focus()
    await page.keyboard.press("Enter")
    box = page.get_by_role("textbox", name="Your message")
    await expect(box).to_be_focused()
    await expect(box).to_be_in_viewport(ratio=1)
    await expect(box).to_have_value("Buy milk")
    await expect(said(page).get_by_role("checkbox")).to_have_count(0)
    await box.fill("x" * 4_001)
    await expect(said(page)).to_contain_text("1 too many")
    await box.press("Escape")
    await expect(box).to_be_hidden()
    await expect(pencil).to_be_focused()
    await expect(said(page)).to_contain_text("Buy milk")
    await pencil.click()
    await expect(box).to_have_value("Buy milk")
    await box.fill("Buy oat milk")
    await page.get_by_role("button", name="Save and send").click()
    await expect(replies(page)).to_contain_text("Oat milk it is.")
    await finished(page)
    await expect(composer(page)).to_be_focused()
    await expect(said(page)).to_have_count(1)
    await expect(said(page)).to_contain_text("Buy oat milk")
    await expect(said(page).get_by_role("group", name="Versions")).to_have_text("2 of 2")
    await button(said(page), "Previous version").click()
    await expect(replies(page)).to_contain_text("Cow milk it is.")
    await page.reload()
    await expect(replies(page)).to_contain_text("Cow milk it is.")


async def test_a_stopped_reply_says_what_was_done_and_goes_on(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    wire.script(Text("First this. "), Call("add_task", {"title": "Buy milk"}))
    wire.script(Text("And then"), Wait(asyncio.Event()))
    wire.script(Text("Here is the rest."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Much to do")
    await expect(replies(page)).to_contain_text("And then")
    await stop_button(page).click()
    await finished(page)
    await expect(replies(page)).to_contain_text("Stopped. 1 of 1 done.")
    await button(replies(page), "Continue").click()
    await expect(replies(page).last).to_contain_text("Here is the rest.")
    await finished(page)
    await expect(replies(page)).to_have_count(2)
    await expect(replies(page).first).to_contain_text("And then")
    await expect(button(page.get_by_role("main"), "Continue")).to_have_count(0)


async def test_whatever_the_socket_sends_twice_happens_once(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    doubled: list[str] = []

    def double(route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        def forward(frame: str | bytes) -> None:
            server.send(frame)
            text = frame if isinstance(frame, str) else ""
            for handler in ("composer_state.say", "composer_state.send", "retry_state.retry"):
                if f'{handler}"' in text:
                    doubled.append(handler.split(".")[1])
                    server.send(frame)

        route.on_message(forward)

    for text in ("One.", "Two.", "Three.", "Four.", "Five."):
        wire.script(Text(text))
    page = await new_page(scripted_server.url)
    await page.route_web_socket(re.compile("/_event"), double)
    await register(page)
    await page.get_by_role("button", name="What can you do?").click()
    await expect(replies(page)).to_contain_text("One.")
    await finished(page)
    await send(page, "And now?")
    await expect(replies(page).last).to_contain_text("Two.")
    await finished(page)
    await button(replies(page).last, "Make this reply anew").click()
    await expect(replies(page).last).to_contain_text("Three.")
    await finished(page)
    await page.reload()
    await expect(replies(page).last).to_contain_text("Three.")
    await expect(said(page)).to_have_count(2)
    await expect(replies(page)).to_have_count(2)
    await expect(page.get_by_role("group", name="Versions")).to_have_text("2 of 2")
    await expect(page.get_by_role("navigation").get_by_role("listitem")).to_have_count(1)
    assert doubled == ["say", "send", "retry"]
    assert len(wire.requests) == 3

"""Phones, keyboards, and eyes that prefer the dark."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.steps import composer, finished, register, replies, send, task
from tests.support.browser import NewPage
from tests.support.server import AppServer


async def _no_sideways_scroll(page: Page) -> None:
    wide = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0


@pytest.mark.parametrize("width", [360, 390])
async def test_everything_is_in_reach_on_a_phone(
    new_page: NewPage, app_server: AppServer, width: int
) -> None:
    page = await new_page(
        app_server.url, viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True
    )
    await register(page)
    await _no_sideways_scroll(page)
    await send(page, "Add buy milk and call mum")
    await finished(page)
    await _no_sideways_scroll(page)
    await expect(task(page, "Buy milk")).to_be_hidden()
    await page.get_by_role("button", name="List 2").tap()
    await expect(task(page, "Buy milk")).to_be_visible()
    await page.get_by_role("checkbox", name="Mark Buy milk as done").tap()
    await page.get_by_role("button", name="Edit Call mum").tap()
    sheet = page.get_by_role("dialog", name="Task #2")
    await sheet.get_by_label("Title").fill("Call dad")
    await _no_sideways_scroll(page)
    await page.get_by_role("button", name="Save").tap()
    await expect(task(page, "Call dad")).to_be_visible()
    await _no_sideways_scroll(page)
    await page.get_by_role("button", name="Conversations").tap()
    await page.get_by_role("link", name="New conversation").tap()
    await expect(page.get_by_role("link", name="New conversation")).to_be_hidden()
    await expect(page.get_by_text("Tell me what is on your mind.")).to_be_in_viewport()
    await expect(composer(page)).to_be_in_viewport()


async def test_a_keyboard_alone_is_enough(page: Page) -> None:
    await page.goto("/register")
    await page.keyboard.type("keyboard-person")
    await page.keyboard.press("Tab")
    await page.keyboard.type("correct horse battery staple")
    await page.keyboard.press("Enter")
    await expect(composer(page)).to_be_focused()
    await page.keyboard.type("Add buy milk")
    await page.keyboard.press("Enter")
    await finished(page)
    await expect(composer(page)).to_be_focused()
    await page.wait_for_url("**/c/*")

    tick = page.get_by_role("checkbox", name="Mark Buy milk as done")
    await expect(tick).to_be_visible()
    await page.get_by_role("textbox", name="Add a task").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(tick).to_be_focused()
    await page.keyboard.press("Space")
    done = page.get_by_role("checkbox", name="Mark Buy milk as not done")
    await expect(done).to_be_checked()
    await expect(done).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Edit Buy milk")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog").get_by_label("Title")).to_be_focused()
    await page.keyboard.type("Buy oat milk")
    await page.keyboard.press("Enter")
    await expect(task(page, "Buy oat milk")).to_be_visible()

    await page.goto("/c")
    await expect(composer(page)).to_be_focused()
    skip = page.get_by_role("button", name="Skip to the message box")
    await skip.focus()
    await expect(skip).to_be_in_viewport()
    await page.keyboard.press("Enter")
    await expect(composer(page)).to_be_focused()


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_the_look_is_the_systems_until_another_is_chosen(
    new_page: NewPage, app_server: AppServer, look: str
) -> None:
    page = await new_page(app_server.url, color_scheme=look)
    await register(page)
    await expect(page.locator("html")).to_have_class(look)
    other = "light" if look == "dark" else "dark"
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("button", name=f"Use the {other} look").click()
    await expect(page.locator("html")).to_have_class(other)
    await page.reload()
    await expect(composer(page)).to_be_visible()
    await expect(page.locator("html")).to_have_class(other)


async def test_nothing_moves_for_those_who_want_it_so(
    new_page: NewPage, app_server: AppServer
) -> None:
    page = await new_page(app_server.url, reduced_motion="reduce")
    await register(page)
    await send(page, "What can you do?")
    await finished(page)
    await expect(replies(page)).to_have_count(1)
    moving = await page.evaluate(
        "document.getAnimations().filter(a => a.effect.getComputedTiming().duration > 1).length"
    )
    assert moving == 0


async def test_a_finger_reaches_and_hits_every_button_of_a_row(
    new_page: NewPage, app_server: AppServer
) -> None:
    page = await new_page(
        app_server.url, viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True
    )
    await register(page)
    await send(page, "Add buy milk")
    await finished(page)
    await page.wait_for_url("**/c/*")
    await page.get_by_role("button", name="List 1").tap()
    await _is_big(page.get_by_role("checkbox", name="Mark Buy milk as done"))
    await _is_big(page.get_by_role("button", name="Delete Buy milk"))
    await page.get_by_role("button", name="Conversations").tap()
    await _is_big(page.get_by_role("button", name="Delete Add buy milk"))
    rename = page.get_by_role("button", name="Rename Add buy milk")
    await _is_big(rename)
    await rename.tap()
    await page.get_by_role("textbox", name="Name of the conversation").fill("Shopping")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("link", name="Shopping")).to_be_visible()


async def _is_big(button: Locator) -> None:
    await expect(button).to_be_visible()
    box = await button.bounding_box()
    assert box and min(box["width"], box["height"]) >= 39.9  # the browser rounds

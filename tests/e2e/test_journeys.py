"""Whole journeys with the built-in assistant, as a new person takes them."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.steps import (
    PASSWORD,
    SIGN_IN,
    composer,
    enter_as_guest,
    finished,
    new_name,
    register,
    replies,
    send,
    sign_in,
    task,
)
from tests.support.browser import NewPage
from tests.support.server import AppServer


async def test_register_message_reply_task_reload(page: Page) -> None:
    await register(page)
    await expect(page.get_by_text("Built-in assistant")).to_be_visible()
    await send(page, "Add buy milk and call mum")
    await expect(task(page, "Buy milk")).to_be_visible()
    await expect(task(page, "Call mum")).to_be_visible()
    await finished(page)
    await page.wait_for_url("**/c/*")
    said = await replies(page).inner_text()
    await page.reload()
    await expect(replies(page)).to_have_text(said, use_inner_text=True)
    await expect(task(page, "Buy milk")).to_be_visible()
    await expect(task(page, "Call mum")).to_be_visible()
    await expect(page.get_by_role("link", name="Add buy milk and call mum")).to_be_visible()


async def test_every_starter_prompt_is_answered(page: Page) -> None:
    await register(page)
    starters = page.locator(".starter")
    for number in range(await starters.count()):
        await page.goto("/c")
        words = await starters.nth(number).inner_text()
        await starters.nth(number).click()
        await page.wait_for_url("**/c/*")
        await finished(page)
        await expect(page.get_by_role("heading", level=1)).to_have_text(words)
        await expect(replies(page)).to_have_count(1)
    await expect(page.get_by_role("complementary").get_by_text("Pay the rent")).to_be_visible()


async def test_two_people_cannot_see_each_other(new_page: NewPage, app_server: AppServer) -> None:
    anna, boris = await new_page(app_server.url), await new_page(app_server.url)
    await register(anna, new_name("anna"))
    await register(boris, new_name("boris"))
    await send(anna, "Add plan the surprise party")
    await finished(anna)
    await anna.wait_for_url("**/c/*")
    await send(boris, "What is on my list?")
    await finished(boris)
    await expect(boris.get_by_text("surprise party")).to_have_count(0)
    await boris.goto(anna.url)
    await expect(boris.get_by_text("This conversation is not here")).to_be_visible()
    await expect(boris.get_by_text("surprise party")).to_have_count(0)
    await expect(task(anna, "Plan the surprise party")).to_be_visible()


async def test_a_guest_chooses_a_name_and_keeps_everything(
    new_page: NewPage, app_server: AppServer
) -> None:
    page = await new_page(app_server.url)
    await enter_as_guest(page)
    await send(page, "Add water the plants")
    await finished(page)
    await page.wait_for_url("**/c/*")
    await page.get_by_role("button", name="Keep my list").click()
    name = new_name("guest")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Keep everything").click()
    await expect(page.get_by_role("button", name="Account and settings")).to_contain_text(name)
    await expect(replies(page)).to_have_count(1)
    elsewhere = await new_page(app_server.url)
    await sign_in(elsewhere, name)
    await expect(task(elsewhere, "Water the plants")).to_be_visible()
    await elsewhere.get_by_role("link", name="Add water the plants").click()
    await expect(replies(elsewhere)).to_have_count(1)


async def test_signing_out_ends_the_login_and_leaves_nothing_behind(page: Page) -> None:
    name = await register(page)
    await send(page, "Add a secret errand")
    await finished(page)
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url(SIGN_IN)
    await page.goto("/c")
    await page.wait_for_url(SIGN_IN)
    await register(page, new_name("next"))
    await expect(page.get_by_text("secret errand")).to_have_count(0)
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url(SIGN_IN)
    await sign_in(page, name)
    await expect(task(page, "secret errand")).to_be_visible()


async def test_a_guest_is_warned_before_leaving_for_good(page: Page) -> None:
    await enter_as_guest(page)
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("button", name="Sign out").click()
    dialog = page.get_by_role("dialog", name="Leave without an account?")
    await expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(composer(page)).to_be_visible()


async def test_a_guest_who_leaves_may_keep_everything_after_all(page: Page) -> None:
    await enter_as_guest(page)
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("button", name="Sign out").click()
    leave = page.get_by_role("dialog", name="Leave without an account?")
    await leave.get_by_role("button", name="Keep my list").click()
    await expect(leave).to_be_hidden()
    await expect(page.get_by_role("button", name="Keep everything")).to_be_visible()


async def test_the_bare_address_leads_to_sign_in_or_to_the_chat(page: Page) -> None:
    await page.goto("/")
    await page.wait_for_url(SIGN_IN)
    await register(page)
    await page.goto("/")
    await page.wait_for_url("**/c")
    await page.goto("/login")
    await page.wait_for_url("**/c")

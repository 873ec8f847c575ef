"""Forms that refuse: the reason belongs to the field, and the focus goes there."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.steps import finished, register, send, task


async def test_an_empty_sign_in_asks_nobody(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto("/login")
    await page.get_by_role("button", name="Sign in", exact=True).click()
    name = page.get_by_label("Name", exact=True)
    await expect(name).to_have_accessible_description("Write your name.")
    await expect(name).to_be_focused()
    await expect(page.get_by_label("Password", exact=True)).to_have_accessible_description(
        "Write your password."
    )
    assert not [url for url in asked if url.endswith("/api/session/login")]


async def test_a_refused_change_of_a_task_leads_to_its_field(page: Page) -> None:
    await register(page)
    await page.get_by_role("textbox", name="Add a task").fill("Buy milk")
    await page.keyboard.press("Enter")
    await expect(task(page, "Buy milk")).to_be_visible()
    row = page.get_by_role("button", name="Edit Buy milk", exact=True)
    await expect(row).to_have_accessible_description("#1")
    await row.click()
    form = page.get_by_role("dialog", name="Task #1")
    await form.get_by_label("At", exact=True).fill("17:00")
    await form.get_by_role("button", name="Save").click()
    day = form.get_by_label("Due on")
    await expect(day).to_be_focused()
    await expect(day).to_have_accessible_description("Choose a day for this time.")
    await expect(form.get_by_label("At", exact=True)).to_have_accessible_description(
        "Choose a day for this time."
    )


async def test_a_refused_name_leads_to_its_field(page: Page) -> None:
    await register(page)
    await send(page, "hello")
    await finished(page)
    row = page.get_by_role("navigation").get_by_role("listitem")
    await row.hover()
    await row.get_by_role("button", name="Rename hello").click()
    field = row.get_by_role("textbox", name="Name of the conversation")
    await field.fill(" ")
    await field.press("Enter")
    await expect(field).to_have_accessible_description("A conversation needs a name.")
    await expect(field).to_be_focused()


async def test_a_dialog_that_a_menu_opened_gives_the_focus_back_to_its_button(page: Page) -> None:
    await register(page)
    menu = page.get_by_role("button", name="Account and settings")
    await menu.press("Enter")
    await page.get_by_role("button", name="How dates are written").press("Enter")
    dialog = page.get_by_role("dialog", name="How dates are written")
    for way_out in ("Escape", "Cancel"):
        await expect(dialog).to_be_visible()
        if way_out == "Escape":
            await page.keyboard.press("Escape")
        else:
            await dialog.get_by_role("button", name="Cancel").press("Enter")
        await expect(dialog).to_have_count(0)
        await expect(menu).to_be_focused()
        await menu.press("Enter")
        await page.get_by_role("button", name="How dates are written").press("Enter")

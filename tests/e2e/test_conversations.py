"""The list of conversations: open, rename, delete."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.steps import arrive, finished, register, replies, send


async def _begin(page: Page, message: str) -> str:
    await page.get_by_role("link", name="New conversation").first.click()
    await arrive(page)
    await send(page, message)
    await page.wait_for_url("**/c/*")
    await finished(page)
    return page.url


async def test_each_conversation_has_an_address_of_its_own(page: Page) -> None:
    await register(page)
    first = await _begin(page, "hello")
    second = await _begin(page, "What can you do?")
    assert first != second
    await page.get_by_role("link", name="hello").click()
    await page.wait_for_url(first)
    await expect(page.get_by_role("heading", level=1)).to_have_text("hello")
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_have_text("What can you do?")
    await expect(replies(page)).to_have_count(1)
    await expect(page).to_have_title("What can you do? · Todo Chat")


async def test_renaming(page: Page) -> None:
    await register(page)
    await _begin(page, "hello")
    row = page.get_by_role("navigation").get_by_role("listitem")
    await row.hover()
    await row.get_by_role("button", name="Rename hello").click()
    field = row.get_by_role("textbox", name="Name of the conversation")
    await expect(field).to_be_focused()
    await field.fill(" ")
    await field.press("Enter")
    await expect(row.get_by_role("alert")).to_have_text("A conversation needs a name.")
    await field.press("Escape")
    await expect(row.get_by_role("link", name="hello")).to_be_visible()
    await row.hover()
    await row.get_by_role("button", name="Rename hello").click()
    await field.fill("Greetings")
    await field.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Greetings")
    await page.reload()
    await expect(page.get_by_role("link", name="Greetings")).to_be_visible()


async def test_deleting_asks_first_and_leads_to_a_new_conversation(page: Page) -> None:
    await register(page)
    gone = await _begin(page, "hello")
    row = page.get_by_role("navigation").get_by_role("listitem")
    await row.hover()
    await row.get_by_role("button", name="Delete hello").click()
    dialog = page.get_by_role("dialog", name="Delete this conversation?")
    await expect(dialog).to_contain_text("“hello” and everything said in it will be gone.")
    await expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    await dialog.get_by_role("button", name="Delete", exact=True).click()
    await page.wait_for_url("**/c")
    await expect(row).to_have_count(0)
    await page.goto(gone)
    await expect(page.get_by_text("This conversation is not here")).to_be_visible()

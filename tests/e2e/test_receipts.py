"""Receipts under replies: undo and redo by hand and keyboard, in every tab, and rolling back."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.e2e.steps import finished, register, replies, send, task
from tests.support.browser import NewPage
from tests.support.server import AppServer
from tests.support.wire import Call, Text, WireServer

WITHIN = 1_000


def receipts(page: Page) -> Locator:
    """What the replies say that they changed."""
    return page.get_by_role("region", name="What this reply changed").get_by_role("listitem")


async def two_tasks(page: Page, wire: WireServer) -> None:
    """A reply that has added two tasks."""
    wire.script(Call("add_task", {"title": "Buy milk"}), Call("add_task", {"title": "Buy eggs"}))
    wire.script(Text("Both are there."))
    await register(page)
    await send(page, "Milk and eggs")
    await expect(replies(page)).to_contain_text("Both are there.")
    await finished(page)
    await page.wait_for_url("**/c/*")


async def test_undo_and_redo_in_every_tab_and_after_a_reload(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    page = await new_page(scripted_server.url)
    await two_tasks(page, wire)
    await expect(receipts(page)).to_have_count(2)
    await expect(receipts(page).first).to_contain_text("Added #1 Buy milk")
    other = await page.context.new_page()
    await other.goto(page.url)
    undo = receipts(page).first.get_by_role("button", name="Undo: Buy milk")
    await undo.focus()
    await page.keyboard.press("Enter")
    redo = receipts(page).first.get_by_role("button", name="Redo: Buy milk")
    await expect(redo).to_be_focused()
    for tab in (page, other):
        await expect(receipts(tab).first).to_contain_text("Undone", timeout=WITHIN)
        await expect(task(tab, "Buy milk")).to_have_count(0, timeout=WITHIN)
    await page.reload()
    await expect(receipts(page).first).to_contain_text("Undone")
    await receipts(other).first.get_by_role("button", name="Redo: Buy milk").click()
    for tab in (page, other):
        await expect(task(tab, "Buy milk")).to_be_visible(timeout=WITHIN)
    await page.get_by_role("button", name="Undo all").click()
    for tab in (page, other):
        await expect(task(tab, "Buy")).to_have_count(0, timeout=WITHIN)
    await other.get_by_role("button", name="Redo 2 changes").click()
    for tab in (page, other):
        await expect(task(tab, "Buy")).to_have_count(2, timeout=WITHIN)


async def test_a_conflict_is_said_and_a_claim_in_vain_is_marked(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    page = await new_page(scripted_server.url)
    await two_tasks(page, wire)
    await task(page, "Buy milk").get_by_role("checkbox").first.click()
    await expect(page.get_by_text("“Buy milk” is done.")).to_be_visible()
    sent = page.get_by_role("region", name="Messages").get_by_text("Milk and eggs")
    await expect(sent).to_be_visible()
    await receipts(page).first.get_by_role("button", name="Undo: Buy milk").click()
    why = "Not undone, because of later changes: #1 Buy milk was ticked off."
    await expect(receipts(page).first.get_by_role("alert")).to_have_text(why)
    await expect(task(page, "Buy milk")).to_be_visible()
    wire.script(Text("I've deleted both of them."))
    await send(page, "Delete both")
    await finished(page)
    await expect(replies(page).last).to_contain_text("Nothing was changed")
    await expect(replies(page).first).not_to_contain_text("Nothing was changed")


async def test_writing_a_message_anew_takes_the_old_changes_back_if_asked(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    page = await new_page(scripted_server.url)
    await two_tasks(page, wire)
    await page.get_by_role("button", name="Edit this message").click()
    box = page.get_by_role(
        "checkbox", name="Also take back the 2 changes that the old replies made"
    )
    await expect(box).not_to_be_checked()
    await box.check()
    wire.script(Text("As you wish."))
    await page.get_by_role("textbox", name="Your message").fill("Never mind")
    await page.get_by_role("button", name="Save and send").click()
    await expect(replies(page)).to_contain_text("As you wish.")
    await finished(page)
    await expect(task(page, "Buy")).to_have_count(0)
    await page.get_by_role("button", name="Previous version").click()
    await expect(receipts(page)).to_contain_text(["Undone", "Undone"])


async def test_a_reply_made_anew_takes_the_old_changes_back_if_asked(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    page = await new_page(scripted_server.url)
    await two_tasks(page, wire)
    again = page.get_by_role("button", name="Make this reply anew")
    await again.click()
    question = page.get_by_role("dialog", name="Take back what this reply changed?")
    await expect(question).to_contain_text("It made 2 changes")
    await page.keyboard.press("Escape")
    await expect(question).to_have_count(0)
    await expect(again).to_be_focused()
    await again.click()
    wire.script(Text("As you wish."))
    await question.get_by_role("button", name="Take it back").click()
    await expect(replies(page)).to_contain_text("As you wish.")
    await finished(page)
    await expect(task(page, "Buy")).to_have_count(0)

"""Quick add, as somebody sees it who has never seen it before."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.e2e.steps import composer, register, task

RENT = "pay rent every 1st at 9am p1 #home"
PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const options = { clipboardData, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", options));
}"""


def _field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Add a task")


def _chips(page: Page) -> Locator:
    return page.get_by_role("list", name="What was understood")


async def test_what_was_understood_shows_at_once(page: Page) -> None:
    await register(page)
    await _field(page).press_sequentially(RENT)
    for shown in ("every 1st at 9:00", "High priority", "home"):
        await expect(_chips(page)).to_contain_text(shown)
    await _field(page).press("Enter")
    await expect(_field(page)).to_have_value("")
    for shown in ("pay rent", "every 1st at 9:00", "High", "#home"):
        await expect(task(page, "pay rent")).to_contain_text(shown)


async def test_a_chip_becomes_plain_text_by_click_or_backspace(page: Page) -> None:
    await register(page)
    await _field(page).fill("watch Friday tomorrow #home")
    chips = _chips(page).get_by_role("button")
    await expect(chips.last).to_contain_text("home")
    await chips.last.click()
    await expect(_chips(page)).not_to_contain_text("home")
    await expect(_field(page)).to_be_focused()
    await chips.first.focus()
    await page.keyboard.press("Backspace")
    await expect(_chips(page)).to_have_count(0)
    await _field(page).press("Enter")
    await expect(task(page, "watch Friday tomorrow #home")).to_be_visible()


async def test_q_leads_there_from_anywhere_but_a_field(page: Page) -> None:
    await register(page)
    await composer(page).fill("")
    await composer(page).press("q")
    await expect(composer(page)).to_have_value("q")
    await composer(page).blur()
    await page.keyboard.press("q")
    await expect(_field(page)).to_be_focused()
    await expect(_field(page)).to_have_value("")


async def test_pasted_lines_become_tasks_after_a_question(page: Page) -> None:
    await register(page)
    await _field(page).evaluate(PASTE, "- eggs\n- flour tomorrow\n\n- butter")
    question = page.get_by_role("group", name="These are 3 lines. Add a task for each?")
    await expect(question.get_by_role("button", name="Add 3 tasks")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(question).to_have_count(0)
    await _field(page).evaluate(PASTE, "- eggs\n- flour tomorrow\n\n- butter")
    await question.get_by_role("button", name="Add 3 tasks").click()
    await expect(task(page, "flour")).to_contain_text("Tomorrow")
    for title in ("eggs", "butter"):
        await expect(task(page, title)).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await expect(task(page, "eggs")).to_have_count(0)


async def test_a_line_without_a_task_is_given_back(page: Page) -> None:
    await register(page)
    await _field(page).fill("tomorrow")
    await _field(page).press("Enter")
    await expect(_field(page)).to_have_accessible_description(
        "This line says when or where, but not what. Add a few words for the task."
    )
    await expect(_field(page)).to_have_value("tomorrow")


async def test_why_a_line_was_refused_stays_until_it_is_changed(page: Page) -> None:
    await register(page)
    await _field(page).fill("31 feb pay Bob")
    await _field(page).press("Enter")
    chip = _chips(page).get_by_role("button", name="There is no 31 feb")
    # What was put back has been read again.
    await expect(chip).to_be_visible()
    await expect(_field(page)).to_have_value("31 feb pay Bob")
    await expect(page.get_by_role("alert").filter(has_text="31 feb")).to_be_visible()
    await chip.click()
    await expect(page.get_by_role("alert").filter(has_text="31 feb")).to_have_count(0)

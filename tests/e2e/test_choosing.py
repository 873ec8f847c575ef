"""Several tasks at once."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.steps import register, task


async def _list(page: Page) -> None:
    """A list with three tasks."""
    await register(page)
    for line in ("One", "Two #home", "Three"):
        await page.get_by_role("textbox", name="Add a task").fill(line)
        await page.keyboard.press("Enter")
    for title in ("One", "Two", "Three"):
        await expect(task(page, title)).to_be_visible()


async def test_moving_and_dating_and_deleting_several(page: Page) -> None:
    await _list(page)
    await page.get_by_role("button", name="Choose several tasks").click()
    for title in ("One", "Three"):
        await page.get_by_role("checkbox", name=f"Choose {title}").click()
    bar = page.get_by_role("group", name="The tasks that are chosen")
    await expect(bar.get_by_role("status")).to_have_text("2 chosen")
    await bar.get_by_role("button", name="Move").click()
    await bar.get_by_role("button", name="#home").click()
    await expect(bar).to_have_count(0)
    await expect(page.get_by_role("button", name="Edit One")).to_be_focused()
    for title in ("One", "Three"):
        await expect(task(page, title)).to_contain_text("#home")
    await page.get_by_role("button", name="Undo").click()
    await expect(task(page, "One")).not_to_contain_text("#home")

    await page.get_by_role("button", name="Choose several tasks").click()
    await bar.get_by_role("button", name="All").click()
    await bar.get_by_role("button", name="Date").click()
    when = bar.get_by_role("textbox", name="friday, in 2 weeks")
    await when.fill("31 february")
    await page.keyboard.press("Enter")
    await expect(bar.get_by_role("alert")).to_contain_text("There is no such day")
    await expect(when).to_have_value("31 february")
    await expect(when).to_be_focused()
    await when.fill("tomorrow")
    await page.keyboard.press("Enter")
    for title in ("One", "Two", "Three"):
        await expect(task(page, title)).to_contain_text("Tomorrow")


async def test_choosing_by_keys(page: Page) -> None:
    await _list(page)
    await page.get_by_role("button", name="Edit One").focus()
    await page.keyboard.press("x")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("x")
    bar = page.get_by_role("group", name="The tasks that are chosen")
    await expect(bar.get_by_role("status")).to_have_text("2 chosen")
    await bar.get_by_role("button", name="Date").press("Enter")
    await page.keyboard.press("Escape")  # for the menu
    await expect(bar.get_by_role("button", name="Tomorrow")).to_be_hidden()
    await expect(bar.get_by_role("status")).to_have_text("2 chosen")
    await page.keyboard.press("Escape")
    await expect(bar).to_have_count(0)
    await expect(page.get_by_role("button", name="Choose several tasks")).to_be_focused()
    await page.get_by_role("button", name="Edit One").press("x")
    await expect(bar).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Edit One")).to_be_focused()
    await page.keyboard.press("x")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("x")
    await expect(bar.get_by_role("status")).to_have_text("2 chosen")
    await bar.get_by_role("button", name="Delete").click()
    await expect(page.get_by_text("2 tasks are in the bin.")).to_be_visible()
    await expect(task(page, "Three")).to_be_visible()
    await expect(task(page, "One")).to_have_count(0)
    await expect(page.get_by_role("button", name="Edit Three")).to_be_focused()
    await page.keyboard.press("Control+z")
    await expect(page.get_by_role("button", name="Edit One")).to_be_focused()
    await page.keyboard.press("Control+Shift+z")
    await expect(task(page, "One")).to_have_count(0)
    await expect(page.get_by_role("button", name="Edit Three")).to_be_focused()


async def test_when_all_are_gone_the_focus_has_a_place_and_comes_back_with_them(page: Page) -> None:
    await _list(page)
    await page.get_by_role("button", name="Edit One").focus()
    await page.keyboard.press("x")
    bar = page.get_by_role("group", name="The tasks that are chosen")
    await bar.get_by_role("button", name="All").click()
    await bar.get_by_role("button", name="Delete").press("Enter")
    await expect(page.get_by_text("Nothing on your list")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Add a task")).to_be_focused()
    await page.keyboard.press("Control+z")
    await expect(task(page, "One")).to_be_visible()
    # The line that a task is typed in keeps the focus: one may want to go on there.
    await expect(page.get_by_role("textbox", name="Add a task")).to_be_focused()


async def test_the_focus_goes_back_to_a_task_when_its_toast_is_pressed(page: Page) -> None:
    await _list(page)
    await page.get_by_role("button", name="Edit Two").focus()
    await page.keyboard.press("x")
    bar = page.get_by_role("group", name="The tasks that are chosen")
    await bar.get_by_role("button", name="Delete").click()
    await expect(page.get_by_role("button", name="Edit Three")).to_be_focused()
    await page.get_by_role("button", name="Undo", exact=True).click()
    await expect(page.get_by_role("button", name="Edit Two")).to_be_focused()
    await page.get_by_role("button", name="Redo", exact=True).press("Enter")
    await expect(page.get_by_role("button", name="Edit Three")).to_be_focused()

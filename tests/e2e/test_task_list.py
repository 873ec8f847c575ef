"""The list in the hands of a person."""

from __future__ import annotations

import re

from playwright.async_api import Dialog, Locator, Page, expect

from tests.e2e.steps import register, task
from tests.support.browser import NewPage
from tests.support.server import AppServer


async def _add(page: Page, title: str) -> None:
    field = page.get_by_role("textbox", name="Add a task")
    await field.fill(title)
    await field.press("Enter")
    await expect(task(page, title)).to_be_visible()


async def test_add_tick_edit_and_delete(page: Page) -> None:
    await register(page)
    await _add(page, "Buy milk")
    await _add(page, "Call mum")
    await expect(page.get_by_role("textbox", name="Add a task")).to_be_focused()
    await page.get_by_role("checkbox", name="Mark Buy milk as done").click()
    await expect(page.get_by_role("checkbox", name="Mark Buy milk as not done")).to_be_checked()

    await page.get_by_role("button", name="Edit Call mum").click()
    form = page.get_by_role("dialog", name="Task #2")
    await expect(form.get_by_label("Title")).to_be_focused()
    await form.get_by_label("Title").fill("Call dad")
    await form.get_by_label("Priority").select_option("High")
    await form.get_by_label("Due on").fill("2030-05-01")
    await form.get_by_label("At", exact=True).fill("17:30")
    await form.get_by_label("Tags").fill("family, phone, family")
    await form.get_by_role("button", name="Save").click()
    row = task(page, "Call dad")
    for shown in ("1 May 2030, 17:30", "High", "family", "phone"):
        await expect(row).to_contain_text(shown)

    await row.hover()
    await page.get_by_role("button", name="Delete Call dad").click()
    await expect(row).to_have_count(0)
    await page.get_by_role("button", name="Undo").click()
    await expect(row).to_be_visible()
    await row.hover()
    await page.get_by_role("button", name="Delete Call dad").click()
    await expect(row).to_have_count(0)
    await page.reload()
    await expect(task(page, "Buy milk")).to_be_visible()
    await expect(row).to_have_count(0)


async def test_undo_is_offered_while_what_was_said_before_still_goes(page: Page) -> None:
    await register(page)
    for title in ("One", "Two"):
        await _add(page, title)
    said = page.get_by_role("listitem").and_(page.locator("[data-sonner-toast]"))
    await page.get_by_role("button", name="Delete One").press("Enter")
    await expect(said).to_contain_text("One")
    # To begin to choose sends away what was said; the next comes before that has gone.
    await page.evaluate(
        """() => {
            const choose = document.getElementById("select-tasks");
            const away = document.querySelector('[aria-label="Delete Two"]');
            for (const button of [choose, choose, away]) button.click();
        }"""
    )
    await expect(said).to_contain_text("Two")
    await said.get_by_role("button", name="Undo").click()
    await expect(task(page, "Two")).to_be_visible()
    await expect(said).to_contain_text("Undone")


async def test_places_and_their_counts(page: Page) -> None:
    await register(page)
    for title in ("One", "Two", "Three"):
        await _add(page, title)
    await page.get_by_role("checkbox", name="Mark Two as done").click()
    everything = page.get_by_role("button", name="All 2")
    await expect(everything).to_have_attribute("aria-pressed", "true")
    await page.get_by_role("button", name="Inbox 2").click()
    await expect(task(page, "Two")).to_have_count(0)
    await expect(task(page, "Three")).to_be_visible()
    await page.get_by_role("button", name="Projects, tags, done, bin, history").click()
    await page.get_by_role("button", name="Done 1").click()
    await expect(task(page, "Two")).to_be_visible()
    await expect(task(page, "One")).to_have_count(0)
    await page.get_by_role("button", name="Today").click()
    await expect(page.get_by_text("Nothing for today")).to_be_visible()


async def test_the_bin_keeps_what_was_deleted(page: Page) -> None:
    await register(page)
    await _add(page, "Buy milk")
    await task(page, "Buy milk").hover()
    await page.get_by_role("button", name="Delete Buy milk").click()
    await expect(task(page, "Buy milk")).to_have_count(0)
    await page.get_by_role("button", name="Projects, tags, done, bin, history").click()
    await page.get_by_role("button", name="Bin 1").click()
    await page.get_by_role("button", name="Delete Buy milk for good").click()
    dialog = page.get_by_role("dialog", name="Delete this for good?")
    await expect(dialog).to_contain_text("“Buy milk” will be gone")
    await dialog.get_by_role("button", name="Cancel").click()
    await page.get_by_role("button", name="Put Buy milk back on the list").click()
    await expect(page.get_by_text("The bin is empty")).to_be_visible()
    await page.get_by_role("button", name="All 1").click()
    await expect(task(page, "Buy milk")).to_be_visible()


async def test_a_date_in_words_and_in_the_pickers(page: Page) -> None:
    await register(page)
    await _add(page, "Call mum")
    await page.get_by_role("button", name="Edit Call mum").click()
    sheet = page.get_by_role("dialog", name="Task #1")
    await sheet.get_by_label("When", exact=True).fill("every friday at 5pm until 2031-01-01")
    await expect(sheet.get_by_label("At", exact=True)).to_have_value("17:00")
    await sheet.get_by_label("When", exact=True).fill("tomorrow at 5pm")
    await expect(sheet.get_by_role("status")).to_have_text("Tomorrow, 17:00")
    await sheet.get_by_label("At", exact=True).fill("18:30")
    await expect(sheet.get_by_label("When", exact=True)).to_have_value("")
    await expect(sheet.get_by_role("status")).to_have_count(0)
    await sheet.get_by_role("button", name="Save").click()
    await expect(sheet).to_have_count(0)
    await expect(task(page, "Call mum")).to_contain_text("Tomorrow, 18:30")
    await expect(page.get_by_role("button", name="Edit Call mum")).to_be_focused()


async def test_a_repeating_task_in_its_sheet(page: Page) -> None:
    await register(page)
    await page.get_by_role("textbox", name="Add a task").fill("Water the plants every day")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Edit Water the plants").click()
    sheet = page.get_by_role("dialog", name="Task #1")
    await sheet.get_by_role("button", name="Skip this time").click()
    await expect(sheet).to_contain_text("Skipped to tomorrow")
    await expect(task(page, "Water the plants")).to_contain_text("Tomorrow")
    await sheet.get_by_label("Add a reminder").fill("30 minutes before")
    await page.keyboard.press("Enter")
    await expect(sheet.get_by_role("list").filter(has_text="30 minutes before")).to_be_visible()
    await sheet.get_by_role("button", name="Remove the reminder 30 minutes before").click()
    await expect(sheet.get_by_label("Add a reminder")).to_be_focused()
    await sheet.get_by_role("button", name="Undo: Skipped").click()
    await expect(task(page, "Water the plants")).to_contain_text("Today")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Edit Water the plants").click()
    await sheet.get_by_role("button", name="Stop repeating").click()
    await expect(sheet.get_by_role("textbox", name="Repeats")).to_have_value("")
    await sheet.press("Escape")
    await expect(sheet).to_have_count(0)


async def test_renaming_in_place(page: Page) -> None:
    await register(page)
    await _add(page, "Call mum")
    await task(page, "Call mum").hover()
    await page.get_by_role("button", name="Rename Call mum").click()
    title = page.get_by_role("complementary").get_by_role("textbox", name="Title")
    await title.fill(" ")
    await title.press("Enter")
    await expect(title).to_have_accessible_description("A task needs a title.")
    await title.fill("Call dad")
    await title.press("Enter")
    await expect(page.get_by_role("button", name="Edit Call dad")).to_be_focused()


async def test_a_change_in_one_tab_shows_in_the_other(
    new_page: NewPage, app_server: AppServer
) -> None:
    page = await new_page(app_server.url)
    await register(page)
    other = await page.context.new_page()
    await other.goto("/c")
    await expect(other.get_by_text("Nothing on your list")).to_be_visible()
    await _add(page, "Seen everywhere")
    await expect(task(other, "Seen everywhere")).to_be_visible()
    await other.get_by_role("checkbox", name="Mark Seen everywhere as done").click()
    await expect(
        page.get_by_role("checkbox", name="Mark Seen everywhere as not done")
    ).to_be_checked()


async def test_enter_twice_adds_one_task(page: Page) -> None:
    await register(page)
    field = page.get_by_role("textbox", name="Add a task")
    await field.fill("Buy milk")
    # Both keys are down before the page hears anything from the server.
    await field.evaluate("field => { field.form.requestSubmit(); field.form.requestSubmit() }")
    await expect(task(page, "Buy milk")).to_have_count(1)
    await field.press_sequentially("Call mum\n")
    await field.press_sequentially("Pay rent\n")
    await expect(task(page, "Call mum")).to_have_count(1)
    await expect(task(page, "Pay rent")).to_have_count(1)
    await expect(task(page, "Buy milk")).to_have_count(1)
    await expect(field).to_have_value("")
    await expect(page.get_by_role("complementary").get_by_role("alert")).to_have_count(0)


async def test_moving_by_keys_and_undoing_by_keys(page: Page) -> None:
    await register(page)
    for title in ("One", "Two", "Three"):
        await _add(page, title)
    await page.get_by_role("button", name="Inbox 3").click()
    await expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
    titles = page.get_by_role("complementary").locator(".task-title")
    await expect(titles).to_have_text(["One", "Two", "Three"])
    await page.get_by_role("button", name="Edit Three").focus()
    await page.keyboard.press("Alt+ArrowUp")
    await expect(titles).to_have_text(["One", "Three", "Two"])
    await expect(page.get_by_role("button", name="Edit Three")).to_be_focused()
    await page.keyboard.press("Control+z")
    await expect(titles).to_have_text(["One", "Two", "Three"])
    await page.keyboard.press("Control+Shift+z")
    await expect(titles).to_have_text(["One", "Three", "Two"])


async def test_dragging_puts_a_task_elsewhere(page: Page) -> None:
    await register(page)
    for line in ("One", "Two", "Sweep today"):
        await page.get_by_role("textbox", name="Add a task").fill(line)
        await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Inbox 3").click()
    await expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
    titles = page.get_by_role("complementary").locator(".task-title")
    await expect(titles).to_have_count(3)
    await _drag(page, "Two", to=task(page, "One"), above=True)
    await expect(titles).to_have_text(["Two", "One", "Sweep"])
    await page.get_by_role("button", name="Upcoming 1").click()
    await expect(page.get_by_role("heading", name="Tomorrow")).to_be_visible()
    await _drag(page, "Sweep", to=page.get_by_role("heading", name="Tomorrow"))
    await expect(task(page, "Sweep")).to_contain_text("Tomorrow")


async def _drag(page: Page, title: str, *, to: Locator, above: bool = False) -> None:
    await task(page, title).hover()
    await page.get_by_role("button", name=f"Move {title}").hover()
    await page.mouse.down()
    box = await to.bounding_box()
    assert box
    await page.mouse.move(box["x"] + 40, box["y"] + (2 if above else box["height"] / 2), steps=6)
    await expect(page.locator("li[data-dragged]")).to_have_count(1)
    await page.mouse.up()


async def test_what_is_typed_in_the_sheet_goes_only_after_a_question(page: Page) -> None:
    await register(page)
    await _add(page, "Buy milk")
    await _add(page, "Call mum")
    await page.get_by_role("button", name="Edit Buy milk").click()
    notes = page.get_by_role("dialog", name="Task #1").get_by_label("Notes")
    await notes.fill("two of them")
    page.once("dialog", lambda dialog: dialog.dismiss())
    await page.get_by_role("button", name="Edit Call mum").click()
    await expect(notes).to_have_value("two of them")
    page.once("dialog", lambda dialog: dialog.accept())
    await page.get_by_role("button", name="Edit Call mum").click()
    await expect(page.get_by_role("dialog", name="Task #2")).to_be_visible()
    await page.get_by_role("button", name="Edit Buy milk").click()
    await expect(notes).to_have_value("")


async def test_a_row_that_is_clicked_while_the_sheet_is_saved_opens_once_it_is(page: Page) -> None:
    await register(page)
    await page.get_by_role("textbox", name="Add a task").fill("Water plants daily")
    await page.keyboard.press("Enter")
    await _add(page, "Call mum")
    await page.get_by_role("button", name="Edit Water plants").click()
    sheet = page.get_by_role("dialog", name="Task #1")
    asked: list[str] = []

    async def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        await dialog.accept()

    page.on("dialog", agree)
    # Both are down before the page hears anything from the server.
    save_and_go = """() => {
        document.querySelector("[form=task-fields]").click();
        document.querySelector("[aria-label='Edit Call mum']").click();
    }"""
    await sheet.get_by_label("When", exact=True).fill("the 31st of february")
    await page.evaluate(save_and_go)
    await expect(sheet.get_by_label("When", exact=True)).to_be_focused()
    await expect(sheet).to_be_visible()
    await sheet.get_by_label("When", exact=True).fill("tomorrow")
    await page.evaluate(save_and_go)
    await expect(page.get_by_role("dialog", name="Task #2")).to_be_visible()
    await expect(task(page, "Water plants")).to_contain_text("Tomorrow")
    await page.get_by_role("button", name="Edit Water plants").click()
    await expect(sheet.get_by_label("Title")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    assert not asked
    # To skip draws the fields anew, too.
    await page.get_by_role("button", name="Edit Water plants").click()
    await sheet.get_by_label("Notes").fill("the ferns first")
    await sheet.get_by_role("button", name="Skip this time").click()
    await expect(sheet.get_by_label("Notes")).to_have_value("")
    assert len(asked) == 1


async def test_a_long_title_is_seen_whole_and_stays_one_line(page: Page) -> None:
    await register(page)
    await page.get_by_role("textbox", name="Add a task").fill("Ask about the roof")
    await page.keyboard.press("Enter")
    opener = page.get_by_role("button", name="Edit Ask about the roof")
    await opener.click()
    sheet = page.get_by_role("dialog", name="Task")
    title = sheet.get_by_role("textbox", name="Title")
    long = "Ask about the roof " + "and the gutters " * 8
    await title.fill(long + "\nthen\r\npay")
    await expect(title).to_have_value(long + " then pay")
    seen = await title.evaluate("(box) => box.clientHeight >= box.scrollHeight")
    height = await title.evaluate("(box) => box.clientHeight")
    assert seen and height > 60
    await title.press("Enter")
    await expect(sheet).to_have_count(0)
    saved = page.get_by_role("button", name=f"Edit {long.strip()} then pay")
    await expect(saved).to_be_focused()


async def test_what_is_pressed_in_a_message_is_answered_in_the_next(page: Page) -> None:
    await register(page)
    await _add(page, "Call mum")
    await page.get_by_role("button", name="Delete Call mum").press("Enter")
    said = page.get_by_role("region", name=re.compile("Notifications")).get_by_role("listitem")
    await said.get_by_role("button", name="Undo").click()
    await expect(task(page, "Call mum")).to_be_visible()
    await said.get_by_role("button", name="Redo").click()
    await expect(task(page, "Call mum")).to_have_count(0)
    await said.get_by_role("button", name="Undo").click()
    await expect(task(page, "Call mum")).to_be_visible()


async def test_a_conflict_is_said_where_undo_was_pressed(page: Page) -> None:
    await register(page)
    await _add(page, "Call mum")
    row = page.get_by_role("button", name="Edit Call mum")
    await row.click()
    sheet = page.get_by_role("dialog", name="Task")
    await sheet.get_by_role("combobox", name="Priority").select_option("high")
    await sheet.get_by_role("button", name="Save").click()
    undo = page.get_by_role("button", name="Undo", exact=True)
    await expect(undo).to_be_visible()
    other = await page.context.new_page()
    await other.goto(page.url)
    await other.get_by_role("button", name="Edit Call mum").click()
    theirs = other.get_by_role("dialog", name="Task")
    await theirs.get_by_role("combobox", name="Priority").select_option("low")
    await theirs.get_by_role("button", name="Save").click()
    await expect(task(page, "Call mum")).to_contain_text("Low")
    await undo.click()
    await expect(
        page.get_by_text("the priority of #1 Call mum went from high to low")
    ).to_be_visible()


async def test_the_sheet_follows_what_is_undone_in_it_but_keeps_what_is_typed(page: Page) -> None:
    await register(page)
    await _add(page, "Call mum")
    sheet = page.get_by_role("dialog", name="Task")
    priority = sheet.get_by_role("combobox", name="Priority")
    await page.get_by_role("button", name="Edit Call mum").click()
    await priority.select_option("high")
    await sheet.get_by_role("button", name="Save").click()
    await expect(sheet).to_have_count(0)
    await page.get_by_role("button", name="Edit Call mum").click()
    await expect(priority).to_have_value("high")
    await sheet.get_by_role("button", name="Undo: Changed").press("Enter")
    await expect(priority).to_have_value("none")
    redo = sheet.get_by_role("button", name="Redo: Changed")
    await expect(redo).to_be_focused()
    await sheet.get_by_role("textbox", name="Notes").fill("at noon")
    await redo.press("Enter")
    await expect(task(page, "Call mum")).to_contain_text("High")
    await expect(sheet.get_by_role("textbox", name="Notes")).to_have_value("at noon")
    # Escape asks before that is lost; the sheet that is opened anew has the fields of now.
    await page.keyboard.press("Escape")
    await expect(sheet).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    await page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    await page.get_by_role("button", name="Edit Call mum").click()
    await expect(priority).to_have_value("high")
    title = sheet.get_by_role("textbox", name="Title")
    await title.press("!")
    await expect(title).to_have_value("Call mum!")
    await expect(title).to_be_focused()


async def test_a_long_list_stays_in_place_until_another_is_read_from_its_beginning(
    page: Page,
) -> None:
    await register(page)
    field = page.get_by_role("textbox", name="Add a task")
    for number in range(16):
        await field.fill(f"Task {number}")
        await field.press("Enter")
    # What is ticked off goes down to the others that are done; the reader does not.
    await page.get_by_role("checkbox", name="Mark Task 0 as done").press("Space")
    await expect(
        page.get_by_role("checkbox", name="Mark Task 1 as done", exact=True)
    ).to_be_focused()
    await expect(
        page.get_by_role("checkbox", name="Mark Task 1 as done", exact=True)
    ).to_be_in_viewport()
    last = page.get_by_role("button", name="Edit Task 15")
    await last.scroll_into_view_if_needed()
    await expect(page.get_by_role("button", name="Edit Task 1", exact=True)).not_to_be_in_viewport()
    await page.get_by_role("button", name=re.compile("^Inbox")).click()
    await expect(page.get_by_role("button", name="Edit Task 1", exact=True)).to_be_in_viewport()


async def test_a_double_click_ticks_one_task_and_not_the_one_that_moves_up(page: Page) -> None:
    await register(page)
    await _add(page, "One")
    await _add(page, "Two")
    await page.get_by_role("checkbox", name="Mark One as done").dblclick()
    await expect(page.get_by_role("checkbox", name="Mark One as not done")).to_be_visible()
    await expect(page.get_by_role("checkbox", name="Mark Two as done")).to_be_visible()
    await page.keyboard.press("Control+z")  # it was the only change
    await expect(page.get_by_role("checkbox", name="Mark One as done")).to_be_visible()

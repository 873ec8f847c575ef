"""What is not right is answered by a sentence beside the field, and nothing is stored."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.steps import (
    PASSWORD,
    composer,
    finished,
    new_name,
    register,
    replies,
    send,
    send_button,
    task,
    try_to_send,
)


async def test_registering_says_what_is_wrong_beside_each_field(page: Page) -> None:
    await page.goto("/register")
    submit = page.get_by_role("button", name="Make my account")
    await page.get_by_label("Name", exact=True).fill("two words")
    await page.get_by_label("Password", exact=True).fill("short")
    await submit.click()
    await expect(page.get_by_label("Name", exact=True)).to_have_accessible_description(
        "A name is made of letters, digits and . _ - @ +, without spaces."
    )
    await expect(page.get_by_label("Password", exact=True)).to_have_accessible_description(
        "A password has at least 8 characters."
    )
    await expect(page.get_by_label("Name", exact=True)).to_be_focused()
    assert "/register" in page.url


async def test_a_name_can_be_taken_only_once(page: Page) -> None:
    name = await register(page, new_name("taken"))
    await page.context.clear_cookies()
    await page.goto("/register")
    await page.get_by_label("Name", exact=True).fill(name.upper())
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Make my account").click()
    await expect(page.get_by_role("alert")).to_contain_text("is taken")


async def test_a_wrong_password_does_not_say_which_part_was_wrong(page: Page) -> None:
    name = await register(page)
    await page.context.clear_cookies()
    for wrong in (name, "nobody-at-all"):
        await page.goto("/login")
        await page.get_by_label("Name", exact=True).fill(wrong)
        await page.get_by_label("Password", exact=True).fill("not the password")
        await page.get_by_role("button", name="Sign in", exact=True).click()
        await expect(page.get_by_role("alert")).to_have_text(
            "That name and password don't match. Check both and try again."
        )


async def test_a_blank_message_is_not_sent(page: Page) -> None:
    await register(page)
    await try_to_send(page, "   ")
    await send_button(page).click()
    await expect(composer(page)).to_be_focused()
    await expect(page.get_by_text("Tell me what is on your mind.")).to_be_visible()
    await expect(replies(page)).to_have_count(0)


async def test_a_message_that_is_too_long_says_by_how_much_and_stays(page: Page) -> None:
    await register(page)
    await composer(page).fill("x" * 3_700)
    await expect(page.get_by_text("300 characters left")).to_be_visible()
    await try_to_send(page, "x" * 4_001)
    await expect(composer(page)).to_have_accessible_description(
        "1 too many: a message has at most 4,000 characters."
    )
    await expect(composer(page)).to_have_value("x" * 4_001)
    await expect(replies(page)).to_have_count(0)
    await send(page, "x" * 4_000)
    await finished(page)
    await expect(replies(page)).to_have_count(1)


async def test_a_refused_message_comes_back_with_the_reason(page: Page) -> None:
    await register(page)
    await composer(page).evaluate("box => { box.value = 'bell' + String.fromCharCode(7) }")
    await composer(page).press("Enter")
    await expect(page.get_by_role("alert").filter(has_text="control characters")).to_be_visible()
    await expect(composer(page)).to_have_value("bell\x07")


async def test_a_task_with_a_bad_title_is_not_added(page: Page) -> None:
    await register(page)
    field = page.get_by_role("textbox", name="Add a task")
    await field.press("Enter")
    await expect(field).to_have_accessible_description("Write what is to be done.")
    await field.fill("tomorrow")
    await field.press("Enter")
    await expect(field).to_have_accessible_description(
        "This line says when or where, but not what. Add a few words for the task."
    )
    await field.fill("t" * 201)
    await field.press("Enter")
    await expect(field).to_have_accessible_description(
        "A title has at most 200 characters; this one has 201."
    )
    await expect(page.get_by_text("Nothing on your list")).to_be_visible()
    await field.fill("t" * 200)
    await field.press("Enter")
    await expect(task(page, "t" * 200)).to_be_visible()


async def test_an_address_that_leads_nowhere_says_so(page: Page) -> None:
    await register(page)
    for path in ("/c/nothing-like-it", "/c/" + "0" * 32):
        await page.goto(path)
        await expect(page.get_by_text("This conversation is not here")).to_be_visible()
    await page.goto("/no/such/page")
    await expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()


async def test_why_a_reminder_was_refused_is_in_sight(page: Page) -> None:
    await register(page)
    await page.set_viewport_size({"width": 1280, "height": 640})
    await page.get_by_role("textbox", name="Add a task").fill("Call mum")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Edit Call mum").click()
    words = page.get_by_label("Add a reminder")
    await words.fill("yesterday at 3")
    await words.press("Enter")
    reason = page.get_by_role("alert").filter(has_text="has passed")
    await expect(reason).to_be_in_viewport(ratio=1)
    await expect(words).to_be_focused()
    await expect(words).to_have_value("yesterday at 3")

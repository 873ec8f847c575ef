"""What is left of a person in a browser once they have signed out: nothing, in any tab."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.steps import SIGN_IN, arrive, composer, finished, new_name, register, send, task


async def _sign_out(page: Page) -> None:
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url(SIGN_IN)


async def test_every_tab_leaves_when_one_signs_out(page: Page) -> None:
    await register(page)
    await send(page, "Add a secret errand")
    await finished(page)
    await page.wait_for_url("**/c/*")
    other = await page.context.new_page()
    await other.goto(page.url)
    await expect(task(other, "secret errand")).to_be_visible()
    await _sign_out(page)
    await other.wait_for_url(SIGN_IN)
    await expect(other.get_by_text("secret errand")).to_have_count(0)


async def test_the_next_person_finds_no_draft(page: Page) -> None:
    await register(page, new_name("first"))
    await composer(page).fill("SECRET DRAFT")
    await _sign_out(page)
    assert "SECRET" not in str(await page.evaluate("Object.entries(localStorage)"))
    await register(page, new_name("second"))
    await expect(composer(page)).to_have_value("")


async def test_a_draft_is_its_owners_even_if_the_login_ends_without_signing_out(
    page: Page,
) -> None:
    await register(page, new_name("first"))
    await composer(page).fill("SECRET DRAFT")
    await page.context.clear_cookies()
    await register(page, new_name("second"))
    await expect(composer(page)).to_have_value("")
    await page.reload()
    await arrive(page)
    await expect(composer(page)).to_have_value("")

"""What is changed in one place shows in every tab within a second."""

from __future__ import annotations

import httpx
from playwright.async_api import expect

from tests.e2e.steps import PASSWORD, finished, register, replies, send, task
from tests.support.browser import NewPage
from tests.support.server import AppServer

WITHIN = 1_000


async def test_what_one_tab_or_the_api_changes_shows_in_the_other(
    new_page: NewPage, app_server: AppServer
) -> None:
    page = await new_page(app_server.url)
    name = await register(page)
    await send(page, "hello")
    await page.wait_for_url("**/c/*")
    await finished(page)
    other = await page.context.new_page()
    await other.goto(page.url)
    await expect(replies(other)).to_have_count(1)

    row = page.get_by_role("navigation").get_by_role("listitem")
    await row.hover()
    await row.get_by_role("button", name="Rename hello").click()
    await row.get_by_role("textbox").fill("Greetings")
    await row.get_by_role("textbox").press("Enter")
    heading = other.get_by_role("heading", level=1)
    await expect(heading).to_have_text("Greetings", timeout=WITHIN)
    await expect(other.get_by_role("link", name="Greetings")).to_be_visible(timeout=WITHIN)

    async with httpx.AsyncClient(base_url=f"{app_server.url}/api") as client:
        account = {"username": name, "password": PASSWORD}
        signed = (await client.post("/auth/login", json=account)).json()
        client.headers["Authorization"] = f"Bearer {signed['access_token']}"
        await client.post(f"/{signed['user']['id']}/tasks", json={"title": "From the API"})
    for tab in (page, other):
        await expect(task(tab, "From the API")).to_be_visible(timeout=WITHIN)

    await row.hover()
    await row.get_by_role("button", name="Delete Greetings").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    gone = other.get_by_text("This conversation is not here")
    await expect(gone).to_be_visible(timeout=WITHIN)
    await expect(other.get_by_role("link", name="Greetings")).to_have_count(0)

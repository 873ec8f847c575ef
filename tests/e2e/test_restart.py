"""The server dies and comes back while a page is open."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.steps import composer, finished, register, replies, send, task
from tests.support.browser import NewPage
from tests.support.server import StartServer


async def test_a_page_finds_its_way_back_to_a_server_that_was_killed(
    new_page: NewPage, start_server: StartServer
) -> None:
    server = await start_server()
    page = await new_page(server.url)
    await register(page)
    await send(page, "Add buy milk")
    await finished(page)
    await page.wait_for_url("**/c/*")
    said = await replies(page).inner_text()
    await composer(page).fill("half a thought")
    await server.kill()
    note = page.get_by_text("The connection is gone. Trying again…")
    await expect(note).to_be_visible()
    await server.start()
    await expect(note).to_be_hidden(timeout=20_000)
    await expect(replies(page)).to_have_text(said, use_inner_text=True)
    await expect(composer(page)).to_have_value("half a thought")
    await send(page, "Add call mum")
    await expect(task(page, "Call mum")).to_be_visible()
    await finished(page)
    await expect(replies(page)).to_have_count(2)


async def test_no_network_is_said_at_once(page: Page) -> None:
    await register(page)
    note = page.get_by_text("The connection is gone. Trying again…")
    await page.context.set_offline(True)
    await expect(note).to_be_visible(timeout=1_000)
    await page.context.set_offline(False)
    await expect(note).to_be_hidden()

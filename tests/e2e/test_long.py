"""A conversation that is long: it opens at its end, and the past comes as one scrolls up."""

from __future__ import annotations

import httpx
from playwright.async_api import Locator, Page, expect

from tests.e2e.steps import PASSWORD, new_name, sign_in
from tests.support.browser import NewPage
from tests.support.server import AppServer

TURNS = 60


async def _talk(url: str, name: str) -> str:
    """An account with one conversation of `TURNS` messages and their replies; returns its id."""
    async with httpx.AsyncClient(base_url=f"{url}/api", timeout=30) as client:
        account = {"username": name, "password": PASSWORD}
        signed = (await client.post("/auth/register", json=account)).json()
        client.headers["Authorization"] = f"Bearer {signed['access_token']}"
        conversation_id = ""
        for number in range(TURNS):
            body = {"message": f"hello {number:02}"}
            if conversation_id:
                body["conversation_id"] = conversation_id
            answer = await client.post(f"/{signed['user']['id']}/chat", json=body)
            conversation_id = answer.json()["conversation_id"]
    return conversation_id


def _said(page: Page, number: int) -> Locator:
    return page.locator(".bubble").filter(has_text=f"hello {number:02}")


async def test_the_past_comes_as_one_scrolls_up_and_nothing_jumps(
    new_page: NewPage, app_server: AppServer
) -> None:
    name = new_name("long")
    conversation_id = await _talk(app_server.url, name)
    page = await new_page(app_server.url)
    await sign_in(page, name)
    await page.goto(f"/c/{conversation_id}")
    rows = page.locator(".messages > li")
    await expect(_said(page, TURNS - 1)).to_be_in_viewport()
    await expect(rows).to_have_count(50)
    await page.locator(".scroller").hover()
    await page.locator(".scroller").evaluate("box => box.scrollTo(0, box.clientHeight * 2)")
    await expect(rows).to_have_count(50)
    await page.locator(".scroller").evaluate(
        """box => {
            window.tops = [];
            const row = [...document.querySelectorAll(".messages > li")][0];
            const look = () => {
                const { length } = document.querySelectorAll(".messages > li");
                window.tops.push([row.getBoundingClientRect().top, box.scrollTop, length]);
                window.looking = requestAnimationFrame(look);
            };
            box.scrollTo(0, 200);
            look();
        }"""
    )
    await expect(rows).to_have_count(100)
    await page.evaluate("new Promise(done => setTimeout(done, 200))")
    looks = await page.evaluate("cancelAnimationFrame(window.looking), window.tops.slice(1)")
    # What stands there is drawn for the first time, too, and then takes its true height.
    came = next(at for at, (_, _, count) in enumerate(looks) if count > 50)
    tops = [top for top, _, _ in looks[came - 1 :]]
    assert came > 0 and looks[came - 1][1] <= 200 and looks[-1][1] > 1_000
    assert max(tops) - min(tops) < 2
    await page.locator(".scroller").evaluate("box => box.scrollTo(0, 0)")
    await expect(rows).to_have_count(2 * TURNS)
    await page.locator(".scroller").evaluate("box => box.scrollTo(0, 0)")
    await expect(_said(page, 0)).to_be_in_viewport()

"""A conversation that is long: it opens at its end, and the past comes as one scrolls up."""

from __future__ import annotations

import re

import httpx
from playwright.async_api import Locator, Page, WebSocketRoute, expect

from tests.e2e.steps import PASSWORD, new_name, sign_in
from tests.support.browser import NewPage
from tests.support.server import AppServer

TURNS = 60

_NEXT_PAINTED = """
    window.nextPainted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
"""


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


class _Line:
    """The page's socket; what comes to the page is kept back while `held` is a list."""

    def __init__(self) -> None:
        self.held: list[str | bytes] | None = None
        self._page: WebSocketRoute | None = None

    def join(self, page: WebSocketRoute) -> None:
        self._page = page
        page.connect_to_server().on_message(self._pass)

    def _pass(self, message: str | bytes) -> None:
        if self.held is not None:
            self.held.append(message)
        elif self._page:
            self._page.send(message)

    def release(self) -> None:
        held, self.held = self.held or [], None
        for message in held:
            self._pass(message)


def _said(page: Page, number: int) -> Locator:
    return page.locator(".bubble").filter(has_text=f"hello {number:02}")


async def test_the_past_comes_as_one_scrolls_up_and_nothing_jumps(
    new_page: NewPage, app_server: AppServer
) -> None:
    name = new_name("long")
    conversation_id = await _talk(app_server.url, name)
    page = await new_page(app_server.url)
    line = _Line()
    await page.add_init_script(_NEXT_PAINTED)
    await page.route_web_socket(re.compile("/_event"), line.join)
    await sign_in(page, name)
    await page.goto(f"/c/{conversation_id}")
    rows = page.locator(".messages > li")
    await expect(_said(page, TURNS - 1)).to_be_in_viewport()
    await expect(rows).to_have_count(50)
    scroller = page.locator(".scroller")
    await scroller.hover()
    # What is scrolled to is seen before older messages come. What is looked at is the first row in
    # the view, each time a frame has been painted: rows have their true height then.
    line.held = []
    await scroller.evaluate("box => box.scrollTo(0, 200)")
    for _ in range(3):  # what is drawn in one frame can bring more into the view of the next
        await page.evaluate("nextPainted()")
    await scroller.evaluate(
        """box => {
            const { top } = box.getBoundingClientRect();
            const row = [...document.querySelectorAll(".messages > li")]
                .find((one) => one.getBoundingClientRect().top >= top);
            window.looks = [];
            const look = () => {
                window.looks.push([row.getBoundingClientRect().top, box.scrollTop]);
                nextPainted().then(look);
            };
            look();
        }"""
    )
    line.release()
    await expect(rows).to_have_count(100)
    await page.evaluate("new Promise(done => setTimeout(done, 200))")
    looks = await page.evaluate("window.looks")
    tops = [top for top, _ in looks]
    assert looks[0][1] <= 200 and looks[-1][1] > 1_000
    assert max(tops) - min(tops) < 2
    await scroller.evaluate("box => box.scrollTo(0, 0)")
    await expect(rows).to_have_count(2 * TURNS)
    await scroller.evaluate("box => box.scrollTo(0, 0)")
    await expect(_said(page, 0)).to_be_in_viewport()

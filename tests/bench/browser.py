"""A real browser: what a person's page spends on a reply, on opening and on typing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, CDPSession, Page, async_playwright

from tests.bench.clients.page import COOKIE
from tests.support.browser import _ARGUMENTS
from tests.support.machine import find_chromium

SCRIPT = Path(__file__).parent / "watch.js"


class NoBrowser(Exception):
    """No Chromium on this machine."""


@dataclass
class Tab:
    """A page with its DevTools session and what its sockets have received."""

    page: Page
    devtools: CDPSession
    socket_bytes: int = 0
    frames: int = 0

    async def task_seconds(self) -> float:
        """Time that the page's main thread has worked."""
        metrics = await self.devtools.send("Performance.getMetrics")
        values = {metric["name"]: metric["value"] for metric in metrics["metrics"]}
        seconds: float = values["TaskDuration"]
        return seconds


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """Headless Chromium for the length of the block.

    Raises:
        NoBrowser: there is none.
    """
    path = find_chromium()
    if path is None:
        raise NoBrowser("no browser: install Chromium, or name one in CHROME_PATH")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def tab(browser: Browser, url: str, cookie: str) -> AsyncIterator[Tab]:
    """A tab of a person who is signed in, with nothing opened yet."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    await context.add_cookies([{"name": COOKIE, "value": cookie.split("=", 1)[1], "url": url}])
    await context.add_init_script(path=SCRIPT)
    page = await context.new_page()
    devtools = await context.new_cdp_session(page)
    found = Tab(page, devtools)

    def received(event: dict[str, dict[str, str]]) -> None:
        found.frames += 1
        found.socket_bytes += len(event["response"]["payloadData"].encode())

    devtools.on("Network.webSocketFrameReceived", received)
    await devtools.send("Network.enable")
    await devtools.send("Performance.enable")
    try:
        yield found
    finally:
        await context.close()

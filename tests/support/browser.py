"""Fixtures for journeys in a real browser, by Playwright's async API on the machine's Chromium."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Error, Page, async_playwright, expect

from tests.support.machine import find_chromium
from tests.support.server import AppServer

ACTION_MILLISECONDS = 10_000

expect.set_options(timeout=ACTION_MILLISECONDS)  # two of these tests may run at once
PICTURES = Path("test-results")
NO_BROWSER = (
    "no browser: install Chromium, or name one in CHROME_PATH; `make test` tries to install one"
)
_ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]
_failed = pytest.StashKey[bool]()

NewPage = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One headless Chromium; without any the test is skipped, or fails with `CI=true`."""
    path = _chromium()
    if path is None:
        give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        give_up(NO_BROWSER)
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield launched
        await launched.close()


@pytest.fixture
def page_errors() -> list[str]:
    """JavaScript errors of the test's pages; what is left in it at the end fails the test."""
    return []


@pytest.fixture
async def new_page(
    browser: Browser, page_errors: list[str], request: pytest.FixtureRequest
) -> AsyncIterator[NewPage]:
    """Open a page in a fresh context, as another person or device would.

    `await new_page(base_url, path="/", **options)`: options are those of Playwright's
    `new_context`. Without a path nothing is opened yet.
    """
    contexts: list[BrowserContext] = []

    async def open_page(base_url: str | None = None, path: str = "", **options: Any) -> Page:
        defaults = {
            "viewport": {"width": 1280, "height": 800},
            "locale": "en-US",
            "timezone_id": "UTC",
        }
        context = await browser.new_context(base_url=base_url, **{**defaults, **options})
        contexts.append(context)
        context.set_default_timeout(ACTION_MILLISECONDS)
        context.on("weberror", lambda event: page_errors.append(str(event.error)))
        page = await context.new_page()
        if path:
            await page.goto(path)
        return page

    yield open_page
    if request.node.stash.get(_failed, False) or page_errors:
        await _picture(request.node.name, contexts)
    for context in contexts:
        await context.close()
    assert not page_errors, "JavaScript errors on the page: " + "; ".join(page_errors)


@pytest.fixture
async def page(new_page: NewPage, app_server: AppServer) -> Page:
    """A page of the shared server: `await page.goto("/login")`."""
    return await new_page(app_server.url)


async def _picture(test: str, contexts: list[BrowserContext]) -> None:
    name = re.sub(r"[^\w.-]+", "-", test)
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages, 1):
        try:
            await page.screenshot(path=PICTURES / f"{name}-{number}.png")
        except Error as error:
            print(f"no picture of page {number}: {error.message}")


@cache
def _chromium() -> str | None:
    return find_chromium()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Remember a failure for the fixtures that are torn down after it."""
    report = yield
    if report.when == "call" and report.failed:
        item.stash[_failed] = True
    return report

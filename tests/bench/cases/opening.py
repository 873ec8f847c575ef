"""Opening a long conversation in the real browser, and typing in it."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

from playwright.async_api import Browser

from tests.bench import servers
from tests.bench.browser import Tab, launched, tab
from tests.bench.cases.render import ask, delays
from tests.bench.replies import Order
from tests.bench.results import Result, quantile
from tests.bench.seeding import seed

LENGTHS = [500, 5_000]
REPLY = Order(500, 50, "markdown")
TEXT = "remind me to water the plants tomorrow at nine, please"
KEYS_SECONDS = 0.1


async def run(model_url: str, *, full: bool) -> Result:
    """See the module."""
    result = Result("Opening a long conversation in the browser, and typing in it")
    with tempfile.TemporaryDirectory() as directory:
        data_dir = Path(directory) / "data"
        token, ids = await seed(data_dir, LENGTHS)
        async with launched() as browser, servers.todo_chat(model_url, data_dir=data_dir) as server:
            for length, conversation_id in zip(LENGTHS, ids, strict=True):
                path = f"{server.url}/c/{conversation_id}"
                rounds = 10 if full else 5
                await _open(browser, server.url, path, token, length, rounds, result)
                async with tab(browser, server.url, f"login={token}") as opened:
                    await opened.page.goto(path)
                    await _type(opened, length, result)
    return result


async def _open(
    browser: Browser, url: str, path: str, token: str, length: int, rounds: int, result: Result
) -> None:
    """By its address with the page's files in the cache, and by a click in the list."""
    last = f"That was reply {length - 1}."
    by_address, by_click = [], []
    async with tab(browser, url, f"login={token}") as opened:
        page = opened.page
        await page.goto(f"{url}/c")
        await page.get_by_role("link", name=f"{length} messages").wait_for()
        for _ in range(rounds):
            began = time.perf_counter()
            await page.goto(path, wait_until="commit")
            await page.get_by_text(last).wait_for()
            by_address.append((time.perf_counter() - began) * 1e3)
            await page.goto(f"{url}/c")
            link = page.get_by_role("link", name=f"{length} messages")
            await link.wait_for()
            await asyncio.sleep(0.5)
            began = time.perf_counter()
            await link.click()
            await page.get_by_text(last).wait_for()
            by_click.append((time.perf_counter() - began) * 1e3)
    target = {"at_most": 400} if length == LENGTHS[0] else {}
    name = f"{length:,} messages"
    result.add(f"{name}: by its address, median", quantile(by_address, 0.5), "ms", **target)
    result.add(f"{name}: by a click, median", quantile(by_click, 0.5), "ms", **target)
    result.raw[name] = {"address": by_address, "click": by_click}


async def _type(tab: Tab, length: int, result: Result) -> None:
    name = f"{length:,} messages"
    await tab.page.wait_for_selector("#composer")
    await tab.page.evaluate("bench.watchKeys()")
    quiet = await _keys(tab)
    result.add(f"{name}: a key, p95", quantile(quiet, 0.95), "ms", at_most=25)
    await tab.page.evaluate("bench.start()")
    replying = asyncio.create_task(ask(tab, REPLY))
    await tab.page.locator("button.stop").wait_for()
    while_replying = await _keys(tab)
    await replying
    seen = await tab.page.evaluate("bench.stop()")
    late = quantile(while_replying, 0.95)
    result.add(f"{name}: a key while a reply streams, p95", late, "ms", at_most=25)
    result.add(f"{name}: a reply in it, behind at the end", delays(seen)[-1], "ms", at_most=100)
    result.raw[f"{name}, keys"] = {"quiet": quiet, "while replying": while_replying}


async def _keys(tab: Tab) -> list[float]:
    await tab.page.evaluate("bench.keys = []")
    await tab.page.focus("#composer")
    for character in TEXT:
        await tab.page.keyboard.press("Space" if character == " " else character)
        await asyncio.sleep(KEYS_SECONDS)
    await tab.page.fill("#composer", "")
    keys: list[float] = await tab.page.evaluate("bench.keys")
    return keys

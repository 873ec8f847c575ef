"""A markdown reply in the real browser: what the page's main thread does with it."""

from __future__ import annotations

from typing import Any

import httpx

from tests.bench import servers
from tests.bench.browser import Tab, launched, tab
from tests.bench.clients.page import guest_cookie
from tests.bench.replies import Order, tokens_of
from tests.bench.results import Result, quantile

RATE = 100
AT_MOST = {  # tokens: seconds of main thread, kB of socket
    1_000: (2.5, 130),
    4_000: (10.0, 500),
}
SECONDS_MORE = 240


async def run(model_url: str, *, full: bool) -> Result:
    """See the module."""
    result = Result(f"In the browser: a markdown reply at {RATE} tokens/s")
    async with launched() as browser, servers.todo_chat(model_url) as server:
        for tokens in AT_MOST:
            async with httpx.AsyncClient() as client:
                cookie = await guest_cookie(client, server.url)
            async with tab(browser, server.url, cookie) as opened:
                await opened.page.goto(f"{server.url}/c")
                await ask(opened, Order(20, 0))
                await _measure(opened, Order(tokens, RATE, "markdown"), result)
    return result


async def ask(tab: Tab, order: Order) -> None:
    """Send a message with the keyboard and wait until its reply has ended."""
    page = tab.page
    sent = await page.locator(".message.user").count()
    await page.fill("#composer", str(order))
    await page.press("#composer", "Enter")
    await page.locator(".message.user").nth(sent).wait_for()
    deadline = (order.seconds + SECONDS_MORE) * 1e3
    await page.locator("button.stop").wait_for(state="detached", timeout=deadline)


def delays(seen: dict[str, Any]) -> list[float]:
    """Milliseconds from the model to the screen, of a reply's first token and of its last."""
    stamps = sorted((float(stamp[1:]), shown) for stamp, shown in seen["stamps"])
    return [(shown - sent) * 1e3 for sent, shown in stamps[-2:]]


async def _measure(tab: Tab, order: Order, result: Result) -> None:
    await tab.page.evaluate("bench.start()")
    before, bytes_before = await tab.task_seconds(), tab.socket_bytes
    await ask(tab, order)
    worked, received = await tab.task_seconds() - before, tab.socket_bytes - bytes_before
    seen = await tab.page.evaluate("bench.stop()")
    shown, frames, long = delays(seen), seen["frames"], seen["longTasks"]
    seconds, kilobytes = AT_MOST[order.tokens]
    name = f"{order.tokens:,} tokens"
    result.add(f"{name}: main thread", worked, "s", at_most=seconds)
    result.add(f"{name}: frames, p95", quantile(frames, 0.95), "ms", at_most=34)
    # A frame is at least one task, so this share is never lower than that of all tasks.
    share = len(long) / max(1, len(frames)) * 100
    result.add(f"{name}: tasks over 50 ms", share, "%", at_most=1)
    result.add(f"{name}: longest task", max(long, default=0.0), "ms")
    result.add(f"{name}: first token shown after", shown[0], "ms")
    result.add(f"{name}: behind at the end", shown[-1], "ms", at_most=100)
    result.add(f"{name}: socket", received / 1e3, "kB", at_most=kilobytes)
    text = "".join(tokens_of(order)).encode()
    result.add(f"{name}: text itself", len(text) / 1e3, "kB")
    result.raw[name] = {"frames": frames, "long tasks": long, "shown": shown, "worked": worked}

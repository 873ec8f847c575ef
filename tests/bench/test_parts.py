"""The benchmarks' own parts work: what they measure with, not how fast anything is."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.bench.clients.page import Page, guest_cookie
from tests.bench.processes import cpu_seconds, memory_bytes, provider
from tests.bench.replies import Order, is_whole, read_order, stamp, tokens_of
from tests.bench.results import Figure, quantile
from tests.bench.servers import plain_sse, todo_chat
from tests.bench.targets import register
from tests.support.server import AppServer

QUICK = Order(40, 0, "markdown")


@pytest.fixture(scope="module")
async def model_url() -> AsyncIterator[str]:
    async with provider() as url:
        yield url


@pytest.fixture(scope="module")
async def server(built_page: None, model_url: str) -> AsyncIterator[AppServer]:
    async with todo_chat(model_url) as started:
        yield started


def reply_to(order: Order) -> str:
    return stamp(time.time()) + "".join(tokens_of(order)) + stamp(time.time())


def test_order_is_read_back_from_a_message() -> None:
    assert read_order(f"please: {QUICK}") == QUICK


def test_only_the_ordered_reply_is_whole() -> None:
    text = reply_to(QUICK)
    assert is_whole(text, QUICK)
    assert not is_whole(text[:-1], QUICK)
    assert not is_whole(text.replace("plan", "plam"), QUICK)
    assert not is_whole(text[: text.index("plan")], QUICK)


def test_figure_is_missed_only_above_its_target() -> None:
    assert Figure("bytes", 2.0, at_most=2.0).verdict == "met"
    assert Figure("bytes", 2.1, at_most=2.0).verdict == "MISSED"
    assert Figure("bytes", 2.1).verdict == ""


def test_quantile_of_few_values() -> None:
    assert quantile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert quantile([3.0, 1.0, 2.0], 0.99) == 3.0


async def test_model_keeps_its_pace(model_url: str) -> None:
    async with plain_sse(model_url) as reference:
        order = Order(26, 50)
        began = time.time()
        async with httpx.AsyncClient() as client:
            url = f"{reference.url}/chat/stream"
            response = await client.post(url, json={"message": str(order)})
        assert time.time() - began >= order.seconds
        assert response.text.count('"type": "text"') == order.tokens
        assert cpu_seconds(reference.pid) > 0
        assert memory_bytes(reference.pid) > 1e6


async def test_reply_reaches_the_api_client_whole(server: AppServer) -> None:
    async with httpx.AsyncClient() as client:
        account = await register(client, server.url, "user")
    reply = await account.ask(QUICK)
    assert reply.whole
    assert reply.wire_bytes > reply.payload_bytes > len(reply.text)


async def test_reply_reaches_the_page_whole_and_counted(server: AppServer) -> None:
    async with httpx.AsyncClient() as client:
        cookie = await guest_cookie(client, server.url)
    page = await Page.open(server.url, cookie)
    first, second = await page.ask(QUICK), await page.ask(Order(30, 100))
    page.close()
    assert first.whole
    assert second.whole
    assert second.first_delay > 0
    assert second.frames > len(second.arrivals) > 1

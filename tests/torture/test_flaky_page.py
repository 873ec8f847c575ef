"""The page over a bad network: it ends with the whole reply, and says nothing twice."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator

import httpx
import pytest
from playwright.async_api import Page, expect

from tests.e2e.steps import PASSWORD, composer, finished, register, replies, send
from tests.support.browser import NewPage
from tests.support.nursery import NurseryServer
from tests.support.proxy import Proxy, open_proxy
from tests.support.wire import Pause, Text, Wait, WireServer
from tests.torture.witness import Person, get

RECONNECT_MILLISECONDS = 30_000
FIRST, SECOND, THIRD = ("".join(f"{part}{n} " for n in range(40)) for part in "abc")


@pytest.fixture
async def proxy(nursery_server: NurseryServer, rng: random.Random) -> AsyncIterator[Proxy]:
    async with open_proxy(nursery_server.port, rng) as proxy:
        yield proxy


@pytest.fixture
def name(rng: random.Random) -> str:
    return f"flaky{rng.randrange(10**9)}"


@pytest.fixture
async def page(proxy: Proxy, new_page: NewPage, name: str) -> Page:
    """The page of somebody new, loaded through the bad network while that was good."""
    page = await new_page(proxy.url)
    page.context.set_default_timeout(RECONNECT_MILLISECONDS)
    await register(page, name)
    return page


async def reply_is_stored(server: NurseryServer, name: str) -> None:
    """Wait until somebody's first reply is stored, by the API and the good network."""
    async with asyncio.timeout(30), httpx.AsyncClient(base_url=server.url) as client:
        given = {"username": name, "password": PASSWORD}
        answer = (await client.post("/api/auth/login", json=given)).raise_for_status().json()
        person = Person(answer["user"]["id"], answer["access_token"])
        (conversation,) = (await get(client, person, "conversations"))["conversations"]
        stored = 0
        while stored < 2:
            found = await get(client, person, f"conversations/{conversation['id']}/messages")
            stored = len(found["messages"])
            await asyncio.sleep(0.05)


async def expect_whole(page: Page, *texts: str, messages: int = 1) -> None:
    """These replies and so many messages stand there, now and after a reload."""
    for again in (False, True):
        if again:
            await page.reload()
        await expect(replies(page)).to_have_count(len(texts), timeout=RECONNECT_MILLISECONDS)
        for place, text in enumerate(texts):
            reply = replies(page).nth(place)
            await expect(reply).to_contain_text(text.strip(), timeout=RECONNECT_MILLISECONDS)
            assert (await reply.inner_text()).count(text[:8]) == 1
        await expect(page.locator(".message.user")).to_have_count(messages)


async def test_a_connection_that_is_cut_in_the_middle_of_a_reply(
    page: Page, proxy: Proxy, nursery_wire: WireServer
) -> None:
    second, third = asyncio.Event(), asyncio.Event()
    nursery_wire.script(Text(FIRST), Wait(second), Text(SECOND), Wait(third), Text(THIRD))
    await send(page, "tell me")
    await expect(replies(page)).to_contain_text("a39")
    proxy.cut()
    second.set()
    await expect(replies(page)).to_contain_text("b39", timeout=RECONNECT_MILLISECONDS)
    proxy.cut()
    third.set()
    await expect_whole(page, FIRST + SECOND + THIRD)


async def test_a_network_that_is_gone_until_the_reply_has_ended(
    page: Page, proxy: Proxy, nursery_server: NurseryServer, nursery_wire: WireServer, name: str
) -> None:
    go_on = asyncio.Event()
    nursery_wire.script(Text(FIRST), Wait(go_on), Text(SECOND))
    await send(page, "tell me")
    await expect(replies(page)).to_contain_text("a39")
    proxy.go_offline()
    go_on.set()
    await reply_is_stored(nursery_server, name)
    proxy.go_online()
    await expect_whole(page, FIRST + SECOND)
    nursery_wire.script(Text(THIRD))
    await send(page, "and now?")
    await expect_whole(page, FIRST + SECOND, THIRD, messages=2)


async def test_a_network_that_holds_everything_back_for_a_while(
    page: Page, proxy: Proxy, nursery_server: NurseryServer, nursery_wire: WireServer, name: str
) -> None:
    go_on = asyncio.Event()
    nursery_wire.script(Text(FIRST), Wait(go_on), Text(SECOND))
    await send(page, "tell me")
    await expect(replies(page)).to_contain_text("a39")
    proxy.stall()
    go_on.set()
    await reply_is_stored(nursery_server, name)
    await expect(replies(page)).not_to_contain_text("b0")
    proxy.go_on()
    await expect_whole(page, FIRST + SECOND)


@pytest.mark.parametrize("moment", ["on the way there", "on the way back", "while it is gone"])
async def test_a_message_that_is_sent_at_a_bad_moment_is_said_once(
    page: Page, proxy: Proxy, nursery_wire: WireServer, moment: str
) -> None:
    nursery_wire.script(Text(FIRST))
    nursery_wire.script(Text(SECOND))
    await send(page, "first")
    await finished(page)
    nursery_wire.asked.clear()
    if moment == "while it is gone":
        proxy.go_offline()
    else:
        proxy.stall(answers_only=moment == "on the way back")
    await composer(page).fill("second")
    await composer(page).press("Enter")
    if moment == "on the way back":
        await nursery_wire.asked.wait()
    proxy.cut()
    proxy.go_on()
    proxy.go_online()
    await expect_whole(page, FIRST, SECOND, messages=2)
    assert len(nursery_wire.requests) == 2


async def test_a_first_message_that_never_arrived_is_sent_again(
    page: Page, proxy: Proxy, nursery_wire: WireServer
) -> None:
    nursery_wire.script(Text(FIRST))
    proxy.stall()
    await composer(page).fill("first")
    await composer(page).press("Enter")
    await composer(page).fill("not sent")
    proxy.cut()
    proxy.go_on()
    await expect(composer(page)).to_have_value("not sent")
    await expect_whole(page, FIRST)
    assert len(nursery_wire.requests) == 1


async def test_three_replies_in_bad_weather(
    page: Page, proxy: Proxy, nursery_wire: WireServer, rng: random.Random
) -> None:
    texts = []
    for number in range(3):
        words = [f"{number}.{word} " for word in range(150)]
        nursery_wire.script(*(s for w in words for s in (Text(w), Pause(rng.uniform(0, 0.02)))))
        await send(page, f"message {number}")
        for _ in range(3):
            proxy.delay = rng.choice((0, 0.02, 0.1))
            await asyncio.sleep(rng.uniform(0, 0.8))
            proxy.cut()
        proxy.delay = 0
        texts.append("".join(words))
        await expect(replies(page).last).to_contain_text(words[-1].strip(), timeout=60_000)
        await finished(page)
    await expect_whole(page, *texts, messages=3)

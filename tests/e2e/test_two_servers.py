"""Two whole servers on one Postgres and one Redis: what happens in one shows in the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.steps import PASSWORD, finished, register, replies, send, stop_button, task
from tests.support.browser import NewPage
from tests.support.postgres import PostgresServer
from tests.support.server import AppServer
from tests.support.wire import Call, Text, Wait, WireServer

WITHIN = 1_000


@dataclass
class Pair:
    """Two servers, a tab on each, and the API of the second."""

    servers: tuple[AppServer, AppServer]
    pages: tuple[Page, Page]
    api: httpx.AsyncClient


@pytest.fixture(scope="module")
async def servers(
    built_page: None,
    provider: WireServer,
    postgres_server: PostgresServer,
    redis_server: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[AppServer, AppServer]]:
    """They know of each other only by the database and Redis."""
    settings = {
        "TODO_CHAT_DATABASE_URL": postgres_server.create_database(),
        "TODO_CHAT_REDIS_URL": redis_server,
        "OPENAI_BASE_URL": provider.url,
        "OPENAI_API_KEY": "key",
        "TODO_CHAT_MODEL": "scripted",
    }
    data_dir = tmp_path_factory.mktemp("data")
    one, other = (
        AppServer(data_dir, port=None, **settings),
        AppServer(data_dir, port=None, **settings),
    )
    await one.start()  # the first makes the key that both sign with
    await other.start()
    yield one, other
    await one.close()
    await other.close()
    postgres_server.drop_database(settings["TODO_CHAT_DATABASE_URL"])


@pytest.fixture
async def pair(servers: tuple[AppServer, AppServer], new_page: NewPage) -> AsyncIterator[Pair]:
    """One person who is signed in on both."""
    one, other = servers
    first = await new_page(one.url)
    name = await register(first)
    second = await first.context.new_page()  # a cookie is one host's, whatever the port
    await second.goto(f"{other.url}/c")
    await expect(second.get_by_text("Tell me what is on your mind.")).to_be_visible()
    async with httpx.AsyncClient(base_url=f"{other.url}/api") as api:
        account = {"username": name, "password": PASSWORD}
        signed = (await api.post("/auth/login", json=account)).json()
        api.headers["Authorization"] = f"Bearer {signed['access_token']}"
        api.base_url = httpx.URL(f"{other.url}/api/{signed['user']['id']}/")
        yield Pair(servers, (first, second), api)


def cards(page: Page) -> Locator:
    """The reminders that a page shows."""
    return page.get_by_role("region", name="Reminders").get_by_role("article")


async def test_a_reply_and_its_task_show_in_the_other_server_and_stop_from_there(
    pair: Pair, wire: WireServer
) -> None:
    first, second = pair.pages
    asked = asyncio.Event()
    wire.script(Call("add_task", {"title": "Water the plants"}))
    wire.script(Text("Done, and "), Wait(asked), Text("this comes too late."))
    await send(first, "water the plants")
    await first.wait_for_url("**/c/*")
    await second.goto(first.url.replace(pair.servers[0].url, pair.servers[1].url))
    await expect(replies(second)).to_contain_text("Done, and")
    await expect(task(second, "Water the plants")).to_be_visible(timeout=WITHIN)

    await stop_button(second).click()
    await finished(second)
    await finished(first)
    asked.set()
    for page in (first, second):
        await expect(replies(page)).to_contain_text("Done, and")
        await expect(replies(page)).not_to_contain_text("too late")
        await expect(replies(page).get_by_text("Added", exact=True)).to_be_visible(timeout=WITHIN)


async def test_what_is_changed_on_one_server_shows_on_the_other(pair: Pair) -> None:
    first, second = pair.pages
    added = await pair.api.post("tasks", json={"title": "From the other server"})
    assert added.status_code == 201
    for page in (first, second):
        await expect(task(page, "From the other server")).to_be_visible(timeout=WITHIN)
    await task(first, "From the other server").get_by_role("checkbox").click()
    done = second.get_by_role("checkbox", name="Mark From the other server as not done")
    await expect(done).to_be_checked(timeout=WITHIN)


async def test_a_reminder_is_one_card_on_one_of_them(pair: Pair) -> None:
    first, second = pair.pages
    due = datetime.now(UTC) + timedelta(seconds=4)
    body = {"title": "Tea", "reminders": [{"at": due.isoformat()}]}
    added = await pair.api.post("tasks", json=body)
    assert added.status_code == 201, added.text
    shown = {asyncio.create_task(cards(page).first.wait_for()): page for page in pair.pages}
    ready, rest = await asyncio.wait(shown, return_when=asyncio.FIRST_COMPLETED)
    for waiting in rest:
        waiting.cancel()
    with_card = shown[ready.pop()]
    without = second if with_card is first else first
    # A page that is opened anew asks for whatever nobody has shown yet.
    await without.reload()
    await expect(task(without, "Tea")).to_be_visible()
    await expect(cards(without)).to_have_count(0)
    await expect(cards(with_card)).to_have_count(1)
    await task(without, "Tea").get_by_role("checkbox").click()
    await expect(cards(with_card)).to_have_count(0, timeout=WITHIN)

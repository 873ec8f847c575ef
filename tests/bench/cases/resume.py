"""A crash while a reply streams: what is there after the restart, and how soon."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress

import httpx

from tests.bench import servers
from tests.bench.clients import sse
from tests.bench.replies import Order, is_whole, tokens_of
from tests.bench.results import Result, quantile
from tests.bench.targets import Account, register

ORDER = Order(500, 100)
LONG = Order(2_000, 100)
SECONDS_BEFORE_CRASH = 4.0
REPLAYS = 20


async def run(model_url: str, *, full: bool) -> Result:
    """See the module."""
    result = Result("Resume after kill -9")
    async with servers.todo_chat(model_url) as server, httpx.AsyncClient() as client:
        account = await register(client, server.url, "user")
        finished, _ = await _read(client, account, ORDER, ORDER.seconds + 60)
        cut, shown = await _read(client, account, LONG, SECONDS_BEFORE_CRASH)
        began = time.perf_counter()
        await server.kill()
        await server.start()
        result.add("from the crash until it answers again", time.perf_counter() - began, "s")
        took, whole = [], 0
        for _ in range(REPLAYS):
            began = time.perf_counter()
            reply = await sse.follow(_events(account, finished), ORDER, headers=account.headers)
            took.append((time.perf_counter() - began) * 1e3)
            whole += reply.whole
        result.add("replay of a finished turn, median", quantile(took, 0.5), "ms")
        result.add("replays that are whole", whole, f"of {REPLAYS}")
        reply = await sse.follow(_events(account, cut), LONG, headers=account.headers)
    _judge(reply.text, shown, result)
    result.raw["replays ms"] = took
    return result


async def _read(
    client: httpx.AsyncClient, account: Account, order: Order, seconds: float
) -> tuple[str, str]:
    """Stream a reply for so long; returns the turn and the text that has come."""
    url = f"{account.url}/api/{account.user_id}/chat/stream"
    turn_id, text = "", ""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            async with client.stream(
                "POST", url, json={"message": str(order)}, headers=account.headers
            ) as response:
                async for line in response.aiter_lines():
                    if not line:
                        continue
                    event = json.loads(line.removeprefix("data: "))
                    turn_id = event.get("turn_id", turn_id)
                    text += event.get("content", "")
    return turn_id, text


def _events(account: Account, turn_id: str) -> str:
    return f"{account.url}/api/{account.user_id}/chat/turns/{turn_id}/events"


def _judge(kept: str, shown: str, result: Result) -> None:
    """What was kept has to be what was shown, but for the last quarter second."""
    ordered = shown[: shown.index(tokens_of(LONG)[0])] + "".join(tokens_of(LONG))
    assert not is_whole(kept, LONG), "the reply was to be cut off"
    result.add("kept text differs from the shown", float(not ordered.startswith(kept)), at_most=0)
    lost = max(0, len(shown) - len(kept)) / (len(ordered) / LONG.seconds)
    result.add("text lost by the crash", lost * 1e3, "ms", at_most=250)

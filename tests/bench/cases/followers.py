"""200 followers of one turn, half of whom come when half of it is over."""

from __future__ import annotations

import asyncio
import json
import time

import httpx

from tests.bench import servers
from tests.bench.clients import sse
from tests.bench.clients.reply import Reply
from tests.bench.processes import cpu_seconds
from tests.bench.replies import Order
from tests.bench.results import Result, quantile
from tests.bench.targets import register

ORDER = Order(500, 50)
FOLLOWERS = 200


async def run(model_url: str, *, full: bool) -> Result:
    """See the module."""
    result = Result(f"{FOLLOWERS} followers of one turn, {ORDER.tokens} tokens at {ORDER.rate:g}/s")
    async with servers.todo_chat(model_url) as server, httpx.AsyncClient() as client:
        account = await register(client, server.url, "user")
        chat = f"{server.url}/api/{account.user_id}/chat"
        async with client.stream(
            "POST", f"{chat}/stream", json={"message": str(ORDER)}, headers=account.headers
        ) as response:
            line = await anext(response.aiter_lines())
        url = f"{chat}/turns/{json.loads(line.removeprefix('data: '))['turn_id']}/events"
        before, began = cpu_seconds(server.pid), time.time()

        async def follow(number: int) -> Reply:
            await asyncio.sleep(ORDER.seconds / 2 if number % 2 else 0)
            return await sse.follow(url, ORDER, headers=account.headers)

        replies = await asyncio.gather(*map(follow, range(FOLLOWERS)))
        cpu, seconds = cpu_seconds(server.pid) - before, time.time() - began
    early = replies[::2]
    result.add("who have the whole reply", sum(reply.whole for reply in replies), "followers")
    last = [reply.last_delay * 1e3 for reply in replies]
    result.add("behind the model at the end, p95", quantile(last, 0.95), "ms")
    gaps = [gap * 1e3 for reply in early for gap in reply.gaps]
    result.add("gap between frames, p99", quantile(gaps, 0.99), "ms", at_most=150)
    result.add("CPU a follower and token", cpu / FOLLOWERS / ORDER.tokens * 1e6, "µs")
    result.add("server's share of one processor", cpu / seconds * 100, "%")
    result.raw["behind ms"] = last
    return result

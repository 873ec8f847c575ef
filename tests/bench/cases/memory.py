"""What 1,000 turns, one after another, leave behind in the process."""

from __future__ import annotations

import httpx

from tests.bench import servers
from tests.bench.processes import memory_bytes
from tests.bench.replies import Order
from tests.bench.results import Result
from tests.bench.targets import register

ORDER = Order(30, 0)
TURNS = 1_000
WARM = 200


async def run(model_url: str, *, full: bool) -> Result:
    """See the module."""
    result = Result(f"Memory over {TURNS:,} turns")
    async with servers.todo_chat(model_url) as server, httpx.AsyncClient() as client:
        account = await register(client, server.url, "user")
        for _ in range(WARM):
            await account.ask(ORDER)
        sizes = [memory_bytes(server.pid)]
        for number in range(TURNS):
            await account.ask(ORDER)
            if number % 100 == 99:
                sizes.append(memory_bytes(server.pid))
    megabytes = [size / 1e6 for size in sizes]
    result.add("before, after the first turns", megabytes[0], "MB")
    result.add(f"growth over {TURNS:,} turns", megabytes[-1] - megabytes[0], "MB", at_most=20)
    result.raw["MB after each 100"] = megabytes
    return result

"""A reply's tokens at their exact moments."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

from tests.bench.replies import Order, stamp, tokens_of


async def paced(order: Order) -> AsyncIterator[str]:
    """Each token at the beginning plus its number over the rate; a late one delays no other."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    yield stamp(time.time())
    for number, token in enumerate((*tokens_of(order), ""), 1):
        wait = begun + number / order.rate - loop.time() if order.rate else 0
        if wait > 0:
            await asyncio.sleep(wait)
        yield token or stamp(time.time())

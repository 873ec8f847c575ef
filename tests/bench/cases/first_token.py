"""From the model's first token to its arrival, one reply at a time on a quiet server."""

from __future__ import annotations

from tests.bench.replies import Order
from tests.bench.results import Result, quantile
from tests.bench.targets import PAGE, PLAIN, SSE, TARGETS

ORDER = Order(5, 50)
AT_MOST = {SSE: 20.0, PAGE: 60.0}
WARM = 5


async def run(model_url: str, *, full: bool) -> Result:
    """See the module."""
    replies = 200 if full else 60
    result = Result(f"First token, {replies} replies one after another")
    for name in (PLAIN, SSE, PAGE):
        async with TARGETS[name](model_url, 1) as (_, [ask]):
            for _ in range(WARM):
                await ask(ORDER)
            delays = [(await ask(ORDER)).first_delay * 1e3 for _ in range(replies)]
        result.add(f"{name}, p50", quantile(delays, 0.5), "ms")
        target = {"at_most": AT_MOST[name]} if name in AT_MOST else {}
        result.add(f"{name}, p95", quantile(delays, 0.95), "ms", **target)
        result.raw[name] = delays
    return result

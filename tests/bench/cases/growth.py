"""The same reply at 1, 4 and 16 times the length."""

from __future__ import annotations

from tests.bench.load import COLUMNS, Load, measure, raw
from tests.bench.replies import Order
from tests.bench.results import Result
from tests.bench.targets import PAGE, SSE, TARGETS, USUAL

BASE = 250
RATE = 100
REPLIES = 8


async def run(model_url: str, *, full: bool) -> Result:
    """See the module."""
    title = f"Growth: {BASE}, {4 * BASE} and {16 * BASE} tokens, {REPLIES} at once, {RATE} tokens/s"
    result = Result(title, COLUMNS)
    for name in (SSE, PAGE, USUAL) if full else (SSE, PAGE):
        loads: list[Load] = []
        async with TARGETS[name](model_url, REPLIES) as (pid, asks):
            for times in (1, 4, 16):
                load = await measure(pid, asks, Order(times * BASE, RATE))
                loads.append(load)
                result.rows.append(load.row(f"{name}, {times}x"))
                result.raw[f"{name}, {times}x"] = raw(load)
        target = {} if name == USUAL else {"at_most": 18.0}
        sizes = [load.payload_bytes for load in loads]
        result.add(f"{name}, bytes at 16x", sizes[-1] / sizes[0], "times", **target)
        cpu = [load.cpu_per_token * load.tokens for load in loads]
        result.add(f"{name}, CPU at 16x", cpu[-1] / cpu[0], "times", **target)
    return result

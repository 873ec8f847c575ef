"""Replies at once at 50 tokens a second: bytes, processor time and how steadily they come."""

from __future__ import annotations

from tests.bench.load import COLUMNS, Load, measure, raw
from tests.bench.replies import Order
from tests.bench.results import Result
from tests.bench.servers import NotToBeHad
from tests.bench.targets import CHAINLIT, PAGE, PLAIN, SSE, TARGETS, USUAL

ORDER = Order(500, 50)
CLOCK = "no model"  # the same app with tokens from a clock of its own

QUICK = {1: (PLAIN, SSE, PAGE), 50: (PLAIN, CHAINLIT, USUAL, SSE, PAGE), 200: (PLAIN, SSE, PAGE)}
FULL = dict.fromkeys(QUICK, tuple(TARGETS))
BY_THE_CLOCK = {50: tuple(TARGETS), 200: (PLAIN, CHAINLIT, SSE, PAGE)}


async def run(model_url: str, *, full: bool) -> Result:
    """See the module."""
    result = Result(f"Replies of {ORDER.tokens} tokens, {ORDER.rate:g} tokens/s each", COLUMNS)
    loads: dict[tuple[str, int], Load] = {}
    for replies, names in (FULL if full else QUICK).items():
        for name in names:
            await _measure(name, model_url, replies, loads, result)
    for replies, names in BY_THE_CLOCK.items():
        for name in names:
            await _measure(name, "", replies, loads, result)
    _judge(loads, result)
    return result


async def _measure(
    name: str, model_url: str, replies: int, loads: dict[tuple[str, int], Load], result: Result
) -> None:
    label = name if model_url else f"{name}, {CLOCK}"
    try:
        async with TARGETS[name](model_url, replies) as (pid, asks):
            load = await measure(pid, asks, ORDER)
    except NotToBeHad as error:
        result.rows.append([label, str(replies), str(error), *[""] * (len(COLUMNS) - 3)])
        return
    loads[label, replies] = load
    result.rows.append(load.row(label))
    result.raw[f"{label}, {replies}"] = raw(load)


def _judge(loads: dict[tuple[str, int], Load], result: Result) -> None:
    page, plain, chainlit = (loads.get((name, 50)) for name in (PAGE, PLAIN, CHAINLIT))
    if page and plain:
        times = page.payload_bytes / plain.payload_bytes
        result.add("page, bytes of plain SSE, 50 at once", times, "times", at_most=2.0)
        wire = page.wire_bytes / plain.wire_bytes
        result.add("the same on the wire, as compressed", wire, "times")
    if page and chainlit:
        times = page.payload_bytes / chainlit.payload_bytes
        result.add("page, bytes of Chainlit, 50 at once", times, "times", at_most=1.0)
    for source in ("", f", {CLOCK}"):
        ours, theirs = (loads.get((f"{name}{source}", 50)) for name in (PAGE, CHAINLIT))
        if ours and theirs:
            times = ours.cpu_per_token / theirs.cpu_per_token
            name = f"page{source}, CPU a token of Chainlit, 50 at once"
            result.add(name, times, "times", at_most=0.6)
        for name in (SSE, PAGE):
            if many := loads.get((f"{name}{source}", 200)):
                name = f"{name}{source}, 200 at once"
                result.add(f"{name}, time of ideal", many.finish, "times", at_most=1.15)
                result.add(f"{name}, gap p99", many.gap_p99 * 1e3, "ms", at_most=150)

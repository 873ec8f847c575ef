"""Many replies at once to one server, and what they cost it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from tests.bench.clients.reply import Reply
from tests.bench.processes import cpu_seconds
from tests.bench.replies import Order
from tests.bench.results import quantile

Ask = Callable[[Order], Awaitable[Reply]]

IDLE_SECONDS = 1.0


@dataclass(frozen=True)
class Load:
    """What a number of replies at once have cost and how they came; times in seconds."""

    replies: int
    tokens: int
    cpu_per_token: float
    wire_bytes: float
    payload_bytes: float
    frames: float
    first_p50: float
    first_p95: float
    last_p50: float
    gap_p99: float
    finish: float
    whole: bool

    def row(self, name: str) -> list[str]:
        """A line of the table."""
        return [
            name,
            str(self.replies),
            f"{self.payload_bytes / 1e3:.1f}",
            f"{self.wire_bytes / 1e3:.1f}",
            f"{self.frames:.0f}",
            f"{self.cpu_per_token * 1e6:.0f}",
            f"{self.first_p50 * 1e3:.0f}",
            f"{self.last_p50 * 1e3:.0f}",
            f"{self.gap_p99 * 1e3:.0f}",
            f"{self.finish:.2f}",
            "yes" if self.whole else "NO",
        ]


COLUMNS = [
    "server",
    "replies",
    "kB a reply",
    "on the wire",
    "frames",
    "CPU µs/token",
    "first ms",
    "behind ms",
    "gap p99 ms",
    "time/ideal",
    "whole",
]


async def measure(pid: int, asks: Sequence[Ask], order: Order) -> Load:
    """Ask for all replies at once; each client has had one short reply before."""
    await asyncio.gather(*(ask(Order(3, order.rate)) for ask in asks))
    idle = await _idle_load(pid)
    before, began = cpu_seconds(pid), time.time()
    replies = await asyncio.gather(*(ask(order) for ask in asks))
    seconds = time.time() - began
    cpu = cpu_seconds(pid) - before - idle * seconds
    finish = max(reply.ended for reply in replies) - min(reply.asked for reply in replies)
    firsts = [reply.first_delay for reply in replies]
    return Load(
        replies=len(asks),
        tokens=order.tokens,
        cpu_per_token=max(0.0, cpu) / len(asks) / order.tokens,
        wire_bytes=mean(reply.wire_bytes for reply in replies),
        payload_bytes=mean(reply.payload_bytes for reply in replies),
        frames=mean(reply.frames for reply in replies),
        first_p50=quantile(firsts, 0.5),
        first_p95=quantile(firsts, 0.95),
        last_p50=quantile([reply.last_delay for reply in replies], 0.5),
        gap_p99=quantile([gap for reply in replies for gap in reply.gaps], 0.99),
        finish=finish / order.seconds if order.seconds else float("nan"),
        whole=all(reply.whole for reply in replies),
    )


async def _idle_load(pid: int) -> float:
    """Processor time a second while nothing is asked, the clients being connected."""
    before = cpu_seconds(pid)
    await asyncio.sleep(IDLE_SECONDS)
    return (cpu_seconds(pid) - before) / IDLE_SECONDS


def raw(load: Load) -> dict[str, Any]:
    """For the file of results."""
    return dict(vars(load))

"""`kill -9` at any moment: what was sent, done and shown is there, and nothing is there twice.

The server is the real one, page and all; see `tests/support/nursery.py` for how it starts so fast.
Several conversations of several people go on at each kill. A run is not repeatable to the letter,
since the moment of a kill is the machine's, but its seed gives the same messages and pauses again.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator
from statistics import median

import httpx
import pytest

from tests.support.nursery import NurseryServer, StartNursery
from tests.torture.model import STORY, TortureModel
from tests.torture.pulse import Pulse
from tests.torture.witness import Witness, all_talk, check_tasks, register

logger = logging.getLogger(__name__)

KILLS = 50
PEOPLE = 3
CONVERSATIONS = 2  # of each
LONGEST_LIFE = 1.2  # seconds
PROMISED = 0.25  # seconds of text that a crash may cost, and the time that one write takes


@pytest.fixture
async def model() -> AsyncIterator[TortureModel]:
    model = TortureModel()
    await model.start()
    yield model
    await model.stop()


async def test_nothing_is_lost_and_nothing_happens_twice_over_50_kills(
    start_nursery: StartNursery, model: TortureModel, rng: random.Random
) -> None:
    server = await start_nursery(
        OPENAI_BASE_URL=model.url, OPENAI_API_KEY="sk-test", TODO_CHAT_MODEL="test-model"
    )
    async with httpx.AsyncClient(base_url=server.url) as client:
        people = [await register(client, f"person{n}") for n in range(PEOPLE)]
        pulse = Pulse(await register(client, "pulse"))
    # No commit of a tool keeps its text: it shows the beat of the journal alone.
    listener = Witness(people[0], f"{STORY}{rng.randrange(10**6)}")
    witnesses = [listener] + [
        Witness(person, f"{rng.randrange(10**6)}.{n}.{place}")
        for n, person in enumerate(people)
        for place in range(CONVERSATIONS)
    ]
    losses: list[tuple[float, float, float]] = []
    for kill in range(KILLS):
        async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
            talking = asyncio.create_task(all_talk(witnesses, client))
            beating = asyncio.create_task(pulse.beat(client))
            await asyncio.sleep(rng.uniform(0, LONGEST_LIFE))
            killed, slowest_write = time.monotonic(), pulse.slowest(1)
            await server.kill()
            await asyncio.gather(talking, beating)
        await start_again(server, rng, killed_too=kill % 10 == 0)
        async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
            lost = await asyncio.gather(*(w.check(client, killed) for w in witnesses))
            losses.append((lost[0], max(lost), slowest_write))
            await asyncio.gather(pulse.check(client), *(check_tasks(client, p) for p in people))
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        await all_talk(witnesses, client, times=1)
    for name, values in zip(("story", "all", "write"), zip(*losses, strict=True), strict=True):
        logger.warning("seconds %s: %s", name, [f"{value:.3f}" for value in values])
    assert all(most <= PROMISED + write for _, most, write in losses)
    assert median(loss for loss, _, _ in losses) <= PROMISED


async def start_again(server: NurseryServer, rng: random.Random, *, killed_too: bool) -> None:
    """Start the server; with `killed_too` it dies once more, while it puts things right."""
    if killed_too:
        await server.start(wait=False)
        await asyncio.sleep(rng.uniform(0, 0.3))
        await server.kill()
    await server.start()

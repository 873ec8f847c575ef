"""One small write after the other by the API: none may be lost, and each tells how long it took."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any

import httpx

from tests.torture.witness import Person, list_tasks

PAUSE = 0.03


class Pulse:
    """Adds tasks for a person of its own, for as long as the server lives."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._sent: list[str] = []
        self._added: list[str] = []
        self._times: list[tuple[float, float]] = []
        self._begun: float | None = None

    async def beat(self, client: httpx.AsyncClient) -> None:
        """Add tasks until the connection breaks."""
        self._times, self._begun = [], None
        with suppress(httpx.TransportError):
            while True:
                self._begun = time.monotonic()
                await self._add(client)
                self._times.append((self._begun, time.monotonic()))
                self._begun = None
                await asyncio.sleep(PAUSE)

    def slowest(self, seconds: float) -> float:
        """The longest time that a write took within the last seconds, one under way included."""
        now = time.monotonic()
        times = [end - begin for begin, end in self._times if end > now - seconds]
        return max([*times, now - self._begun if self._begun else 0.0])

    async def check(self, client: httpx.AsyncClient) -> None:
        """Every task that was acknowledged is there once, and no task that was not sent."""
        titles = [title for title, _ in (await list_tasks(client, self._person)).values()]
        assert len(titles) == len(set(titles))
        assert set(self._added) <= set(titles) <= set(self._sent)

    async def _add(self, client: httpx.AsyncClient) -> Any:
        title = f"beat {len(self._sent)}"
        self._sent.append(title)
        url, headers = f"/api/{self._person.id}/tasks", self._person.headers
        answer = await client.post(url, json={"title": title}, headers=headers)
        assert answer.status_code == 201, answer.text
        self._added.append(title)

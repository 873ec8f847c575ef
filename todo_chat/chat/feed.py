"""The numbered events of a turn, in memory, for any number of followers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

Event = dict[str, Any]


class Feed:
    """Events in order of their `seq`, which counts from 1; followers wait without polling."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._ended = False
        self._changed = asyncio.Event()

    @property
    def next_seq(self) -> int:
        """The number that the next event gets."""
        return len(self._events) + 1

    def append(self, type: str, fields: dict[str, Any]) -> Event:
        """Number an event and hand it to every follower."""
        event = {"type": type, "seq": self.next_seq, **fields}
        self._events.append(event)
        self._wake()
        return event

    def end(self) -> None:
        """No further event comes; followers finish when they have read what there is."""
        self._ended = True
        self._wake()

    async def follow(
        self, after: int = 0, heartbeat: float | None = None
    ) -> AsyncIterator[list[Event]]:
        """Every event with a `seq` above `after`, in groups as they come, until the end.

        With `heartbeat`, an empty group after that many seconds of silence.
        """
        position = max(0, after)
        while True:
            changed = self._changed
            if position < len(self._events):
                fresh = self._events[position:]
                position += len(fresh)
                yield fresh
            elif self._ended:
                return
            elif not await _happens(changed, heartbeat):
                yield []

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


async def _happens(event: asyncio.Event, seconds: float | None) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True

"""Turns and notices across processes, by Redis: what one process does, the others see at once.

The process that runs a turn stays its only writer. It copies the turn's feed into a Redis stream,
which the others read; they ask it to stop by a message. Nothing here is the truth: that is in the
database, and a follower who finds no stream reads the journal.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import redis.asyncio as redis
from redis.exceptions import RedisError

from todo_chat import notices
from todo_chat.chat.feed import Event, Feed
from todo_chat.notices import Notice

logger = logging.getLogger(__name__)

CHANNEL = "todo_chat:messages"
STREAM_SECONDS = 600
RETRY_SECONDS = 1.0
CLOSE_SECONDS = 2.0
_ENDINGS = {"done", "error"}


class Relay:
    """One process's connection to the others."""

    def __init__(self, url: str, owner: str, on_stop: Callable[[str], None]) -> None:
        self._redis = redis.Redis.from_url(url, decode_responses=True)
        self._owner = owner
        self._on_stop = on_stop
        self._tasks: set[asyncio.Task[None]] = set()
        self._copies: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Begin to listen to the other processes.

        Raises:
            RedisError: Redis can't be reached.
        """
        await self._redis.ping()  # type: ignore[misc]
        notices.forward_to(self._forward)
        self._start(self._listen())

    async def close(self) -> None:
        """Hand over what is still to be copied, then stop listening."""
        notices.forward_to(None)
        if self._copies:
            await asyncio.wait(self._copies, timeout=CLOSE_SECONDS)
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._redis.aclose()

    def share(self, turn_id: str, feed: Feed) -> None:
        """Let the other processes follow a turn that runs here."""
        copying = self._start(self._copy(turn_id, feed))
        self._copies.add(copying)
        copying.add_done_callback(self._copies.discard)

    async def follow(self, turn_id: str, after: int, silence: float) -> AsyncIterator[list[Event]]:
        """The events above `after` of a turn that runs elsewhere, in groups, until its end.

        It also ends after `silence` seconds without any, so that the caller can look whether the
        process that ran the turn is gone.
        """
        last = "0-0"
        while True:
            wait = int(silence * 1000)
            answer: Any = await self._redis.xread({_stream(turn_id): last}, block=wait)
            if not answer:
                return
            entries = answer[0][1]
            last = entries[-1][0]
            events = [event for _, fields in entries for event in json.loads(fields["events"])]
            if fresh := [event for event in events if event["seq"] > after]:
                after = fresh[-1]["seq"]
                yield fresh
            if events[-1]["type"] in _ENDINGS:
                return

    async def append(self, turn_id: str, events: list[Event]) -> None:
        """Put events at the end of a turn's stream."""
        await self._redis.xadd(_stream(turn_id), {"events": json.dumps(events)})
        await self._redis.expire(_stream(turn_id), STREAM_SECONDS)

    async def stop(self, turn_id: str) -> None:
        """Ask whichever process runs a turn to stop it."""
        await self._send({"stop": turn_id})

    def _forward(self, fresh: list[Notice]) -> None:
        self._start(self._send({"notices": [asdict(notice) for notice in fresh]}))

    async def _send(self, message: dict[str, Any]) -> None:
        await self._redis.publish(CHANNEL, json.dumps({"from": self._owner, **message}))

    async def _copy(self, turn_id: str, feed: Feed) -> None:
        async for events in feed.follow():
            await self.append(turn_id, events)

    async def _listen(self) -> None:
        while True:
            with suppress(RedisError):
                async with self._redis.pubsub() as channel:
                    await channel.subscribe(CHANNEL)
                    async for message in channel.listen():
                        if message["type"] == "message":
                            self._take(json.loads(message["data"]))
            logger.warning("Redis went away; trying again")
            await asyncio.sleep(RETRY_SECONDS)

    def _take(self, message: dict[str, Any]) -> None:
        if message["from"] == self._owner:
            return
        if turn_id := message.get("stop"):
            self._on_stop(turn_id)
        notices.deliver([Notice(**notice) for notice in message.get("notices", ())])

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.warning("Redis could not be used: %s", error)


def _stream(turn_id: str) -> str:
    return f"todo_chat:turn:{turn_id}"

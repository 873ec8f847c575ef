"""The journal: every quarter second, the fresh events of all running turns in one commit."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from todo_chat.chat.log import TurnLog
from todo_chat.db import session_scope
from todo_chat.services.turns import write_journal

logger = logging.getLogger(__name__)

INTERVAL_SECONDS = 0.25


class Journal:
    """Keeps what the logs of running turns have shown."""

    def __init__(self) -> None:
        self._logs: set[TurnLog] = set()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to keep; needs a running event loop."""
        self._task = asyncio.create_task(self._run(), name="journal")

    async def stop(self) -> None:
        """Keep what is left, then end."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        await self.flush()

    def add(self, log: TurnLog) -> None:
        """Keep this log's events from now on."""
        self._logs.add(log)

    def remove(self, log: TurnLog) -> None:
        """This log's turn has ended, and its last events are kept."""
        self._logs.discard(log)

    async def flush(self) -> None:
        """Keep all fresh events now; those that can't be kept are tried again later."""
        taken = [(log, events) for log in self._logs if (events := log.take_pending())]
        if not taken:
            return
        try:
            async with session_scope() as session:
                await write_journal(
                    session, entries=[(log.turn_id, events) for log, events in taken]
                )
        except BaseException as error:
            for log, events in taken:
                log.give_back(events)
            if not isinstance(error, Exception):
                raise
            logger.exception("the journal could not be written; trying again")

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(INTERVAL_SECONDS)
            # A flush that has begun is finished, so that nothing is kept twice.
            await asyncio.shield(self.flush())

"""The journal: what was shown is kept within a quarter second, all running turns in one commit."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from todo_chat.chat.log import TurnLog
from todo_chat.db import session_scope
from todo_chat.services.turns import write_journal

logger = logging.getLogger(__name__)

INTERVAL_SECONDS = 0.15  # from one commit's beginning to the next; the rest is for it to end


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
        if await self._keep(self._logs) or len(self._logs) == 1:
            return
        for log in list(self._logs):
            await self._keep({log})  # one turn that can't be kept is no harm to the others

    async def _keep(self, logs: set[TurnLog]) -> bool:
        if not any(log.unkept for log in logs):
            return True
        try:
            async with session_scope(urgent=True) as session:
                # Asked only now: a tool's transaction that went first took what is its own.
                entries = [(log, events) for log in logs if (events := log.unkept)]
                rows = [(log.turn_id, events) for log, events in entries]
                await write_journal(session, entries=rows)
        except Exception:
            logger.exception("the journal could not be written; trying again")
            return False
        for log, events in entries:
            log.mark_kept(events[-1]["seq"])
        return True

    async def _run(self) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            begun = clock()
            # A flush that has begun is finished, so that its end is known.
            await asyncio.shield(self.flush())
            await asyncio.sleep(max(0.0, begun + INTERVAL_SECONDS - clock()))

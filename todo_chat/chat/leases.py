"""Leases: a process says which turns it keeps, and ends those whose process is gone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime

from todo_chat.chat.answering import Running
from todo_chat.chat.ending import interrupt
from todo_chat.chat.relay import Relay
from todo_chat.db import database, read_scope, session_scope
from todo_chat.models import Turn
from todo_chat.services import turns

logger = logging.getLogger(__name__)

LEASE_SECONDS = turns.LEASE.total_seconds() / 3


class Leases:
    """Those of one process, over the turns that it runs."""

    def __init__(self, owner: str, running: Mapping[str, Running], relay: Relay | None) -> None:
        self._owner = owner
        self._running = running
        self._relay = relay
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """End what a process before this one left running, and keep leases from now on."""
        await self._end_abandoned(first=True)
        self._task = asyncio.create_task(self._keep(), name="leases")

    async def stop(self) -> None:
        """Keep no leases any more."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS)
            try:
                if self._running:
                    async with session_scope() as session:
                        await turns.renew_leases(session, turn_ids=list(self._running))
                await self._end_abandoned()
            except Exception:
                logger.exception("leases could not be kept; trying again")

    async def _end_abandoned(self, *, first: bool = False) -> None:
        """Mark turns whose process is gone as interrupted; what the journal has is their reply.

        SQLite has one process, so at the start every running turn is one that was left behind.
        """
        gone = self._owner if first and database().is_sqlite else None
        async with read_scope() as session:
            abandoned = await turns.list_abandoned_turns(
                session, now=datetime.now(UTC), not_owner=gone
            )
        for turn in abandoned:
            if turn.id not in self._running:
                await self._interrupt(turn)

    async def _interrupt(self, turn: Turn) -> None:
        try:
            events = await interrupt(turn)
            if events and self._relay:
                await self._relay.append(turn.id, events)
        except Exception:
            # The others, and the start of the server, do not depend on this one.
            logger.exception("turn %s could not be ended; trying again", turn.id)

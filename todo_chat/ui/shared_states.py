"""States of pages in Redis, for several processes; with one process they lie in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from reflex.app import App
from reflex.istate.manager.redis import StateManagerRedis
from reflex.istate.manager.token import StateToken


class SharedStates(StateManagerRedis):
    """Takes and gives back a page's lock as a whole, even if whoever wants it is cancelled.

    Reflex cancels what a page still does for the address it has left. Cancelled between a command
    to Redis and its answer, Reflex's own manager leaves the lock behind, and the page stands still
    until the lock runs out ten seconds later.
    """

    @asynccontextmanager
    async def _lock(
        self, token: StateToken[Any], event_name: str | None = None
    ) -> AsyncIterator[bytes]:
        lock = super()._lock(token, event_name)
        taking = asyncio.ensure_future(lock.__aenter__())
        try:
            lock_id = await asyncio.shield(taking)
        except asyncio.CancelledError:
            _finish(_give_back(lock, taking))
            raise
        try:
            yield lock_id
        except BaseException as error:
            await asyncio.shield(_finish(lock.__aexit__(type(error), error, error.__traceback__)))
            raise
        await asyncio.shield(_finish(lock.__aexit__(None, None, None)))


def share_states(app: App) -> None:
    """Let an app whose states lie in Redis take and give back their locks as a whole."""
    if isinstance(app.state_manager, StateManagerRedis):
        app._state_manager = SharedStates(redis=app.state_manager.redis)


async def _give_back(
    lock: AbstractAsyncContextManager[bytes], taking: asyncio.Future[bytes]
) -> None:
    await taking
    await lock.__aexit__(None, None, None)


_unfinished: set[asyncio.Task[Any]] = set()


def _finish(work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    """Do it to its end, whoever waits for it."""
    task = asyncio.create_task(work)
    _unfinished.add(task)
    task.add_done_callback(_unfinished.discard)
    return task

"""The clock of the process: tells open pages when a reminder is due, and removes what is old.

It only tells. Whoever shows a reminder claims it in the database first, so it does no harm that
every process has such a clock for the pages that are open there, and a reminder of somebody who
has no page open simply waits.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from todo_chat.db import read_scope, session_scope
from todo_chat.notices import Inbox, Notice, deliver, listen_to_all, present
from todo_chat.services.bin import purge_bin
from todo_chat.services.logins import delete_expired_logins
from todo_chat.services.reminders import next_fire_time, people_to_remind

logger = logging.getLogger(__name__)

LONGEST_SECONDS = 60.0  # what is slept at most: clocks may be set, and machines sleep, too
AGAIN_SECONDS = 5.0  # until a page that was told and did not claim is told again
PAUSE_SECONDS = 0.3  # what changes within it is looked at together
PURGE_SECONDS = 3600.0


@asynccontextmanager
async def reminding() -> AsyncIterator[None]:
    """Keep the clock going for as long as the block lasts; the database has to be connected."""
    tasks = [
        asyncio.create_task(_remind(), name="reminders"),
        asyncio.create_task(_purge(), name="purge"),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def _remind() -> None:
    with listen_to_all() as inbox:
        while True:
            wait = await _guarded(tell_due, AGAIN_SECONDS)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await _anything_new(inbox)
                await asyncio.sleep(PAUSE_SECONDS)


async def _anything_new(inbox: Inbox) -> None:
    """Wait until tasks have changed, or a page was opened."""
    while all(notice.topic not in {"tasks", "page"} for notice in await inbox.take()):
        pass


async def tell_due() -> float:
    """Tell the pages of whoever is to be reminded; returns in how many seconds to look again."""
    now, people = datetime.now(UTC), present()
    if not people:
        return LONGEST_SECONDS
    async with read_scope() as session:
        due = await people_to_remind(session, now=now, user_ids=people)
        following = await next_fire_time(session, now=now, user_ids=people)
    deliver(Notice(user_id, "reminders") for user_id in due)
    wait = AGAIN_SECONDS if due else LONGEST_SECONDS
    if following:
        wait = min(wait, (following - datetime.now(UTC)).total_seconds())
    return max(wait, 0.0)


async def _purge() -> None:
    while True:
        wait = await _guarded(purge_old, PURGE_SECONDS)
        await asyncio.sleep(wait)


async def purge_old() -> float:
    """Remove old logins, and what has lain in bins for long enough.

    Returns in how many seconds to look again.
    """
    async with session_scope() as session:
        await delete_expired_logins(session, now=datetime.now(UTC))
    purged = 1
    while purged:
        async with session_scope() as session:
            purged = await purge_bin(session, datetime.now(UTC))
    return PURGE_SECONDS


async def _guarded(work: Callable[[], Awaitable[float]], retry: float) -> float:
    try:
        return await work()
    except Exception:
        logger.exception("the clock could not do its work; trying again")
        return retry

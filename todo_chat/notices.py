"""Notices that something of a person's has changed, for every page of theirs.

A notice carries no data, only what to look at again, so a lost or doubled one does no harm.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Literal

Topic = Literal["tasks", "conversations", "messages", "receipts", "reminders", "account", "page"]


@dataclass(frozen=True)
class Notice:
    """What changed: a topic and, where it has one, the row's id.

    That of `receipts` is the conversation in which changes of the assistant were taken back, or
    done again. `reminders` are due, and `page` says that a page was opened; these two stay within
    the process.
    """

    user_id: str
    topic: Topic
    id: str = ""


class Inbox:
    """The notices that one listener has not read yet, each at most once."""

    def __init__(self) -> None:
        self._waiting: dict[Notice, None] = {}
        self._arrived = asyncio.Event()

    def put(self, notice: Notice) -> None:
        """Add a notice; one that already waits is not added again."""
        self._waiting[notice] = None
        self._arrived.set()

    async def take(self) -> list[Notice]:
        """Wait for notices and take all that wait, oldest first."""
        await self._arrived.wait()
        self._arrived.clear()
        taken, self._waiting = list(self._waiting), {}
        return taken


_inboxes: dict[str, set[Inbox]] = {}
_attentive: set[Inbox] = set()
_forward: Callable[[list[Notice]], None] | None = None


@asynccontextmanager
async def listen(user_id: str) -> AsyncIterator[Inbox]:
    """Receive a person's notices for as long as the block lasts."""
    inbox = Inbox()
    _inboxes.setdefault(user_id, set()).add(inbox)
    for other in _attentive:
        other.put(Notice(user_id, "page"))
    try:
        yield inbox
    finally:
        _inboxes[user_id].discard(inbox)
        if not _inboxes[user_id]:
            del _inboxes[user_id]


@contextmanager
def listen_to_all() -> Iterator[Inbox]:
    """Receive everybody's notices for as long as the block lasts."""
    inbox = Inbox()
    _attentive.add(inbox)
    try:
        yield inbox
    finally:
        _attentive.discard(inbox)


def present() -> set[str]:
    """The people who have a page open in this process."""
    return set(_inboxes)


def forward_to(forward: Callable[[list[Notice]], None] | None) -> None:
    """Pass what is published here on to other processes, too."""
    global _forward
    _forward = forward


def publish(notices: Iterable[Notice]) -> None:
    """Hand notices to everyone who listens; call it after the change is committed."""
    fresh = list(notices)
    deliver(fresh)
    if fresh and _forward:
        _forward(fresh)


def deliver(notices: Iterable[Notice]) -> None:
    """Hand notices to everyone who listens in this process."""
    for notice in notices:
        for inbox in (*_inboxes.get(notice.user_id, ()), *_attentive):
            inbox.put(notice)

"""Sessions in which a program writes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from todo_chat.db import Session, session_scope
from todo_chat.services.changes import Actor, act_as


@asynccontextmanager
async def write_scope() -> AsyncIterator[Session]:
    """A session that commits once, or not at all; its changes are kept as a program's."""
    async with session_scope() as session:
        act_as(session, Actor("api"))
        yield session

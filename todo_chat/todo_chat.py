"""The composition root: the pages, the API and what lives as long as the process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from todo_chat.api.app import create_api
from todo_chat.chat.engine import engine_lifespan
from todo_chat.config import get_settings
from todo_chat.reminding import reminding
from todo_chat.ui.app import create_app


@asynccontextmanager
async def lifespan() -> AsyncIterator[None]:
    """Keep the turn engine open, and the reminders' clock, while the process serves."""
    async with engine_lifespan(get_settings()), reminding():
        yield


app = create_app(create_api())
app.register_lifespan_task(lifespan)

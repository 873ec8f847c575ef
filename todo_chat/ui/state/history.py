"""What was changed lately, in all tasks."""

from __future__ import annotations

from datetime import datetime

import reflex as rx

from todo_chat.db import Session
from todo_chat.models import User
from todo_chat.services.changes import list_changes
from todo_chat.ui.activity import ActivityView, activity_views

SHOWN = 100


class HistoryState(rx.State):
    """The latest changes, newest first."""

    changes: list[ActivityView] = []

    async def _load(self, session: Session, user: User, now: datetime) -> None:
        page = await list_changes(session, user_id=user.id, limit=SHOWN)
        self.changes = activity_views(page.changes, now=now, timezone=user.timezone)

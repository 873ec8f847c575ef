"""What was changed lately, in all tasks."""

from __future__ import annotations

from datetime import datetime

import reflex as rx

from todo_chat.db import Session
from todo_chat.models import User
from todo_chat.services.change_lookups import find_project_names, find_undone, projects_in
from todo_chat.services.changes import list_changes
from todo_chat.ui.activity import ActivityView, activity_views
from todo_chat.ui.change_words import Reader

SHOWN = 100


class HistoryState(rx.State):
    """The latest changes, newest first."""

    changes: list[ActivityView] = []

    async def _load(self, session: Session, user: User, now: datetime) -> None:
        self.changes = await read_activity(session, user, now=now, limit=SHOWN)


async def read_activity(
    session: Session, user: User, *, now: datetime, limit: int, number: int | None = None
) -> list[ActivityView]:
    """The latest changes in words, newest first; those of one task, if it is named."""
    page = await list_changes(session, user_id=user.id, number=number, limit=limit)
    undone = await find_undone(session, user_id=user.id, changes=page.changes)
    told = [*page.changes, *undone.values()]
    names = await find_project_names(session, user_id=user.id, ids=projects_in(told))
    return activity_views(page.changes, Reader(now, user.timezone, names), undone=undone)

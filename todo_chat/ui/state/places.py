"""Where tasks can be looked at, and how many are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import reflex as rx

from todo_chat.db import Session
from todo_chat.models import User
from todo_chat.services.projects import list_projects
from todo_chat.services.tag_edits import list_tags
from todo_chat.services.view_counts import count_views


@dataclass(frozen=True)
class PlaceView:
    """A project or a tag in the menu of places."""

    key: str
    name: str
    color: str
    count: int


class PlacesState(rx.State):
    """The projects and tags there are, and the counts of every place."""

    inbox: int = 0
    today: int = 0
    upcoming: int = 0
    pending: int = 0
    completed: int = 0
    binned: int = 0
    projects: list[PlaceView] = []
    tags: list[PlaceView] = []

    async def _load(self, session: Session, user: User, now: datetime) -> None:
        counts = await count_views(session, user_id=user.id, now=now, timezone=user.timezone)
        self.inbox, self.today, self.upcoming = counts.inbox, counts.today, counts.upcoming
        self.pending, self.completed, self.binned = counts.pending, counts.completed, counts.binned
        projects = [
            PlaceView(f"project:{one.project.id}", one.project.name, one.project.color, one.pending)
            for one in await list_projects(session, user_id=user.id)
            if one.project
        ]
        tags = [
            PlaceView(f"tag:{one.tag.name_key}", one.tag.name, one.tag.color or "", one.pending)
            for one in await list_tags(session, user_id=user.id)
        ]
        # An assignment resends a variable even if it is the same as before.
        if self.projects != projects:
            self.projects = projects
        if self.tags != tags:
            self.tags = tags

"""Making projects, and changing the project or tag that is looked at."""

from __future__ import annotations

from typing import Any

import reflex as rx

from todo_chat.db import session_scope
from todo_chat.errors import Conflict, InvalidInput
from todo_chat.models import User
from todo_chat.services.changes import batch_of
from todo_chat.services.projects import create_project, delete_project, update_project
from todo_chat.services.tag_edits import color_tag, delete_tag, rename_tag
from todo_chat.strings import t
from todo_chat.ui.places import read_place
from todo_chat.ui.state.focus import focus
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.tasks import ADD_FIELD, TasksState
from todo_chat.ui.state.undo import offer_undo

NAME_FIELD = "place-name"
NEW_FIELD = "new-project"


class PlaceEditorState(rx.State):
    """Why a name was refused."""

    problem: str = ""
    new_problem: str = ""

    @rx.event
    async def create(self, form: dict[str, Any]) -> list[rx.event.EventSpec]:
        """Make a project and look at it."""
        user = await require_user(self)
        try:
            async with session_scope() as session:
                name = str(form.get("name", ""))
                project = await create_project(session, user_id=user.id, name=name)
        except (InvalidInput, Conflict) as error:
            self.new_problem = error.message
            return [focus(NEW_FIELD)]
        self.new_problem = ""
        return [TasksState.show(f"project:{project.id}"), focus(ADD_FIELD)]

    @rx.event
    async def rename(self, form: dict[str, Any]) -> list[rx.event.EventSpec]:
        """Give the project or the tag another name."""
        user = await require_user(self)
        list_ = await self.get_state(TasksState)
        place, name = read_place(list_.place), str(form.get("name", ""))
        try:
            async with session_scope() as session:
                if place and place.kind == "project":
                    await update_project(session, user_id=user.id, id=place.project_id, name=name)
                elif place and place.kind == "tag":
                    tag = await rename_tag(session, user_id=user.id, name=place.name, new_name=name)
                    list_.place = f"tag:{tag.name_key}"
                batch = batch_of(session)
        except (InvalidInput, Conflict) as error:
            self.problem = error.message
            return [focus(NAME_FIELD)]
        return await self._changed(user, list_, t("undo.did.renamed", name=name), batch)

    @rx.event
    async def recolor(self, color: str) -> list[rx.event.EventSpec]:
        """Give the project or the tag another colour."""
        user = await require_user(self)
        list_ = await self.get_state(TasksState)
        place = read_place(list_.place)
        async with session_scope() as session:
            if place and place.kind == "project":
                await update_project(session, user_id=user.id, id=place.project_id, color=color)
            elif place and place.kind == "tag":
                await color_tag(session, user_id=user.id, name=place.name, color=color)
            batch = batch_of(session)
        return await self._changed(user, list_, t("undo.did.colored", name=list_.name), batch)

    @rx.event
    async def delete(self) -> list[rx.event.EventSpec]:
        """Delete the project, whose tasks go to the Inbox, or take the tag off every task."""
        user = await require_user(self)
        list_ = await self.get_state(TasksState)
        place, name = read_place(list_.place), list_.name
        async with session_scope() as session:
            if place and place.kind == "project":
                await delete_project(session, user_id=user.id, id=place.project_id)
            elif place and place.kind == "tag":
                await delete_tag(session, user_id=user.id, name=place.name)
            batch = batch_of(session)
        if place and place.kind in {"project", "tag"}:
            list_.place = "inbox" if place.kind == "project" else "all"
        return await self._changed(user, list_, t("undo.did.removed", name=name), batch)

    async def _changed(
        self, user: User, list_: TasksState, words: str, batch: str
    ) -> list[rx.event.EventSpec]:
        self.problem = ""
        await list_._load(user)
        return offer_undo(words, batch)

"""The task list, and what a hand does to it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import reflex as rx

from todo_chat.db import Session, read_scope, session_scope
from todo_chat.errors import InvalidInput, NotFound
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.changes import batch_of
from todo_chat.strings import t
from todo_chat.ui.places import Place, find_place, group_tasks, load_tasks, read_place
from todo_chat.ui.state.focus import focus, put_back
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.undo import offer_undo
from todo_chat.ui.task_form import read_task_form
from todo_chat.ui.task_views import GroupView, TaskView

PAGE = 100
ADD_FIELD = "add-task"
FIELD_OF = {
    "title": "task-title",
    "notes": "task-notes",
    "due": "task-due_date",
    "priority": "task-priority",
    "tags": "task-tags",
}


class TasksState(rx.State):
    """The tasks of the place that is looked at, in groups."""

    ready: bool = False
    groups: list[GroupView] = []
    place: str = "all"
    kind: str = "all"
    name: str = ""
    color: str = ""
    empty: bool = True
    has_more: bool = False
    add_problem: str = ""
    added: int = 0
    editing: int = 0
    problems: dict[str, str] = {}
    deleting: int = 0
    deleting_title: str = ""
    _opened: TaskView | None = None
    _wanted: int = PAGE
    _listed: tuple[str, int] | None = None

    @property
    def items(self) -> list[TaskView]:
        """The tasks of all groups in their order."""
        return [task for group in self.groups for task in group.tasks]

    @rx.event
    async def refresh(self) -> rx.event.EventSpec | None:
        """Read the list again; a reminder that is shown may have gone with what has changed."""
        from todo_chat.ui.state.reminders import ReminderState

        await self._load(await require_user(self))
        reminders = await self.get_state(ReminderState)
        return ReminderState.refresh if reminders.shown else None

    @rx.event
    async def show(self, place: str) -> None:
        """Look at another place: everything, the Inbox, a day's, a project's, a tag's tasks."""
        if read_place(place):
            self.place, self._wanted, self.editing = place, PAGE, 0
            await self._load(await require_user(self))

    @rx.event
    async def show_more(self) -> None:
        """Show more of a long list."""
        self._wanted += PAGE
        await self._load(await require_user(self))

    async def _load(self, user: User) -> None:
        now = datetime.now(UTC)
        places = await self.get_state(PlacesState)
        async with read_scope() as session:
            place = await self._find_place(session, user)
            found = await load_tasks(session, user, place, now=now, wanted=self._wanted)
            await places._load(session, user, now)
        self.has_more = len(found) > self._wanted
        groups = group_tasks(found[: self._wanted], user, place, now=now)
        self.kind, self.name, self.color = place.kind, place.name, place.color
        self.groups = self._marked(groups)
        self.empty = not found
        self._listed = (self.place, self._wanted)
        self.ready = True

    async def _find_place(self, session: Session, user: User) -> Place:
        """The place that is looked at; everything, if it is gone."""
        try:
            return await find_place(session, user_id=user.id, key=self.place)
        except NotFound:
            self.place = "all"
            return Place("all")

    def _marked(self, groups: list[GroupView]) -> list[GroupView]:
        """Mark what was not so before, in a list that was asked for in the same way."""
        if self._listed != (self.place, self._wanted):
            return groups
        before = {replace(view, fresh=False) for view in self.items}
        return [
            replace(group, tasks=[replace(view, fresh=view not in before) for view in group.tasks])
            for group in groups
        ]

    @rx.event
    async def add(self, form: dict[str, Any]) -> rx.event.EventSpec | None:
        """Add the task that was typed above the list, whose field is empty again already.

        A second Enter then sends nothing, before the form has heard that the first was `added`.
        """
        user = await require_user(self)
        title = str(form.get("title", ""))
        if not title and form.get("added") != str(self.added):
            return None
        try:
            async with session_scope() as session:
                await tasks.create_task(session, user_id=user.id, title=title)
        except InvalidInput as error:
            self.add_problem = error.message
            return put_back(ADD_FIELD, title)
        self.add_problem = ""
        self.added += 1
        await self._load(user)
        return None

    @rx.event
    async def toggle(self, number: int) -> rx.event.EventSpec:
        """Tick a task off, or take the tick away."""
        user = await require_user(self)
        done = any(item.number == number and item.done for item in self.items)
        change = tasks.reopen_task if done else tasks.complete_task
        async with session_scope() as session:
            task = await change(session, user_id=user.id, number=number)
            words = t("undo.did.reopened" if done else "undo.did.completed", title=task.title)
            batch = batch_of(session)
        await self._load(user)
        return offer_undo(words, batch)

    @rx.event
    def edit(self, number: int) -> None:
        """Open a task's fields in its place."""
        self.editing, self.problems = number, {}
        self._opened = next((item for item in self.items if item.number == number), None)

    @rx.event
    def cancel_edit(self) -> rx.event.EventSpec:
        """Close the fields and change nothing."""
        return self._close_editor()

    def _close_editor(self) -> rx.event.EventSpec:
        number, self.editing, self.problems = self.editing, 0, {}
        return focus(task_element(number))

    @rx.event
    async def save(self, form: dict[str, Any]) -> rx.event.EventSpec | None:
        """Keep what the fields say."""
        user = await require_user(self)
        if not self.editing:
            return None  # it was saved already
        try:
            changes = read_task_form(_strings(form), before=self._opened, timezone=user.timezone)
            async with session_scope() as session:
                await tasks.update_task(
                    session, user_id=user.id, number=self.editing, changes=changes
                )
        except InvalidInput as error:
            self.problems = {problem.field: problem.message for problem in error.errors}
            return focus(FIELD_OF.get(error.errors[0].field, "task-title"))
        await self._load(user)
        return self._close_editor()

    @rx.event
    async def delete(self, number: int) -> list[rx.event.EventSpec]:
        """Move a task into the bin."""
        user = await require_user(self)
        after = self._beside(number)
        try:
            async with session_scope() as session:
                task = await tasks.delete_task(session, user_id=user.id, number=number)
                words, batch = t("undo.did.deleted", title=task.title), batch_of(session)
        except NotFound:  # it was deleted elsewhere meanwhile
            await self._load(user)
            return [focus(ADD_FIELD)]
        self.editing = 0
        await self._load(user)
        return [offer_undo(words, batch), focus(after)]

    def _beside(self, number: int) -> str:
        """The element that takes the focus when a task goes: the next one, or the field."""
        numbers = [item.number for item in self.items]
        place = numbers.index(number) if number in numbers else -1
        beside = numbers[place + 1 : place + 2] or numbers[max(place - 1, 0) : max(place, 0)]
        return task_element(beside[0]) if place >= 0 and beside else ADD_FIELD

    @rx.event
    async def restore(self, number: int) -> list[rx.event.EventSpec]:
        """Take a task out of the bin."""
        user = await require_user(self)
        after = self._beside(number)
        async with session_scope() as session:
            task = await tasks.restore_task(session, user_id=user.id, number=number)
            words, batch = t("undo.did.restored", title=task.title), batch_of(session)
        await self._load(user)
        return [offer_undo(words, batch), focus(after)]

    @rx.event
    def ask_purge(self, number: int) -> None:
        """Ask whether a task, or all that is in the bin (-1), is to be removed for good."""
        titles = [item.title for item in self.items if item.number == number]
        self.deleting = number
        self.deleting_title = titles[0] if titles else ""

    @rx.event
    def cancel_purge(self) -> None:
        """Keep it."""
        self.deleting = 0

    @rx.event
    async def purge(self) -> rx.event.EventSpec | None:
        """Remove for good what was asked about."""
        user = await require_user(self)
        gone, self.deleting = self.deleting, 0
        if not gone:
            return None  # it was removed already
        with suppress(NotFound):
            async with session_scope() as session:
                if gone < 0:
                    await tasks.empty_bin(session, user_id=user.id)
                else:
                    await tasks.purge_task(session, user_id=user.id, number=gone)
        await self._load(user)
        return focus(ADD_FIELD)


def task_element(number: int) -> str:
    """The id of the element that stands for a task in the list."""
    return f"task-{number}"


def _strings(form: Mapping[str, Any]) -> dict[str, str]:
    return {key: value for key, value in form.items() if isinstance(value, str)}

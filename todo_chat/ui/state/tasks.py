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
from todo_chat.models import Task, User
from todo_chat.services import tasks
from todo_chat.services.task_lists import PAGE_MAX, TaskQuery, list_tasks
from todo_chat.ui.state.focus import focus, put_back
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.task_form import read_task_form
from todo_chat.ui.views import TaskView, task_view

FILTERS = ("all", "pending", "completed")
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
    """The tasks a filter lets through, those that are to do first."""

    ready: bool = False
    items: list[TaskView] = []
    shown: str = "all"
    pending: int = 0
    completed: int = 0
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

    @rx.event
    async def refresh(self) -> None:
        """Read the list again."""
        await self._load(await require_user(self))

    @rx.event
    async def show(self, shown: str) -> None:
        """Show all tasks, those to do, or those that are done."""
        if shown in FILTERS:
            self.shown, self._wanted = shown, PAGE
            await self._load(await require_user(self))

    @rx.event
    async def show_more(self) -> None:
        """Show more of a long list."""
        self._wanted += PAGE
        await self._load(await require_user(self))

    async def _load(self, user: User) -> None:
        now = datetime.now(UTC)
        async with read_scope() as session:
            counts = await tasks.count_tasks(session, user_id=user.id)
            found = await _find(session, user, now, self.shown, self._wanted)
        views = [task_view(task, now=now, timezone=user.timezone) for task in found]
        self.has_more = len(views) > self._wanted
        self.items = self._marked(views[: self._wanted])
        self._listed = (self.shown, self._wanted)
        self.pending, self.completed = counts.pending, counts.completed
        self.ready = True

    def _marked(self, views: list[TaskView]) -> list[TaskView]:
        """Mark what was not so before, in a list that was asked for in the same way."""
        if self._listed != (self.shown, self._wanted):
            return views
        before = {replace(view, fresh=False) for view in self.items}
        return [replace(view, fresh=view not in before) for view in views]

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
    async def toggle(self, number: int) -> None:
        """Tick a task off, or take the tick away."""
        user = await require_user(self)
        done = any(item.number == number and item.done for item in self.items)
        change = tasks.reopen_task if done else tasks.complete_task
        async with session_scope() as session:
            await change(session, user_id=user.id, number=number)
        await self._load(user)

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
    def ask_delete(self, number: int) -> None:
        """Ask whether a task is really to be deleted."""
        self.deleting = number
        titles = [item.title for item in self.items if item.number == number]
        self.deleting_title = titles[0] if titles else ""

    @rx.event
    def cancel_delete(self) -> None:
        """Keep the task."""
        self.deleting = 0

    @rx.event
    async def delete(self) -> rx.event.EventSpec | None:
        """Delete the task that was asked about."""
        user = await require_user(self)
        if not self.deleting:
            return None  # it was deleted already
        gone, self.deleting, self.editing = self.deleting, 0, 0
        with suppress(NotFound):  # it was deleted elsewhere meanwhile
            async with session_scope() as session:
                await tasks.delete_task(session, user_id=user.id, number=gone)
        await self._load(user)
        return focus(ADD_FIELD)


def task_element(number: int) -> str:
    """The id of the element that stands for a task in the list."""
    return f"task-{number}"


def _strings(form: Mapping[str, Any]) -> dict[str, str]:
    return {key: value for key, value in form.items() if isinstance(value, str)}


async def _find(session: Session, user: User, now: datetime, shown: str, wanted: int) -> list[Task]:
    """One task more than wanted, if there are so many: those to do first, soonest due first."""
    orders = {"pending": ("due", "asc"), "completed": ("updated", "desc")}
    found: list[Task] = []
    for status, (sort, order) in orders.items():
        query = TaskQuery(now, user.timezone, status=status, sort=sort, order=order)
        while shown in {"all", status} and len(found) <= wanted:
            limit = min(wanted + 1 - len(found), PAGE_MAX)
            page = await list_tasks(session, user_id=user.id, query=replace(query, limit=limit))
            found += page.tasks
            if page.next_cursor is None:
                break
            query = replace(query, cursor=page.next_cursor)
    return found

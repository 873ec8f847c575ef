"""The task list, and what a hand does to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import reflex as rx

from todo_chat.db import Session, read_scope, session_scope
from todo_chat.errors import InvalidInput, NotFound
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.changes import batch_of, list_changes
from todo_chat.services.task_order import move_task
from todo_chat.strings import t
from todo_chat.ui.dates import day_title
from todo_chat.ui.places import Place, find_place, group_tasks, load_tasks, read_place
from todo_chat.ui.state.focus import focus
from todo_chat.ui.state.history import HistoryState
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.undo import offer_undo
from todo_chat.ui.task_views import GroupView, TaskView
from todo_chat.when import read_due
from todo_chat.when.due_words import due_label, today_in

PAGE = 100
ADD_FIELD = "add-task"
TITLE_FIELD = "title-field"
HEADING = "tasks-title"


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
    editing: int = 0
    problem: str = ""
    deleting: int = 0
    deleting_title: str = ""
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

    def _place(self) -> Place:
        """The place as it was shown last."""
        place = read_place(self.place) or Place("all")
        return replace(place, name=self.name if self._listed else place.name)

    async def _load(self, user: User) -> None:
        now = datetime.now(UTC)
        places = await self.get_state(PlacesState)
        async with read_scope() as session:
            place = await self._find_place(session, user)
            found = await load_tasks(session, user, place, now=now, wanted=self._wanted)
            await places._load(session, user, now)
            if place.kind == "history":
                await (await self.get_state(HistoryState))._load(session, user, now)
        self.has_more = len(found) > self._wanted
        groups = group_tasks(found[: self._wanted], user, place, now=now)
        self.kind, self.name, self.color = place.kind, place.name, place.color
        self._put(groups)
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

    def _put(self, groups: list[GroupView]) -> None:
        """Show groups; what was not so before is marked, in a list that was asked for likewise.

        Each write is told about in more than one way: a list that is as it was keeps its marks.
        """
        if self._listed != (self.place, self._wanted):
            self.groups = groups
            return
        before = [_unmarked(group) for group in self.groups]
        if groups == before:
            return
        known = {view for group in before for view in group.tasks}
        self.groups = [
            replace(group, tasks=[replace(view, fresh=view not in known) for view in group.tasks])
            for group in groups
        ]

    @rx.event
    async def toggle(self, number: int) -> list[rx.event.EventSpec]:
        """Tick a task off, or take the tick away; the focus stays where it was in the list."""
        user = await require_user(self)
        group, beside = self._group_of(number), self._beside(number)
        done = any(item.number == number and item.done for item in self.items)
        change = tasks.reopen_task if done else tasks.complete_task
        now = datetime.now(UTC)
        async with session_scope() as session:
            task = await change(session, user_id=user.id, number=number)
            batch = batch_of(session)
            due = "" if done else await _next_due(session, user, batch, now)
            key = "undo.did.reopened" if done else "undo.did.completed"
            words = t("undo.did.next" if due else key, title=task.title, due=due)
        await self._load(user)
        near = [] if self._group_of(number)[0] == group[0] else group[1]
        ticks = map(tick_element, [*near, number])
        return [*offer_undo(words, batch), focus(*ticks, *beside)]

    @rx.event
    async def move(self, number: int, after: int, day: str) -> list[rx.event.EventSpec]:
        """Put a task behind another one, or before all (0), or onto a day (ISO)."""
        user = await require_user(self)
        async with session_scope() as session:
            if day:
                changes = tasks.TaskChanges(day=_read_day(day))
                task = await tasks.update_task(
                    session, user_id=user.id, number=number, changes=changes
                )
                where = day_title(_read_day(day), today_in(datetime.now(UTC), user.timezone))
                words = t("undo.did.moved_to", title=task.title, day=where)
            else:
                task = await move_task(session, user_id=user.id, number=number, after=after or None)
                words = t("undo.did.moved", title=task.title)
            batch = batch_of(session)
        await self._load(user)
        return [*offer_undo(words, batch), focus(task_element(number))]

    @rx.event
    def edit(self, number: int) -> None:
        """Open a task's title in its place."""
        self.editing, self.problem = number, ""

    @rx.event
    def cancel_edit(self) -> rx.event.EventSpec:
        """Close it and change nothing."""
        return self._close_editor()

    def _close_editor(self) -> rx.event.EventSpec:
        number, self.editing, self.problem = self.editing, 0, ""
        return focus(task_element(number))

    @rx.event
    async def save(self, form: dict[str, Any]) -> list[rx.event.EventSpec] | None:
        """Keep the title that was written."""
        user = await require_user(self)
        if not self.editing:
            return None  # it was saved already
        changes = tasks.TaskChanges(title=str(form.get("title", "")))
        try:
            async with session_scope() as session:
                task = await tasks.update_task(
                    session, user_id=user.id, number=self.editing, changes=changes
                )
                words, batch = t("undo.did.changed", title=task.title), batch_of(session)
        except InvalidInput as error:
            self.problem = error.message
            return [focus(TITLE_FIELD)]
        await self._load(user)
        return [*offer_undo(words, batch), self._close_editor()]

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
            return [focus(*after)]
        self.editing = 0
        await self._load(user)
        return [*offer_undo(words, batch), focus(*after)]

    def _group_of(self, number: int) -> tuple[str, list[int]]:
        """The key of the group that a task stands in, and its nearest neighbour there."""
        for group in self.groups:
            shown = [item.number for item in group.tasks]
            if number in shown:
                place = shown.index(number)
                return group.key, [*shown[place + 1 :], *shown[:place][::-1]][:1]
        return "", []

    def _beside(self, *numbers: int) -> tuple[str, ...]:
        """What may take the focus when tasks go: the next one, or the field, or the heading."""
        shown = [item.number for item in self.items]
        places = [place for place, number in enumerate(shown) if number in numbers]
        if not places:
            return ADD_FIELD, HEADING
        after = [number for number in shown[places[-1] + 1 :] if number not in numbers]
        before = [number for number in shown[: places[0]] if number not in numbers]
        return *map(task_element, (after or before[::-1])[:1]), ADD_FIELD, HEADING

    def _landing(self, numbers: Collection[int], beside: Sequence[str]) -> tuple[str, ...]:
        """What may take the focus when tasks were written: the first of them, or those `beside`."""
        rows = [task_element(item.number) for item in self.items if item.number in numbers]
        return *rows[:1], *beside

    @rx.event
    async def restore(self, number: int) -> list[rx.event.EventSpec]:
        """Take a task out of the bin."""
        user = await require_user(self)
        after = self._beside(number)
        async with session_scope() as session:
            task = await tasks.restore_task(session, user_id=user.id, number=number)
            words, batch = t("undo.did.restored", title=task.title), batch_of(session)
        await self._load(user)
        return [*offer_undo(words, batch), focus(*after)]

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
        after = self._beside(gone)
        with suppress(NotFound):
            async with session_scope() as session:
                if gone < 0:
                    await tasks.empty_bin(session, user_id=user.id)
                else:
                    await tasks.purge_task(session, user_id=user.id, number=gone)
        await self._load(user)
        return focus(*after)


def _unmarked(group: GroupView) -> GroupView:
    return replace(group, tasks=[replace(view, fresh=False) for view in group.tasks])


def task_element(number: int) -> str:
    """The id of the element that stands for a task in the list."""
    return f"task-{number}"


def tick_element(number: int) -> str:
    """The id of the box that ticks a task off."""
    return f"tick-{number}"


async def _next_due(session: Session, user: User, batch: str, now: datetime) -> str:
    """The due of the occurrence that completing a task has made, in words; else nothing."""
    page = await list_changes(session, user_id=user.id, limit=2)
    made = [one for one in page.changes if one.batch_id == batch and one.action == "created"]
    if not made or made[0].number is None:
        return ""
    task = await tasks.get_task(session, user_id=user.id, number=made[0].number)
    due = tasks.due_of(task)
    return due_label(due, now=now, timezone=user.timezone) if due else ""


def _read_day(day: str) -> date:
    """The day that a page names.

    Raises:
        InvalidInput: it is none.
    """
    try:
        due = read_due(day, "UTC")
    except ValueError as error:
        raise InvalidInput.of("day", t("due.unknown")) from error
    if not isinstance(due, date):
        raise InvalidInput.of("day", t("due.unknown"))
    return due

"""Several tasks at once: choosing them, and doing the same to all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import reflex as rx

from todo_chat.db import Session, session_scope
from todo_chat.errors import InvalidInput
from todo_chat.models import TaskStatus, User
from todo_chat.services.accounts import when_settings
from todo_chat.services.bulk import TASKS_AT_ONCE, BulkResult, change_tasks, delete_tasks
from todo_chat.services.changes import batch_of
from todo_chat.services.tasks import TaskChanges
from todo_chat.strings import t
from todo_chat.ui.state.focus import focus, focus_if_lost
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import hush, offer_undo, say
from todo_chat.ui.task_form import Reader
from todo_chat.when import Moment
from todo_chat.when.phrases import When

SELECT_BUTTON = "select-tasks"
NO_DATE = "-"

Events = list[rx.event.EventSpec]
Write = Callable[[Session], Awaitable[Sequence[BulkResult]]]


class SelectionState(rx.State):
    """The numbers of the tasks that are chosen, and what was wrong with what was asked."""

    on: bool = False
    numbers: list[int] = []
    problem: str = ""

    @rx.event
    def switch(self) -> Events:
        """Begin to choose, or stop it; what was said before makes room for the bar."""
        self.on, self.numbers, self.problem = not self.on, [], ""
        return [hush()]

    @rx.event
    def stop(self) -> rx.event.EventSpec:
        """Choose no more."""
        self.on, self.numbers, self.problem = False, [], ""
        return focus_if_lost(SELECT_BUTTON)

    @rx.event
    async def toggle(self, number: int) -> Events:
        """Choose a task, or leave it out again; the first one begins it."""
        began = not self.on
        list_ = await self.get_state(TasksState)
        if number in self.numbers:
            self.numbers = [one for one in self.numbers if one != number]
        elif any(item.number == number for item in list_.items):
            self.on, self.numbers = True, [*self.numbers, number]
        return [hush()] if began else []

    @rx.event
    async def toggle_all(self) -> None:
        """Choose all that are shown, or none if they are chosen; as many as go at once."""
        list_ = await self.get_state(TasksState)
        shown = [item.number for item in list_.items]
        most = shown[:TASKS_AT_ONCE]
        self.numbers = [] if set(most) <= set(self.numbers) else most
        too_many = bool(self.numbers) and len(shown) > len(most)
        self.problem = t("page.bulk.most", limit=TASKS_AT_ONCE) if too_many else ""

    @rx.event
    async def complete(self) -> Events:
        """Tick them all off."""
        return await self._change(TaskChanges(status=TaskStatus.COMPLETED), "completed")

    @rx.event
    async def move(self, form: dict[str, Any]) -> Events:
        """Put them into a project; without a name into the Inbox."""
        name = str(form.get("project", "")).strip()
        return await self._change(TaskChanges(project=name or None), "moved")

    @rx.event
    async def tag(self, form: dict[str, Any]) -> Events:
        """Give them tags."""
        return await self._change(TaskChanges(add_tags=_names(form)), "tagged")

    @rx.event
    async def date(self, words: str) -> Events:
        """Put them on a day that is said in words, their times kept; "-" takes their dates away."""
        user = await require_user(self)
        if words == NO_DATE:
            return await self._change(TaskChanges(due=None), "dated")
        reader = Reader(datetime.now(UTC), user.timezone, when_settings(user))
        try:
            when = reader.when(words, "when")
        except InvalidInput as error:
            self.problem = error.message
            return [focus("bulk-date")]
        return await self._change(_dated(when), "dated")

    @rx.event
    async def date_in_words(self, form: dict[str, Any]) -> Events:
        """The same for a date that is typed."""
        return await self.date(str(form.get("when", "")).strip())

    @rx.event
    async def delete(self) -> Events:
        """Move them all into the bin."""
        user = await require_user(self)
        write = partial(delete_tasks, user_id=user.id, numbers=self.numbers)
        return await self._write(user, write, "deleted")

    async def _change(self, changes: TaskChanges, done: str) -> Events:
        user = await require_user(self)
        write = partial(change_tasks, user_id=user.id, numbers=self.numbers, changes=changes)
        return await self._write(user, write, done)

    async def _write(self, user: User, write: Write, done: str) -> Events:
        """Write to all that are chosen; those that it does not fit stay chosen."""
        try:
            async with session_scope() as session:
                results = await write(session)
                batch = batch_of(session)
        except InvalidInput as error:
            self.problem = error.message
            return []
        refused = [result for result in results if result.error]
        written = {result.number for result in results if not result.error}
        count = len(written)
        self.numbers = [result.number for result in refused]
        self.on, self.problem = bool(refused), _why(refused)
        list_ = await self.get_state(TasksState)
        beside = list_._beside(*written)
        await list_._load(user)
        if not count:
            return say(self.problem)
        words = t(f"undo.many.{done}" if count > 1 else f"undo.one.{done}", count=count)
        told = offer_undo(words, batch) if batch else say(t("undo.many.unchanged"))
        after = focus(*list_._landing(written, beside))
        return [*told, *([] if refused else [after])]


def _why(refused: Sequence[BulkResult]) -> str:
    if not refused or refused[0].error is None:
        return ""
    message = refused[0].error.message
    return t("page.bulk.refused", count=len(refused), number=refused[0].number, message=message)


def _names(form: dict[str, Any]) -> list[str]:
    parts = str(form.get("tags", "")).split(",")
    return [part.strip() for part in parts if part.strip()]


def _dated(when: When) -> TaskChanges:
    if when.recurrence:
        return TaskChanges(due=when.due, recurrence=when.recurrence)
    if isinstance(when.due, Moment) or when.due is None:
        return TaskChanges(due=when.due)
    return TaskChanges(day=when.due)

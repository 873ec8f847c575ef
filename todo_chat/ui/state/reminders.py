"""Reminders whose time has come, and what a person does about them."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import reflex as rx

from todo_chat.db import read_scope, session_scope
from todo_chat.errors import NotFound
from todo_chat.models import User
from todo_chat.models.columns import new_id
from todo_chat.services import reminders, tasks
from todo_chat.services.changes import batch_of
from todo_chat.services.dues import due_of, start_of, today
from todo_chat.services.reminder_times import DAY_HOUR
from todo_chat.services.reminders import DueReminder
from todo_chat.strings import t
from todo_chat.ui.change_words import Reader
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.undo import offer_undo, say
from todo_chat.when import Moment

CLAIMED_AT_ONCE = 5
KEPT_MAX = 20
SNOOZES = {"minutes": timedelta(minutes=10), "hour": timedelta(hours=1)}
TOMORROW = "tomorrow"


@dataclass(frozen=True)
class ReminderView:
    """A reminder on the page; `fresh` until the browser has said that it shows it.

    `key` tells one going off of a reminder from the next.
    """

    id: int
    key: str
    number: int
    title: str
    body: str
    late: bool
    fresh: bool


class ReminderState(rx.State):
    """The reminders that this tab shows.

    `rung` counts how often they were due. The browser then asks for them, at once if its tab is
    looked at and a moment later if not, so that they come to where the person is; whoever asks
    first claims them, and none is shown in two tabs.
    """

    rung: int = 0
    shown: list[ReminderView] = []
    _owner: str = ""

    @rx.event
    async def ring(self) -> None:
        """Let the browser ask for what is due."""
        await require_user(self)
        self.rung += 1

    @rx.event
    async def look(self, kept: list[int]) -> None:
        """Claim what is due for this tab; `kept` are those that it has shown before."""
        user = await require_user(self)
        now = datetime.now(UTC)
        self._owner = self._owner or new_id()
        async with session_scope() as session:
            due = await reminders.claim_due(
                session, now=now, owner=self._owner, limit=CLAIMED_AT_ONCE, user_ids=[user.id]
            )
        known = {view.id for view in self.shown} | set(_numbers(kept))
        await self._show_open(user, known)
        fresh = [_view(one, user, now, fresh=True) for one in due]
        claimed = {view.id for view in fresh}
        self.shown = [*(view for view in self.shown if view.id not in claimed), *fresh]

    async def _show_open(self, user: User, ids: Collection[int]) -> None:
        """Of these, show those that nobody has taken note of yet, here or elsewhere."""
        now = datetime.now(UTC)
        async with read_scope() as session:
            found = await reminders.list_delivered(session, user_id=user.id, limit=KEPT_MAX)
        views = [
            _view(one, user, now, fresh=False) for one in reversed(found) if one.reminder.id in ids
        ]
        waiting = [view for view in self.shown if view.fresh]
        if self.shown != (shown := [*views, *waiting]):
            self.shown = shown

    @rx.event
    async def seen(self, ids: list[int]) -> None:
        """The browser shows these: they are delivered, unless another has them by now."""
        user = await require_user(self)
        fresh = {view.id for view in self.shown if view.fresh} & set(_numbers(ids))
        if not fresh:
            return
        async with session_scope() as session:
            delivered = await reminders.deliver(
                session, owner=self._owner, reminder_ids=fresh, now=datetime.now(UTC)
            )
        gone = fresh - set(delivered)
        self.shown = [
            replace(view, fresh=view.fresh and view.id not in delivered)
            for view in self.shown
            if view.id not in gone
        ]
        await self._show_open(user, {view.id for view in self.shown})

    @rx.event
    async def refresh(self) -> None:
        """Take away what was done, snoozed or dismissed elsewhere."""
        user = await require_user(self)
        if self.shown:
            await self._show_open(user, {view.id for view in self.shown})

    @rx.event
    async def complete(self, reminder_id: int) -> list[rx.event.EventSpec] | None:
        """Tick off the task."""
        user = await require_user(self)
        view = self._take_away(reminder_id)
        if view is None:
            return None
        with suppress(NotFound):
            async with session_scope() as session:
                await tasks.complete_task(session, user_id=user.id, number=view.number)
                batch = batch_of(session)
            return offer_undo(t("undo.did.completed", title=view.title), batch)
        return None

    @rx.event
    async def snooze(self, reminder_id: int, how: str) -> list[rx.event.EventSpec] | None:
        """Let it come again in ten minutes, an hour, or tomorrow morning."""
        user = await require_user(self)
        view = self._take_away(reminder_id)
        if view is None:
            return None
        now = datetime.now(UTC)
        until = _until(how, user, now)
        with suppress(NotFound):
            async with session_scope() as session:
                await reminders.snooze(
                    session, user_id=user.id, reminder_id=view.id, until=until, now=now
                )
            return say(t("reminder.snoozed", at=Reader(now, user.timezone).instant(until)))
        return None

    @rx.event
    async def dismiss(self, reminder_id: int) -> None:
        """Take note of it."""
        user = await require_user(self)
        view = self._take_away(reminder_id)
        if view:
            with suppress(NotFound):
                async with session_scope() as session:
                    await reminders.dismiss(session, user_id=user.id, reminder_id=view.id)

    @rx.event
    async def open(self, reminder_id: int) -> list[rx.event.EventSpec]:
        """Open its task."""
        await require_user(self)
        numbers = [view.number for view in self.shown if view.id == reminder_id]
        if not numbers:
            return []
        return [ReminderState.dismiss(reminder_id), SheetState.open(numbers[0])]

    def _take_away(self, reminder_id: int) -> ReminderView | None:
        """Show a reminder no more; None if it was not shown, as after a second click."""
        found = next((view for view in self.shown if view.id == reminder_id), None)
        if found:
            self.shown = [view for view in self.shown if view.id != reminder_id]
        return found


def _numbers(given: object) -> list[int]:
    """Whatever a browser may send, as ids."""
    values = given if isinstance(given, list) else []
    return [value for value in values[:KEPT_MAX] if isinstance(value, int)]


def _until(how: str, user: User, now: datetime) -> datetime:
    if how in SNOOZES:
        return now + SNOOZES[how]
    return start_of(today(now, user.timezone) + timedelta(days=1), user.timezone, DAY_HOUR)


def _view(due: DueReminder, user: User, now: datetime, *, fresh: bool) -> ReminderView:
    reader = Reader(now, user.timezone)
    fires_at = due.reminder.fires_at or now
    return ReminderView(
        id=due.reminder.id or 0,
        key=f"{due.reminder.id}@{fires_at.isoformat()}",
        number=due.task.number,
        title=due.task.title,
        body=_body(due, fires_at, reader),
        late=due.late,
        fresh=fresh,
    )


def _body(due: DueReminder, fires_at: datetime, reader: Reader) -> str:
    """When the task is due, and of a late reminder when it should have come."""
    task_due = due_of(due.task)
    late = t("reminder.late", at=reader.past(fires_at)) if due.late else ""
    if task_due is None:
        return late[:1].upper() + late[1:]
    if late and isinstance(task_due, Moment) and task_due.at == fires_at:
        return late[:1].upper() + late[1:]
    words = t("reminder.due", due=reader.due(task_due))
    return t("reminder.due_late", due=words, late=late) if late else words

"""The side sheet: everything about one task."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import reflex as rx

from todo_chat.db import read_scope, session_scope
from todo_chat.errors import FieldError, InvalidInput, NotFound
from todo_chat.models import Task, User
from todo_chat.services import tasks
from todo_chat.services.accounts import when_settings
from todo_chat.services.changes import batch_of
from todo_chat.services.reminder_times import wish_of
from todo_chat.services.task_edits import Scope
from todo_chat.strings import t
from todo_chat.ui.activity import ActivityView
from todo_chat.ui.dates import due_date, due_label, due_time
from todo_chat.ui.state.focus import focus, focus_refused, focus_unless_elsewhere
from todo_chat.ui.state.history import read_activity
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.tasks import ADD_FIELD, HEADING, TasksState, task_element
from todo_chat.ui.state.undo import hush, offer_undo
from todo_chat.ui.task_form import Reader, read_task_form
from todo_chat.ui.task_views import FieldsView, fields_view, reminder_words
from todo_chat.when.length_words import length_words
from todo_chat.when.phrases import When
from todo_chat.when.recurrence import describe_rule

ACTIVITY = 30
FIELD_OF = {
    "title": "task-title",
    "notes": "task-notes",
    "when": "task-when",
    "due": "task-due_date",
    "deadline": "task-deadline",
    "estimate_minutes": "task-estimate",
    "recurrence": "task-repeats",
    "priority": "task-priority",
    "project": "task-project",
    "name": "task-project",
    "tags": "task-tags",
    "reminders": "task-reminder",
}


# Under which name a refusal is shown, and which of the fields hold the value.
_SHOWN_AS = {
    "title": ("title", "title"),
    "notes": ("notes", "notes"),
    "due": ("due", "due_date", "due_time"),
    "deadline": ("deadline", "deadline"),
    "estimate_minutes": ("estimate_minutes", "estimate"),
    "recurrence": ("recurrence", "repeats"),
    "priority": ("priority", "priority"),
    "project": ("project", "project"),
    "tags": ("tags", "tag_line"),
}


@dataclass(frozen=True)
class ReminderView:
    """A reminder in words."""

    id: int
    words: str
    over: bool = False


class SheetState(rx.State):
    """One task's fields as they were when they were drawn, its reminders and its history.

    `behind` counts how often the task was found to be another than its fields by now, `refused` how
    often they could not be saved.
    """

    number: int = 0
    opened: int = 0
    drawn: int = 0
    behind: int = 0
    refused: int = 0
    fields: FieldsView = FieldsView()
    reminders: list[ReminderView] = []
    activity: list[ActivityView] = []
    meaning: str = ""
    picked_date: str = ""
    picked_time: str = ""
    problems: dict[str, str] = {}

    @rx.event
    async def open(self, number: int) -> list[rx.event.EventSpec]:
        """Show everything about a task; what was said before makes room for it."""
        user = await require_user(self)
        await self._load(user, number)
        self.number, self.opened, self.problems = number, self.opened + 1, {}
        return [hush()]

    @rx.event
    async def refresh(self) -> None:
        """Show what has changed meanwhile; what is typed stays."""
        user = await require_user(self)
        if self.number:
            try:
                await self._load(user, self.number)
            except NotFound:
                self.number = 0

    @rx.event
    async def renew(self) -> None:
        """Draw the fields as the task is by now, as the page asks if nothing was typed in them."""
        user = await require_user(self)
        if not self.number:
            return
        now = datetime.now(UTC)
        with suppress(NotFound):  # the sheet hears of that, too
            async with read_scope() as session:
                task = await tasks.get_task(session, user_id=user.id, number=self.number)
            self._fill(task, now, user.timezone)
            self.drawn += 1

    async def _load(self, user: User, number: int) -> None:
        now = datetime.now(UTC)
        async with read_scope() as session:
            task = await tasks.get_task(session, user_id=user.id, number=number)
            activity = await read_activity(session, user, now=now, limit=ACTIVITY, number=number)
        zone = user.timezone
        if number != self.number:
            self._fill(task, now, zone)
        elif fields_view(task, now=now, timezone=zone) != self.fields:
            self.behind += 1
        self.reminders = [
            ReminderView(
                reminder.id or 0,
                reminder_words(reminder, now=now, timezone=zone),
                over=reminder.fires_at is not None and reminder.fires_at <= now,
            )
            for reminder in task.reminders
        ]
        self.activity = activity

    def _fill(self, task: Task, now: datetime, zone: str) -> None:
        self.fields = fields_view(task, now=now, timezone=zone)
        self.picked_date, self.picked_time = self.fields.due_date, self.fields.due_time
        self.meaning = self.fields.due

    @rx.event
    def close(self) -> rx.event.EventSpec:
        """Close the sheet and change nothing."""
        return self._close()

    def _close(self) -> rx.event.EventSpec:
        number, self.number, self.problems = self.number, 0, {}
        # What opened it has the focus again: only if it was a row, that may stand elsewhere now.
        return focus_unless_elsewhere(task_element(number), ADD_FIELD, HEADING)

    @rx.event
    async def read(self, words: str) -> None:
        """Say what a date in words means, and show its day in the pickers."""
        user = await require_user(self)
        self.problems = {name: said for name, said in self.problems.items() if name != "when"}
        now = datetime.now(UTC)
        if not words.strip():
            self.meaning = self.fields.due
            self.picked_date, self.picked_time = self.fields.due_date, self.fields.due_time
            return
        try:
            when = _reader(user, now).when(words, "when")
        except InvalidInput as error:
            self.meaning = ""
            self.problems = {**self.problems, "when": error.message}
            return
        self.meaning = _meaning(when, now, user.timezone)
        if when.due is not None:
            self.picked_date = due_date(when.due, user.timezone)
            self.picked_time = due_time(when.due, user.timezone)

    @rx.event
    def forget_meaning(self) -> None:
        """Say no more what the date was: another day or time is picked by hand."""
        self.meaning = ""

    @rx.event
    async def save(self, form: dict[str, Any]) -> list[rx.event.EventSpec] | None:
        """Keep what the fields say, and close the sheet."""
        user = await require_user(self)
        number = self.number
        if not number:
            return None  # it was saved already
        now = datetime.now(UTC)
        try:
            changes = read_task_form(_strings(form), before=self.fields, reader=_reader(user, now))
            async with session_scope() as session:
                task = await tasks.get_task(session, user_id=user.id, number=number)
                self._check_unchanged(changes, fields_view(task, now=now, timezone=user.timezone))
                task = await tasks.update_task(
                    session,
                    user_id=user.id,
                    number=number,
                    changes=changes,
                    scope=_scope(form.get("scope")),
                    now=now,
                )
                words, batch = t("undo.did.changed", title=task.title), batch_of(session)
        except InvalidInput as error:
            return [self._refuse(error)]
        await (await self.get_state(TasksState))._load(user)
        return [*offer_undo(words, batch), self._close()]

    def _check_unchanged(self, changes: tasks.TaskChanges, present: FieldsView) -> None:
        """Refuse to write over what somebody has changed since the sheet was opened, once.

        Whoever saves again has seen the other value and means their own.
        """
        clashes: dict[str, Any] = {}
        errors: list[FieldError] = []
        for name, (field, *shown) in _SHOWN_AS.items():
            values = {one: getattr(present, one) for one in shown}
            if getattr(changes, name) is tasks.UNSET or all(
                getattr(self.fields, one) == value for one, value in values.items()
            ):
                continue
            value = " ".join(filter(None, values.values())) or t("page.sheet.nothing")
            clashes |= values
            errors.append(FieldError(field, t("page.sheet.clash", value=value)))
        if errors:
            self.fields = replace(self.fields, **clashes)
            raise InvalidInput(*errors)

    def _refuse(self, error: InvalidInput) -> rx.event.EventSpec:
        self.problems = {problem.field: problem.message for problem in error.errors}
        self.refused += 1
        field = error.errors[0].field
        return focus_refused(FIELD_OF.get(field, "task-title"), f"task-{field}-problem")

    @rx.event
    async def skip(self) -> list[rx.event.EventSpec]:
        """Move a repeating task on to its next time."""
        user = await require_user(self)
        now = datetime.now(UTC)
        async with session_scope() as session:
            task = await tasks.skip_occurrence(session, user_id=user.id, number=self.number)
            due = fields_view(task, now=now, timezone=user.timezone).due
            words, batch = t("undo.did.skipped", title=task.title, due=due), batch_of(session)
        return await self._again(user, offer_undo(words, batch, on_top=True))

    @rx.event
    async def stop(self) -> list[rx.event.EventSpec]:
        """Let a repeating task repeat no more."""
        user = await require_user(self)
        async with session_scope() as session:
            task = await tasks.stop_repeating(session, user_id=user.id, number=self.number)
            words, batch = t("undo.did.stopped", title=task.title), batch_of(session)
        return await self._again(user, offer_undo(words, batch, on_top=True))

    async def _again(self, user: User, told: list[rx.event.EventSpec]) -> list[rx.event.EventSpec]:
        """Show the task as it is now, in new fields."""
        number, self.number = self.number, 0
        await self._load(user, number)
        self.number, self.opened = number, self.opened + 1
        await (await self.get_state(TasksState))._load(user)
        return told

    @rx.event
    async def add_reminder(self, form: dict[str, Any]) -> rx.event.EventSpec | None:
        """Add a reminder that is said in words."""
        user = await require_user(self)
        now = datetime.now(UTC)
        words = str(form.get("reminder", "")).strip()
        try:
            if not words:
                raise InvalidInput.of("reminders", t("page.when.blank_reminder"))
            wish = _reader(user, now).reminder(words)
            async with session_scope() as session:
                task = await tasks.get_task(session, user_id=user.id, number=self.number)
                wishes = [*map(wish_of, task.reminders), wish]
                changes = tasks.TaskChanges(reminders=tuple(wishes))
                await tasks.update_task(
                    session, user_id=user.id, number=self.number, changes=changes, now=now
                )
        except InvalidInput as error:
            return self._refuse(error)
        self.problems = {}
        await self._load(user, self.number)
        return rx.call_script("document.getElementById('task-reminder').value = ''")

    @rx.event
    async def remove_reminder(self, id: int) -> rx.event.EventSpec:
        """Take a reminder away."""
        user = await require_user(self)
        async with session_scope() as session:
            task = await tasks.get_task(session, user_id=user.id, number=self.number)
            kept = [wish_of(reminder) for reminder in task.reminders if reminder.id != id]
            changes = tasks.TaskChanges(reminders=tuple(kept))
            await tasks.update_task(session, user_id=user.id, number=self.number, changes=changes)
        await self._load(user, self.number)
        return focus("task-reminder")

    @rx.event
    async def delete(self) -> rx.event.EventSpec:
        """Move the task into the bin and close the sheet."""
        await require_user(self)
        number, self.number = self.number, 0
        return TasksState.delete(number)


def _reader(user: User, now: datetime) -> Reader:
    return Reader(now, user.timezone, when_settings(user))


def _scope(given: object) -> Scope | None:
    return "this" if given == "this" else "all" if given == "all" else None


def _strings(form: Mapping[str, Any]) -> dict[str, str]:
    return {key: value for key, value in form.items() if isinstance(value, str)}


def _meaning(when: When, now: datetime, timezone: str) -> str:
    """What was understood: the due, the rule, the length."""
    words: list[str] = []
    if when.due is not None:
        words.append(due_label(when.due, now=now, timezone=timezone))
    if when.recurrence:
        completion = when.from_completion
        words.append(describe_rule(when.recurrence, when.due, from_completion=completion))
    if when.minutes:
        words.append(length_words(when.minutes))
    return t("list.between").join(words)

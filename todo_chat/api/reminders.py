"""Reminders: those of a task, those that went off, snoozing and dismissing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Response

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.reminders import (
    DeliveredList,
    DeliveredPublic,
    ReminderList,
    RemindersInput,
    Snooze,
)
from todo_chat.api.schemas.task_input import TaskUpdate
from todo_chat.api.schemas.tasks import ReminderPublic
from todo_chat.api.scopes import write_scope
from todo_chat.api.task_input import read_changes
from todo_chat.api.tasks import Number
from todo_chat.api.words import WordReader
from todo_chat.db import read_scope
from todo_chat.errors import InvalidInput
from todo_chat.models import Reminder, Task, User
from todo_chat.services import reminders, tasks
from todo_chat.services.reminder_times import BEFORE_MAX
from todo_chat.services.task_views import reminder_data
from todo_chat.strings import t

router = APIRouter(prefix="/{user_id}", tags=["Reminders"], responses=errors(401, 403, 422))

ReminderId = Annotated[int, Path(description="The reminder's id.", examples=[1])]


def _public(reminder: Reminder, owner: User) -> ReminderPublic:
    return ReminderPublic.model_validate(reminder_data(reminder, timezone=owner.timezone))


def _list(task: Task, owner: User) -> ReminderList:
    found = [_public(reminder, owner) for reminder in task.reminders]
    return ReminderList(reminders=found, total=len(found))


@router.get(
    "/tasks/{number}/reminders", responses=errors("TASK_NOT_FOUND"), summary="A task's reminders"
)
async def list_reminders(owner: Owner, number: Number) -> ReminderList:
    """List the reminders of a task."""
    async with read_scope() as session:
        task = await tasks.get_task(session, user_id=owner.id, number=number)
    return _list(task, owner)


@router.put(
    "/tasks/{number}/reminders", responses=errors("TASK_NOT_FOUND"), summary="Set reminders"
)
async def set_reminders(owner: Owner, number: Number, given: RemindersInput) -> ReminderList:
    """Give a task these reminders in place of those it has; one that stays keeps its id."""
    reader = WordReader.of(owner)
    fields = TaskUpdate(reminders=given.reminders)
    async with write_scope() as session:
        present = await tasks.get_task(session, user_id=owner.id, number=number)
        changes = read_changes(fields, {"reminders"}, reader, present)
        task = await tasks.update_task(
            session, user_id=owner.id, number=number, changes=changes, now=reader.now
        )
    return _list(task, owner)


@router.get("/reminders", summary="Reminders that went off")
async def list_delivered(owner: Owner) -> DeliveredList:
    """List the reminders that went off and were not dismissed or snoozed yet."""
    async with read_scope() as session:
        found = await reminders.list_delivered(session, user_id=owner.id)
    shown = [
        DeliveredPublic(
            **_public(one.reminder, owner).model_dump(),
            number=one.task.number,
            title=one.task.title,
            late=one.late,
        )
        for one in found
    ]
    return DeliveredList(reminders=shown, total=len(shown))


@router.post(
    "/reminders/{reminder_id}/snooze", responses=errors("REMINDER_NOT_FOUND"), summary="Snooze"
)
async def snooze(owner: Owner, reminder_id: ReminderId, given: Snooze) -> ReminderPublic:
    """Let a reminder go off again later."""
    reader = WordReader.of(owner)
    until = _read_until(given, reader)
    async with write_scope() as session:
        task = await reminders.snooze(
            session, user_id=owner.id, reminder_id=reminder_id, until=until, now=reader.now
        )
    (reminder,) = (one for one in task.reminders if one.id == reminder_id)
    return _public(reminder, owner)


def _read_until(given: Snooze, reader: WordReader) -> datetime | timedelta:
    if given.minutes is not None and given.until is None:
        if not 1 <= given.minutes <= BEFORE_MAX:
            raise InvalidInput.of("minutes", t("snooze.range", limit=BEFORE_MAX))
        return timedelta(minutes=given.minutes)
    if given.until is None or given.minutes is not None:
        raise InvalidInput.of("until", t("snooze.unclear"))
    return reader.moment("until", given.until).astimezone(reader.now.tzinfo)


@router.post(
    "/reminders/{reminder_id}/dismiss",
    status_code=204,
    responses=errors("REMINDER_NOT_FOUND"),
    summary="Dismiss",
)
async def dismiss(owner: Owner, reminder_id: ReminderId) -> Response:
    """Take note of a reminder, on every page of yours."""
    async with write_scope() as session:
        await reminders.dismiss(session, user_id=owner.id, reminder_id=reminder_id)
    return Response(status_code=204)

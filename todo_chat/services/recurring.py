"""Repeating tasks: what completing, reopening and skipping do to a series."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.errors import Conflict, FieldError
from todo_chat.models import Change, Entity, Project, Reminder, RepeatsFrom, Task, User
from todo_chat.models.columns import new_id
from todo_chat.services.dues import (
    day_of,
    due_of,
    set_due,
    slot_of,
    start_of,
    today,
    write_slot,
)
from todo_chat.services.projects import put_in
from todo_chat.services.reminder_times import forget_snoozes
from todo_chat.services.snapshots import fields_between, task_snapshot
from todo_chat.services.tags import find_or_create_tags, read_tags
from todo_chat.services.task_rows import blank_task
from todo_chat.strings import t
from todo_chat.when import Due, Moment
from todo_chat.when.recurrence import (
    RuleError,
    check_rule,
    first_due,
    from_completion,
    next_due,
    remaining,
)


def begin_series(task: Task, rule: str) -> None:
    """Let a task with a due repeat by a checked rule, from that due on."""
    due = due_of(task)
    assert due is not None
    task.recurrence = rule
    task.series_id = task.series_id or new_id()
    task.slot = write_slot(due)


def stop_series(task: Task) -> None:
    """Let a task be the last of its series."""
    task.recurrence, task.slot, task.usual = None, None, None


def read_rule(rule: str, due: Due | None, *, zone: str, now: datetime) -> tuple[str, Due]:
    """A rule in canonical form and the due of its first occurrence.

    Raises:
        RuleError: it can't be read, or never comes about.
    """
    start = due or today(now, zone)
    found = first_due(rule, start) if due is None else due
    if found is None:
        raise RuleError("never")
    return check_rule(rule, found), found


def rule_error(error: RuleError) -> FieldError:
    """The refusal of a rule."""
    return FieldError("recurrence", t(f"recurrence.{error.reason}"))


def following(
    task: Task, owner: User, now: datetime, *, skipping: bool = False
) -> tuple[Due, str] | None:
    """The due of the next occurrence and the rule as it reads then; None when the series is over.

    It is the first one after this one and after now, so that a long pause leaves no heap. Of days,
    today counts as past once this one is done, but not if it is skipped.
    """
    slot = slot_of(task, owner.timezone)
    if slot is None or task.recurrence is None:
        return None
    done = task.repeats_from == RepeatsFrom.COMPLETION
    if done:
        due = from_completion(task.recurrence, due=slot, completed_at=now, zone=owner.timezone)
    else:
        after = _later(slot, now, owner.timezone, skipping)
        due = next_due(task.recurrence, start=slot, after=after)
    if due is None:
        return None
    return due, remaining(task.recurrence, start=slot, due=due, from_completion=done)


def _later(slot: Due, now: datetime, zone: str, skipping: bool) -> Due:
    if isinstance(slot, Moment):
        return Moment(max(slot.at, now), slot.zone)
    return max(slot, today(now, zone) - timedelta(days=skipping))


async def make_next(session: Session, task: Task, owner: User, now: datetime) -> Task | None:
    """The next occurrence of a task that is being completed, which hands its rule on to it."""
    found = following(task, owner, now)
    slot = slot_of(task, owner.timezone)
    task.recurrence = None
    if found is None or slot is None:
        return None
    due, rule = found
    later = blank_task(owner, task.position)
    await _copy_shared(session, task, later)
    later.series_id, later.repeats_from, later.recurrence = task.series_id, task.repeats_from, rule
    set_due(later, due)
    later.slot = write_slot(due)
    if task.deadline:
        later.deadline = task.deadline + (day_of(due) - day_of(slot))
    later.reminders = [
        Reminder(user_id=owner.id, before_minutes=reminder.before_minutes)
        for reminder in task.reminders
        if reminder.before_minutes is not None
    ]
    return later


async def _copy_shared(session: Session, task: Task, later: Task) -> None:
    usual = task.usual or {}
    for name in ("title", "notes", "priority", "estimate_minutes"):
        setattr(later, name, usual.get(name, getattr(task, name)))
    later.tags, project = list(task.tags), task.project
    if "tags" in usual:
        spelled, _ = read_tags(usual["tags"])
        later.tags = await find_or_create_tags(session, user_id=task.user_id, spelled=spelled)
    if "project_id" in usual:
        of_owner = col(Project.user_id) == task.user_id
        same = col(Project.id) == usual["project_id"]
        project = await session.scalar(select(Project).where(of_owner, same))
    put_in(later, project)


def skip(task: Task, owner: User, now: datetime) -> None:
    """Move a repeating task on to its next occurrence without doing this one.

    Raises:
        Conflict: `NOT_REPEATING`, or `SERIES_OVER` when none follows.
    """
    slot = slot_of(task, owner.timezone)
    if task.recurrence is None or slot is None:
        raise Conflict(t("recurrence.none", number=task.number), code="NOT_REPEATING")
    later = max(now, start_of(slot, owner.timezone, 12))
    completion = task.repeats_from == RepeatsFrom.COMPLETION
    found = following(task, owner, later if completion else now, skipping=True)
    if found is None:
        raise Conflict(t("recurrence.over", number=task.number), code="SERIES_OVER")
    due, task.recurrence = found
    if task.deadline:
        task.deadline += day_of(due) - day_of(slot)
    set_due(task, due)
    forget_snoozes(task)
    task.slot = write_slot(due)


def keep_usual(task: Task, field: str, value: object) -> None:
    """Remember the series' own value of a field that changes for this occurrence alone."""
    if task.recurrence:
        task.usual = {field: value, **(task.usual or {})}


def forget_usual(task: Task, field: str) -> None:
    """Let the occurrences to come have the value that this one has."""
    left = {name: value for name, value in (task.usual or {}).items() if name != field}
    task.usual = left or None


async def next_of(session: Session, task: Task) -> tuple[Change | None, Task | None]:
    """How a done task was completed, and the occurrence that this made.

    The first is None where there is no series to go on with, the second where it had ended.

    Raises:
        Conflict: `NEXT_CHANGED`: that occurrence was touched since.
    """
    if task.series_id is None:
        return None, None
    of_tasks = (
        col(Change.user_id) == task.user_id,
        col(Change.entity) == Entity.TASK,
        col(Change.undone_by).is_(None),
    )
    done = await session.scalar(
        select(Change)
        .where(*of_tasks, col(Change.entity_id) == task.id, col(Change.action) == "completed")
        .order_by(col(Change.id).desc())
        .limit(1)
    )
    if done is None:
        return None, None
    made = await session.scalars(
        select(Change).where(
            *of_tasks, col(Change.batch_id) == done.batch_id, col(Change.action) == "created"
        )
    )
    for change in made:
        if change.after and change.after["series_id"] == task.series_id:
            task_made = await _untouched(session, change)
            return (done, task_made) if task_made else (None, None)
    return done, None


async def _untouched(session: Session, made: Change) -> Task | None:
    query = select(Task).where(col(Task.user_id) == made.user_id, col(Task.id) == made.entity_id)
    task = await session.scalar(query.execution_options(populate_existing=True))
    if task is None:
        return None
    if fields_between(made.after or {}, task_snapshot(task)):
        how = "next_deleted" if task.deleted_at else "next_changed"
        message = t(f"recurrence.{how}", number=task.number)
        raise Conflict(message, code="NEXT_CHANGED", details={"number": task.number})
    return task

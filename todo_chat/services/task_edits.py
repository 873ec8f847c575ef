"""What a change of fields does to one task, a repeating one included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from todo_chat.db import Session
from todo_chat.errors import FieldError
from todo_chat.models import Project, Tag, Task, TaskStatus, User
from todo_chat.services.dues import due_of, move_to_day, set_due, slot_of
from todo_chat.services.projects import create_project, find_project, get_project, put_in
from todo_chat.services.recurring import (
    begin_series,
    forget_usual,
    keep_usual,
    make_next,
    next_of,
    read_rule,
    rule_error,
    stop_series,
)
from todo_chat.services.reminder_times import (
    forget_snoozes,
    reminder_errors,
    set_reminders,
    wish_of,
)
from todo_chat.services.snapshots import task_snapshot
from todo_chat.services.tags import TAGS_A_TASK, find_or_create_tags, read_tags, tag_key
from todo_chat.services.task_fields import UNSET, TaskChanges, is_inbox, refuse, write_plain
from todo_chat.services.task_rows import Edit
from todo_chat.strings import t
from todo_chat.when import Due
from todo_chat.when.moving import moved_rule
from todo_chat.when.recurrence import RuleError

Scope = Literal["this", "all"]

_SHARED = ("title", "notes", "priority", "estimate_minutes", "project_id", "tags")


@dataclass(frozen=True)
class Means:
    """The rows that changes name: tags and a project, made where they did not exist."""

    tags: list[Tag] = field(default_factory=list)
    added: list[Tag] = field(default_factory=list)
    project: Project | None = None


@dataclass(frozen=True)
class Outcome:
    """The tasks that a change writes, and one that it takes away."""

    edits: list[Edit]
    gone: Task | None = None


@dataclass(frozen=True)
class _Plan:
    """What a task's due and rule will be; `moves_series` if later occurrences move along."""

    due: Due | None
    rule: str | None
    moves_series: bool


async def find_means(session: Session, owner: User, changes: TaskChanges) -> Means:
    """Find or make what checked changes name.

    Raises:
        InvalidInput: there would be too many tags or projects.
        NotFound: `PROJECT_NOT_FOUND`.
    """
    tags = await _tags(session, owner, () if changes.tags is UNSET else changes.tags)
    added = await _tags(session, owner, () if changes.add_tags is UNSET else changes.add_tags)
    return Means(tags, added, await _project(session, owner, changes))


async def _tags(session: Session, owner: User, names: Sequence[str]) -> list[Tag]:
    spelled, _ = read_tags(names)
    return await find_or_create_tags(session, user_id=owner.id, spelled=spelled)


async def _project(session: Session, owner: User, changes: TaskChanges) -> Project | None:
    wanted = changes.project
    if isinstance(wanted, int):
        return await get_project(session, user_id=owner.id, id=wanted)
    if wanted is UNSET or wanted is None or is_inbox(wanted):
        return None
    found = await find_project(session, user_id=owner.id, name=wanted)
    return found or await create_project(session, user_id=owner.id, name=wanted)


async def change_task(
    session: Session,
    owner: User,
    edit: Edit,
    changes: TaskChanges,
    means: Means,
    *,
    scope: Scope | None = None,
    now: datetime,
) -> Outcome:
    """Put checked changes into a task; nothing of it is touched when they are refused.

    By default another due is for this occurrence alone, and any other field for all to come.

    Raises:
        InvalidInput: one entry for each field that does not fit this task.
        Conflict: `NEXT_CHANGED`, when reopening.
    """
    task = edit.task
    plan = _check(task, changes, means, owner, scope, now)
    status = task.status if changes.status is UNSET else changes.status
    reopens = task.status == TaskStatus.COMPLETED and status == TaskStatus.PENDING
    completes = task.status == TaskStatus.PENDING and status == TaskStatus.COMPLETED
    done, later = await next_of(session, task) if reopens else (None, None)
    before = task_snapshot(task)
    _write(task, changes, means, plan)
    _note_scope(task, before, scope)
    if completes:
        task.status, task.completed_at = TaskStatus.COMPLETED, now
        later = await make_next(session, task, owner, now) if task.recurrence else None
        edits = [Edit(later, None, "created")] if later else []
        return Outcome([Edit(task, edit.before, "completed"), *edits])
    if reopens:
        task.status, task.completed_at = TaskStatus.PENDING, None
        if done and done.before and task.recurrence is None:
            task.recurrence = done.before["recurrence"]
        return Outcome([Edit(task, edit.before, "reopened")], later)
    return Outcome([Edit(task, edit.before, _action(changes) if edit.before else edit.action)])


def _action(changes: TaskChanges) -> str:
    return "moved" if set(changes.given()) <= {"project", "position"} else "updated"


def _check(
    task: Task, changes: TaskChanges, means: Means, owner: User, scope: Scope | None, now: datetime
) -> _Plan:
    errors: list[FieldError] = []
    try:
        plan = _plan(task, changes, owner, scope, now)
        if plan.rule and plan.due is None:
            errors.append(FieldError("due", t("due.repeats")))
    except RuleError as error:
        plan = _Plan(due_of(task), None, False)
        errors.append(rule_error(error))
    if changes.reminders is not UNSET:
        kept = {wish_of(reminder) for reminder in task.reminders}
        errors += reminder_errors(
            changes.reminders, kept=kept, due=plan.due, zone=owner.timezone, now=now
        )
    if len(_tags_after(task, changes, means)) > TAGS_A_TASK:
        errors.append(FieldError("tags", t("tag.too_many", limit=TAGS_A_TASK)))
    refuse(errors)
    return plan


def _plan(
    task: Task, changes: TaskChanges, owner: User, scope: Scope | None, now: datetime
) -> _Plan:
    due = due_of(task) if changes.due is UNSET else changes.due
    if changes.day is not UNSET:
        due = move_to_day(due, changes.day)
    if changes.recurrence is not UNSET:
        if changes.recurrence is None:
            return _Plan(due, None, False)
        rule, first = read_rule(changes.recurrence, due, zone=owner.timezone, now=now)
        return _Plan(first, rule, True)
    if task.recurrence and due and scope == "all" and due != due_of(task):
        slot = slot_of(task, owner.timezone) or due
        moved = moved_rule(task.recurrence, slot, due)
        rule, _ = read_rule(moved, due, zone=owner.timezone, now=now)
        return _Plan(due, rule, True)
    return _Plan(due, task.recurrence, False)


def _write(task: Task, changes: TaskChanges, means: Means, plan: _Plan) -> None:
    write_plain(task, changes)
    if plan.due != due_of(task):
        set_due(task, plan.due)
        forget_snoozes(task)
    if plan.rule and plan.moves_series:
        begin_series(task, plan.rule)
    elif changes.recurrence is None:
        stop_series(task)
    if changes.project is not UNSET:
        put_in(task, means.project)
    tags = _tags_after(task, changes, means)
    if {tag.name_key for tag in tags} != {tag.name_key for tag in task.tags}:
        task.tags = tags
    if changes.reminders is not UNSET:
        set_reminders(task, changes.reminders)


def _tags_after(task: Task, changes: TaskChanges, means: Means) -> list[Tag]:
    tags = {tag.name_key: tag for tag in (task.tags if changes.tags is UNSET else means.tags)}
    tags |= {tag.name_key: tag for tag in means.added}
    if changes.remove_tags is not UNSET:
        for name in changes.remove_tags:
            tags.pop(tag_key(name), None)
    return sorted(tags.values(), key=lambda tag: tag.name_key)


def _note_scope(task: Task, before: dict[str, object], scope: Scope | None) -> None:
    if not task.recurrence:
        return
    after = task_snapshot(task)
    for name in _SHARED:
        if after[name] == before[name]:
            continue
        if scope == "this":
            keep_usual(task, name, before[name])
        else:
            forget_usual(task, name)


def takes_tags_off(changes: TaskChanges) -> bool:
    """Whether a tag may be left without a task after these changes."""
    return changes.tags is not UNSET or changes.remove_tags is not UNSET

"""Changing several tasks at once: one batch to undo, and a result for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from todo_chat.db import Session
from todo_chat.errors import AppError, InvalidInput
from todo_chat.models import Task, User
from todo_chat.models.columns import utc_now
from todo_chat.services.owners import lock_owner
from todo_chat.services.tags import delete_unused_tags
from todo_chat.services.task_edits import Scope, change_task, find_means, takes_tags_off
from todo_chat.services.task_fields import TaskChanges, check_fields, refuse
from todo_chat.services.task_rows import Edit, begin_edit, missing_task, open_tasks, remove, save
from todo_chat.strings import t

TASKS_AT_ONCE = 50


@dataclass(frozen=True)
class BulkResult:
    """What became of one task: itself, or why it was left as it was."""

    number: int
    task: Task | None
    error: AppError | None = None


async def change_tasks(
    session: Session,
    *,
    user_id: str,
    numbers: Sequence[int],
    changes: TaskChanges,
    scope: Scope | None = None,
    now: datetime | None = None,
) -> list[BulkResult]:
    """Make the same changes to several tasks; one that they don't fit is left as it was.

    Raises:
        InvalidInput: the values are wrong for any task, or there are too many tasks.
        NotFound: `PROJECT_NOT_FOUND`.
    """
    refuse(check_fields(changes))
    owner, found = await _open(session, user_id, numbers)
    now = now or utc_now()
    means = await find_means(session, owner, changes)
    results: list[BulkResult] = []
    edits: list[Edit] = []
    for number in dict.fromkeys(numbers):
        if number not in found:
            results.append(BulkResult(number, None, missing_task(number)))
            continue
        edit = begin_edit(found[number], "updated")
        try:
            outcome = await change_task(session, owner, edit, changes, means, scope=scope, now=now)
        except AppError as error:
            results.append(BulkResult(number, None, error))
            continue
        if outcome.gone:
            await remove(session, owner, outcome.gone, "removed")
        edits += outcome.edits
        results.append(BulkResult(number, found[number]))
    await save(session, owner, *edits, now=now)
    if takes_tags_off(changes) or changes.add_tags:
        await delete_unused_tags(session, user_id=user_id)
    return results


async def delete_tasks(
    session: Session, *, user_id: str, numbers: Sequence[int], now: datetime | None = None
) -> list[BulkResult]:
    """Move several tasks into the bin.

    Raises:
        InvalidInput: there are too many.
    """
    return await _set_deleted(session, user_id, numbers, now or utc_now(), restore=False)


async def restore_tasks(
    session: Session, *, user_id: str, numbers: Sequence[int], now: datetime | None = None
) -> list[BulkResult]:
    """Take several tasks out of the bin.

    Raises:
        InvalidInput: there are too many.
    """
    return await _set_deleted(session, user_id, numbers, now or utc_now(), restore=True)


async def _set_deleted(
    session: Session, user_id: str, numbers: Sequence[int], now: datetime, *, restore: bool
) -> list[BulkResult]:
    owner, found = await _open(session, user_id, numbers, binned=restore)
    edits = [begin_edit(task, "restored" if restore else "deleted") for task in found.values()]
    for task in found.values():
        task.deleted_at = None if restore else now
    await save(session, owner, *edits, now=now)
    return [
        BulkResult(number, found.get(number), None if number in found else missing_task(number))
        for number in dict.fromkeys(numbers)
    ]


async def _open(
    session: Session, user_id: str, numbers: Sequence[int], *, binned: bool = False
) -> tuple[User, dict[int, Task]]:
    count = len(set(numbers))
    if not count:
        raise InvalidInput.of("numbers", t("task.bulk_none"))
    if count > TASKS_AT_ONCE:
        message = t("task.bulk_limit", limit=TASKS_AT_ONCE, count=count)
        raise InvalidInput.of("numbers", message)
    owner = await lock_owner(session, user_id=user_id)
    found = await open_tasks(session, user_id=user_id, numbers=numbers, binned=binned)
    return owner, found

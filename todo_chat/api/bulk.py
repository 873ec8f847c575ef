"""Several tasks at once, and the whole bin."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter

from todo_chat.api.deps import Owner
from todo_chat.api.errors import error_body
from todo_chat.api.schemas.bulk import BulkResultPublic, BulkResults
from todo_chat.api.schemas.errors import ErrorBody, errors
from todo_chat.api.schemas.task_input import BulkInput
from todo_chat.api.schemas.tasks import BinEmptied
from todo_chat.api.scopes import write_scope
from todo_chat.api.task_input import read_changes, read_occurrences
from todo_chat.api.tasks import public
from todo_chat.api.words import WordReader
from todo_chat.db import Session
from todo_chat.errors import FieldError, InvalidInput
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.services.bulk import BulkResult, change_tasks, delete_tasks, restore_tasks
from todo_chat.services.changes import batch_of
from todo_chat.services.task_fields import refuse
from todo_chat.strings import t

router = APIRouter(prefix="/{user_id}", tags=["Tasks"], responses=errors(401, 403, 422))


@router.post(
    "/tasks/bulk", responses=errors("PROJECT_NOT_FOUND", 413), summary="Change several tasks"
)
async def change_in_bulk(owner: Owner, given: BulkInput) -> BulkResults:
    """Make one change to several tasks; one that it does not fit is left as it was, and says why.

    What is wrong for any task (an unknown priority, a date that can't be read) is refused as a
    whole. All of it is one batch to undo.
    """
    fields = given.model_fields_set - {"numbers", "action", "scope"}
    _check_action(given, fields)
    async with write_scope() as session:
        results = await _change(session, owner, given, fields)
        batch_id = batch_of(session) or None
    return BulkResults(batch_id=batch_id, results=[_public(one, owner) for one in results])


def _check_action(given: BulkInput, fields: set[str]) -> None:
    if given.action not in ("update", "delete", "restore"):
        raise InvalidInput.of("action", t("action.unknown"))
    if given.action != "update":
        refuse([FieldError(name, t("action.alone", field=name)) for name in sorted(fields)])
    elif not fields:
        raise InvalidInput.of("action", t("action.nothing"))


async def _change(
    session: Session, owner: User, given: BulkInput, fields: set[str]
) -> Sequence[BulkResult]:
    if given.action == "delete":
        return await delete_tasks(session, user_id=owner.id, numbers=given.numbers)
    if given.action == "restore":
        return await restore_tasks(session, user_id=owner.id, numbers=given.numbers)
    reader = WordReader.of(owner)
    return await change_tasks(
        session,
        user_id=owner.id,
        numbers=given.numbers,
        changes=read_changes(given, fields, reader),
        scope=read_occurrences(given),
        now=reader.now,
    )


def _public(result: BulkResult, owner: User) -> BulkResultPublic:
    error = ErrorBody.model_validate(error_body(result.error)) if result.error else None
    task = public(result.task, owner) if result.task else None
    return BulkResultPublic(number=result.number, ok=error is None, task=task, error=error)


@router.delete("/bin", summary="Empty the bin")
async def empty_bin(owner: Owner) -> BinEmptied:
    """Remove all that is in the bin for good; this can't be undone."""
    async with write_scope() as session:
        return BinEmptied(removed=await tasks.empty_bin(session, user_id=owner.id))

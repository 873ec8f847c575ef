"""A task's due as clients write it, and refusing all wrong fields in one answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from todo_chat.api.schemas.tasks import TaskCreate, TaskUpdate
from todo_chat.errors import FieldError, InvalidInput
from todo_chat.strings import t
from todo_chat.when import Due, is_zone, read_due


def read_task_due(
    given: TaskCreate | TaskUpdate, timezone: str
) -> tuple[Due | None, list[FieldError]]:
    """The due that was given, and what is wrong with it; a moment is meant in its own zone."""
    zone = given.due_zone or timezone
    if not is_zone(zone):
        return None, [FieldError("due_zone", t("timezone.unknown", zone=zone))]
    if given.due is None:
        alone = given.due_zone is not None
        return None, [FieldError("due_zone", t("due_zone.alone"))] if alone else []
    try:
        return read_due(given.due, zone), []
    except ValueError:
        return None, [FieldError("due", t("due.unknown"))]


@contextmanager
def refuse_together(refused: list[FieldError]) -> Iterator[None]:
    """Do something within a transaction although fields were refused, to learn of all that are.

    Raises:
        InvalidInput: for the refused fields and those that are refused meanwhile.
    """
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(*refused, *error.errors) from error
    if refused:
        raise InvalidInput(*refused)

"""What words mean: the one reading of dates that quick add, the tools and the page share."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.when import WhenPublic, WhenQuery, read_now
from todo_chat.errors import FieldError
from todo_chat.services.accounts import when_settings
from todo_chat.services.task_fields import refuse
from todo_chat.strings import t
from todo_chat.when import is_zone
from todo_chat.when.phrases import find_when

router = APIRouter(prefix="/{user_id}/when", tags=["Dates"], responses=errors(401, 403, 422))


@router.get("", summary="Words to dates")
async def read_words(owner: Owner, given: Annotated[WhenQuery, Query()]) -> WhenPublic:
    """Find the date, time or repeat that a text speaks of, as quick add would.

    Nothing is stored. Words that hold no date are no error: then all is null.
    """
    wrong: list[FieldError] = []
    zone = owner.timezone if given.timezone is None else given.timezone
    if not is_zone(zone):
        wrong.append(FieldError("timezone", t("timezone.unknown", zone=zone)))
    now = datetime.now(UTC)
    if given.now is not None:
        try:
            now = read_now(given.now)
        except ValueError:
            wrong.append(FieldError("now", t("when.now")))
    refuse(wrong)
    # A sentence takes well under a millisecond, but thousands of words would hold up the others.
    found = await asyncio.to_thread(
        find_when, given.text, now=now, zone=zone, settings=when_settings(owner)
    )
    return WhenPublic.found(found)

"""A person's settings: where they are, and how they write dates."""

from __future__ import annotations

from fastapi import APIRouter

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.settings import SettingsPublic, SettingsUpdate
from todo_chat.db import session_scope
from todo_chat.errors import InvalidInput
from todo_chat.services import accounts

router = APIRouter(prefix="/{user_id}/settings", tags=["Accounts"], responses=errors(401, 403, 422))


@router.get("", summary="Get the settings")
async def get_settings(owner: Owner) -> SettingsPublic:
    """Get your settings."""
    return SettingsPublic.of(owner)


@router.patch("", summary="Change the settings")
async def update_settings(owner: Owner, given: SettingsUpdate) -> SettingsPublic:
    """Change some settings, all or none of them; reminders of days follow a new zone."""
    wanted = given.model_dump(exclude_unset=True)
    refused: list[InvalidInput] = []
    async with session_scope() as session:
        user = await accounts.get_user(session, user_id=owner.id)
        if "timezone" in wanted:
            try:
                await accounts.set_timezone(session, user_id=owner.id, timezone=wanted["timezone"])
            except InvalidInput as error:
                refused.append(error)
        try:
            await accounts.set_calendar(
                session,
                user_id=owner.id,
                month_first=wanted.get("month_first", user.month_first),
                week_start=wanted.get("week_start", user.week_start),
            )
        except InvalidInput as error:
            refused.append(error)
        if refused:
            raise InvalidInput(*(one for error in refused for one in error.errors))
    return SettingsPublic.of(user)

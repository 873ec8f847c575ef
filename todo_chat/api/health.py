"""Whether the server lives, and whether it can work."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Response
from pydantic import BaseModel

from todo_chat.api.errors import error_response
from todo_chat.api.schemas.errors import errors
from todo_chat.config import get_settings
from todo_chat.services.readiness import check_readiness
from todo_chat.strings import t

logger = logging.getLogger(__name__)

router = APIRouter(tags=["Operation"])


class Health(BaseModel):
    """The process lives."""

    status: str = "ok"


class Ready(BaseModel):
    """What was reached."""

    status: str = "ready"
    checks: dict[str, bool]


@router.get("/health", summary="Does the process live?")
async def health() -> Health:
    """Answer; nothing else is asked."""
    return Health()


@router.get("/ready", response_model=Ready, responses=errors(503), summary="Can the server work?")
async def ready() -> Ready | Response:
    """Reach the database, see that it is migrated, and reach Redis where it is used."""
    checks = await check_readiness(get_settings())
    if all(checks.values()):
        return Ready(checks=checks)
    logger.warning("not ready: %s", checks)
    return error_response(503, "NOT_READY", t("ready.not"), checks)

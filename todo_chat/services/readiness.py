"""Whether what the app stands on can be reached."""

from __future__ import annotations

import asyncio
import logging
from functools import cache

from alembic.script import ScriptDirectory
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from todo_chat.config import Settings
from todo_chat.db import alembic_config, read_scope

logger = logging.getLogger(__name__)

SECONDS = 3.0


async def check_readiness(settings: Settings) -> dict[str, bool]:
    """What can be reached, by name: `database`, `migrations`, and `redis` where it is used."""
    revision = await _revision()
    checks = {
        "database": revision is not None,
        "migrations": revision == await asyncio.to_thread(_newest_revision),
    }
    if settings.redis_url:
        checks["redis"] = await _reaches_redis(settings.redis_url)
    return checks


async def _revision() -> str | None:
    """The revision of the database; None when it can't be asked, "" when it has none."""
    try:
        async with asyncio.timeout(SECONDS), read_scope() as session:
            query = text("SELECT version_num FROM alembic_version")
            return await session.scalar(query) or ""
    except (SQLAlchemyError, OSError, TimeoutError):
        logger.warning("the database can't be asked", exc_info=True)
        return None


@cache
def _newest_revision() -> str | None:
    return ScriptDirectory.from_config(alembic_config("")).get_current_head()


async def _reaches_redis(url: str) -> bool:
    try:
        async with asyncio.timeout(SECONDS), Redis.from_url(url) as redis:
            return bool(await redis.ping())  # type: ignore[misc]
    except (RedisError, OSError, TimeoutError):
        logger.warning("Redis can't be reached", exc_info=True)
        return False

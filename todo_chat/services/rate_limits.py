"""How often something may be done, counted over a moving window."""

from __future__ import annotations

import math
import time
from functools import cache

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter

from todo_chat.config import get_settings
from todo_chat.errors import RateLimited
from todo_chat.strings import t


@cache
def _limiter(redis_url: str) -> MovingWindowRateLimiter:
    """Counts in this process, or, where several processes share Redis, in there."""
    if redis_url:
        return MovingWindowRateLimiter(RedisStorage(f"async+{redis_url}", implementation="redispy"))
    return MovingWindowRateLimiter(MemoryStorage())


async def check_rate(name: str, *who: str, per_minute: int, message: str) -> None:
    """Count one try of `name` by `who`.

    Args:
        name: what is limited.
        who: whom it is counted for.
        per_minute: how many are allowed in any minute.
        message: the key of the sentence to answer with; it is given `limit` and `seconds`.

    Raises:
        RateLimited: that was one too many; it says for how many seconds.
    """
    if get_settings().rate_limits == "off":
        return
    item = RateLimitItemPerMinute(per_minute)
    limiter = _limiter(get_settings().redis_url)
    if await limiter.hit(item, name, *who):
        return
    window = await limiter.get_window_stats(item, name, *who)
    seconds = max(1, math.ceil(window.reset_time - time.time()))
    raise RateLimited(t(message, limit=per_minute, seconds=seconds), retry_after=seconds)

"""How often something may be done, counted over a moving window."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from todo_chat.config import get_settings
from todo_chat.errors import RateLimited
from todo_chat.strings import t

_storage = MemoryStorage()
_limiter = MovingWindowRateLimiter(_storage)


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
    if await _limiter.hit(item, name, *who):
        return
    window = await _limiter.get_window_stats(item, name, *who)
    seconds = max(1, math.ceil(window.reset_time - time.time()))
    raise RateLimited(t(message, limit=per_minute, seconds=seconds), retry_after=seconds)

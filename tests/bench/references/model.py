"""Where the references' tokens come from: the scripted model, asked as any app asks a provider.

With `BENCH_TOKENS=clock` they come from a clock in the process itself, and cost next to nothing.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

from openai import AsyncOpenAI

from tests.bench.pace import paced
from tests.bench.replies import read_order

_client = AsyncOpenAI(api_key="none", max_retries=0)


async def tokens(message: str) -> AsyncIterator[str]:
    """The reply to a message, token by token."""
    if os.environ["BENCH_TOKENS"] == "clock":
        async for token in paced(read_order(message)):
            yield token
        return
    stream = await _client.chat.completions.create(
        model="scripted", messages=[{"role": "user", "content": message}], stream=True
    )
    async for chunk in stream:
        if content := chunk.choices[0].delta.content:
            yield content

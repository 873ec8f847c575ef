"""A chat of Chainlit, as its documentation streams a model's reply."""

from __future__ import annotations

import chainlit as cl  # type: ignore[import-not-found]

from tests.bench.references.model import tokens


@cl.on_message
async def answer(message: cl.Message) -> None:
    """Answer, token by token."""
    reply = cl.Message(content="")
    async for token in tokens(message.content):
        await reply.stream_token(token)
    await reply.update()

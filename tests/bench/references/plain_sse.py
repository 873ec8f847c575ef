"""The least there can be: one endpoint, one server-sent event a token."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

from fastapi import FastAPI
from pydantic import BaseModel
from starlette.responses import StreamingResponse

from tests.bench.references.model import tokens

app = FastAPI()


class Question(BaseModel):
    """What is asked."""

    message: str


@app.post("/chat/stream")
async def chat(question: Question) -> StreamingResponse:
    """Answer, a frame a token."""
    return StreamingResponse(_frames(question.message), media_type="text/event-stream")


async def _frames(message: str) -> AsyncIterator[str]:
    async for content in tokens(message):
        yield f"data: {json.dumps({'type': 'text', 'content': content})}\n\n"
    yield 'data: {"type": "done"}\n\n'

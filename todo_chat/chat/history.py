"""What a model gets to read of a conversation, in the Responses input format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from agents.items import TResponseInputItem

from todo_chat.models import Message, Role

HISTORY_TOKENS = 16_000
HISTORY_MESSAGES = 200

_CHARACTERS_A_TOKEN = 3.5
_GO_ON = (
    "Your last reply was cut off before its end. Go on from there: do not repeat what it says, "
    "and do not call a tool again whose result is already there."
)


def build_history(
    branch: Sequence[Message], *, most_tokens: int = HISTORY_TOKENS
) -> list[TResponseInputItem]:
    """The newest messages of a branch (oldest first) that fit into `most_tokens`.

    Whole messages are kept or left out, so a tool call never loses its result; the last message,
    which is the one to answer, is always there. If that is a reply, it was cut off and is to be
    continued. Tokens are estimated from the characters.
    """
    kept: list[list[dict[str, Any]]] = []
    tokens = 0.0
    for message in reversed(branch):
        items = _items(message)
        tokens += len(json.dumps(items, ensure_ascii=False)) / _CHARACTERS_A_TOKEN
        if kept and tokens > most_tokens:
            break
        kept.append(items)
    flat = [item for items in reversed(kept) for item in items]
    if branch and branch[-1].role == Role.ASSISTANT:
        flat.append({"role": "system", "content": _GO_ON})
    return [cast(TResponseInputItem, item) for item in flat]


def _items(message: Message) -> list[dict[str, Any]]:
    if message.role == Role.USER:
        return [{"role": "user", "content": message.content}]
    items: list[dict[str, Any]] = []
    for part in message.parts:
        if part["type"] == "text":
            if part["text"].strip():
                items.append({"role": "assistant", "content": part["text"].strip()})
        elif part["ok"] is not None:
            items += _call_items(part)
    return items


def _call_items(part: dict[str, Any]) -> list[dict[str, Any]]:
    call_id = part["call_id"]
    return [
        {
            "type": "function_call",
            "call_id": call_id,
            "name": part["name"],
            "arguments": json.dumps(part["arguments"], ensure_ascii=False),
        },
        {
            "type": "function_call_output",
            "call_id": call_id,
            "output": json.dumps(part["result"], ensure_ascii=False),
        },
    ]

"""The conversation as a model gets it, read into exchanges: a message, its calls, the reply."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from todo_chat.agent.builtin.plans import Request, Result


@dataclass
class Exchange:
    """One message of the person's, the tool calls that followed it, and what was replied."""

    message: str
    outputs: list[tuple[Request, str]] = field(default_factory=list)
    reply: str = ""

    @cached_property
    def calls(self) -> list[tuple[Request, Result]]:
        """The calls with their results, which are only read where they are wanted."""
        return [(request, _object(text) or {"error": text}) for request, text in self.outputs]


def read_transcript(items: str | Iterable[Any]) -> list[Exchange]:
    """The exchanges of the Responses input format, oldest first; the last one is under way.

    Calls without a result and items of other kinds are left out.
    """
    if isinstance(items, str):
        return [Exchange(items)]
    exchanges = [Exchange("")]
    open_calls: dict[str, Request] = {}
    for item in map(_mapping, items):
        if item.get("role") == "user":
            exchanges.append(Exchange(_text(item.get("content"))))
        elif item.get("role") == "assistant":
            said = (exchanges[-1].reply, _text(item.get("content")).strip())
            exchanges[-1].reply = "\n\n".join(filter(None, said))
        elif item.get("type") == "function_call":
            arguments = _object(item.get("arguments"))
            open_calls[str(item.get("call_id"))] = Request(str(item.get("name")), arguments)
        elif item.get("type") == "function_call_output":
            request = open_calls.pop(str(item.get("call_id")), None)
            if request:
                exchanges[-1].outputs.append((request, _text(item.get("output"))))
    return exchanges if len(exchanges) == 1 or exchanges[0].reply else exchanges[1:]


def _mapping(item: Any) -> Mapping[str, Any]:
    if isinstance(item, BaseModel):
        return item.model_dump()
    return item if isinstance(item, Mapping) else {}


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    parts = map(_mapping, content or ())
    return "".join(str(part.get("text") or "") for part in parts)


def _object(text: Any) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (TypeError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}

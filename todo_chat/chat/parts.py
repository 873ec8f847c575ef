"""A reply as a list of parts, folded from its events in the order in which they came."""

from __future__ import annotations

from typing import Any

from todo_chat.chat.feed import Event

Part = dict[str, Any]


class PartsBuilder:
    """Folds events into text and tool parts; other events leave no part."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.calls: dict[str, Part] = {}

    def add(self, event: Event) -> None:
        """Take in the next event."""
        match event["type"]:
            case "text":
                self._add_text(event["content"])
            case "tool_call":
                self._add_call(event)
            case "tool_result":
                if call := self.calls.get(event["call_id"]):
                    call.update(ok=event["ok"], result=event["result"])

    @property
    def content(self) -> str:
        """All the text."""
        return "".join(part["text"] for part in self.parts if part["type"] == "text")

    def _add_text(self, content: str) -> None:
        if self.parts and self.parts[-1]["type"] == "text":
            self.parts[-1]["text"] += content
        else:
            self.parts.append({"type": "text", "text": content})

    def _add_call(self, event: Event) -> None:
        call = {
            "type": "tool",
            "call_id": event["call_id"],
            "name": event["name"],
            "arguments": event["arguments"],
            "ok": None,
            "result": None,
        }
        self.calls[event["call_id"]] = call
        self.parts.append(call)

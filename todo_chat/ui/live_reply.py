"""A reply while it is being written, in a shape whose changes are cheap to send.

A change to a variable of the page resends the whole variable. So the text that still grows lies in
tiers, each three times as long as the next: a frame resends the last and shortest one, and a tier
that is full moves into the one before it. The bytes then grow with the reply, not with its square.
What came before the running text is settled and is not sent again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from todo_chat.chat.feed import Event
from todo_chat.ui.views import DONE, FAILED, RUNNING, PartView, tool_view

SHORTEST_TIER = 64
GROWTH = 3
TIERS = 7


@dataclass
class LiveReply:
    """Folds a turn's events: settled parts, then the running text, then the calls after it."""

    settled: list[PartView] = field(default_factory=list)
    tiers: list[str] = field(default_factory=lambda: [""] * TIERS)
    calls: list[PartView] = field(default_factory=list)
    thinking: str = ""
    ended: bool = False
    _asked: dict[str, Event] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Take in the next event."""
        match event["type"]:
            case "thinking":
                self.thinking = event["message"]
            case "text":
                self._add_text(event["content"])
            case "tool_call":
                self._add_call(event)
            case "tool_result":
                self._close_call(event)
            case "done" | "error":
                self.ended = True

    def _add_text(self, content: str) -> None:
        self.thinking = ""
        if self.calls:
            self._settle()
        self.tiers[-1] += content
        limit = SHORTEST_TIER
        for tier in range(TIERS - 1, 0, -1):
            if len(self.tiers[tier]) <= limit:
                break
            self.tiers[tier - 1] += self.tiers[tier]
            self.tiers[tier] = ""
            limit *= GROWTH

    def _settle(self) -> None:
        text = "".join(self.tiers)
        before = [PartView(kind="text", text=text)] if text else []
        self.settled = [*self.settled, *before, *self.calls]
        self.tiers = [""] * TIERS
        self.calls = []

    def _add_call(self, event: Event) -> None:
        self.thinking = ""
        self._asked[event["call_id"]] = event
        call = tool_view(event["call_id"], event["name"], event["arguments"], state=RUNNING)
        self.calls = [*self.calls, call]

    def _close_call(self, event: Event) -> None:
        asked = self._asked[event["call_id"]]
        closed = tool_view(
            asked["call_id"],
            asked["name"],
            asked["arguments"],
            state=DONE if event["ok"] else FAILED,
            result=event["result"],
        )
        self.calls = _put(self.calls, closed)
        self.settled = _put(self.settled, closed)


def _put(parts: list[PartView], part: PartView) -> list[PartView]:
    if all(known.call_id != part.call_id for known in parts):
        return parts
    return [part if known.call_id == part.call_id else known for known in parts]

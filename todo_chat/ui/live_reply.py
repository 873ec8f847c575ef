"""A reply while it is being written, in a shape whose changes are cheap to send.

A change to a variable of the page resends the whole variable. So the text that still grows lies in
tiers: a short tail that each frame resends, a middle that the full tail moves into, and a long
head that changes seldom. What came before the running text is settled and is not sent again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from todo_chat.chat.feed import Event
from todo_chat.ui.views import DONE, FAILED, RUNNING, PartView, tool_view

TAIL_CHARS = 96
MIDDLE_CHARS = 1_200


@dataclass
class LiveReply:
    """Folds a turn's events: settled parts, then the running text, then the calls after it."""

    settled: list[PartView] = field(default_factory=list)
    head: str = ""
    middle: str = ""
    tail: str = ""
    calls: list[PartView] = field(default_factory=list)
    thinking: str = ""
    ended: str = ""
    _asked: dict[str, Event] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Take in the next event; `ended` is then the status or `failed`, once it is over."""
        match event["type"]:
            case "thinking":
                self.thinking = event["message"]
            case "text":
                self._add_text(event["content"])
            case "tool_call":
                self._add_call(event)
            case "tool_result":
                self._close_call(event)
            case "done":
                self.ended = event["status"]
            case "error":
                self.ended = "failed"

    def _add_text(self, content: str) -> None:
        self.thinking = ""
        if self.calls:
            self._settle()
        self.tail += content
        if len(self.tail) > TAIL_CHARS:
            self.middle, self.tail = self.middle + self.tail, ""
        if len(self.middle) > MIDDLE_CHARS + len(self.head) // 4:
            self.head, self.middle = self.head + self.middle, ""

    def _settle(self) -> None:
        text = self.head + self.middle + self.tail
        before = [PartView(kind="text", text=text)] if text else []
        self.settled = [*self.settled, *before, *self.calls]
        self.head = self.middle = self.tail = ""
        self.calls = []

    def _add_call(self, event: Event) -> None:
        self.thinking = ""
        self._asked[event["call_id"]] = event
        call = tool_view(event["call_id"], event["name"], event["arguments"], state=RUNNING)
        self.calls = [*self.calls, call]

    def _close_call(self, event: Event) -> None:
        asked = self._asked[event["call_id"]]
        state = DONE if event["ok"] else FAILED
        arguments, result = asked["arguments"], event["result"]
        closed = tool_view(event["call_id"], event["name"], arguments, state=state, result=result)
        self.calls = _put(self.calls, closed)
        self.settled = _put(self.settled, closed)


def _put(parts: list[PartView], part: PartView) -> list[PartView]:
    if all(known.call_id != part.call_id for known in parts):
        return parts
    return [part if known.call_id == part.call_id else known for known in parts]

"""The log of one running turn: it numbers what happens, shows it at once and keeps it."""

from __future__ import annotations

import asyncio
from typing import Any

from todo_chat.agent.context import ToolOutcome, ToolsStopped
from todo_chat.chat.feed import Event, Feed
from todo_chat.chat.parts import Part, PartsBuilder
from todo_chat.db import Session, on_commit
from todo_chat.services.text import make_storable
from todo_chat.services.turns import write_journal

TEXT_GROUP_SECONDS = 0.03


class TurnLog:
    """Where a turn's events begin; it implements the agent's `ToolLog`.

    The first piece of text is shown at once, later pieces in groups of at most
    `TEXT_GROUP_SECONDS`. An event stays in `unkept` until a commit that has it is known to have
    succeeded. A tool's outcome is written in the transaction of its effect, and with it all that
    was shown before; what else happens meanwhile is held back until that transaction has ended,
    so that numbers stay in order.
    """

    def __init__(self, turn_id: str) -> None:
        self.turn_id = turn_id
        self.feed = Feed()
        self.parts = PartsBuilder()
        self.stopping = False
        self._closed = False
        self._unkept: list[Event] = []
        self._held: list[tuple[str, dict[str, Any]]] | None = None
        self._text = ""
        self._half = ""
        self._text_timer: asyncio.TimerHandle | None = None
        self._work: set[asyncio.Future[Any]] = set()
        self._announced: set[str] = set()

    def emit(self, type: str, **fields: Any) -> None:
        """Number an event, show it, and leave it for the journal."""
        self.flush_text()
        self._emit(type, fields)

    def add_text(self, content: str) -> None:
        """Show the next piece of the reply, at once or with the pieces that follow shortly."""
        if not content or self._closed:
            return
        self._text += self._join_halves(content)
        if self._text and self._text_timer is None:
            self._show_text()
            loop = asyncio.get_running_loop()
            self._text_timer = loop.call_later(TEXT_GROUP_SECONDS, self._text_pause_ended)

    def flush_text(self) -> None:
        """Show the text that waits for its group."""
        self._text += make_storable(self._half)
        self._half = ""
        if self._text_timer:
            self._text_timer.cancel()
            self._text_timer = None
        self._show_text()

    def close(self) -> None:
        """Show the text that waits; what a run that won't end may still say is not shown."""
        self.flush_text()
        self._closed = True

    @property
    def unkept(self) -> list[Event]:
        """The events that the journal may not have yet, in order."""
        return list(self._unkept)

    def mark_kept(self, seq: int) -> None:
        """The journal has every event up to this one."""
        self._unkept = [event for event in self._unkept if event["seq"] > seq]

    def announce(self, call_id: str, name: str, arguments: dict[str, Any]) -> None:
        """Show that the model asks for a tool call, whether or not it has begun."""
        if call_id not in self._announced:
            self._announced.add(call_id)
            self.emit("tool_call", call_id=call_id, name=name, arguments=arguments)

    def open_call(self, call_id: str) -> Part | None:
        """A call that was shown and has no result yet."""
        call = self.parts.calls.get(call_id)
        return call if call and call["ok"] is None else None

    def begin(self, call_id: str, name: str, arguments: dict[str, Any]) -> None:
        """See `ToolLog.begin`."""
        if self.stopping:
            raise ToolsStopped
        self.announce(call_id, name, arguments)

    def track(self, task: asyncio.Future[Any]) -> None:
        """See `ToolLog.track`."""
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def keep(self, session: Session, outcome: ToolOutcome) -> None:
        """See `ToolLog.keep`."""
        self.flush_text()
        self._held = []
        fields = _result_fields(outcome)
        event = {"type": "tool_result", "seq": self.feed.next_seq, **fields}
        on_commit(session, lambda: self._kept(fields))
        await write_journal(session, entries=[(self.turn_id, [*self._unkept, event])])

    def show(self, outcome: ToolOutcome) -> None:
        """See `ToolLog.show`; it follows a `keep` whose transaction was rolled back, too."""
        self._release()
        self.emit("tool_result", **_result_fields(outcome))

    async def settle(self) -> None:
        """Wait until no tool is at work."""
        while self._work:
            await asyncio.wait(set(self._work))

    def _kept(self, fields: dict[str, Any]) -> None:
        event = self.feed.append("tool_result", fields)
        self.parts.add(event)
        self.mark_kept(event["seq"])
        self._release()

    def _release(self) -> None:
        held, self._held = self._held, None
        for type, fields in held or ():
            self._emit(type, fields)

    def _emit(self, type: str, fields: dict[str, Any]) -> None:
        if self._closed:
            return
        if self._held is not None:
            self._held.append((type, fields))
            return
        event = self.feed.append(type, fields)
        self.parts.add(event)
        self._unkept.append(event)

    def _join_halves(self, content: str) -> str:
        """Models cut text anywhere, even within a character: its first half waits for the other."""
        content, self._half = self._half + content, ""
        if "\ud800" <= content[-1] <= "\udbff":
            content, self._half = content[:-1], content[-1]
        return make_storable(content)

    def _show_text(self) -> None:
        if self._text:
            text, self._text = self._text, ""
            self._emit("text", {"content": text})

    def _text_pause_ended(self) -> None:
        self._text_timer = None
        if self._text:
            self._show_text()
            loop = asyncio.get_running_loop()
            self._text_timer = loop.call_later(TEXT_GROUP_SECONDS, self._text_pause_ended)


def _result_fields(outcome: ToolOutcome) -> dict[str, Any]:
    return {
        "call_id": outcome.call_id,
        "name": outcome.name,
        "ok": outcome.ok,
        "result": outcome.result,
    }

"""The reply that is being written now."""

from __future__ import annotations

import asyncio
from typing import Any

import reflex as rx

from todo_chat.chat.engine import engine
from todo_chat.strings import t
from todo_chat.ui.frames import Frames
from todo_chat.ui.live_reply import LiveReply
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.views import PartView

_frames = Frames()


class LiveState(rx.State):
    """A small state of its own, so that a frame carries the new text and nothing else."""

    turn_id: str = ""
    stopping: bool = False
    thinking: str = ""
    settled: list[PartView] = []
    writing: bool = False
    tier_0: str = ""
    tier_1: str = ""
    tier_2: str = ""
    tier_3: str = ""
    tier_4: str = ""
    tier_5: str = ""
    tier_6: str = ""
    calls: list[PartView] = []
    announcement: str = ""
    _followed: str = ""

    def _begin(self, turn_id: str) -> None:
        """Show that a reply is coming."""
        if self.turn_id != turn_id:
            self.reset()
            self.turn_id = turn_id
            self.thinking = t("turn.thinking")
            self.announcement = t("page.live.started")

    def _end(self, ending: str = "") -> None:
        """Nothing is being written any more; `ending` is said to those who can't see it."""
        if self.turn_id:
            self.reset()
            self.announcement = ending

    def _follow(self) -> rx.event.EventSpec | None:
        """What follows the running turn, unless something does already."""
        if not self.turn_id or self._followed == self.turn_id:
            return None
        self._followed = self.turn_id
        return LiveState.follow(self.turn_id)

    def _show(self, reply: LiveReply, known: dict[str, Any]) -> None:
        """Assign what differs from what is known to be there; each assignment is sent."""
        shown: dict[str, Any] = {
            "thinking": reply.thinking,
            "settled": reply.settled,
            "writing": any(reply.tiers),
            "calls": reply.calls,
        }
        shown.update((f"tier_{place}", text) for place, text in enumerate(reply.tiers))
        for name, value in shown.items():
            # Reading and assigning cost far more than comparing, many times a second.
            if name not in known:
                known[name] = getattr(self, name)
            if known[name] != value:
                known[name] = value
                setattr(self, name, value)

    @rx.event(background=True, supersedes=True)
    async def follow(self, turn_id: str) -> rx.event.EventSpec | None:
        """Show a turn from its beginning to its end; a later call takes the place of this one."""
        from todo_chat.ui.state.chat import ChatState

        user = await require_user(self)
        reply, known = LiveReply(), dict[str, Any]()
        with _frames.shown():
            async for events in engine().follow(user_id=user.id, turn_id=turn_id):
                for event in events:
                    reply.add(event)
                async with self:
                    if self._followed != turn_id:
                        return None  # it was emptied meanwhile; whoever did that follows anew
                    self._show(reply, known)
                # The first text is shown at once, what follows in groups.
                if events[-1]["type"] == "text":
                    await asyncio.sleep(_frames.seconds)
        return ChatState.refresh

    @rx.event
    async def stop(self) -> None:
        """Stop the reply; what has been written stays."""
        user = await require_user(self)
        if self.turn_id:
            self.stopping = True
            await engine().stop(user_id=user.id, turn_id=self.turn_id)

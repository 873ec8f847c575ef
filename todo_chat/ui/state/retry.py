"""Making a reply anew, and what is to become of what the old one has changed."""

from __future__ import annotations

import reflex as rx

from todo_chat.chat.engine import engine
from todo_chat.db import read_scope
from todo_chat.errors import Conflict
from todo_chat.services import conversations
from todo_chat.services.turns import TurnRequest
from todo_chat.services.undo import standing_changes
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.focus import focus
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.receipt_reading import why_not

Events = list[rx.event.EventSpec]


class RetryState(rx.State):
    """Which reply is asked about: its versions so far, and what of its changes still stands."""

    reply: str = ""
    versions: int = 0
    changed: int = 0
    problem: str = ""

    @rx.event
    async def retry(self, reply_id: str, versions: int) -> Events:
        """Make a reply anew; if it changed anything, ask first whether to take that back."""
        user = await require_user(self)
        chat = await self.get_state(ChatState)
        self.reply, self.versions, self.problem = reply_id, versions, ""
        self.changed = 0
        if chat.last_sent:
            async with read_scope() as session:
                turn_ids = await conversations.list_turns_after(
                    session, user_id=user.id, message_id=chat.last_sent
                )
                changed = await standing_changes(session, user_id=user.id, turn_ids=turn_ids)
            self.changed = len(changed)
        return [] if self.changed else await self._start(roll_back=False)

    @rx.event
    def cancel(self) -> None:
        """Leave the reply as it is."""
        self.reply, self.changed, self.problem = "", 0, ""

    @rx.event
    async def keep(self) -> Events:
        """Make it anew, and let stand what the old one has changed."""
        return await self._start(roll_back=False)

    @rx.event
    async def roll_back(self) -> Events:
        """Take back what the old one has changed, and make it anew."""
        return await self._start(roll_back=True)

    async def _start(self, *, roll_back: bool) -> Events:
        user = await require_user(self)
        if not self.reply:
            return []  # it is being made already
        # Asking twice makes it once.
        request = TurnRequest(
            answer_again=self.reply,
            client_id=f"again:{self.reply}:{self.versions}",
            roll_back=roll_back,
        )
        try:
            await engine().start(user_id=user.id, request=request)
        except Conflict as conflict:
            if not self.changed:
                raise
            self.problem = await why_not(conflict, user)
            return []
        self.reply, self.changed, self.problem = "", 0, ""
        return [ChatState.refresh, focus("composer")]

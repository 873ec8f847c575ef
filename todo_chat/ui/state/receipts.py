"""Undoing what a reply changed, and doing it again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import reflex as rx

from todo_chat.db import Session, session_scope
from todo_chat.errors import Conflict
from todo_chat.services.undo import UndoResult, undo_batch, undo_turn
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.receipt_reading import why_not

ID_MAX = 32

Undo = Callable[[Session, str], Awaitable[UndoResult]]


class ReceiptsState(rx.State):
    """What kept a receipt from being undone: where it was asked for, and why it was not done."""

    place: str = ""
    problem: str = ""

    @rx.event
    async def undo(self, batch_id: str) -> rx.event.EventSpec:
        """Take back what was changed together."""
        return await self._take_back(
            batch_id,
            lambda session, user_id: undo_batch(session, user_id=user_id, batch_id=batch_id),
        )

    @rx.event
    async def redo(self, batch_id: str, place: str) -> rx.event.EventSpec:
        """Do again what a batch took back; what keeps it from that is said at `place`."""
        return await self._take_back(
            place,
            lambda session, user_id: undo_batch(session, user_id=user_id, batch_id=batch_id),
            again=True,
        )

    @rx.event
    async def undo_all(self, turn_id: str) -> rx.event.EventSpec:
        """Take back all that a turn changed and that still stands."""
        return await self._take_back(
            turn_id, lambda session, user_id: undo_turn(session, user_id=user_id, turn_id=turn_id)
        )

    async def _take_back(
        self, place: str, undo: Undo, *, again: bool = False
    ) -> rx.event.EventSpec:
        user = await require_user(self)
        self.place = self.problem = ""
        try:
            async with session_scope() as session:
                await undo(session, user.id)
        except Conflict as conflict:
            # What is so already, by another page or a second click, is shown as it is now.
            if conflict.code not in {"ALREADY_UNDONE", "NOTHING_TO_UNDO"}:
                self.place = place[:ID_MAX]
                self.problem = await why_not(conflict, user, again=again)
        chat = await self.get_state(ChatState)
        return ChatState.look_at_receipts(chat.conversation_id)

"""Writing an earlier message anew."""

from __future__ import annotations

from typing import Any

import reflex as rx

from todo_chat.chat.engine import engine
from todo_chat.db import read_scope
from todo_chat.errors import AppError, Conflict
from todo_chat.services import conversations
from todo_chat.services.turns import TurnRequest
from todo_chat.services.undo import standing_changes
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.focus import focus
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.receipt_reading import why_not


def edit_button_element(message_id: str) -> str:
    """The id of the button that opens the editor of a message."""
    return f"edit-{message_id}"


class EditorState(rx.State):
    """Which message is being written anew, and what was wrong with it when it was sent.

    `changed` counts the changes that the replies after it made and that still stand.
    """

    editing: str = ""
    problem: str = ""
    changed: int = 0

    @rx.event
    async def open(self, message_id: str) -> None:
        """Put an editor in the place of a message."""
        user = await require_user(self)
        async with read_scope() as session:
            turn_ids = await conversations.list_turns_after(
                session, user_id=user.id, message_id=message_id
            )
            changed = await standing_changes(session, user_id=user.id, turn_ids=turn_ids)
        self.editing, self.problem, self.changed = message_id, "", len(changed)

    @rx.event
    def cancel(self) -> rx.event.EventSpec:
        """Leave the message as it is."""
        edited, self.editing, self.problem = self.editing, "", ""
        return focus(edit_button_element(edited))

    @rx.event
    async def save(self, form: dict[str, Any]) -> list[rx.event.EventSpec]:
        """Send the message as it is now; it becomes another version of the old one."""
        user = await require_user(self)
        if not self.editing:
            return []  # it was sent already
        request = TurnRequest(
            message=str(form.get("message", "")),
            client_id=str(form.get("client_id") or "") or None,
            instead_of=self.editing,
            roll_back=bool(form.get("roll_back")),
        )
        try:
            await engine().start(user_id=user.id, request=request)
        except Conflict as conflict:
            self.problem = await why_not(conflict, user)
            return []
        except AppError as error:
            self.problem = error.message
            return []
        self.editing = self.problem = ""
        return [ChatState.refresh, focus("composer")]

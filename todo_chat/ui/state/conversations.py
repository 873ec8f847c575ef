"""The list of conversations."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import reflex as rx

from todo_chat.chat.engine import engine
from todo_chat.db import read_scope, session_scope
from todo_chat.errors import InvalidInput, NotFound
from todo_chat.models import Conversation, User
from todo_chat.services import conversations
from todo_chat.services.conversations import PAGE_MAX
from todo_chat.ui import routes
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.focus import focus
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.views import ConversationView, conversation_views

PAGE = 50
RENAME_FIELD = "rename-field"


def conversation_element(conversation_id: str) -> str:
    """The id of the element that stands for a conversation in the list."""
    return f"conversation-{conversation_id}"


class ConversationsState(rx.State):
    """The latest conversations first, and which one is being renamed or deleted."""

    ready: bool = False
    items: list[ConversationView] = []
    has_more: bool = False
    renaming: str = ""
    rename_problem: str = ""
    deleting: str = ""
    deleting_title: str = ""
    _wanted: int = PAGE

    @rx.event
    async def refresh(self) -> None:
        """Read the list again."""
        await self._load(await require_user(self))

    @rx.event
    async def show_more(self) -> None:
        """Show earlier conversations too."""
        self._wanted += PAGE
        await self._load(await require_user(self))

    async def _load(self, user: User) -> None:
        found: list[Conversation] = []
        cursor: str | None = None
        async with read_scope() as session:
            while True:
                limit = min(self._wanted - len(found), PAGE_MAX)
                page = await conversations.list_conversations(
                    session, user_id=user.id, limit=limit, cursor=cursor
                )
                found += page.conversations
                cursor = page.next_cursor
                if cursor is None or len(found) >= self._wanted:
                    break
        self.has_more = cursor is not None
        self.items = conversation_views(found, now=datetime.now(UTC), timezone=user.timezone)
        self.ready = True

    @rx.event
    def begin_rename(self, conversation_id: str) -> None:
        """Put a field in the place of a name."""
        self.renaming, self.rename_problem = routes.conversation_id(conversation_id), ""

    @rx.event
    def cancel_rename(self) -> rx.event.EventSpec:
        """Leave the name as it is."""
        return self._close_rename()

    def _close_rename(self) -> rx.event.EventSpec:
        renamed, self.renaming, self.rename_problem = self.renaming, "", ""
        return focus(conversation_element(renamed))

    @rx.event
    async def rename(self, form: dict[str, Any]) -> list[rx.event.EventSpec]:
        """Give the conversation the name in the field."""
        user = await require_user(self)
        if not self.renaming:
            return []  # it has it already
        title = str(form.get("title", ""))
        try:
            async with session_scope() as session:
                await conversations.rename_conversation(
                    session, user_id=user.id, conversation_id=self.renaming, title=title
                )
        except InvalidInput as error:
            self.rename_problem = error.message
            return [focus(RENAME_FIELD)]
        await self._load(user)
        return [ChatState.refresh, self._close_rename()]

    @rx.event
    def ask_delete(self, conversation_id: str) -> None:
        """Ask whether a conversation is really to be deleted."""
        self.deleting = routes.conversation_id(conversation_id)
        titles = [item.title for item in self.items if item.id == conversation_id]
        self.deleting_title = titles[0] if titles else ""

    @rx.event
    def cancel_delete(self) -> None:
        """Keep the conversation."""
        self.deleting = ""

    @rx.event
    async def delete(self) -> rx.event.EventSpec | None:
        """Delete the conversation that was asked about."""
        user = await require_user(self)
        if not self.deleting:
            return None  # it was deleted already
        gone, self.deleting = self.deleting, ""
        with suppress(NotFound):  # it was deleted elsewhere meanwhile
            await engine().delete_conversation(user_id=user.id, conversation_id=gone)
        await self._load(user)
        chat = await self.get_state(ChatState)
        return rx.redirect(routes.CHAT) if chat.conversation_id == gone else None

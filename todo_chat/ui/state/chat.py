"""The conversation that is open."""

from __future__ import annotations

import reflex as rx

from todo_chat.chat.engine import engine
from todo_chat.chat.failures import explain
from todo_chat.db import read_scope
from todo_chat.errors import NotFound
from todo_chat.models import Message
from todo_chat.services import conversations, turns
from todo_chat.services.turns import TurnRequest
from todo_chat.strings import t
from todo_chat.ui.message_lists import MessageLists, take_newest
from todo_chat.ui.routes import conversation_in
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.views import MessageView, message_view

PAGE = 50


class ChatState(rx.State):
    """Its messages in two lists, so that what was there on opening is not sent again and again."""

    ready: bool = False
    missing: bool = False
    conversation_id: str = ""
    title: str = ""
    older: list[MessageView] = []
    recent: list[MessageView] = []
    has_earlier: bool = False
    last_id: str = ""
    last_sent: str = ""
    _earlier_cursor: str | None = None

    @rx.event
    async def open(self) -> rx.event.EventSpec | None:
        """Show the conversation of the address; a reply that runs there is followed anew."""
        await require_user(self)
        wanted = conversation_in(self.router.url.path)
        live = await self.get_state(LiveState)
        live._followed = ""
        if wanted != self.conversation_id or self.missing:
            self.reset()
            live._end()
            self.conversation_id = wanted or ""
        if not wanted:
            self.missing = wanted is None
            self.ready = True
            return None
        await self._load()
        return live._follow()

    @rx.event
    async def refresh(self) -> None:
        """Look again at the open conversation."""
        await require_user(self)
        if self.conversation_id:
            await self._load()

    @rx.event
    async def look_at(self, conversation_id: str) -> rx.event.EventSpec | None:
        """Look again if it is the open one that has changed; a reply that runs is followed.

        Only what descends from the opening of the page follows: that ends when the page is closed.
        """
        await require_user(self)
        if not self.conversation_id or conversation_id != self.conversation_id:
            return None
        await self._load()
        return (await self.get_state(LiveState))._follow()

    async def _load(self) -> None:
        user = await require_user(self)
        live = await self.get_state(LiveState)
        try:
            async with read_scope() as session:
                conversation = await conversations.get_conversation(
                    session, user_id=user.id, conversation_id=self.conversation_id
                )
                page = await conversations.list_messages(
                    session, user_id=user.id, conversation_id=conversation.id, limit=PAGE
                )
                running = await turns.find_running_turn(
                    session, user_id=user.id, conversation_id=conversation.id
                )
        except NotFound:
            self.reset()
            self.missing = self.ready = True
            live._end()
            return
        self.title = conversation.title or t("conversation.untitled")
        self._take(page.messages, page.next_cursor)
        self.ready = True
        if running:
            live._begin(running.id)
        else:
            live._end(_ending(page.messages))

    def _take(self, messages: list[Message], cursor: str | None) -> None:
        """Put the newest messages after those that are shown already, or in their place."""
        views = [message_view(message, failure=_failure(message)) for message in messages]
        lists = take_newest(MessageLists(self.older, self.recent), views)
        # An assignment resends a variable even if it is the same as before.
        if self.older != lists.older:
            self.older = lists.older
        if self.recent != lists.recent:
            self.recent = lists.recent
        if not lists.reaches_back:
            self._earlier_cursor, self.has_earlier = cursor, cursor is not None
        self.last_id = views[-1].id if views else ""
        self.last_sent = next((view.id for view in reversed(views) if view.role == "user"), "")

    @rx.event
    async def show_earlier(self) -> None:
        """Put the messages before the first one above it."""
        user = await require_user(self)
        if not self._earlier_cursor:
            return
        async with read_scope() as session:
            page = await conversations.list_messages(
                session,
                user_id=user.id,
                conversation_id=self.conversation_id,
                limit=PAGE,
                cursor=self._earlier_cursor,
            )
        views = [message_view(message, failure=_failure(message)) for message in page.messages]
        self.older = [*views, *self.older]
        self._earlier_cursor, self.has_earlier = page.next_cursor, page.next_cursor is not None

    @rx.event
    async def retry(self, message_id: str) -> None:
        """Answer again what a reply that failed or was stopped did not answer."""
        user = await require_user(self)
        await engine().start(user_id=user.id, request=TurnRequest(answer_again=message_id))
        await self._load()


def _failure(message: Message) -> str:
    return explain(message.error, model=engine().model_name) if message.error else ""


def _ending(messages: list[Message]) -> str:
    status = messages[-1].status if messages else ""
    key = {"failed": "failed", "stopped": "stopped", "interrupted": "stopped"}.get(status, "ended")
    return t(f"page.live.{key}")

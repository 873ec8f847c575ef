"""The conversation that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import reflex as rx

from todo_chat.chat.engine import engine
from todo_chat.chat.failures import explain
from todo_chat.db import Session, read_scope, session_scope
from todo_chat.errors import NotFound
from todo_chat.models import Conversation, Role, Turn, User
from todo_chat.services import conversations, turns
from todo_chat.services.conversations import MessagePage
from todo_chat.services.turns import TurnRequest
from todo_chat.strings import t
from todo_chat.ui.message_lists import MessageLists, take_newest
from todo_chat.ui.receipts import ReceiptView
from todo_chat.ui.routes import conversation_in
from todo_chat.ui.state.focus import focus
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.state.receipt_reading import read_receipts
from todo_chat.ui.views import MessageView, message_view, with_receipts

PAGE = 50


class ChatState(rx.State):
    """Its messages in two lists, so that what was there on opening is not sent again and again.

    `last_id` is the message at the end, unless a reply to it is being written.
    """

    ready: bool = False
    missing: bool = False
    conversation_id: str = ""
    title: str = ""
    first_id: str = ""
    older: list[MessageView] = []
    recent: list[MessageView] = []
    has_earlier: bool = False
    last_id: str = ""
    last_sent: str = ""
    _earlier_cursor: str | None = None
    _shown: tuple[str, ...] = ()

    @rx.event
    async def open(self) -> rx.event.EventSpec | None:
        """Show the conversation of the address; a reply that runs there is followed anew."""
        user = await require_user(self)
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
        await self._load(user)
        await self._renew_receipts(user)
        return live._follow()

    @rx.event
    async def refresh(self) -> None:
        """Look again at the open conversation."""
        user = await require_user(self)
        if self.conversation_id:
            await self._load(user)

    @rx.event
    async def look_at(self, conversation_id: str) -> rx.event.EventSpec | None:
        """Look again if it is the open one that has changed; a reply that runs is followed.

        Only what descends from the opening of the page follows: that ends when the page is closed.
        """
        user = await require_user(self)
        if not self.conversation_id or conversation_id != self.conversation_id:
            return None
        await self._load(user)
        return (await self.get_state(LiveState))._follow()

    @rx.event
    async def look_at_receipts(self, conversation_id: str) -> None:
        """Look again at what the replies changed, if it is the open conversation's."""
        user = await require_user(self)
        if self.conversation_id and conversation_id == self.conversation_id:
            await self._renew_receipts(user)

    async def _renew_receipts(self, user: User) -> None:
        """Show what was undone or done again meanwhile."""
        turn_ids = {view.turn_id for view in (*self.older, *self.recent) if view.turn_id}
        if not turn_ids:
            return
        async with read_scope() as session:
            known = await read_receipts(session, user, turn_ids)
        older = [_renewed(view, known) for view in self.older]
        recent = [_renewed(view, known) for view in self.recent]
        if self.older != older:
            self.older = older
        if self.recent != recent:
            self.recent = recent

    async def _load(self, user: User) -> None:
        live = await self.get_state(LiveState)
        try:
            async with read_scope() as session:
                conversation = await conversations.get_conversation(
                    session, user_id=user.id, conversation_id=self.conversation_id
                )
                running = await turns.find_running_turn(
                    session, user_id=user.id, conversation_id=conversation.id
                )
                # Each change is told about in more than one way, and most find it shown already.
                if self._shown == (stands := _standing(conversation, running)):
                    return
                page = await conversations.list_messages(
                    session, user_id=user.id, conversation_id=conversation.id, limit=PAGE
                )
                views = await _views(session, user, page)
        except NotFound:
            self.reset()
            self.missing = self.ready = True
            live._end()
            return
        self.title = conversation.title or t("conversation.untitled")
        last_id = page.messages[-1].id if page.messages else ""
        writing = running is not None and running.message_id == last_id
        self.last_id = "" if writing else last_id
        self._take(page, views)
        self._shown = stands
        self.ready = True
        # A reply that is being written in another branch is none of this one.
        if running and writing:
            live._begin(running.id)
        else:
            live._end(_ending(page))

    def _take(self, page: MessagePage, views: list[MessageView]) -> None:
        """Put the newest messages after those that are shown already, or in their place."""
        lists = take_newest(MessageLists(self.older, self.recent), views)
        # An assignment resends a variable even if it is the same as before.
        if self.older != lists.older:
            self.older = lists.older
        if self.recent != lists.recent:
            self.recent = lists.recent
        if not lists.reaches_back:
            self._reach_back(page)
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
            views = await _views(session, user, page)
        self.older = [*views, *self.older]
        self._reach_back(page)

    def _reach_back(self, page: MessagePage) -> None:
        """Remember where the oldest page that is shown begins."""
        self._earlier_cursor, self.has_earlier = page.next_cursor, page.next_cursor is not None
        self.first_id = page.messages[0].id if page.messages else ""

    @rx.event
    async def go_on(self, reply_id: str) -> None:
        """Go on with a reply that was cut off; asking twice goes on once."""
        user = await require_user(self)
        request = TurnRequest(go_on_from=reply_id, client_id=f"on:{reply_id}")
        await engine().start(user_id=user.id, request=request)
        await self._load(user)

    @rx.event
    async def choose(self, message_id: str, button: str) -> rx.event.EventSpec | None:
        """Show another version of a message; the focus stays on the button that led there."""
        user = await require_user(self)
        if not message_id:
            return None  # there is none on this side
        async with session_scope() as session:
            await conversations.choose_version(session, user_id=user.id, message_id=message_id)
        await self._load(user)
        return focus(f"{button}-{message_id}")


async def _views(session: Session, user: User, page: MessagePage) -> list[MessageView]:
    model = engine().model_name
    turn_ids = {message.turn_id for message in page.messages if message.turn_id}
    known = await read_receipts(session, user, turn_ids)
    replies = {message.id for message in page.messages if message.role == Role.ASSISTANT}
    return [
        _renewed(
            message_view(
                message,
                failure=explain(message.error, model=model) if message.error else "",
                versions=page.versions.get(message.id, ()),
                goes_on=message.parent_id in replies,
            ),
            known,
        )
        for message in page.messages
    ]


def _renewed(view: MessageView, known: Mapping[str, Sequence[ReceiptView]]) -> MessageView:
    """A message as it is, a reply with its receipts."""
    if view.role != Role.ASSISTANT:
        return view
    return with_receipts(view, known.get(view.turn_id, ()))


def _standing(conversation: Conversation, running: Turn | None) -> tuple[str, ...]:
    """What changes whenever anything about a conversation does that is shown."""
    leaf, turn = conversation.leaf_id or "", running.id if running else ""
    return conversation.id, conversation.title, conversation.updated_at.isoformat(), leaf, turn


def _ending(page: MessagePage) -> str:
    status = page.messages[-1].status if page.messages else ""
    key = {"failed": "failed", "stopped": "stopped", "interrupted": "stopped"}.get(status, "ended")
    return t(f"page.live.{key}")

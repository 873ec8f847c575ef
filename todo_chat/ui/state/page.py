"""Opening a page, and keeping it up to date for as long as it is open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import reflex as rx

from todo_chat.notices import Notice, listen
from todo_chat.ui.routes import SIGN_IN
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.composer import ComposerState
from todo_chat.ui.state.conversations import ConversationsState
from todo_chat.ui.state.editor import EditorState
from todo_chat.ui.state.identity import find_user, require_user
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.state.session import SessionState
from todo_chat.ui.state.tasks import TasksState

OF_ONE_PERSON = (
    ChatState,
    LiveState,
    ComposerState,
    EditorState,
    ConversationsState,
    TasksState,
    SessionState,
)
PAUSE_SECONDS = 0.05

Events = list[rx.event.EventSpec]


class PageState(rx.State):
    """What happens when a page is opened; it holds nothing itself."""

    @rx.event
    async def enter(self) -> Events | rx.event.EventSpec:
        """Find out who opens the chat page, and begin to fill it."""
        user = await find_user(self)
        session = await self.get_state(SessionState)
        if user is None or user.id != session._user_id:
            for state in OF_ONE_PERSON:
                (await self.get_state(state)).reset()
        if user is None:
            return rx.redirect(SIGN_IN)
        session._show(user)
        return [ChatState.open, PageState.watch]

    @rx.event(background=True, supersedes=True)
    async def watch(self) -> AsyncIterator[Events]:
        """Read again whatever changes, wherever it was changed, until the page is closed."""
        user = await require_user(self)
        async with listen(user.id) as inbox:
            yield [TasksState.refresh, ConversationsState.refresh]
            while True:
                yield _reactions(await inbox.take())
                await asyncio.sleep(PAUSE_SECONDS)

    @rx.event
    async def show_account(self) -> None:
        """Show the person's account as it is now."""
        (await self.get_state(SessionState))._show(await require_user(self))


def _reactions(notices: Sequence[Notice]) -> Events:
    topics = {notice.topic for notice in notices}
    seen = {notice.id: None for notice in notices if notice.topic in {"messages", "conversations"}}
    events = [ChatState.look_at(conversation_id) for conversation_id in seen if conversation_id]
    if "conversations" in topics:
        events.append(ConversationsState.refresh)
    if "tasks" in topics:
        events.append(TasksState.refresh)
    if "account" in topics:
        events.append(PageState.show_account)
    return events

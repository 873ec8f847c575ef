"""Opening a page, and keeping it up to date for as long as it is open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

import reflex as rx

from todo_chat.db import read_scope
from todo_chat.models import User
from todo_chat.notices import Notice, listen
from todo_chat.services.task_lists import find_next_due
from todo_chat.ui.routes import SIGN_IN, conversation_in
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.composer import ComposerState
from todo_chat.ui.state.conversations import ConversationsState
from todo_chat.ui.state.editor import EditorState
from todo_chat.ui.state.history import HistoryState
from todo_chat.ui.state.identity import find_user, look_up_user, require_user
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.state.place_editor import PlaceEditorState
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.receipts import ReceiptsState
from todo_chat.ui.state.reminders import ReminderState
from todo_chat.ui.state.retry import RetryState
from todo_chat.ui.state.selection import SelectionState
from todo_chat.ui.state.session import SessionState
from todo_chat.ui.state.settings import SettingsState
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.when.due import day_bounds
from todo_chat.when.due_words import today_in

OF_ONE_PERSON = (
    ChatState,
    LiveState,
    ComposerState,
    EditorState,
    ReceiptsState,
    RetryState,
    ReminderState,
    ConversationsState,
    TasksState,
    PlacesState,
    PlaceEditorState,
    HistoryState,
    QuickState,
    SheetState,
    SelectionState,
    SessionState,
    SettingsState,
)
PAUSE_SECONDS = 0.05
HOUR = 3600.0

Events = list[rx.event.EventSpec]


async def hand_over(tab: rx.State, user: User | None) -> None:
    """Make the states of a tab a person's own: whatever was another's in them is gone."""
    session = await tab.get_state(SessionState)
    owner_id = user.id if user else ""
    if session.user_id == owner_id:
        return
    if session.user_id:
        for state in OF_ONE_PERSON:
            (await tab.get_state(state)).reset()
    session.user_id = owner_id


class PageState(rx.State):
    """What happens when a page is opened; it holds nothing itself."""

    @rx.event
    async def enter(self) -> Events | rx.event.EventSpec:
        """Find out who opens the chat page, and begin to fill it."""
        user = await find_user(self)
        await hand_over(self, user)
        if user is None:
            return rx.redirect(SIGN_IN)
        session = await self.get_state(SessionState)
        session._show(user)
        session.opened += 1
        chat = await self.get_state(ChatState)
        if conversation_in(self.router.url.path) != chat.conversation_id:
            # What was wrong with a message, and what was announced, belongs to the one left behind.
            (await self.get_state(ComposerState)).reset()
            (await self.get_state(LiveState)).announcement = ""
        return [ChatState.open, PageState.watch]

    @rx.event(background=True, supersedes=True)
    async def watch(self) -> AsyncIterator[Events]:
        """Read again whatever changes, wherever it was changed, until the page is closed."""
        user = await require_user(self)
        async with listen(user.id) as inbox:
            yield [TasksState.refresh, ConversationsState.refresh]
            due = await _next_due(user)
            while True:
                day = today_in(datetime.now(UTC), user.timezone)
                try:
                    async with asyncio.timeout(_until(due, user.timezone)):
                        notices = await inbox.take()
                except TimeoutError:
                    now = datetime.now(UTC)
                    if today_in(now, user.timezone) != day:
                        yield [TasksState.refresh, PageState.show_account]
                    elif due and due < now:
                        yield [TasksState.refresh]
                    due = await _next_due(user)
                    continue
                yield _reactions(notices)
                topics = {notice.topic for notice in notices}
                if "account" in topics:
                    user = await look_up_user(self) or user  # they may be in another zone now
                if topics & {"account", "tasks"}:
                    due = await _next_due(user)
                await asyncio.sleep(PAUSE_SECONDS)

    @rx.event
    async def show_account(self) -> rx.event.EventSpec | None:
        """Show the person's account as it is now; whose login has ended is led away."""
        user = await find_user(self)
        await hand_over(self, user)
        if user is None:
            return rx.redirect(SIGN_IN)
        (await self.get_state(SessionState))._show(user)
        return None


async def _next_due(user: User) -> datetime | None:
    async with read_scope() as session:
        return await find_next_due(session, user_id=user.id, now=datetime.now(UTC))


def _until(due: datetime | None, timezone: str) -> float:
    """Seconds until a task becomes overdue or the next day begins."""
    tomorrow = _until_tomorrow(timezone)
    if due is None:
        return tomorrow
    return max(0.0, min(tomorrow, (due - datetime.now(UTC)).total_seconds() + 0.1))


def _until_tomorrow(timezone: str) -> float:
    """Seconds until the next day begins where the person is; an hour at most, as clocks change."""
    now = datetime.now(UTC)
    return min((day_bounds(now, timezone)[1] - now).total_seconds() + 0.1, HOUR)


def _reactions(notices: Sequence[Notice]) -> Events:
    topics = {notice.topic for notice in notices}
    seen = {notice.id: None for notice in notices if notice.topic in {"messages", "conversations"}}
    events = [ChatState.look_at(conversation_id) for conversation_id in seen if conversation_id]
    events += [
        ChatState.look_at_receipts(notice.id) for notice in notices if notice.topic == "receipts"
    ]
    if "conversations" in topics:
        events.append(ConversationsState.refresh)
    if "tasks" in topics:
        events += [TasksState.refresh, SheetState.refresh]
    if "reminders" in topics:
        events.append(ReminderState.ring)
    if "account" in topics:
        events.append(PageState.show_account)
    return events

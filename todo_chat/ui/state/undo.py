"""Taking back what was changed, and doing it again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Literal

import reflex as rx

from todo_chat.db import session_scope
from todo_chat.errors import Conflict, NotFound
from todo_chat.services.undo import UndoResult, redo_last, undo_batch, undo_last
from todo_chat.strings import t
from todo_chat.ui.state.focus import focus_unless_elsewhere
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.receipt_reading import why_not
from todo_chat.ui.undo_words import undo_words

SHOWN_MS = 8_000
# What is said here, and nothing else on the page, has this class.
SAID = "toast-said"

# A toast takes a moment to go. One of the same id that came meanwhile would go with it, so each has
# its own; and nobody is to press the button of one that goes.
_HUSH = f"""(toasts => {{
    for (const {{ id, className }} of toasts.getToasts())
        if (className === {SAID!r}) toasts.dismiss(id);
    for (const one of document.querySelectorAll('.{SAID}')) one.style.visibility = 'hidden';
}})(refs['__toast'])"""

ID_MAX = 32

Step = Callable[..., Awaitable[UndoResult]]
Events = list[rx.event.EventSpec]


class UndoState(rx.State):
    """Undo and redo; it holds nothing itself, the changes are in the database."""

    @rx.event
    async def undo(self, batch_id: str) -> Events:
        """Take back what was changed together, or do it again if that was an undo."""
        return await self._take(partial(undo_batch, batch_id=str(batch_id)[:ID_MAX]))

    @rx.event
    async def undo_last(self) -> Events:
        """Take back what was changed last."""
        return await self._take(undo_last)

    @rx.event
    async def redo_last(self) -> Events:
        """Do again what was undone last."""
        return await self._take(redo_last)

    async def _take(self, step: Step) -> Events:
        """Take a step back or forth; the focus goes to what it was about, if that is listed."""
        from todo_chat.ui.state.tasks import TasksState

        user = await require_user(self)
        try:
            async with session_scope() as session:
                result = await step(session, user_id=user.id)
                again = bool(result.changes) and result.changes[0].action == "redone"
                words = undo_words(result.changes)
                numbers = {change.number for change in result.changes if change.number}
        except Conflict as error:
            return say(await why_not(error, user), lasting=True)
        except NotFound as error:
            return say(error.message)
        list_ = await self.get_state(TasksState)
        beside = list_._beside(*numbers)
        await list_._load(user)
        offer = _offer(words, result.batch_id, "undo" if again else "redo")
        return [*offer, focus_unless_elsewhere(*list_._landing(numbers, beside))]


def offer_undo(words: str, batch_id: str, *, on_top: bool = False) -> Events:
    """Say what was done, with a button that takes it back.

    It stands below the list, or `on_top` where something else has its buttons there. Without a
    batch all was so already, and nothing is said.
    """
    return _offer(words, batch_id, "undo", on_top=on_top) if batch_id else []


def say(words: str, *, lasting: bool = False) -> Events:
    """Say something in the place where undo is offered."""
    return _show(words, duration=2 * SHOWN_MS if lasting else SHOWN_MS, close_button=lasting)


def hush() -> rx.event.EventSpec:
    """Let go what was said before, where it would be in the way."""
    return rx.run_script(_HUSH)


def _offer(words: str, batch_id: str, step: str, *, on_top: bool = False) -> Events:
    action = {"label": t(f"page.{step}"), "on_click": UndoState.undo(batch_id)}
    return _show(words, on_top=on_top, duration=SHOWN_MS, action=action)


def _show(words: str, *, on_top: bool = False, **how: Any) -> Events:
    """Show a toast; the one before goes."""
    place: Literal["top-center", "bottom-right"] = "top-center" if on_top else "bottom-right"
    return [hush(), rx.toast(words, class_name=SAID, position=place, **how)]

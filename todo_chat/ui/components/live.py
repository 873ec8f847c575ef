"""The reply that is being written."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.markdown import markdown
from todo_chat.ui.components.message import part, tool_card
from todo_chat.ui.live_reply import TIERS
from todo_chat.ui.state.live import LiveState


def _thinking() -> rx.Component:
    dots = rx.el.span(rx.el.i(), rx.el.i(), rx.el.i(), class_name="dots", aria_hidden="true")
    return rx.el.p(dots, LiveState.thinking, class_name="thinking")


def _text() -> rx.Component:
    tiers = (getattr(LiveState, f"tier_{place}") for place in range(TIERS))
    return rx.el.div(markdown(*tiers), class_name=rx.cond(LiveState.calls, "", "live"))


def live_reply() -> rx.Component:
    """Settled parts, the text that grows, the calls after it, and what is going on."""
    parts = rx.el.div(
        rx.foreach(LiveState.settled, part),
        rx.cond(LiveState.writing, _text()),
        rx.foreach(LiveState.calls, lambda call: tool_card(part=call)),
        class_name="parts",
    )
    reply = rx.el.div(
        rx.el.span(t("page.assistant_said"), class_name="sr-only"),
        parts,
        rx.cond(LiveState.thinking, _thinking()),
        class_name="message assistant",
    )
    return rx.cond(LiveState.turn_id, rx.el.li(reply))


def announcer() -> rx.Component:
    """Says when a reply starts and how it ended, and nothing in between."""
    return rx.el.p(LiveState.announcement, role="status", class_name="sr-only")

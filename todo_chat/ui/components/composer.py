"""The form below the conversation."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.draft import draft, draft_labels
from todo_chat.ui.components.icons import icon
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.composer import ComposerState
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.state.session import SessionState

COMPOSER = "composer"


def client_id() -> rx.Var[str]:
    """The id that the browser gave the message in the box; the next message has another."""
    return rx.Var(f"document.getElementById('{COMPOSER}').form.client_id.value").to(str)


def _send_or_stop() -> rx.Component:
    stop = rx.el.button(
        icon("square"),
        type="button",
        class_name="send stop",
        aria_label=t("page.composer.stop"),
        title=t("page.composer.stop"),
        disabled=LiveState.stopping,
        on_click=LiveState.stop,
    )
    send = rx.el.button(
        icon("arrow-up"),
        type="submit",
        class_name="send",
        aria_label=t("page.composer.send"),
        title=t("page.composer.send"),
    )
    return rx.cond(LiveState.turn_id, stop, send)


def composer() -> rx.Component:
    """Where a message is written and sent; Stop takes the place of Send during a reply."""
    return rx.el.div(
        rx.el.form(
            draft(
                element_id=COMPOSER,
                name="message",
                owner=rx.cond(ChatState.ready, SessionState.user_id, ""),
                draft_key=rx.cond(ChatState.conversation_id, ChatState.conversation_id, "new"),
                limit=SessionState.message_limit,
                busy=LiveState.turn_id != "",
                begun=ComposerState.begun,
                refused=ComposerState.refused,
                taken=ComposerState.taken,
                opened=SessionState.opened,
                on_lost=ComposerState.send_again,
                problem=ComposerState.problem,
                labels=draft_labels("composer"),
            ),
            _send_or_stop(),
            class_name="composer",
            on_submit=ComposerState.send,
            reset_on_submit=True,
        ),
        rx.el.p(t("page.composer.hint"), class_name="composer-hint"),
        class_name="composer-zone",
    )

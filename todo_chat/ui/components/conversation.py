"""The open conversation in the middle of the page."""

from __future__ import annotations

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from todo_chat.strings import t
from todo_chat.ui.components.composer import client_id, composer
from todo_chat.ui.components.icons import icon, icon_button
from todo_chat.ui.components.live import announcer, live_reply
from todo_chat.ui.components.message import message_row
from todo_chat.ui.components.shell import shows
from todo_chat.ui.components.transcript import transcript
from todo_chat.ui.routes import CHAT
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.composer import ComposerState
from todo_chat.ui.state.editor import EditorState
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.state.session import SessionState
from todo_chat.ui.views import MessageView

STARTERS = (("list-plus", 1), ("list-todo", 2), ("flag", 3), ("circle-help", 4))


def _head() -> rx.Component:
    return rx.el.header(
        icon_button(
            "panel-left",
            t("page.conversations.show"),
            custom_attrs=shows("rail") | {"data-only": "folded"},
        ),
        rx.el.h1(
            rx.cond(ChatState.title, ChatState.title, t("page.conversations.new")),
            class_name="chat-title",
        ),
        rx.cond(SessionState.model, rx.el.span(SessionState.model, class_name="model-name")),
        class_name="chat-head",
    )


def _starter(name: str, number: int) -> rx.Component:
    words = t(f"page.starter.{number}")
    return rx.el.button(
        icon(name),
        rx.el.span(words),
        type="button",
        class_name="starter",
        on_click=ComposerState.say(words, client_id()),
    )


def _welcome() -> rx.Component:
    greeting = rx.cond(
        SessionState.guest, SessionState.greeting, SessionState.greeting + ", " + SessionState.name
    )
    return rx.el.div(
        rx.el.h2(greeting),
        rx.el.p(t("page.welcome.text")),
        rx.el.div(*(_starter(*starter) for starter in STARTERS), class_name="starters"),
        class_name="welcome",
    )


def _missing() -> rx.Component:
    return rx.el.div(
        rx.el.h2(t("page.conversation.missing")),
        rx.el.p(t("page.conversation.missing_text")),
        ReactRouterLink.create(t("page.conversations.new"), to=CHAT, class_name="button primary"),
        class_name="notice",
    )


def _bones() -> rx.Component:
    widths = ("38%", "92%", "84%", "60%")
    bones = [rx.el.div(class_name="bone", width=width) for width in widths]
    return rx.el.div(*bones, class_name="bones", aria_hidden="true")


def _row(message: rx.Var[MessageView]) -> rx.Component:
    last = ChatState.last_id == message.id
    editing = EditorState.editing == message.id
    return rx.el.li(message_row(message=message, last=last, editing=editing), key=message.id)


def _messages() -> rx.Component:
    earlier = rx.el.button(
        t("page.messages.earlier"),
        type="button",
        class_name="button",
        align_self="center",
        on_click=ChatState.show_earlier,
    )
    return rx.fragment(
        rx.cond(ChatState.has_earlier, earlier),
        rx.el.ol(
            rx.foreach(ChatState.older, _row),
            rx.foreach(ChatState.recent, _row),
            live_reply(),
            class_name="messages",
        ),
    )


def _content() -> rx.Component:
    said_nothing = ~(rx.Var.create(ChatState.conversation_id) | LiveState.turn_id)
    return rx.cond(
        ChatState.missing,
        _missing(),
        rx.cond(ChatState.ready, rx.cond(said_nothing, _welcome(), _messages()), _bones()),
    )


def conversation() -> rx.Component:
    """Head, messages and composer."""
    return rx.el.main(
        _head(),
        transcript(
            _content(),
            place=ChatState.conversation_id,
            sent=ChatState.last_sent,
            first=ChatState.first_id,
            has_earlier=ChatState.has_earlier,
            on_earlier=ChatState.show_earlier,
            jump=t("page.messages.jump"),
            label=t("page.messages"),
        ),
        announcer(),
        rx.cond(ChatState.missing, rx.fragment(), composer()),
        class_name="chat",
    )

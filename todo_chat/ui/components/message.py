"""Messages: what a person said, and replies as text and tool cards in their order."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon
from todo_chat.ui.components.markdown import markdown
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.views import MessageView, PartView


def _state_icon(part: rx.Var[PartView]) -> rx.Component:
    return rx.match(
        part.state,
        ("done", rx.fragment(icon("circle-check"), _spoken("page.tool.done"))),
        ("failed", rx.fragment(icon("circle-x"), _spoken("page.tool.failed"))),
        rx.fragment(rx.el.span(class_name="spinner"), _spoken("page.tool.running")),
    )


def _spoken(key: str) -> rx.Component:
    return rx.el.span(t(key), class_name="sr-only")


def _details(part: rx.Var[PartView]) -> rx.Component:
    return rx.el.dl(
        rx.el.dt(t("page.tool.arguments")),
        rx.el.dd(rx.el.pre(part.arguments)),
        rx.cond(
            part.result,
            rx.fragment(rx.el.dt(t("page.tool.result")), rx.el.dd(rx.el.pre(part.result))),
        ),
    )


@rx.memo
def tool_card(part: rx.Var[PartView]) -> rx.Component:
    """A tool call: what it does, how it stands, and what was asked and answered on demand."""
    return rx.el.details(
        rx.el.summary(
            rx.el.span(_state_icon(part), class_name="state"),
            rx.el.span(part.what, class_name="what"),
            rx.icon("chevron-right", class_name="chevron", aria_hidden="true"),
        ),
        _details(part),
        class_name="tool",
        custom_attrs={"data-state": part.state},
    )


def part(value: rx.Var[PartView]) -> rx.Component:
    """One part of a reply."""
    return rx.cond(value.kind == "text", markdown(value.text), tool_card(part=value))


def retry_button(message_id: rx.Var[str]) -> rx.Component:
    """Answers again."""
    return rx.el.button(
        icon("rotate-ccw"),
        t("page.retry"),
        type="button",
        class_name="button",
        on_click=ChatState.retry(message_id).throttle(1000),
    )


def _ending(message: rx.Var[MessageView], last: rx.Var[bool]) -> rx.Component:
    retry = rx.cond(last, retry_button(message.id))
    failure = rx.el.div(icon("triangle-alert"), rx.el.p(message.note), retry, class_name="failure")
    ended = rx.el.div(
        rx.el.span(icon("circle-stop"), message.note, class_name="ended"),
        retry,
        class_name="message-foot",
    )
    return rx.cond(message.note, rx.cond(message.failed, failure, ended))


def _user_message(message: rx.Var[MessageView]) -> rx.Component:
    return rx.el.div(
        rx.el.div(_spoken("page.you_said"), message.text, class_name="bubble"),
        class_name="message user",
    )


def _reply(message: rx.Var[MessageView], last: rx.Var[bool]) -> rx.Component:
    return rx.el.div(
        _spoken("page.assistant_said"),
        rx.el.div(rx.foreach(message.parts, part), class_name="parts"),
        _ending(message, last),
        class_name="message assistant",
    )


@rx.memo
def message_row(message: rx.Var[MessageView], last: rx.Var[bool]) -> rx.Component:
    """One message; it is drawn again only when it changes."""
    return rx.cond(message.role == "user", _user_message(message), _reply(message, last))

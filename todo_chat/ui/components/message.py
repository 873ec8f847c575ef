"""Messages: what a person said, and replies as text and tool cards in their order."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon, icon_button
from todo_chat.ui.components.markdown import markdown
from todo_chat.ui.components.message_editor import message_editor
from todo_chat.ui.components.receipts import receipts, unchanged_mark
from todo_chat.ui.components.version_switch import version_switch
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.editor import EditorState, edit_button_element
from todo_chat.ui.state.retry import RetryState
from todo_chat.ui.views import MessageView, PartView


def _state_icon(part: rx.Var[PartView]) -> rx.Component:
    return rx.match(
        part.state,
        ("done", rx.fragment(icon("circle-check"), _spoken("page.tool.done"))),
        ("failed", rx.fragment(icon("circle-x"), _spoken("page.tool.failed"))),
        ("undone", icon("circle-dashed")),
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
            rx.cond(
                part.state == "undone", rx.el.span(t("page.tool.undone"), class_name="outcome")
            ),
            rx.icon("chevron-right", class_name="chevron", aria_hidden="true"),
        ),
        _details(part),
        class_name="tool",
        custom_attrs={"data-state": part.state},
    )


def part(value: rx.Var[PartView]) -> rx.Component:
    """One part of a reply."""
    return rx.cond(value.kind == "text", markdown(value.text), tool_card(part=value))


def _ways_on(message: rx.Var[MessageView]) -> rx.Component:
    """After a reply that was cut off or failed: go on with it, or begin it anew."""
    go_on = rx.el.button(
        icon("play"),
        t("page.continue"),
        type="button",
        class_name="button",
        on_click=ChatState.go_on(message.id),
    )
    retry = rx.el.button(
        icon("rotate-ccw"),
        t("page.retry"),
        type="button",
        class_name="button",
        on_click=RetryState.retry(message.id, message.versions),
    )
    return rx.el.div(rx.cond(message.can_continue, go_on), retry, class_name="ways-on")


def _regenerate(message: rx.Var[MessageView]) -> rx.Component:
    return icon_button(
        "rotate-ccw",
        t("page.regenerate"),
        on_click=RetryState.retry(message.id, message.versions),
    )


def _reply_foot(message: rx.Var[MessageView], last: rx.Var[bool]) -> rx.Component:
    """How the reply ended, what one may do about it, and its other versions."""
    ways_on = rx.cond(last, _ways_on(message))
    failure = rx.el.div(
        icon("triangle-alert"), rx.el.p(message.note), ways_on, class_name="failure"
    )
    cut_off = rx.fragment(
        rx.el.span(icon("circle-stop"), message.note, class_name="ended"), ways_on
    )
    ended = rx.cond(message.note, cut_off, rx.cond(last, _regenerate(message)))
    foot = rx.el.div(
        version_switch(message), rx.cond(message.failed, None, ended), class_name="message-foot"
    )
    has_foot = (message.versions > 1) | (~message.failed & ((message.note != "") | last))
    return rx.fragment(rx.cond(message.failed, failure), rx.cond(has_foot, foot))


def _user_message(message: rx.Var[MessageView]) -> rx.Component:
    edit = icon_button(
        "pencil",
        t("page.edit.open"),
        id=edit_button_element(message.id),
        on_click=EditorState.open(message.id),
    )
    return rx.el.div(
        rx.el.div(
            rx.el.div(edit, class_name="row-actions"),
            rx.el.div(_spoken("page.you_said"), message.text, class_name="bubble"),
            class_name="said",
        ),
        version_switch(message),
        class_name="message user",
    )


def _edited_message(message: rx.Var[MessageView]) -> rx.Component:
    return rx.el.div(message_editor(message=message), class_name="message user edited")


def _reply(message: rx.Var[MessageView], last: rx.Var[bool]) -> rx.Component:
    return rx.el.div(
        _spoken("page.assistant_said"),
        rx.el.div(rx.foreach(message.parts, part), class_name="parts"),
        rx.cond(message.receipts, receipts(message=message)),
        rx.cond(message.unchanged, unchanged_mark()),
        _reply_foot(message, last),
        class_name="message assistant",
    )


@rx.memo
def message_row(
    message: rx.Var[MessageView], last: rx.Var[bool], editing: rx.Var[bool]
) -> rx.Component:
    """One message; it is drawn again only when it changes."""
    said = rx.cond(editing, _edited_message(message), _user_message(message))
    return rx.cond(message.role == "user", said, _reply(message, last))

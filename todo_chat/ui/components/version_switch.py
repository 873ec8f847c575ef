"""Leads through the versions of a message."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon_button
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.views import MessageView


def _step(button: str, message: rx.Var[MessageView], other: rx.Var[str]) -> rx.Component:
    # Not disabled at an end, so that the focus has a place there.
    return icon_button(
        "chevron-left" if button == "previous" else "chevron-right",
        t(f"page.versions.{button}"),
        id=f"{button}-" + message.id,
        aria_disabled=other == "",
        on_click=ChatState.choose(other, button),
    )


def version_switch(message: rx.Var[MessageView]) -> rx.Component:
    """`2 of 3` between two buttons, if there is more than one."""
    before, between, after = t("page.versions.shown", number="\0", count="\0").split("\0")
    switch = rx.el.div(
        _step("previous", message, message.previous),
        rx.el.span(before, message.version, between, message.versions, after, class_name="count"),
        _step("next", message, message.next),
        role="group",
        aria_label=t("page.versions"),
        class_name="versions",
    )
    return rx.cond(message.versions > 1, switch)

"""An address that leads nowhere."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.brand import wordmark
from todo_chat.ui.routes import CHAT


def lost_page() -> rx.Component:
    """Says so, and leads back."""
    return rx.el.main(
        rx.el.div(
            wordmark(),
            rx.el.h1(t("page.lost.title")),
            rx.el.p(t("page.lost.text"), class_name="lead"),
            rx.el.a(t("page.lost.home"), href=CHAT, class_name="button primary"),
        ),
        class_name="door-form lost",
    )

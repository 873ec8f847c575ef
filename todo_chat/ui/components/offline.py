"""Says when the connection to the server is gone."""

from __future__ import annotations

import reflex as rx
from reflex_components_core.core.banner import has_too_many_connection_errors

from todo_chat.strings import t


def offline_note() -> rx.Component:
    """A note at the top while the page tries to get its connection back."""
    return rx.cond(
        has_too_many_connection_errors,
        rx.el.div(
            rx.el.span(class_name="spinner"),
            t("page.offline"),
            role="status",
            class_name="offline",
        ),
    )

"""The mark and the name."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t


def mark() -> rx.Component:
    """A speech bubble with a tick in it."""
    return rx.el.svg(
        rx.el.svg.path(
            d="M12 2.5a9.5 9.5 0 1 1-4.6 17.8l-4.1 1.2 1.2-4.1A9.5 9.5 0 0 1 12 2.5Z",
            fill="var(--accent)",
        ),
        rx.el.svg.path(
            d="m7.8 12.3 2.9 2.9 5.6-6",
            fill="none",
            stroke="var(--on-accent)",
            stroke_width="2.2",
            stroke_linecap="round",
            stroke_linejoin="round",
        ),
        view_box="0 0 24 24",
        aria_hidden="true",
    )


def wordmark() -> rx.Component:
    """The mark with the name beside it."""
    return rx.el.span(mark(), t("page.name"), class_name="wordmark")

"""Icons: all decoration, so all hidden from those who listen."""

from __future__ import annotations

import reflex as rx


def icon(name: str) -> rx.Component:
    """A line icon by its Lucide name; its size is the style sheet's."""
    return rx.icon(name, aria_hidden="true", stroke_width=1.75)


def icon_button(name: str, label: str | rx.Var[str], **props: object) -> rx.Component:
    """A small button with an icon and a spoken name."""
    return rx.el.button(
        icon(name), type="button", class_name="icon-button", aria_label=label, title=label, **props
    )

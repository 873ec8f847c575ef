"""Modal dialogs."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t

SCRIPT = rx.asset("dialog.js", shared=True)


class Dialog(rx.Component):
    """The platform's own modal dialog, open while `open` is true."""

    library = SCRIPT.importable_path
    tag = "Dialog"

    open: rx.Var[bool]
    labelled_by: rx.Var[str]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]


def confirm_dialog(
    name: str,
    *,
    open: rx.Var[bool],
    title: str,
    text: str | rx.Var[str],
    action: rx.Component,
    on_close: rx.event.EventType[()],
    way_out: rx.Component | None = None,
) -> rx.Component:
    """A question with one dangerous answer; the focus begins on the harmless one.

    A `way_out` spares the person the question.
    """
    return Dialog.create(
        rx.el.h2(title, id=f"{name}-title"),
        rx.el.p(text),
        rx.el.div(
            rx.el.button(
                t("page.cancel"),
                type="button",
                class_name="button",
                on_click=on_close,
            ),
            action,
            way_out,
            class_name="actions",
        ),
        open=open,
        labelled_by=f"{name}-title",
        on_close=on_close,
    )


def delete_button(on_click: rx.event.EventType[()]) -> rx.Component:
    """The dangerous answer."""
    return rx.el.button(
        t("page.delete"), type="button", class_name="button alarm", on_click=on_click
    )

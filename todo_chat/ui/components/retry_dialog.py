"""Asks, before a reply is made anew, what is to become of what it has changed."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.dialog import Dialog
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.retry import RetryState


def _answer(key: str, look: str, on_click: rx.event.EventType[()]) -> rx.Component:
    return rx.el.button(t(f"retry.{key}"), type="button", class_name=look, on_click=on_click)


def retry_dialog() -> rx.Component:
    """The question, with a way out."""
    count = rx.Var.create(RetryState.changed).to_string()
    text = rx.cond(
        RetryState.changed == 1, t("retry.text_one"), worded("retry.text", count, name="count")
    )
    return Dialog.create(
        rx.el.h2(t("retry.title"), id="retry-title"),
        rx.el.p(text),
        rx.cond(
            RetryState.problem, rx.el.p(RetryState.problem, class_name="problem", role="alert")
        ),
        rx.el.div(
            _answer("cancel", "button", RetryState.cancel),
            _answer("keep", "button", RetryState.keep),
            _answer("roll_back", "button primary", RetryState.roll_back),
            class_name="actions",
        ),
        open=RetryState.changed > 0,
        labelled_by="retry-title",
        on_close=RetryState.cancel,
    )

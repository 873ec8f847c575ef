"""The editor that takes the place of a message while it is being written anew."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.draft import draft, draft_labels
from todo_chat.ui.components.shell import cancels
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.editor import EditorState
from todo_chat.ui.state.session import SessionState
from todo_chat.ui.views import MessageView


def _roll_back() -> rx.Component:
    """Asks whether what the old replies changed is to be taken back."""
    label = rx.cond(
        EditorState.changed == 1,
        t("receipt.roll_back_one"),
        worded("receipt.roll_back", rx.Var.create(EditorState.changed).to_string(), name="count"),
    )
    return rx.fragment(
        rx.el.label(
            rx.el.input(type="checkbox", name="roll_back", aria_describedby="roll-back-hint"),
            rx.el.span(label),
            class_name="choice",
        ),
        rx.el.p(t("page.edit.tasks_stay"), id="roll-back-hint", class_name="hint"),
    )


@rx.memo
def message_editor(message: rx.Var[MessageView]) -> rx.Component:
    """The message in a box of its own, and what sending it means for the tasks.

    Apart from the row, so that not every row follows what the editor says.
    """
    return rx.el.form(
        draft(
            element_id="edit-message",
            name="message",
            draft_key=message.id,
            initial=message.text,
            limit=SessionState.message_limit,
            busy=False,
            problem=EditorState.problem,
            labels=draft_labels("edit"),
        ),
        rx.cond(EditorState.changed, _roll_back()),
        rx.el.div(
            rx.el.button(
                t("page.cancel"),
                type="button",
                class_name="button",
                custom_attrs=cancels(),
                on_click=EditorState.cancel,
            ),
            rx.el.button(t("page.edit.submit"), type="submit", class_name="button primary"),
            class_name="actions",
        ),
        class_name="message-editor",
        on_submit=EditorState.save,
    )

"""The editor that takes the place of a message while it is being written anew."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.draft import draft, draft_labels
from todo_chat.ui.components.shell import cancels
from todo_chat.ui.state.editor import EditorState
from todo_chat.ui.state.session import SessionState
from todo_chat.ui.views import MessageView


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
        rx.el.p(t("page.edit.tasks_stay"), class_name="hint"),
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

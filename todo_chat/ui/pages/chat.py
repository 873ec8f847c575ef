"""The chat page: conversations, chat, list."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.conversation import conversation
from todo_chat.ui.components.conversation_list import delete_conversation_dialog
from todo_chat.ui.components.icons import icon_button
from todo_chat.ui.components.offline import offline_note
from todo_chat.ui.components.rail import account_dialogs, rail
from todo_chat.ui.components.reminders import reminder_cards
from todo_chat.ui.components.retry_dialog import retry_dialog
from todo_chat.ui.components.shell import shell, shows
from todo_chat.ui.components.side_sheet import side_sheet
from todo_chat.ui.components.task_list import purge_dialog, task_list
from todo_chat.ui.state.focus import focus
from todo_chat.ui.state.places import PlacesState


def _tab(panel: str, *content: rx.Component | str) -> rx.Component:
    pressed = {"aria-pressed": "false"}  # the shell knows, and says so
    return rx.el.button(
        *content, type="button", class_name="tab", custom_attrs=shows(panel) | pressed
    )


def _top_bar() -> rx.Component:
    """What a narrow screen has instead of columns."""
    count = rx.el.span(PlacesState.pending, class_name="count")
    return rx.el.div(
        icon_button("menu", t("page.conversations"), custom_attrs=shows("rail")),
        rx.el.div(
            _tab("chat", t("page.chat")),
            _tab("list", t("page.tasks.tab"), count),
            class_name="tabs",
        ),
        rx.el.span(width="32px"),
        class_name="top-bar",
    )


def chat_page() -> rx.Component:
    """Three columns on a wide screen, two on a smaller one, tabs on a phone."""
    return rx.fragment(
        rx.el.button(
            t("page.skip"), type="button", class_name="skip-link", on_click=focus("composer")
        ),
        shell(
            _top_bar(),
            rail(),
            rx.el.div(class_name="scrim", custom_attrs=shows("chat")),
            conversation(),
            task_list(),
        ),
        side_sheet(),
        delete_conversation_dialog(),
        purge_dialog(),
        retry_dialog(),
        account_dialogs(),
        reminder_cards(),
        offline_note(),
    )

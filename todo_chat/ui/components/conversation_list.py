"""The conversations at the left."""

from __future__ import annotations

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from todo_chat.strings import t
from todo_chat.ui.components.dialog import confirm_dialog, delete_button
from todo_chat.ui.components.icons import icon, icon_button
from todo_chat.ui.components.shell import cancels
from todo_chat.ui.components.words import worded
from todo_chat.ui.routes import CHAT
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.conversations import RENAME_FIELD, ConversationsState
from todo_chat.ui.views import ConversationView


def new_conversation_link() -> rx.Component:
    """Leads to an empty conversation."""
    return ReactRouterLink.create(
        icon("square-pen"), t("page.conversations.new"), to=CHAT, class_name="button new-chat"
    )


def _rename_form(conversation: rx.Var[ConversationView]) -> rx.Component:
    return rx.el.form(
        rx.el.input(
            id=RENAME_FIELD,
            name="title",
            default_value=conversation.title,
            class_name="input",
            auto_focus=True,
            auto_complete="off",
            aria_label=t("page.conversation.name"),
            aria_invalid=ConversationsState.rename_problem != "",
            aria_describedby="rename-problem",
        ),
        icon_button(
            "x",
            t("page.cancel"),
            custom_attrs=cancels(),
            on_click=ConversationsState.cancel_rename,
        ),
        rx.el.p(
            ConversationsState.rename_problem,
            id="rename-problem",
            class_name="problem",
            role="alert",
        ),
        on_submit=ConversationsState.rename,
    )


def _name(conversation: rx.Var[ConversationView], is_open: rx.Var[bool]) -> rx.Component:
    return rx.fragment(
        ReactRouterLink.create(
            conversation.title,
            id="conversation-" + conversation.id,
            to="/c/" + conversation.id,
            title=conversation.title,
            aria_current=rx.cond(is_open, "page", "false"),
        ),
        rx.el.div(
            icon_button(
                "pencil",
                worded("page.conversation.rename", conversation.title),
                on_click=ConversationsState.begin_rename(conversation.id),
            ),
            icon_button(
                "trash-2",
                worded("page.conversation.delete", conversation.title),
                on_click=ConversationsState.ask_delete(conversation.id),
            ),
            class_name="row-actions",
        ),
    )


@rx.memo
def conversation_row(
    conversation: rx.Var[ConversationView], is_open: rx.Var[bool], renaming: rx.Var[bool]
) -> rx.Component:
    """A conversation: its name as a link, and on approach its two buttons."""
    return rx.el.div(
        rx.cond(
            conversation.heading,
            rx.el.h3(conversation.heading),
        ),
        rx.el.div(
            rx.cond(renaming, _rename_form(conversation), _name(conversation, is_open)),
            class_name="conversation",
            custom_attrs={"data-open": is_open},
        ),
    )


def _bones() -> rx.Component:
    widths = ("70%", "88%", "54%", "76%")
    bones = [rx.el.div(class_name="bone", width=width) for width in widths]
    return rx.el.div(*bones, class_name="list-bones", aria_hidden="true")


def conversation_list() -> rx.Component:
    """All of them, the latest first, grouped by day."""
    rows = rx.el.ul(
        rx.foreach(
            ConversationsState.items,
            lambda conversation: rx.el.li(
                conversation_row(
                    conversation=conversation,
                    is_open=ChatState.conversation_id == conversation.id,
                    renaming=ConversationsState.renaming == conversation.id,
                ),
                key=conversation.id,
            ),
        )
    )
    more = rx.el.button(
        t("page.conversations.more"),
        type="button",
        class_name="menu-item",
        on_click=ConversationsState.show_more,
    )
    empty = rx.el.p(t("page.conversations.empty"), class_name="rail-empty")
    return rx.el.div(
        rx.cond(
            ConversationsState.ready,
            rx.cond(
                ConversationsState.items,
                rx.fragment(rows, rx.cond(ConversationsState.has_more, more)),
                empty,
            ),
            _bones(),
        ),
        class_name="conversations",
    )


def delete_conversation_dialog() -> rx.Component:
    """Asks before a conversation is deleted."""
    return confirm_dialog(
        "delete-conversation",
        open=ConversationsState.deleting != "",
        title=t("page.conversation.delete_title"),
        text=worded("page.conversation.delete_text", ConversationsState.deleting_title),
        action=delete_button(ConversationsState.delete),
        on_close=ConversationsState.cancel_delete,
    )

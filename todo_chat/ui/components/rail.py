"""The column at the left: the mark, the conversations, the account."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.account_form import credentials_form, sign_out_form
from todo_chat.ui.components.brand import wordmark
from todo_chat.ui.components.conversation_list import conversation_list, new_conversation_link
from todo_chat.ui.components.dialog import Dialog, confirm_dialog
from todo_chat.ui.components.icons import icon, icon_button
from todo_chat.ui.components.reminders import notifications_button
from todo_chat.ui.components.settings import settings_dialog, settings_item
from todo_chat.ui.components.shell import shows
from todo_chat.ui.state.session import SessionState

MENU = "account-menu"


def _head() -> rx.Component:
    fold = icon_button("panel-left", t("page.conversations.show"), custom_attrs=shows("rail"))
    return rx.el.div(wordmark(), fold, class_name="rail-head")


def _keep_button() -> rx.Component:
    return rx.el.button(
        t("page.keep.open"),
        type="button",
        class_name="button primary",
        on_click=SessionState.ask_to_keep,
    )


def _keep_card() -> rx.Component:
    return rx.el.div(rx.el.p(t("page.keep.card")), _keep_button(), class_name="keep-card")


def _theme_item() -> rx.Component:
    dark = rx.fragment(icon("moon"), t("page.account.theme_dark"))
    light = rx.fragment(icon("sun"), t("page.account.theme_light"))
    return rx.el.button(
        rx.color_mode_cond(dark, light),
        type="button",
        class_name="menu-item",
        on_click=rx.toggle_color_mode,
    )


def _sign_out_item() -> rx.Component:
    ask = rx.el.button(
        icon("log-out"),
        t("page.account.sign_out"),
        type="button",
        class_name="menu-item",
        on_click=SessionState.ask_to_leave,
    )
    leave = sign_out_form(icon("log-out"), submit=t("page.account.sign_out"), look="menu-item")
    return rx.cond(SessionState.guest, ask, leave)


def _account() -> rx.Component:
    return rx.fragment(
        rx.el.button(
            rx.el.span(SessionState.name[:1], class_name="avatar", aria_hidden="true"),
            rx.el.span(SessionState.name, class_name="who"),
            icon("chevrons-up-down"),
            type="button",
            class_name="account-button",
            aria_label=t("page.account.menu"),
            custom_attrs={"popoverTarget": MENU},
        ),
        rx.el.div(
            settings_item(),
            notifications_button("menu-item"),
            _theme_item(),
            _sign_out_item(),
            id=MENU,
            class_name="menu account-menu",
            custom_attrs={"popover": "auto"},
        ),
    )


def rail() -> rx.Component:
    """The whole column."""
    return rx.el.nav(
        _head(),
        new_conversation_link(),
        conversation_list(),
        rx.el.div(rx.cond(SessionState.guest, _keep_card()), _account(), class_name="rail-foot"),
        class_name="rail",
        aria_label=t("page.conversations"),
    )


def account_dialogs() -> rx.Component:
    """A guest becomes an account, or leaves for good; how dates are written."""
    keep = Dialog.create(
        rx.el.h2(t("page.keep.title"), id="keep-title"),
        rx.el.p(t("page.keep.lead")),
        credentials_form("claim", submit=t("page.keep.submit"), new=True, next=""),
        rx.el.div(
            icon_button("x", t("page.close"), on_click=SessionState.close_dialogs),
            class_name="close",
        ),
        open=SessionState.keeping,
        labelled_by="keep-title",
        on_close=SessionState.close_dialogs,
    )
    leave = confirm_dialog(
        "leave",
        open=SessionState.leaving,
        title=t("page.leave.title"),
        text=t("page.leave.text"),
        action=sign_out_form(submit=t("page.leave.submit"), look="button alarm"),
        way_out=_keep_button(),
        on_close=SessionState.close_dialogs,
    )
    return rx.fragment(keep, leave, settings_dialog())

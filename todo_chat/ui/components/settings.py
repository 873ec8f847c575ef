"""The dialog in which a person says how they write dates."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.dialog import Dialog
from todo_chat.ui.components.icons import icon
from todo_chat.ui.state.settings import DAY_FIRST, MONTH_FIRST, SettingsState


def settings_item() -> rx.Component:
    """What opens the dialog, in the account's menu."""
    return rx.el.button(
        icon("calendar-cog"),
        t("page.settings.open"),
        type="button",
        class_name="menu-item",
        on_click=SettingsState.show,
    )


def _select(name: str, value: rx.Var[str], options: dict[str, str]) -> rx.Component:
    return rx.el.div(
        rx.el.label(t(f"page.settings.{name}"), html_for=f"settings-{name}"),
        rx.el.select(
            *(rx.el.option(label, value=option) for option, label in options.items()),
            id=f"settings-{name}",
            name=name,
            default_value=value,
            class_name="input",
        ),
        class_name="field",
    )


def settings_dialog() -> rx.Component:
    """The order of day and month, and the day on which a week begins."""
    orders = {
        DAY_FIRST: t("page.settings.day_first"),
        MONTH_FIRST: t("page.settings.month_first"),
    }
    days = {str(day): t(f"page.weekday.{day + 1}") for day in (0, 5, 6)}
    form = rx.el.form(
        _select("order", SettingsState.order, orders),
        _select("week_start", SettingsState.week_start, days),
        rx.el.div(
            rx.el.button(
                t("page.cancel"),
                type="button",
                class_name="button",
                on_click=SettingsState.close,
            ),
            rx.el.button(t("page.save"), class_name="button primary"),
            class_name="actions",
        ),
        on_submit=SettingsState.save,
        class_name="account-form",
    )
    return Dialog.create(
        rx.el.h2(t("page.settings.title"), id="settings-title"),
        rx.el.p(t("page.settings.lead")),
        rx.cond(SettingsState.open, form),
        open=SettingsState.open,
        labelled_by="settings-title",
        on_close=SettingsState.close,
    )

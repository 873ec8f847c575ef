"""Reminders as cards above the page, each with what one may do about it."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon, icon_button
from todo_chat.ui.components.shell import shows
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.reminders import SNOOZES, TOMORROW, ReminderState, ReminderView
from todo_chat.ui.state.session import SessionState

SCRIPT = rx.asset("reminders.js", shared=True)


class Reminders(rx.Component):
    """Asks for what is due when it has `rung`, and says what of it the person can see.

    When the page is `opened` again it asks for what it had shown. A browser notification goes
    with each card, where they are allowed.
    """

    library = SCRIPT.importable_path
    tag = "Reminders"

    rung: rx.Var[int]
    opened: rx.Var[int]
    shown: rx.Var[list[ReminderView]]
    label: rx.Var[str]

    on_look: rx.EventHandler[rx.event.passthrough_event_spec(list[int])]
    on_seen: rx.EventHandler[rx.event.passthrough_event_spec(list[int])]
    on_open: rx.EventHandler[rx.event.passthrough_event_spec(int)]


class AllowNotifications(rx.Component):
    """A button that asks for the browser's permission; none where that was decided already."""

    library = SCRIPT.importable_path
    tag = "AllowNotifications"


def notifications_button(look: str) -> rx.Component:
    """The button, as an item of a menu or a link."""
    return AllowNotifications.create(icon("bell"), t("reminder.allow"), class_name=look)


def _snooze(view: rx.Var[ReminderView], how: str) -> rx.Component:
    return rx.el.button(
        t(f"reminder.snooze.{how}"),
        type="button",
        class_name="link-button",
        on_click=ReminderState.snooze(view.id, how),
    )


def _actions(view: rx.Var[ReminderView]) -> rx.Component:
    complete = rx.el.button(
        t("reminder.complete"),
        type="button",
        class_name="button primary",
        on_click=ReminderState.complete(view.id),
    )
    look = rx.el.button(
        t("reminder.open"),
        type="button",
        class_name="button",
        custom_attrs=shows("list"),
        on_click=ReminderState.open(view.id),
    )
    snoozes = rx.el.div(
        rx.el.span(t("reminder.snooze"), aria_hidden="true"),
        *(_snooze(view, how) for how in (*SNOOZES, TOMORROW)),
        role="group",
        aria_label=t("reminder.snooze"),
        class_name="snoozes",
    )
    return rx.el.div(complete, look, snoozes, class_name="actions")


def _card(view: rx.Var[ReminderView]) -> rx.Component:
    return rx.el.article(
        rx.el.div(
            icon("bell-ring"),
            rx.el.div(
                rx.el.h3(view.title),
                rx.cond(view.body, rx.el.p(view.body, custom_attrs={"data-late": view.late})),
                class_name="what",
            ),
            icon_button(
                "x",
                worded("reminder.dismiss", view.title),
                on_click=ReminderState.dismiss(view.id),
            ),
            class_name="reminder-head",
        ),
        _actions(view),
        class_name="reminder-card",
        key=view.key,
    )


def reminder_cards() -> rx.Component:
    """The cards; the first one offers to notify outside the page, too."""
    return Reminders.create(
        rx.foreach(ReminderState.shown, _card),
        rx.cond(ReminderState.shown, notifications_button("button allow")),
        rung=ReminderState.rung,
        opened=SessionState.opened,
        shown=ReminderState.shown,
        label=t("reminder.name"),
        on_look=ReminderState.look,
        on_seen=ReminderState.seen,
        on_open=ReminderState.open,
    )

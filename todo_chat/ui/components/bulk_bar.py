"""The bar for several tasks at once."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon, icon_button
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.selection import NO_DATE, SELECT_BUTTON, SelectionState
from todo_chat.ui.state.tasks import TasksState

DAYS = ("today", "tomorrow", "next monday")


def select_button() -> rx.Component:
    """The button that begins to choose tasks."""
    return rx.el.button(
        icon("list-checks"),
        type="button",
        id=SELECT_BUTTON,
        class_name="icon-button",
        aria_label=t("page.bulk.select"),
        title=t("page.bulk.select"),
        aria_pressed=SelectionState.on,
        disabled=TasksState.empty | (TasksState.kind == "bin"),
        on_click=SelectionState.switch,
    )


def _opener(name: str, sign: str) -> rx.Component:
    return rx.el.button(
        icon(sign),
        rx.el.span(t(f"page.bulk.{name}")),
        type="button",
        class_name="bulk-action",
        disabled=rx.Var.create(SelectionState.numbers).length() == 0,
        custom_attrs={"popoverTarget": f"bulk-{name}-menu"},
    )


def _action(name: str, sign: str, on_click: rx.event.EventType[()]) -> rx.Component:
    return rx.el.button(
        icon(sign),
        rx.el.span(t(f"page.bulk.{name}")),
        type="button",
        class_name="bulk-action",
        disabled=rx.Var.create(SelectionState.numbers).length() == 0,
        on_click=on_click,
    )


def _menu(name: str, *content: rx.Component) -> rx.Component:
    return rx.el.div(
        *content,
        id=f"bulk-{name}-menu",
        class_name="menu bulk-menu",
        custom_attrs={"popover": "auto"},
    )


def _item(name: str, label: str | rx.Var[str], on_click: rx.event.EventType[()]) -> rx.Component:
    return rx.el.button(
        label,
        type="button",
        class_name="menu-item",
        on_click=on_click,
        custom_attrs={"popoverTarget": f"bulk-{name}-menu", "popoverTargetAction": "hide"},
    )


def _typed(name: str, field: str, on_submit: rx.event.EventType[dict[str, object]]) -> rx.Component:
    return rx.el.form(
        rx.el.input(
            id=f"bulk-{name}",
            name=field,
            class_name="input",
            auto_complete="off",
            placeholder=t(f"page.bulk.{name}_hint"),
            aria_label=t(f"page.bulk.{name}_hint"),
        ),
        rx.el.button(t("page.bulk.set"), type="submit", class_name="button"),
        class_name="one-line",
        on_submit=on_submit,  # what is refused stays; what is done closes the bar
    )


def _move_menu() -> rx.Component:
    inbox = _item("move", t("page.tasks.inbox"), SelectionState.move({"project": ""}))
    projects = rx.foreach(
        PlacesState.projects,
        lambda place: _item("move", "#" + place.name, SelectionState.move({"project": place.name})),
    )
    return _menu("move", inbox, projects, _typed("move", "project", SelectionState.move))


def _date_menu() -> rx.Component:
    days = [
        _item("date", t(f"page.bulk.day.{number}"), SelectionState.date(words))
        for number, words in enumerate(DAYS)
    ]
    none = _item("date", t("page.bulk.no_date"), SelectionState.date(NO_DATE))
    return _menu("date", *days, none, _typed("date", "when", SelectionState.date_in_words))


def _tag_menu() -> rx.Component:
    tags = rx.foreach(
        PlacesState.tags,
        lambda place: _item("tag", "@" + place.name, SelectionState.tag({"tags": place.name})),
    )
    return _menu("tag", tags, _typed("tag", "tags", SelectionState.tag))


def bulk_bar() -> rx.Component:
    """What can be done to the tasks that are chosen."""
    count = rx.Var.create(SelectionState.numbers).length().to_string()
    bar = rx.el.div(
        rx.el.div(
            rx.el.span(worded("page.bulk.count", count, name="count"), role="status"),
            rx.el.button(
                t("page.bulk.all"),
                type="button",
                class_name="link-button",
                on_click=SelectionState.toggle_all,
            ),
            icon_button("x", t("page.bulk.stop"), on_click=SelectionState.stop),
            class_name="bulk-head",
        ),
        rx.el.p(SelectionState.problem, class_name="problem", role="alert"),
        rx.el.div(
            _action("complete", "check", SelectionState.complete),
            _opener("move", "folder-input"),
            _opener("date", "calendar"),
            _opener("tag", "at-sign"),
            _action("delete", "trash-2", SelectionState.delete),
            class_name="bulk-actions",
        ),
        _move_menu(),
        _date_menu(),
        _tag_menu(),
        role="group",
        aria_label=t("page.bulk"),
        class_name="bulk-bar",
    )
    return rx.cond(SelectionState.on, bar)

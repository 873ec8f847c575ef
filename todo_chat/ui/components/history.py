"""Changes line by line, with undo."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.activity import ActivityView
from todo_chat.ui.components.icons import icon
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.history import HistoryState
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.undo import UndoState


def _undo(change: rx.Var[ActivityView]) -> rx.Component:
    """One button for both ways, so that the focus stays on it."""
    said = change.what + " " + change.title + change.more
    return rx.el.button(
        rx.cond(change.undone, t("page.redo"), t("page.undo")),
        type="button",
        class_name="link-button",
        aria_label=rx.cond(
            change.undone,
            worded("page.activity.redo", said, name="what"),
            worded("page.activity.undo", said, name="what"),
        ),
        on_click=UndoState.undo(change.batch),
    )


def _line(change: rx.Var[ActivityView], *what: rx.Component | rx.Var[str]) -> rx.Component:
    undone = rx.cond(change.undone, " · " + t("page.activity.was_undone"), "")
    return rx.el.li(
        rx.el.span(*what, class_name="what"),
        rx.el.span(change.who, " · ", change.when, undone, class_name="who"),
        rx.cond(change.batch, _undo(change)),
        custom_attrs={"data-undone": change.undone},
        key=change.id.to_string(),
    )


def change_line(change: rx.Var[ActivityView]) -> rx.Component:
    """What was done to a task, by whom and when."""
    return _line(change, rx.el.span(change.what, change.more))


def _titled_line(change: rx.Var[ActivityView]) -> rx.Component:
    title = rx.el.button(
        rx.el.span("#", change.number, " ", class_name="number"),
        change.title,
        type="button",
        class_name="what-of",
        aria_label=worded("page.task.edit", change.title),
        on_click=SheetState.open(change.number),
    )
    name = rx.cond(change.number, title, rx.el.span(change.title, class_name="what-of"))
    return _line(change, change.what, " ", name, change.more)


def history() -> rx.Component:
    """The latest changes of everything."""
    empty = rx.el.div(
        icon("history"),
        rx.el.strong(t("page.empty.history")),
        rx.el.p(t("page.empty.history_text")),
        class_name="list-empty",
    )
    lines = rx.el.ol(rx.foreach(HistoryState.changes, _titled_line), class_name="activity")
    return rx.el.div(rx.cond(HistoryState.changes, lines, empty), class_name="history")

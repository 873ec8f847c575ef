"""Changes line by line, with undo."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.activity import ActivityView
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.history import HistoryState
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.undo import UndoState


def _undo(change: rx.Var[ActivityView]) -> rx.Component:
    button = rx.el.button(
        t("page.undo"),
        type="button",
        class_name="link-button",
        aria_label=worded("page.activity.undo", change.what, name="what"),
        on_click=UndoState.undo(change.batch),
    )
    undone = rx.el.span(t("page.activity.was_undone"), class_name="who")
    return rx.cond(change.undone, undone, rx.cond(change.batch, button))


def change_line(change: rx.Var[ActivityView]) -> rx.Component:
    """What was done to a task, by whom and when."""
    return rx.el.li(
        rx.el.span(change.what, class_name="what"),
        rx.el.span(change.who, " · ", change.when, class_name="who"),
        _undo(change),
        key=change.id.to_string(),
    )


def _titled_line(change: rx.Var[ActivityView]) -> rx.Component:
    title = rx.el.button(
        change.title,
        type="button",
        class_name="what-of",
        aria_label=worded("page.task.edit", change.title),
        on_click=SheetState.open(change.number),
    )
    return rx.el.li(
        rx.el.span(change.what, " ", title, class_name="what"),
        rx.el.span(change.who, " · ", change.when, class_name="who"),
        _undo(change),
        key=change.id.to_string(),
    )


def history() -> rx.Component:
    """The latest changes of all tasks."""
    empty = rx.el.p(t("page.history.empty"), class_name="hint")
    lines = rx.el.ol(rx.foreach(HistoryState.changes, _titled_line), class_name="activity")
    return rx.el.div(rx.cond(HistoryState.changes, lines, empty), class_name="history")

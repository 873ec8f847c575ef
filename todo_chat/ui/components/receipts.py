"""What a reply changed, each with a way to take it back."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon
from todo_chat.ui.components.shell import shows
from todo_chat.ui.components.words import worded
from todo_chat.ui.receipts import LineView, ReceiptView
from todo_chat.ui.state.receipts import ReceiptsState
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.views import MessageView


def _what(line: rx.Var[LineView]) -> rx.Component:
    name = rx.fragment(
        rx.cond(line.number, rx.el.span("#", line.number, " ", class_name="number")),
        rx.el.span(line.title, class_name="title"),
    )
    link = rx.el.button(
        name,
        type="button",
        class_name="what",
        title=worded("receipt.open", line.title),
        custom_attrs=shows("list"),
        on_click=SheetState.open(line.number),
    )
    return rx.cond(line.linked, link, rx.el.span(name, class_name="what"))


def _line(line: rx.Var[LineView]) -> rx.Component:
    return rx.el.p(
        rx.el.span(line.deed, class_name="deed"),
        " ",
        _what(line),
        rx.el.span(line.more, class_name="more"),
    )


def _redo_many(count: rx.Var[int]) -> rx.Var[str]:
    """Says of a redo that it is of more than what it stands under."""
    return worded("receipt.redo_many", count.to_string(), name="count")


def _take_back(receipt: rx.Var[ReceiptView]) -> rx.Component:
    """One button for both ways, so that the focus stays on it."""
    title = receipt.lines[0].title
    alone = receipt.undone_along <= receipt.lines.length()
    redo = rx.cond(alone, t("receipt.redo"), _redo_many(receipt.undone_along))
    redo_of = rx.cond(alone, worded("receipt.redo_of", title), _redo_many(receipt.undone_along))
    return rx.el.button(
        rx.cond(receipt.undone, redo, t("receipt.undo")),
        type="button",
        class_name="link-button",
        aria_label=rx.cond(receipt.undone, redo_of, worded("receipt.undo_of", title)),
        on_click=rx.cond(
            receipt.undone,
            ReceiptsState.redo(receipt.redo, receipt.batch_id),
            ReceiptsState.undo(receipt.batch_id),
        ),
    )


def _problem(place: rx.Var[str]) -> rx.Component:
    return rx.cond(
        ReceiptsState.place == place,
        rx.el.p(ReceiptsState.problem, class_name="problem", role="alert"),
    )


def _receipt(receipt: rx.Var[ReceiptView]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.div(rx.foreach(receipt.lines, _line), class_name="lines"),
            rx.cond(receipt.undone, rx.el.span(t("receipt.undone"), class_name="outcome")),
            rx.cond(receipt.can_undo, _take_back(receipt)),
            class_name="row",
        ),
        _problem(receipt.batch_id),
        custom_attrs={"data-undone": receipt.undone},
        key=receipt.batch_id,
    )


def _all(message: rx.Var[MessageView]) -> rx.Component:
    undo = rx.el.button(
        t("receipt.undo_all"),
        type="button",
        class_name="link-button",
        on_click=ReceiptsState.undo_all(message.turn_id),
    )
    redo = rx.el.button(
        _redo_many(message.redo_count),
        type="button",
        class_name="link-button",
        on_click=ReceiptsState.redo(message.redo_all, message.turn_id),
    )
    return rx.el.div(
        rx.cond(message.can_undo_all, undo, rx.cond(message.redo_all, redo)),
        _problem(message.turn_id),
        class_name="all",
    )


@rx.memo
def receipts(message: rx.Var[MessageView]) -> rx.Component:
    """The receipts of a reply.

    Apart from the row, so that not every row follows what is said about one receipt.
    """
    return rx.el.section(
        rx.el.ul(rx.foreach(message.receipts, _receipt)),
        rx.cond(message.can_undo_all | (message.redo_all != ""), _all(message)),
        class_name="receipts",
        aria_label=t("receipt.name"),
    )


def unchanged_mark() -> rx.Component:
    """Says of a reply that claims a change that there was none."""
    return rx.el.p(
        icon("circle-alert"),
        rx.el.strong(t("receipt.unchanged")),
        rx.el.span(t("receipt.unchanged_hint")),
        class_name="unchanged",
        role="note",
    )

"""The line above the list in which tasks are typed."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon
from todo_chat.ui.state.quick import ChipView, QuickState
from todo_chat.ui.state.tasks import ADD_FIELD, TasksState

SCRIPT = rx.asset("quick_add.js", shared=True)


class QuickAdd(rx.Component):
    """A line that shows as chips what the server understands of it; `q` leads to it from anywhere.

    `on_read` gets the text and the pieces that are to stay plain text, and so does `on_add`.
    """

    library = SCRIPT.importable_path
    tag = "QuickAdd"

    element_id: rx.Var[str]
    chips: rx.Var[list[ChipView]]
    given: rx.Var[str]
    problem: rx.Var[str]
    place: rx.Var[str]
    labels: rx.Var[dict[str, str]]

    on_read: rx.EventHandler[rx.event.passthrough_event_spec(str, list[str])]
    on_add: rx.EventHandler[rx.event.passthrough_event_spec(str, list[str])]


def _labels() -> dict[str, str]:
    keys = {
        "name": "page.tasks.add",
        "add": "page.add",
        "cancel": "page.cancel",
        "understood": "page.quick.understood",
        "unread": "page.quick.unread",
        "chip": "page.quick.chip",
        "pasted": "page.quick.pasted",
        "asOne": "page.quick.as_one",
        "addAll": "page.quick.add_all",
    }
    return {name: t(key) for name, key in keys.items()}


def quick_add() -> rx.Component:
    """The line, with the state behind it."""
    return QuickAdd.create(
        icon("plus"),
        element_id=ADD_FIELD,
        chips=QuickState.chips,
        given=QuickState.said,
        problem=QuickState.problem,
        place=TasksState.place,
        labels=_labels(),
        on_read=QuickState.read,
        on_add=QuickState.add,
    )

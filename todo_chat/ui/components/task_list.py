"""The task list at the right."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.bulk_bar import bulk_bar, select_button
from todo_chat.ui.components.dialog import confirm_dialog, delete_button
from todo_chat.ui.components.history import history
from todo_chat.ui.components.icons import icon
from todo_chat.ui.components.place_editor import place_editor
from todo_chat.ui.components.places import places
from todo_chat.ui.components.quick_add import quick_add
from todo_chat.ui.components.task_board import task_board
from todo_chat.ui.components.task_row import task_row
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.selection import SelectionState
from todo_chat.ui.state.session import SessionState
from todo_chat.ui.state.tasks import HEADING, TasksState
from todo_chat.ui.state.undo import UndoState
from todo_chat.ui.task_views import GroupView


def _title() -> rx.Component:
    name = rx.match(
        TasksState.kind,
        *((kind, t(f"page.tasks.{kind}")) for kind in ("inbox", "today", "upcoming")),
        *((kind, t(f"page.tasks.{kind}")) for kind in ("done", "bin")),
        ("history", t("page.history")),
        ("project", TasksState.name),
        ("tag", TasksState.name),
        t("page.tasks"),
    )
    sign = rx.match(TasksState.kind, ("project", "#"), ("tag", "@"), "")
    mark = rx.el.span(sign, class_name="sign", custom_attrs={"data-color": TasksState.color})
    return rx.el.h2(mark, name, id=HEADING, tab_index=-1)


def _head() -> rx.Component:
    return rx.el.header(
        rx.el.div(
            rx.el.div(_title(), rx.el.p(SessionState.today, class_name="today")),
            rx.el.div(place_editor(), select_button(), class_name="tools"),
            class_name="sheet-title",
        ),
        places(),
        class_name="sheet-head",
    )


EMPTY = {
    "all": "list-todo",
    "inbox": "inbox",
    "today": "party-popper",
    "done": "circle-check",
    "bin": "trash-2",
    "project": "hash",
    "tag": "at-sign",
}


def _nothing(kind: str, name: str) -> rx.Component:
    title, text = t(f"page.empty.{kind}"), t(f"page.empty.{kind}_text")
    return rx.el.div(icon(name), rx.el.strong(title), rx.el.p(text), class_name="list-empty")


def _empty() -> rx.Component:
    cases = [(kind, _nothing(kind, name)) for kind, name in EMPTY.items()]
    return rx.match(TasksState.kind, ("history", history()), *cases, _nothing("all", "list-todo"))


def _bones() -> rx.Component:
    widths = ("62%", "80%", "45%", "70%", "56%")
    bones = [rx.el.div(class_name="bone", width=width) for width in widths]
    return rx.el.div(*bones, class_name="list-bones", aria_hidden="true")


def _group(group: rx.Var[GroupView]) -> rx.Component:
    heading = rx.el.h3(
        group.heading, class_name="group-head", custom_attrs={"data-tone": group.tone}
    )
    rows = rx.foreach(
        group.tasks,
        lambda task: rx.el.li(
            task_row(
                task=task,
                editing=TasksState.editing == task.number,
                choosing=SelectionState.on,
                chosen=rx.Var.create(SelectionState.numbers).contains(task.number),
            ),
            key=task.number.to_string(),
            custom_attrs={"data-number": task.number},
        ),
    )
    return rx.el.section(
        rx.cond(group.heading, heading),
        rx.cond(
            group.tasks,
            rx.el.ul(rows),
            rx.el.p(t("page.tasks.nothing_that_day"), class_name="sr-only"),
        ),
        class_name="group",
        custom_attrs={"data-day": group.day, "data-empty": group.tasks.length() == 0},
        key=group.key,
    )


def _bin_note() -> rx.Component:
    return rx.el.div(
        rx.el.span(t("page.tasks.bin_note")),
        rx.el.button(
            t("page.tasks.empty_bin"),
            type="button",
            class_name="link-button",
            on_click=TasksState.ask_purge(-1),
        ),
        class_name="bin-note",
    )


def _groups() -> rx.Component:
    more = rx.el.button(
        t("page.tasks.more"), type="button", class_name="menu-item", on_click=TasksState.show_more
    )
    empty = TasksState.empty & (TasksState.kind != "upcoming")
    by_hand = rx.Var.create(["inbox", "project", "tag"]).contains(TasksState.kind)
    by_day = rx.Var.create(["today", "upcoming"]).contains(TasksState.kind)
    return task_board(
        rx.cond((TasksState.kind == "bin") & ~empty, _bin_note()),
        rx.cond(empty, _empty(), rx.foreach(TasksState.groups, _group)),
        rx.cond(TasksState.has_more, more),
        place=TasksState.place,
        order=rx.cond(by_hand, "hand", rx.cond(by_day, "day", "")),
        on_undo=UndoState.undo_last,
        on_redo=UndoState.redo_last,
        on_move=TasksState.move,
        choosing=SelectionState.on,
        on_choose=SelectionState.toggle,
        on_stop=SelectionState.stop,
    )


def task_list() -> rx.Component:
    """The sheet with the tasks on it."""
    takes_more = (TasksState.kind != "bin") & (TasksState.kind != "history")
    return rx.el.aside(
        rx.el.section(
            _head(),
            rx.cond(takes_more, quick_add()),
            rx.cond(TasksState.ready, _groups(), _bones()),
            bulk_bar(),
            aria_labelledby=HEADING,
            class_name="sheet",
        ),
        class_name="list-panel",
        aria_label=t("page.tasks"),
    )


def purge_dialog() -> rx.Component:
    """Asks before something in the bin is deleted for good."""
    return confirm_dialog(
        "purge",
        open=TasksState.deleting != 0,
        title=t("page.task.purge_title"),
        text=rx.cond(
            TasksState.deleting < 0,
            t("page.task.purge_all"),
            worded("page.task.purge_text", TasksState.deleting_title),
        ),
        action=delete_button(TasksState.purge),
        on_close=TasksState.cancel_purge,
    )

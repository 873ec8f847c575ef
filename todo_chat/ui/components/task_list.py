"""The task list at the right."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.dialog import confirm_dialog, delete_button
from todo_chat.ui.components.icons import icon
from todo_chat.ui.components.task_row import task_row
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.session import SessionState
from todo_chat.ui.state.tasks import ADD_FIELD, TasksState


def _filter(name: str, count: rx.Var[int]) -> rx.Component:
    return rx.el.button(
        t(f"page.tasks.{name}") + " ",
        rx.el.span(count, class_name="count"),
        type="button",
        class_name="filter",
        aria_pressed=TasksState.shown == name,
        on_click=TasksState.show(name),
    )


def _head() -> rx.Component:
    return rx.el.header(
        rx.el.h2(t("page.tasks"), id="tasks-title"),
        rx.el.p(SessionState.today, class_name="today"),
        rx.el.div(
            _filter("all", TasksState.pending + TasksState.completed),
            _filter("pending", TasksState.pending),
            _filter("completed", TasksState.completed),
            role="group",
            aria_label=t("page.tasks.filter"),
            class_name="filters",
        ),
        class_name="sheet-head",
    )


def _add_form() -> rx.Component:
    return rx.el.form(
        rx.el.div(
            icon("plus"),
            rx.el.input(
                id=ADD_FIELD,
                name="title",
                placeholder=t("page.tasks.add"),
                aria_label=t("page.tasks.add"),
                aria_invalid=TasksState.add_problem != "",
                aria_describedby="add-problem",
                auto_complete="off",
                enter_key_hint="done",
            ),
            rx.el.button(t("page.add"), type="submit", class_name="button"),
            class_name="row",
        ),
        rx.el.input(type="hidden", name="added", value=TasksState.added),
        rx.el.p(TasksState.add_problem, id="add-problem", class_name="problem", role="alert"),
        class_name="add-task",
        on_submit=TasksState.add,
        reset_on_submit=True,
    )


def _nothing(title: str, text: str, name: str) -> rx.Component:
    return rx.el.div(icon(name), rx.el.strong(t(title)), rx.el.p(t(text)), class_name="list-empty")


def _empty() -> rx.Component:
    nothing = _nothing("page.tasks.empty", "page.tasks.empty_text", "list-todo")
    all_done = _nothing("page.tasks.all_done", "page.tasks.all_done_text", "party-popper")
    none_done = _nothing("page.tasks.none_done", "page.tasks.none_done_text", "circle-check")
    return rx.cond(
        TasksState.pending + TasksState.completed == 0,
        nothing,
        rx.cond(TasksState.shown == "completed", none_done, all_done),
    )


def _bones() -> rx.Component:
    widths = ("62%", "80%", "45%", "70%", "56%")
    bones = [rx.el.div(class_name="bone", width=width) for width in widths]
    return rx.el.div(*bones, class_name="list-bones", aria_hidden="true")


def _rows() -> rx.Component:
    more = rx.el.button(
        t("page.tasks.more"), type="button", class_name="menu-item", on_click=TasksState.show_more
    )
    return rx.fragment(
        rx.foreach(
            TasksState.items,
            lambda task: rx.el.li(
                task_row(task=task, editing=TasksState.editing == task.number),
                key=task.number.to_string(),
            ),
        ),
        rx.cond(TasksState.has_more, rx.el.li(more)),
    )


def task_list() -> rx.Component:
    """The sheet with the tasks on it."""
    return rx.el.aside(
        rx.el.section(
            _head(),
            _add_form(),
            rx.cond(
                TasksState.ready,
                rx.cond(TasksState.items, rx.el.ul(_rows(), class_name="tasks"), _empty()),
                _bones(),
            ),
            aria_labelledby="tasks-title",
            class_name="sheet",
        ),
        class_name="list-panel",
        aria_label=t("page.tasks"),
    )


def delete_task_dialog() -> rx.Component:
    """Asks before a task is deleted."""
    return confirm_dialog(
        "delete-task",
        open=TasksState.deleting != 0,
        title=t("page.task.delete_title"),
        text=worded("page.task.delete_text", TasksState.deleting_title),
        action=delete_button(TasksState.delete),
        on_close=TasksState.cancel_delete,
    )

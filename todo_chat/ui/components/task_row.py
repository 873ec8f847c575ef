"""One task of the list, and the form that changes it."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon, icon_button
from todo_chat.ui.components.shell import cancels
from todo_chat.ui.components.title_field import title_field
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.selection import SelectionState
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.tasks import TITLE_FIELD, TasksState
from todo_chat.ui.task_views import TagView, TaskView


def _tick(task: rx.Var[TaskView]) -> rx.Component:
    label = rx.cond(
        task.done, worded("page.task.reopen", task.title), worded("page.task.complete", task.title)
    )
    return rx.el.button(
        icon("check"),
        type="button",
        role="checkbox",
        class_name="tick",
        id="tick-" + task.number.to_string(),
        aria_checked=task.done,
        aria_label=label,
        on_click=TasksState.toggle(task.number),
    )


def _bit(name: str, text: rx.Var[str], look: str, **data: rx.Var[str]) -> rx.Component:
    attributes = {f"data-{key}": value for key, value in data.items()}
    return rx.cond(
        text, rx.el.span(icon(name), text, class_name=f"bit {look}", custom_attrs=attributes)
    )


def _named(sign: str, name: rx.Var[str], color: rx.Var[str]) -> rx.Component:
    mark = rx.el.span(sign, class_name="sign", custom_attrs={"data-color": color})
    return rx.el.span(mark, name, class_name="named")


def _tag(tag: rx.Var[TagView]) -> rx.Component:
    return _named("@", tag.name, tag.color)


def _meta(task: rx.Var[TaskView]) -> rx.Component:
    deadline = worded("page.task.deadline_on", task.deadline, name="day")
    return rx.el.span(
        rx.el.span("#", task.number, class_name="number"),
        _bit("calendar", task.due, "due", tone=task.due_tone),
        _bit("repeat", task.repeats, "repeats"),
        _bit("bell", task.reminder, "reminder"),
        rx.cond(
            task.deadline,
            rx.el.span(
                icon("target"),
                deadline,
                class_name="bit due",
                custom_attrs={"data-tone": task.deadline_tone},
            ),
        ),
        _bit("timer", task.estimate, "estimate"),
        _bit("flag", task.priority_label, "priority", level=task.priority),
        rx.cond(task.project, _named("#", task.project, task.project_color)),
        rx.foreach(task.tags, _tag),
        rx.cond(task.more_tags, rx.el.span(task.more_tags)),
        id=_meta_element(task),
        class_name="task-meta",
    )


def _choose(task: rx.Var[TaskView], chosen: rx.Var[bool]) -> rx.Component:
    return rx.el.button(
        icon("check"),
        type="button",
        role="checkbox",
        class_name="tick choose",
        aria_checked=chosen,
        aria_label=worded("page.task.choose", task.title),
        on_click=SelectionState.toggle(task.number),
    )


def _meta_element(task: rx.Var[TaskView]) -> rx.Var[str]:
    return "task-meta-" + task.number.to_string()


def _row(task: rx.Var[TaskView], choosing: rx.Var[bool], chosen: rx.Var[bool]) -> rx.Component:
    title = rx.el.button(
        rx.el.span(task.title, class_name="task-title"),
        _meta(task),
        type="button",
        class_name="task-open",
        aria_label=rx.cond(
            choosing,
            worded("page.task.choose", task.title),
            worded("page.task.edit", task.title),
        ),
        aria_pressed=rx.cond(choosing, chosen, None),
        aria_describedby=_meta_element(task),
        id="task-" + task.number.to_string(),
        on_click=rx.cond(
            choosing, SelectionState.toggle(task.number), SheetState.open(task.number)
        ),
    )
    rename = rx.el.div(
        icon_button(
            "pencil",
            worded("page.task.rename", task.title),
            on_click=TasksState.edit(task.number),
        ),
        class_name="rename",
    )
    delete = icon_button(
        "trash-2",
        worded("page.task.delete", task.title),
        on_click=TasksState.delete(task.number),
    )
    return rx.el.div(
        rx.cond(choosing, _choose(task, chosen), _tick(task)),
        title,
        rx.el.div(_grip(task), rename, delete, class_name="task-actions"),
        class_name="task-row",
    )


def _grip(task: rx.Var[TaskView]) -> rx.Component:
    return rx.el.button(
        icon("grip-vertical"),
        type="button",
        class_name="icon-button grip",
        aria_label=worded("page.task.move", task.title),
        title=t("page.task.move_hint"),
        aria_keyshortcuts="Alt+ArrowUp Alt+ArrowDown",
    )


def _binned_row(task: rx.Var[TaskView]) -> rx.Component:
    title = rx.el.span(task.title, class_name="task-title")
    restore = icon_button(
        "undo-2",
        worded("page.task.restore", task.title),
        id="task-" + task.number.to_string(),
        on_click=TasksState.restore(task.number),
    )
    purge = icon_button(
        "trash-2",
        worded("page.task.purge", task.title),
        on_click=TasksState.ask_purge(task.number),
    )
    return rx.el.div(
        rx.el.span(),
        rx.el.div(title, _meta(task)),
        rx.el.div(restore, purge, class_name="task-actions always"),
        class_name="task-row",
    )


def _form(task: rx.Var[TaskView]) -> rx.Component:
    """The title alone, in its place."""
    return rx.el.form(
        title_field(
            element_id=TITLE_FIELD,
            name="title",
            value=task.title,
            label=t("page.task.title"),
            described_by="title-problem",
            invalid=TasksState.problem != "",
            focused=True,
        ),
        icon_button("x", t("page.cancel"), custom_attrs=cancels(), on_click=TasksState.cancel_edit),
        rx.el.button(t("page.save"), type="submit", class_name="button primary"),
        rx.el.p(TasksState.problem, id="title-problem", class_name="problem", role="alert"),
        class_name="task-form",
        on_submit=TasksState.save,
    )


@rx.memo
def task_row(
    task: rx.Var[TaskView],
    editing: rx.Var[bool],
    choosing: rx.Var[bool],
    chosen: rx.Var[bool],
) -> rx.Component:
    """A task as a line, or as a form while it is being changed."""
    return rx.el.div(
        rx.cond(
            task.binned,
            _binned_row(task),
            rx.cond(editing, _form(task), _row(task, choosing, chosen)),
        ),
        class_name=rx.cond(task.fresh, "task fresh", "task"),
        custom_attrs={
            "data-done": task.done,
            "data-priority": task.priority,
            "data-chosen": choosing & chosen,
        },
    )

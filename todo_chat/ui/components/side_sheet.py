"""The side sheet: everything about one task."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.history import change_line
from todo_chat.ui.components.icons import icon, icon_button
from todo_chat.ui.components.title_field import title_field
from todo_chat.ui.components.words import worded
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.sheet import ReminderView, SheetState

SCRIPT = rx.asset("side_sheet.js", shared=True)
PRIORITIES = ("none", "low", "medium", "high")
READ_AFTER_MS = 80


class SideSheet(rx.Component):
    """A sheet beside the list; each task that is `opened` takes the focus anew.

    Whenever its fields are `behind` the task it asks for new ones, unless something was typed. What
    was typed is kept until it is saved; each time that is `refused` it stays.
    """

    library = SCRIPT.importable_path
    tag = "SideSheet"

    opened: rx.Var[int]
    drawn: rx.Var[int]
    behind: rx.Var[int]
    refused: rx.Var[int]
    labelled_by: rx.Var[str]
    leave: rx.Var[str]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]
    on_renew: rx.EventHandler[rx.event.no_args_event_spec]


def _problem(name: str) -> rx.Component:
    said = SheetState.problems[name]
    return rx.el.p(said, id=f"task-{name}-problem", class_name="problem", role="alert")


def _field(name: str, control: rx.Component, *more: rx.Component, problem: str) -> rx.Component:
    return rx.el.div(
        rx.el.label(t(f"page.task.{name}"), html_for=f"task-{name}"),
        control,
        *more,
        _problem(problem),
        class_name="field",
    )


def _input(name: str, value: str | rx.Var[str], *, problem: str, **props: object) -> rx.Component:
    return rx.el.input(
        id=f"task-{name}",
        name=name,
        default_value=value,
        class_name="input",
        auto_complete="off",
        aria_describedby=f"task-{problem}-problem",
        aria_invalid=rx.Var.create(SheetState.problems).contains(problem),
        **props,
    )


def _plain(name: str, value: rx.Var[str], *, problem: str = "", **props: object) -> rx.Component:
    problem = problem or name
    return _field(name, _input(name, value, problem=problem, **props), problem=problem)


def _when() -> rx.Component:
    """A date in words, what it means, and the pickers that show it."""
    words = _input(
        "when",
        "",
        problem="when",
        placeholder=t("page.task.when_hint"),
        on_change=SheetState.read.debounce(READ_AFTER_MS),
    )
    forget_words = rx.call_script("document.getElementById('task-when').value = ''")
    pickers = rx.el.div(
        _input(
            "due_date",
            SheetState.picked_date,
            problem="due",
            type="date",
            aria_label=t("page.task.due_date"),
            key="d" + SheetState.picked_date,
            on_change=[forget_words, SheetState.forget_meaning],
        ),
        _input(
            "due_time",
            SheetState.picked_time,
            problem="due",
            type="time",
            aria_label=t("page.task.due_time"),
            key="t" + SheetState.picked_time,
            on_change=[forget_words, SheetState.forget_meaning],
        ),
        class_name="pair",
    )
    meaning = rx.el.p(icon("calendar"), SheetState.meaning, class_name="meaning", role="status")
    return rx.el.div(
        rx.el.label(t("page.task.when"), html_for="task-when"),
        words,
        _problem("when"),
        pickers,
        _problem("due"),
        rx.cond(SheetState.meaning, meaning),
        class_name="field",
    )


def _repeats() -> rx.Component:
    scopes = [rx.el.option(t(f"page.scope.{key or 'usual'}"), value=key) for key in ("", "this")]
    scopes.append(rx.el.option(t("page.scope.all"), value="all"))
    of_series = rx.el.div(
        rx.el.div(
            rx.el.button(
                icon("skip-forward"),
                t("page.task.skip"),
                type="button",
                class_name="button",
                on_click=SheetState.skip,
            ),
            rx.el.button(
                icon("repeat-1"),
                t("page.task.stop"),
                type="button",
                class_name="button",
                on_click=SheetState.stop,
            ),
            class_name="series",
        ),
        rx.el.label(t("page.task.scope"), html_for="task-scope"),
        rx.el.select(*scopes, id="task-scope", name="scope", class_name="input"),
        class_name="field",
    )
    words = _input(
        "repeats",
        SheetState.fields.repeats,
        problem="recurrence",
        placeholder=t("page.task.repeats_hint"),
    )
    return _field(
        "repeats",
        words,
        rx.cond(SheetState.fields.repeats, of_series),
        problem="recurrence",
    )


def _priority() -> rx.Component:
    options = [rx.el.option(t(f"page.priority.{name}"), value=name) for name in PRIORITIES]
    select = rx.el.select(
        *options,
        id="task-priority",
        name="priority",
        default_value=SheetState.fields.priority,
        class_name="input",
    )
    return _field("priority", select, problem="priority")


def _project() -> rx.Component:
    names = rx.el.datalist(
        rx.foreach(PlacesState.projects, lambda place: rx.el.option(value=place.name)),
        id="project-names",
    )
    control = _input(
        "project",
        SheetState.fields.project,
        problem="project",
        placeholder=t("page.tasks.inbox"),
        list="project-names",
    )
    return _field("project", control, names, problem="project")


def _form() -> rx.Component:
    fields = SheetState.fields
    title = title_field(
        element_id="task-title",
        name="title",
        value=fields.title,
        described_by="task-title-problem",
        invalid=rx.Var.create(SheetState.problems).contains("title"),
        first=True,
    )
    notes = rx.el.textarea(
        id="task-notes",
        name="notes",
        default_value=fields.notes,
        class_name="input",
        rows=3,
        aria_describedby="task-notes-problem",
        aria_invalid=rx.Var.create(SheetState.problems).contains("notes"),
    )
    return rx.el.form(
        _field("title", title, problem="title"),
        _field("notes", notes, problem="notes"),
        _when(),
        _repeats(),
        rx.el.div(
            _plain("deadline", fields.deadline, type="date"),
            _plain(
                "estimate",
                fields.estimate,
                problem="estimate_minutes",
                placeholder=t("page.task.estimate_hint"),
            ),
            class_name="pair",
        ),
        rx.el.div(_project(), _priority(), class_name="pair"),
        _plain("tags", fields.tag_line, placeholder=t("page.task.tags_hint")),
        id="task-fields",
        key=rx.Var.create(SheetState.drawn).to_string(),
        class_name="sheet-fields",
        on_submit=SheetState.save,
    )


def _reminder(reminder: rx.Var[ReminderView]) -> rx.Component:
    return rx.el.li(
        icon("bell"),
        rx.el.span(reminder.words, custom_attrs={"data-over": reminder.over}),
        icon_button(
            "x",
            worded("page.reminder.remove", reminder.words, name="when"),
            on_click=SheetState.remove_reminder(reminder.id),
        ),
        key=reminder.id.to_string(),
    )


def _reminders() -> rx.Component:
    offers = [rx.el.option(value=t(f"page.reminder.offer_{number}")) for number in range(1, 6)]
    add = rx.el.form(
        rx.el.input(
            id="task-reminder",
            name="reminder",
            class_name="input",
            auto_complete="off",
            placeholder=t("page.reminder.hint"),
            aria_label=t("page.reminder.add"),
            aria_describedby="task-reminders-problem",
            aria_invalid=rx.Var.create(SheetState.problems).contains("reminders"),
            list="reminder-offers",
        ),
        rx.el.datalist(*offers, id="reminder-offers"),
        rx.el.button(t("page.add"), type="submit", class_name="button"),
        class_name="one-line",
        on_submit=SheetState.add_reminder,
    )
    return rx.el.section(
        rx.el.h3(t("page.task.reminders"), id="reminders-title"),
        rx.cond(
            SheetState.reminders,
            rx.el.ul(rx.foreach(SheetState.reminders, _reminder), class_name="reminders"),
        ),
        add,
        _problem("reminders"),
        aria_labelledby="reminders-title",
    )


def _activity() -> rx.Component:
    return rx.el.section(
        rx.el.h3(t("page.activity"), id="activity-title"),
        rx.el.ol(rx.foreach(SheetState.activity, change_line), class_name="activity"),
        aria_labelledby="activity-title",
    )


def side_sheet() -> rx.Component:
    """The sheet of the task that is open, if one is."""
    head = rx.el.header(
        rx.el.h2(t("page.sheet"), " ", rx.el.span("#", SheetState.number), id="sheet-title"),
        icon_button("x", t("page.close"), on_click=SheetState.close),
    )
    foot = rx.el.footer(
        icon_button("trash-2", t("page.delete"), on_click=SheetState.delete),
        rx.el.button(
            t("page.cancel"), type="button", class_name="button", on_click=SheetState.close
        ),
        rx.el.button(
            t("page.save"),
            type="submit",
            class_name="button primary",
            custom_attrs={"form": "task-fields"},
        ),
    )
    body = rx.el.div(
        _form(),
        _reminders(),
        _activity(),
        class_name="sheet-body",
        key=rx.Var.create(SheetState.opened).to_string(),
    )
    return rx.cond(
        SheetState.number,
        SideSheet.create(
            head,
            body,
            foot,
            opened=SheetState.opened,
            drawn=SheetState.drawn,
            behind=SheetState.behind,
            refused=SheetState.refused,
            labelled_by="sheet-title",
            leave=t("page.sheet.leave"),
            on_close=SheetState.close,
            on_renew=SheetState.renew,
        ),
    )

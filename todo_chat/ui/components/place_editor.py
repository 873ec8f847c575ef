"""Making a project, and changing the project or tag that is looked at."""

from __future__ import annotations

import reflex as rx

from todo_chat.models import Color
from todo_chat.strings import t
from todo_chat.ui.components.icons import icon
from todo_chat.ui.state.place_editor import NAME_FIELD, NEW_FIELD, PlaceEditorState
from todo_chat.ui.state.tasks import TasksState

MENU = "place-editor"


def new_project_form(menu: str) -> rx.Component:
    """The field for another project, in a menu that it closes."""
    return rx.el.form(
        rx.el.input(
            id=NEW_FIELD,
            name="name",
            class_name="input",
            auto_complete="off",
            placeholder=t("page.place.new"),
            aria_label=t("page.place.new"),
            aria_describedby="new-project-problem",
        ),
        rx.el.button(t("page.add"), type="submit", class_name="button"),
        rx.el.p(
            PlaceEditorState.new_problem,
            id="new-project-problem",
            class_name="problem",
            role="alert",
        ),
        class_name="one-line",
        on_submit=[
            PlaceEditorState.create,
            rx.call_script(f"document.getElementById('{menu}').hidePopover()"),
        ],
        reset_on_submit=True,
    )


def _swatch(color: Color) -> rx.Component:
    return rx.el.button(
        type="button",
        class_name="swatch",
        aria_label=t(f"page.color.{color}"),
        title=t(f"page.color.{color}"),
        aria_pressed=TasksState.color == color,
        custom_attrs={"data-color": color},
        on_click=PlaceEditorState.recolor(color),
    )


def place_editor() -> rx.Component:
    """A button that opens name, colour and deletion, where a project or a tag is looked at."""
    named = (TasksState.kind == "project") | (TasksState.kind == "tag")
    opener = rx.el.button(
        icon("ellipsis"),
        type="button",
        class_name="icon-button place-more",
        aria_label=t("page.place.edit"),
        title=t("page.place.edit"),
        custom_attrs={"popoverTarget": MENU},
    )
    rename = rx.el.form(
        rx.el.input(
            id=NAME_FIELD,
            name="name",
            class_name="input",
            auto_complete="off",
            default_value=TasksState.name,
            key=TasksState.name,
            aria_label=t("page.place.name"),
            aria_describedby="place-problem",
        ),
        rx.el.button(t("page.save"), type="submit", class_name="button"),
        class_name="one-line",
        on_submit=PlaceEditorState.rename,
    )
    delete = rx.el.button(
        icon("trash-2"),
        rx.cond(TasksState.kind == "tag", t("page.place.delete_tag"), t("page.place.delete")),
        type="button",
        class_name="menu-item",
        on_click=PlaceEditorState.delete,
        custom_attrs={"popoverTarget": MENU, "popoverTargetAction": "hide"},
    )
    menu = rx.el.div(
        rename,
        rx.el.p(PlaceEditorState.problem, id="place-problem", class_name="problem", role="alert"),
        rx.el.div(
            *map(_swatch, Color),
            class_name="swatches",
            role="group",
            aria_label=t("page.place.color"),
        ),
        delete,
        id=MENU,
        class_name="menu place-editor",
        custom_attrs={"popover": "auto"},
    )
    return rx.cond(named, rx.fragment(opener, menu))

"""Where to look: the four places at hand, and a menu with the rest."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.components.icons import icon
from todo_chat.ui.components.place_editor import new_project_form
from todo_chat.ui.state.places import PlacesState, PlaceView
from todo_chat.ui.state.tasks import TasksState

MENU = "places-menu"


def _count(count: rx.Var[int]) -> rx.Component:
    return rx.cond(count > 0, rx.el.span(count, class_name="count"))


def _at_hand(key: str, count: rx.Var[int]) -> rx.Component:
    return rx.el.button(
        t(f"page.tasks.{key}") + " ",
        _count(count),
        type="button",
        class_name="filter",
        aria_pressed=TasksState.place == key,
        on_click=TasksState.show(key),
    )


def _item(
    key: str | rx.Var[str], mark: rx.Component, name: str | rx.Var[str], count: rx.Var[int]
) -> rx.Component:
    return rx.el.button(
        mark,
        rx.el.span(name, class_name="place-name"),
        _count(count),
        type="button",
        class_name="menu-item place",
        aria_pressed=TasksState.place == key,
        on_click=TasksState.show(key),
        custom_attrs={"popoverTarget": MENU, "popoverTargetAction": "hide"},
    )


def _of_person(place: rx.Var[PlaceView], sign: str) -> rx.Component:
    mark = rx.el.span(sign, class_name="sign", custom_attrs={"data-color": place.color})
    return _item(place.key, mark, place.name, place.count)


def _section(name: str, places: rx.Var[list[PlaceView]], sign: str) -> rx.Component:
    return rx.fragment(
        rx.el.h3(t(f"page.tasks.{name}"), id=f"places-{name}"),
        rx.cond(
            places,
            rx.el.div(
                rx.foreach(places, lambda place: _of_person(place, sign)),
                role="group",
                aria_labelledby=f"places-{name}",
            ),
            rx.el.p(t(f"page.tasks.{name}_hint"), class_name="hint"),
        ),
    )


def places() -> rx.Component:
    """The switcher above the list."""
    elsewhere = ~rx.Var.create(["all", "inbox", "today", "upcoming"]).contains(TasksState.place)
    opener = rx.el.button(
        icon("chevron-down"),
        type="button",
        class_name="filter more",
        aria_label=t("page.tasks.more_places"),
        title=t("page.tasks.more_places"),
        aria_pressed=elsewhere,
        custom_attrs={"popoverTarget": MENU},
    )
    menu = rx.el.div(
        _section("projects", PlacesState.projects, "#"),
        new_project_form(MENU),
        _section("tags", PlacesState.tags, "@"),
        rx.el.hr(),
        _item("done", icon("circle-check"), t("page.tasks.done"), PlacesState.completed),
        _item("bin", icon("trash-2"), t("page.tasks.bin"), PlacesState.binned),
        _item("history", icon("history"), t("page.history"), rx.Var.create(0)),
        id=MENU,
        class_name="menu places-menu",
        custom_attrs={"popover": "auto"},
    )
    return rx.el.div(
        _at_hand("all", PlacesState.pending),
        _at_hand("inbox", PlacesState.inbox),
        _at_hand("today", PlacesState.today),
        _at_hand("upcoming", PlacesState.upcoming),
        opener,
        menu,
        role="group",
        aria_label=t("page.tasks.places"),
        class_name="filters",
    )

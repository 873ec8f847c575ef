"""Signing in, registering, and trying the app without either."""

from __future__ import annotations

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from todo_chat.strings import t
from todo_chat.ui.components.account_form import credentials_form, guest_form
from todo_chat.ui.components.brand import wordmark
from todo_chat.ui.components.icons import icon
from todo_chat.ui.routes import REGISTER, SIGN_IN
from todo_chat.ui.state.door import DoorState


def _scene_task(key: str, *, done: bool = False) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.span(icon("check"), class_name="tick"),
            rx.el.span(t(key), class_name="task-title"),
            class_name="task-row",
        ),
        class_name="task",
        custom_attrs={"data-done": done},
    )


def _scene() -> rx.Component:
    """What the app does, drawn with its own parts."""
    return rx.el.div(
        rx.el.div(
            rx.el.p(t("page.scene.ask"), class_name="bubble"),
            rx.el.p(t("page.scene.answer"), class_name="say"),
            rx.el.div(
                rx.el.h2(t("page.scene.list")),
                _scene_task("page.scene.task_1"),
                _scene_task("page.scene.task_2"),
                _scene_task("page.scene.task_3", done=True),
                class_name="sheet",
            ),
            class_name="scene",
        ),
        class_name="door-picture",
        aria_hidden="true",
    )


def _door(name: str, form: rx.Component, other: str) -> rx.Component:
    or_guest = rx.fragment(rx.el.p(t("page.guest.or"), class_name="or"), guest_form())
    return rx.el.div(
        _scene(),
        rx.el.main(
            rx.el.div(
                wordmark(),
                rx.el.h1(t(f"page.{name}.title")),
                rx.el.p(t(f"page.{name}.lead"), class_name="lead"),
                form,
                rx.cond(DoorState.guests, or_guest),
                rx.el.p(
                    t(f"page.{name}.other"),
                    " ",
                    ReactRouterLink.create(t(f"page.{name}.other_link"), to=other),
                    class_name="other",
                ),
            ),
            class_name="door-form",
        ),
        class_name="door",
    )


def sign_in_page() -> rx.Component:
    """A name and a password that exist."""
    form = credentials_form("login", submit=t("page.sign_in.submit"))
    return _door("sign_in", form, REGISTER)


def register_page() -> rx.Component:
    """A name and a password that are new."""
    form = credentials_form("register", submit=t("page.register.submit"), new=True)
    closed = rx.el.p(t("page.register.closed"), class_name="problem")
    return _door("register", rx.cond(DoorState.signup, form, closed), SIGN_IN)

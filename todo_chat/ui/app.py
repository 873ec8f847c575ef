"""The page as a Reflex app: its look, its pages, and how its errors are shown."""

from __future__ import annotations

import logging

import reflex as rx
from reflex.event import EventSpec
from starlette.applications import Starlette

from todo_chat.errors import AppError, AuthRequired
from todo_chat.strings import t
from todo_chat.ui import routes
from todo_chat.ui.guard import OwnerGuard
from todo_chat.ui.pages.chat import chat_page
from todo_chat.ui.pages.door import register_page, sign_in_page
from todo_chat.ui.pages.lost import lost_page
from todo_chat.ui.shared_states import share_states
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.door import DoorState
from todo_chat.ui.state.page import PageState
from todo_chat.ui.theme import STYLESHEETS, fonts, head

logger = logging.getLogger(__name__)


def show_error(exception: Exception) -> EventSpec:
    """What the page does about an error that no handler of it met."""
    if isinstance(exception, AuthRequired):
        return rx.redirect(routes.SIGN_IN)
    if isinstance(exception, AppError):
        return rx.toast.error(exception.message)
    logger.error("the page met an error", exc_info=exception)
    again = {"label": t("page.retry"), "on_click": rx.call_script("location.reload()")}
    return rx.toast.error(t("page.problem"), action=again, duration=20_000)


def create_app(api: Starlette) -> rx.App:
    """The app: every page, with the API in front of it on the same port."""
    app = rx.App(
        api_transformer=api,
        stylesheets=STYLESHEETS,
        head_components=head(),
        html_lang="en",
        toaster=rx.toast.provider(position="top-center", rich_colors=False),
        app_wraps={},
        extra_app_wraps={(30, "Fonts"): lambda _stateful: fonts()},
        backend_exception_handler=show_error,
    )
    share_states(app)
    app.add_middleware(OwnerGuard())
    add_pages(app)
    return app


def add_pages(app: rx.App) -> None:
    """Put every page at its address."""
    name = t("page.name")
    title = rx.cond(ChatState.title, ChatState.title + " · " + name, name)
    app.add_page(rx.fragment(), route=routes.HOME, title=name, on_load=DoorState.pass_on)
    app.add_page(chat_page, route=routes.CHAT_ROUTE, title=title, on_load=PageState.enter)
    sign_in = f"{t('page.sign_in.submit')} · {name}"
    app.add_page(sign_in_page, route=routes.SIGN_IN, title=sign_in, on_load=DoorState.enter)
    register = f"{t('page.register.title')} · {name}"
    app.add_page(register_page, route=routes.REGISTER, title=register, on_load=DoorState.enter)
    app.add_page(lost_page, route="404", title=name)

"""Forms about an account."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t
from todo_chat.ui.routes import CHAT, SIGN_IN

SCRIPT = rx.asset("account_form.js", shared=True)

Field = dict[str, str]


class AccountForm(rx.Component):
    """A form that posts straight to the API: what is typed never enters a state."""

    library = SCRIPT.importable_path
    tag = "AccountForm"

    action: rx.Var[str]
    next: rx.Var[str]
    fields: rx.Var[list[Field]]
    submit: rx.Var[str]
    look: rx.Var[str]
    unknown: rx.Var[str]


def _form(
    action: str, *children: rx.Component, submit: str, fields: list[Field], look: str, next: str
) -> rx.Component:
    return AccountForm.create(
        *children,
        action=f"/api/session/{action}",
        next=next,
        fields=fields,
        submit=submit,
        look=look,
        unknown=t("page.problem"),
    )


def _credentials(*, new: bool) -> list[Field]:
    return [
        {
            "name": "username",
            "label": t("page.field.username"),
            "missing": "" if new else t("page.field.username_missing"),
            "type": "text",
            "autocomplete": "username",
        },
        {
            "name": "password",
            "label": t("page.field.password"),
            "missing": "" if new else t("page.field.password_missing"),
            "type": "password",
            "autocomplete": "new-password" if new else "current-password",
            "hint": t("page.field.password_hint") if new else "",
        },
    ]


def credentials_form(
    action: str, *, submit: str, new: bool = False, next: str = CHAT
) -> rx.Component:
    """A name and a password; without a `next` page this one is loaded anew."""
    fields = _credentials(new=new)
    return _form(action, submit=submit, fields=fields, look="button primary wide", next=next)


def guest_form() -> rx.Component:
    """The button that lets somebody try the app without an account."""
    look = "button wide"
    return _form("guest", submit=t("page.guest.submit"), fields=[], look=look, next=CHAT)


def sign_out_form(*children: rx.Component, submit: str, look: str) -> rx.Component:
    """The button that signs out, with what stands before its word."""
    return _form("logout", *children, submit=submit, fields=[], look=look, next=SIGN_IN)

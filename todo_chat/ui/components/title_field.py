"""The field for a task's title."""

from __future__ import annotations

import reflex as rx

SCRIPT = rx.asset("title_field.js", shared=True)


class TitleField(rx.Component):
    """One line of text, however long, that wraps so that all of it is seen. Enter sends its form.

    It is the `first` of its sheet, or takes the focus itself when it is drawn `focused`.
    """

    library = SCRIPT.importable_path
    tag = "TitleField"

    element_id: rx.Var[str]
    name: rx.Var[str]
    value: rx.Var[str]
    label: rx.Var[str]
    described_by: rx.Var[str]
    invalid: rx.Var[bool]
    first: rx.Var[bool]
    focused: rx.Var[bool]


title_field = TitleField.create

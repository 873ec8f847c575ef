"""The box a message is written in."""

from __future__ import annotations

import reflex as rx

SCRIPT = rx.asset("draft.js", shared=True)


class Draft(rx.Component):
    """A growing text box that keeps its draft in the browser and sends its form on Enter."""

    library = SCRIPT.importable_path
    tag = "Draft"

    name: rx.Var[str]
    draft_key: rx.Var[str]
    limit: rx.Var[int]
    busy: rx.Var[bool]
    returned: rx.Var[str]
    refusals: rx.Var[int]
    problem: rx.Var[str]
    labels: rx.Var[dict[str, str]]


draft = Draft.create

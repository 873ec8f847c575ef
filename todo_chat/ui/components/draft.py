"""The box a message is written in."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t

SCRIPT = rx.asset("draft.js", shared=True)


class Draft(rx.Component):
    """A growing text box that sends its form on Enter.

    It keeps the drafts of its `owner` in the browser, unless it begins with an `initial` text to be
    changed. A new conversation's box goes on under the id that is `begun`; the message whose id is
    `refused` comes back. When the page is `opened` again and a message is still not `taken`, the
    connection may have lost it: it is sent again.
    """

    library = SCRIPT.importable_path
    tag = "Draft"

    element_id: rx.Var[str]
    name: rx.Var[str]
    owner: rx.Var[str]
    draft_key: rx.Var[str]
    begun: rx.Var[str]
    initial: rx.Var[str]
    limit: rx.Var[int]
    busy: rx.Var[bool]
    refused: rx.Var[str]
    taken: rx.Var[str]
    opened: rx.Var[int]
    problem: rx.Var[str]
    labels: rx.Var[dict[str, str]]

    on_lost: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]


draft = Draft.create


def draft_labels(place: str) -> dict[str, str]:
    """The words of a box; its name and its placeholder are those of its place."""
    keys = {
        "name": f"page.{place}.name",
        "placeholder": f"page.{place}.placeholder",
        "left": "page.composer.left",
        "over": "page.composer.over",
    }
    return {name: t(key) for name, key in keys.items()}

"""Says when the server is out of reach."""

from __future__ import annotations

import reflex as rx
from reflex_components_core.core.banner import has_too_many_connection_errors

from todo_chat.strings import t

SCRIPT = rx.asset("offline.js", shared=True)


class OfflineNote(rx.Component):
    """Shows what is in it while the connection is `lost` or the browser has no network."""

    library = SCRIPT.importable_path
    tag = "OfflineNote"

    lost: rx.Var[bool]


def offline_note() -> rx.Component:
    """A note at the top while the page tries to get its connection back."""
    return OfflineNote.create(
        rx.el.span(class_name="spinner"), t("page.offline"), lost=has_too_many_connection_errors
    )

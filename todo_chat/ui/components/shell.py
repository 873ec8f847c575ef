"""The frame of the chat page."""

from __future__ import annotations

import reflex as rx

SCRIPT = rx.asset("shell.js", shared=True)


class Shell(rx.Component):
    """Switches panels: whatever inside it bears `data-show` shows that panel when clicked."""

    library = SCRIPT.importable_path
    tag = "Shell"


shell = Shell.create


def cancels() -> dict[str, str]:
    """The attribute of the button of a form that Escape presses."""
    return {"data-cancel": "true"}


def shows(panel: str) -> dict[str, str]:
    """The attribute that makes a button show a panel: `chat`, `list` or `rail`."""
    return {"data-show": panel}

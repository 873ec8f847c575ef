"""Where the focus goes when what had it is gone."""

from __future__ import annotations

import json

import reflex as rx


def focus(element_id: str) -> rx.event.EventSpec:
    """Put the focus on an element, once the page has been drawn again."""
    name = json.dumps(element_id)
    return rx.call_script(f"requestAnimationFrame(() => document.getElementById({name})?.focus())")


def clear_field(element_id: str) -> rx.event.EventSpec:
    """Empty a field."""
    return rx.call_script(f"document.getElementById({json.dumps(element_id)}).value = ''")

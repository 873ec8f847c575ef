"""What a field holds, and where the focus goes when what had it is gone."""

from __future__ import annotations

import json

import reflex as rx


def focus(element_id: str) -> rx.event.EventSpec:
    """Put the focus on an element, once the page has been drawn again."""
    name = json.dumps(element_id)
    return rx.call_script(f"requestAnimationFrame(() => document.getElementById({name})?.focus())")


def put_back(element_id: str, text: str) -> rx.event.EventSpec:
    """Put a refused text into its field again, before what has been typed since."""
    field = f"document.getElementById({json.dumps(element_id)})"
    before = json.dumps(text)
    return rx.call_script(
        f"{field}.value = [{before}, {field}.value].filter(Boolean).join(' ');"
        f"{field}.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    )

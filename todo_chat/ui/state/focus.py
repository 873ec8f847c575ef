"""What a field holds, and where the focus goes when what had it is gone."""

from __future__ import annotations

import json
from collections.abc import Sequence

import reflex as rx


def focus(*element_ids: str) -> rx.event.EventSpec:
    """Put the focus on the first of these elements that takes it, once the page is drawn again."""
    return _focus(element_ids, "true")


def focus_unless_elsewhere(*element_ids: str) -> rx.event.EventSpec:
    """The same, unless the focus is at work outside the list: in a field, a sheet, a dialog."""
    return _focus(element_ids, "at === document.body || at?.closest('.tasks, [data-sonner-toast]')")


def focus_if_lost(*element_ids: str) -> rx.event.EventSpec:
    """The same, only if what had the focus is gone."""
    return _focus(element_ids, "at === document.body")


def focus_refused(element_id: str, reason_id: str) -> rx.event.EventSpec:
    """Put the focus on a field that was refused, with the reason below it in sight."""
    field, reason = json.dumps(element_id), json.dumps(reason_id)
    return rx.call_script(
        f"requestAnimationFrame(() => {{ document.getElementById({field})?.focus();"
        f"document.getElementById({reason})?.scrollIntoView({{ block: 'nearest' }}) }})"
    )


def _focus(element_ids: Sequence[str], wanted: str) -> rx.event.EventSpec:
    names = json.dumps(element_ids)
    # A toast that loses the focus gives it back to what had it before: hence the second time.
    return rx.call_script(
        "requestAnimationFrame(() => { const at = document.activeElement;"
        f"const goal = ({wanted}) && {names}.map((id) => document.getElementById(id))"
        ".find((one) => one && !one.disabled);"
        "if (goal) { goal.focus(); if (document.activeElement !== goal) goal.focus() } })"
    )


def put_back(element_id: str, text: str) -> rx.event.EventSpec:
    """Put a refused text into its field again, before what has been typed since."""
    field = f"document.getElementById({json.dumps(element_id)})"
    before = json.dumps(text)
    return rx.call_script(
        f"{field}.value = [{before}, {field}.value].filter(Boolean).join(' ');"
        f"{field}.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    )

"""Sentences of the catalogue around a value that only the browser knows."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t


def worded(key: str, value: rx.Var[str], *, name: str = "title") -> rx.Var[str]:
    """The sentence `key` with its one placeholder filled in by the browser."""
    before, after = t(key).split("{" + name + "}")
    return rx.Var.create(before) + value + after

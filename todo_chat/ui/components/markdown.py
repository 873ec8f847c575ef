"""Markdown as the assistant writes it."""

from __future__ import annotations

import reflex as rx

from todo_chat.strings import t

SCRIPT = rx.asset("markdown.js", shared=True)


class Markdown(rx.Component):
    """Rendered markdown; the text comes in pieces, which the browser joins."""

    library = SCRIPT.importable_path
    tag = "Markdown"
    lib_dependencies: list[str] = ["streamdown@2.7.1", "remend@1.4.0"]

    pieces: rx.Var[list[str]]
    labels: rx.Var[dict[str, str]]


def markdown(*pieces: rx.Var[str]) -> rx.Component:
    """Text of the assistant, as markdown."""
    labels = {"copy": t("page.copy"), "copied": t("page.copied")}
    return Markdown.create(pieces=list(pieces), labels=labels)

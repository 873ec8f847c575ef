"""The scrolling part of a conversation."""

from __future__ import annotations

import reflex as rx

SCRIPT = rx.asset("transcript.js", shared=True)


class Transcript(rx.Component):
    """Stays at its end while the reader does; a new `place` or `sent` leads to the end."""

    library = SCRIPT.importable_path
    tag = "Transcript"

    place: rx.Var[str]
    sent: rx.Var[str]
    jump: rx.Var[str]
    label: rx.Var[str]


transcript = Transcript.create

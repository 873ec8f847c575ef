"""The scrolling part of a conversation."""

from __future__ import annotations

import reflex as rx

SCRIPT = rx.asset("transcript.js", shared=True)


class Transcript(rx.Component):
    """Stays at its end while the reader does; a new `place` or `sent` leads to the end.

    Near its beginning it asks for what was said before `first`, if there is any, and what then
    comes above leaves the view where it is.
    """

    library = SCRIPT.importable_path
    tag = "Transcript"

    place: rx.Var[str]
    sent: rx.Var[str]
    first: rx.Var[str]
    has_earlier: rx.Var[bool]
    jump: rx.Var[str]
    label: rx.Var[str]
    on_earlier: rx.EventHandler[rx.event.no_args_event_spec]


transcript = Transcript.create

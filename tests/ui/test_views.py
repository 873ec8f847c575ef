"""What a browser is told about messages."""

from __future__ import annotations

from typing import Any

import pytest

from todo_chat.models import Message
from todo_chat.ui.views import message_view

Part = dict[str, Any]


def call(ok: bool | None) -> Part:
    return {
        "type": "tool",
        "call_id": "c",
        "name": "add_task",
        "arguments": {"title": "Buy milk"},
        "ok": ok,
        "result": None,
    }


def reply(status: str, *parts: Part) -> Message:
    return Message(
        id="m", user_id="u", conversation_id="c", role="assistant", status=status, parts=list(parts)
    )


@pytest.mark.parametrize(
    ("status", "oks", "note"),
    [
        ("completed", [True, False], ""),
        ("stopped", [], "Stopped."),
        ("stopped", [True, True, None, None, None], "Stopped. 2 of 5 done."),
        ("stopped", [None], "Stopped. 0 of 1 done."),
        ("stopped", [True, False], "Stopped. 1 of 2 done."),
        ("interrupted", [], "Interrupted."),
        ("interrupted", [True, None], "Interrupted. 1 of 2 done."),
    ],
)
def test_a_reply_that_was_cut_off_counts_what_was_done(
    status: str, oks: list[bool | None], note: str
) -> None:
    text = {"type": "text", "text": "So:"}
    assert message_view(reply(status, text, *map(call, oks))).note == note


def test_a_call_that_never_ran_is_shown_as_not_done() -> None:
    undone, failed = message_view(reply("stopped", call(None), call(False))).parts
    assert (undone.state, undone.what) == ("undone", "Adding “Buy milk”")
    assert (failed.state, failed.what) == ("failed", "Could not add “Buy milk”")


def test_a_message_knows_its_neighbours() -> None:
    view = message_view(reply("completed"), versions=["a", "m", "z"])
    assert (view.version, view.versions, view.previous, view.next) == (2, 3, "a", "z")
    only = message_view(reply("completed"))
    assert (only.version, only.versions, only.previous, only.next) == (1, 1, "", "")

"""Addresses."""

from __future__ import annotations

import pytest

from todo_chat.ui.routes import conversation_in, conversation_path

ID = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("path", "conversation"),
    [
        ("/c", ""),
        ("/c/", ""),
        (conversation_path(ID), ID),
        (conversation_path(ID) + "/", ID),
        ("/c/short", None),
        (f"/c/{ID}x", None),
        (f"/c/{ID}/x", None),
    ],
)
def test_a_path_leads_to_a_conversation_a_new_one_or_nowhere(
    path: str, conversation: str | None
) -> None:
    assert conversation_in(path) == conversation

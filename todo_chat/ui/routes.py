"""Where the pages are."""

from __future__ import annotations

import re

SIGN_IN = "/login"
REGISTER = "/register"
HOME = "/"
CHAT = "/c"
CHAT_ROUTE = "/c/[[chat]]"

_CONVERSATION = re.compile(r"/c/([0-9a-f]{32})/?")


def conversation_id(given: str) -> str:
    """What a client names, if it can be a conversation at all; else nothing."""
    return conversation_in(conversation_path(given)) or ""


def conversation_path(conversation_id: str) -> str:
    """The address of a conversation."""
    return f"{CHAT}/{conversation_id}"


def conversation_in(path: str) -> str | None:
    """The conversation a path leads to: empty for a new one, None for a path that leads nowhere."""
    if path.rstrip("/") in {CHAT, ""}:
        return ""
    found = _CONVERSATION.fullmatch(path)
    return found[1] if found else None

"""Checks of text that people type, shared by every service that stores it."""

from __future__ import annotations

import unicodedata

from todo_chat.errors import FieldError
from todo_chat.strings import t

_ALLOWED_CONTROLS = {"\n", "\t"}


def clean_line(text: str) -> str:
    """One line: every run of white space becomes one space, the ends are trimmed."""
    return " ".join(text.split())


def clean_block(text: str) -> str:
    """Several lines: line ends become one kind, the end is trimmed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def make_storable(text: str) -> str:
    """The same text with `\ufffd` in place of what no database takes: NUL and lone surrogates."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\x00", "\ufffd")


def control_errors(field: str, text: str) -> list[FieldError]:
    """A refusal of characters that can't be shown or stored (controls, lone surrogates)."""
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cs"} and character not in _ALLOWED_CONTROLS:
            return [FieldError(field, t("text.control"))]
    return []

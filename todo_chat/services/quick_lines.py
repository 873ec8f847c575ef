"""The text of quick add: lines that become tasks, and what is left of one for a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from todo_chat.errors import InvalidInput
from todo_chat.services.quick_pieces import Piece
from todo_chat.strings import t

LINES_MAX = 50
TEXT_MAX = 4_000

_BOX = r"(?:\[[ xX]?\]\s+)?"
_BULLET = re.compile(rf"\s*(?:[-*+\u2022\u2013]\s+)?{_BOX}")
_NUMBER = re.compile(rf"\s*[0-9]{{1,3}}[.)]\s+{_BOX}")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_LOOSE_STOP = re.compile(r"\s+([,;.!?](?:\s|$))")
_EDGES = " ,;:-\u2013\u2014"


def split_lines(text: str) -> list[str]:
    """The lines of a pasted text that are tasks, without their bullets, boxes and numbers.

    Raises:
        InvalidInput: there is no line, or there are more than 50 or over 4,000 characters.
    """
    if len(text) > TEXT_MAX:
        raise InvalidInput.of("text", t("quick.long", limit=TEXT_MAX, length=len(text)))
    lines = [line for line in text.splitlines() if line.strip()]
    numbered = len(lines) > 1 and all(map(_NUMBER.match, lines))
    mark = _NUMBER if numbered else _BULLET
    lines = [stripped for line in lines if (stripped := mark.sub("", line, count=1).strip())]
    if not lines:
        raise InvalidInput.of("text", t("quick.blank"))
    if len(lines) > LINES_MAX:
        raise InvalidInput.of("text", t("quick.too_many", limit=LINES_MAX, count=len(lines)))
    return lines


def remaining_title(text: str, pieces: Sequence[Piece]) -> str:
    """What remains of a line without its pieces, in order, and the marks that stood around them."""
    if not pieces:
        return " ".join(text.split())
    kept: list[str] = []
    at = 0
    for piece in pieces:
        kept.append(text[at : piece.start])
        at = piece.end
    line = " ".join([*kept, text[at:]])
    line = _LOOSE_STOP.sub(r"\1", _EMPTY_BRACKETS.sub(" ", line))
    return " ".join(line.split()).strip(_EDGES)

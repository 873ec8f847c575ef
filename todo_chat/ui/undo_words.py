"""What was undone, or done again, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from todo_chat.models import Change
from todo_chat.strings import t


def undo_words(changes: Sequence[Change]) -> str:
    """What an undo, or a redo, has done."""
    again = bool(changes) and changes[0].action == "redone"
    titles = list(dict.fromkeys(change.title for change in changes if change.entity == "task"))
    titles = titles or [change.title for change in changes[:1]]
    kind = "redone" if again else "undone"
    if len(titles) == 1:
        return t(f"undo.said.{kind}", title=titles[0])
    return t(f"undo.said.{kind}_many", count=len(titles))

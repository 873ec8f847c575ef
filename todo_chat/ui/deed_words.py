"""One change in words: what was done, and behind the task's name what that is now."""

from __future__ import annotations

from todo_chat.models import Change, Entity
from todo_chat.strings import t
from todo_chat.ui.change_words import Reader, facts_of, move_of

_TASK_DEEDS = {
    "created",
    "updated",
    "completed",
    "reopened",
    "skipped",
    "deleted",
    "restored",
    "moved",
    "snoozed",
    "purged",
}


_MOVES = {"updated", "moved"}


def deed_words(row: Change, reader: Reader) -> str:
    """What was done: Added, Moved, Changed."""
    action = row.action
    if action in {"undone", "redone"}:
        action = "back" if row.after else "away"
    elif row.entity != Entity.TASK:
        known = action if action in {"created", "deleted"} else "updated"
        return t(f"receipt.{row.entity}.{known}")
    elif action == "removed":
        action = "away"
    elif action not in _TASK_DEEDS:
        action = "updated"
    if action in _MOVES and move_of(row.before, row.after, reader):
        action = "moved"
    return t(f"receipt.{action}")


def more_words(row: Change, reader: Reader) -> str:
    """What a task is now that it was not before, with what joins it to the task's name."""
    if row.entity != Entity.TASK or row.action == "completed":
        return ""  # that the next one has the rule now is no change of this one
    if row.action in _MOVES and (move := move_of(row.before, row.after, reader)):
        return f" {move}"
    facts = facts_of(row.before, row.after, reader)
    if row.action == "skipped" and facts:
        facts[0] = t("receipt.to_day", day=facts[0])  # a task that is skipped always gets a day
        return f" {', '.join(facts)}"
    if row.action == "moved" and not facts:
        return f" {t('receipt.in_order')}"
    return "".join(f", {fact}" for fact in facts)

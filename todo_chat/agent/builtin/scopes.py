"""Whether a change of a repeating task is meant for this time only, or for all to come."""

from __future__ import annotations

from dataclasses import replace

from todo_chat.agent.builtin.english import series
from todo_chat.agent.builtin.intents import (
    Change,
    Delete,
    Do,
    Every,
    Intent,
    Numbers,
    Perhaps,
    Scope,
    SetStatus,
    Spoken,
    Target,
    Targeted,
)


def take_scope(text: str) -> tuple[str, Scope, str] | None:
    """A wish without the words that say for which times it is, what they say, and these words."""
    for pattern, scope in series.AT_START:
        found = pattern.match(text)
        if found and found.end() < len(text):
            return text[found.end() :], scope, found[0].strip(" ,")
    for pattern, scope in series.AT_END:
        for found in pattern.finditer(text):
            if found.end() == len(text) and found.start() > 0:
                return text[: found.start()], scope, found[0].strip(" ,")
    for pattern, scope in series.WITHIN:
        found = pattern.search(text)
        if found:
            left = f"{text[: found.start()]}{text[found.end() :]}"
            return left, scope, found[0].strip(" ,")
    return None


def with_scope(intent: Intent, scope: Scope, said: str) -> Intent | None:
    """A wish with its scope; None if it is none that is for this or for all times."""
    if isinstance(intent, Perhaps):
        wishes = (_scoped(wish, scope, said) for wish in intent.wishes)
        fitting = tuple(wish for wish in wishes if wish is not None)
        return replace(intent, wishes=fitting) if fitting else None
    if isinstance(intent, Change | Delete | Do | SetStatus):
        return _scoped(intent, scope, said)
    return None


def _scoped(wish: Targeted, scope: Scope, said: str) -> Targeted | None:
    if wish.target is None:
        return None
    if isinstance(wish, Delete):
        return None if series.FOR_GOOD.fullmatch(said) else replace(wish, sure=False)
    if isinstance(wish, Do) or (isinstance(wish, SetStatus) and scope == "this"):
        return wish
    if not isinstance(wish, Change):
        return None
    if series.ALL.fullmatch(said) and _is_several(wish.target):
        return wish  # "all of them" are the tasks
    ways = tuple(replace(way, edit=replace(way.edit, scope=scope)) for way in wish.otherwise)
    return replace(wish, edit=replace(wish.edit, scope=scope), otherwise=ways)


def _is_several(target: Target | None) -> bool:
    parts = target.parts if target else ()
    return len(parts) > 1 or any(
        isinstance(part, Every)
        or (isinstance(part, Numbers) and len(part.numbers) > 1)
        or (isinstance(part, Spoken) and part.several)
        for part in parts
    )

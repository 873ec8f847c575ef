"""A clause that a rule may fit, and what a rule takes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from todo_chat.agent.builtin.english import words
from todo_chat.agent.builtin.intents import Target
from todo_chat.agent.builtin.targets import read_target

Values: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Clause:
    """A clause without the words around its wish, and what those said.

    `asked` when it asks for leave ("can I ..."), `misspelt` when its verb was corrected.
    """

    text: str
    asked: bool = False
    misspelt: bool = False


def without_time(text: str) -> str:
    """A text without words at its end that say when something was done."""
    while (start := _time_at_end(text)) is not None:
        text = text[:start]
    return text


def _time_at_end(text: str) -> int | None:
    for found in words.WHEN_DONE.finditer(text):
        if found.end() == len(text) and not words.FILTERS.search(text[: found.start()]):
            return found.start()
    return None


def target_of(values: Values) -> Target | None:
    """The tasks that a rule's words name, if they name any."""
    return read_target(without_time(values["target"])) if values["target"] else None

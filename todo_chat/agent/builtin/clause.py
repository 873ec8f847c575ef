"""A clause that a rule may fit, and what a rule takes out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from rapidfuzz.distance import OSA

from todo_chat.agent.builtin.english import small_talk, verbs, words
from todo_chat.agent.builtin.intents import Target
from todo_chat.agent.builtin.targets import read_target

Values: TypeAlias = Mapping[str, Any]

_SHORTEST_TYPO = 5


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


def strip_clause(text: str) -> Clause:
    """Take "please", "could you" and the like off a clause, and mend its verb."""
    text = text.strip(" \t\n,;:")
    if small_talk.ASKING.search(text):
        text = text.rstrip(" ?")
    while (before := small_talk.BEFORE.match(text)) and before.end() < len(text):
        text = text[before.end() :]
        if before[0].casefold().rstrip().endswith("mind"):  # "would you mind moving ..."
            verb, gap, rest = text.partition(" ")
            text = f"{verbs.of_gerund(verb)}{gap}{rest}"
    after = small_talk.AFTER.search(text)
    if after and after.start() > 0:
        text = text[: after.start()]
    may_i = small_talk.MAY_I.match(text)
    if may_i:
        text = text[may_i.end() :]
    text = words.BUT_AT_END.sub(r"\g<all> except \g<but> \g<rest>", text)
    mended = _mend(text)
    asked = may_i is not None or text.endswith("?")
    return Clause(mended.rstrip(" .!"), asked, mended != text)


def _mend(text: str) -> str:
    first = re.match(r"[A-Za-z]+(?=\s|:|$)", text)
    if not first:
        return text
    word = first[0].casefold()
    known = word in words.NO_TYPOS or word in verbs.CLEAR | verbs.NOUNS_TOO or word in verbs.PAST
    mended = words.TYPOS.get(word)
    if mended is None and not known and len(word) >= _SHORTEST_TYPO:
        for verb in words.COMMANDS:
            if word != verb and word[0] == verb[0] and OSA.distance(word, verb) == 1:
                mended = verb
    return mended + text[first.end() :] if mended else text

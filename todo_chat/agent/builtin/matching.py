"""Finding the task that a person means by a name that is nearly right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from todo_chat.agent.builtin.english.verbs import CLEAR, NOUNS_TOO, PAST
from todo_chat.agent.builtin.english.words import ALIKE, SMALL

Task: TypeAlias = dict[str, Any]

CLEAR_MATCH = 0.7
POSSIBLE_MATCH = 0.45
MARGIN = 0.15
MOST_OPTIONS = 6

_WORD = re.compile(r"[^\W_]+")
_SAME_WORD = 0.75
_VERB_WEIGHT = 0.4
_SMALL_WEIGHT = 0.1
_ALIKE = {word: group.split()[0] for group in ALIKE for word in group.split()}


@dataclass(frozen=True)
class Found:
    """What a name comes to: one clear match, or several that are close, or the nearest few.

    `likely` are the ones it could mean, best first; one that is not `clear` is only a guess.
    `exact` when the title is the name, small words aside; `loose` when no title has all of it.
    """

    likely: tuple[Task, ...] = ()
    clear: bool = False
    exact: bool = False
    loose: bool = False
    nearest: tuple[Task, ...] = ()


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    base = PAST.get(word, word)
    if base == word and len(word) > 3:
        if word.endswith("ies") and len(word) > 4:
            base = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
            base = word[:-1]
        elif word.endswith("ing") and len(word) > 5:
            base = word[:-3]
    return _ALIKE.get(base, base)


def stems(text: str) -> list[str]:
    """The words of a text in the form in which they are compared."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return [
        _stem(word)
        for word in _WORD.findall(text.casefold().replace("'", "").replace("\u2019", ""))
    ]


@lru_cache(maxsize=4096)
def _weight(word: str) -> float:
    if word in SMALL:
        return _SMALL_WEIGHT
    return _VERB_WEIGHT if word in CLEAR or word in NOUNS_TOO or word == "go" else 1.0


def _content(words: list[str]) -> list[str]:
    return [word for word in words if word not in SMALL] or words


def find(name: str, tasks: Sequence[Task], *, clear_at: float = CLEAR_MATCH) -> Found:
    """The tasks whose title a name may stand for.

    A task is as likely as much of the name is in its title, verbs counting less than other words;
    a title that is the name, word for word, beats all others.
    """
    wanted = _content(stems(name))
    titles = [_content(stems(str(task.get("title", "")))) for task in tasks]
    total = sum(map(_weight, wanted))
    if not wanted or total < _VERB_WEIGHT:
        return Found(nearest=_nearest(name, tasks))
    exact = [task for task, title in zip(tasks, titles, strict=True) if title == wanted]
    if exact:
        return Found(tuple(exact[:MOST_OPTIONS]), clear=len(exact) == 1, exact=True)
    similar = _similar(wanted, {word for title in titles for word in title})
    scored = []
    for task, title in zip(tasks, titles, strict=True):
        covered, length = _score(wanted, title, similar)
        if covered / total >= POSSIBLE_MATCH:
            scored.append((covered / total, covered / max(length, 0.1), task))
    scored.sort(key=lambda entry: entry[:2], reverse=True)
    if not scored:
        return Found(nearest=_nearest(name, tasks))
    best = scored[0][0]
    close = tuple(task for covered, _, task in scored if covered >= best - MARGIN)
    clear = len(close) == 1 and best >= clear_at
    return Found(close[:MOST_OPTIONS], clear=clear, loose=best < clear_at)


def _similar(wanted: Iterable[str], vocabulary: set[str]) -> dict[str, dict[str, float]]:
    """For each wanted word the words that it may stand for, and how alike they are (0 to 1)."""
    words = list(vocabulary)
    return {
        word: {
            other: score
            for other, score, _ in process.extract(
                word,
                words,
                scorer=OSA.normalized_similarity,
                score_cutoff=_SAME_WORD,
                limit=None,
            )
            if score == 1 or min(len(word), len(other)) > 3
        }
        | {
            other: 0.9
            for other in words
            if len(word) > 3 and other.startswith(word) and other != word
        }
        for word in set(wanted)
    }


def _score(
    wanted: Sequence[str], title: Sequence[str], similar: dict[str, dict[str, float]]
) -> tuple[float, float]:
    covered = 0.0
    for word in wanted:
        alike = similar[word]
        best = max((alike[other] for other in title if other in alike), default=0.0)
        covered += best * _weight(word)
    return covered, sum(map(_weight, title))


def _nearest(name: str, tasks: Sequence[Task]) -> tuple[Task, ...]:
    titles = [str(task.get("title", "")).casefold() for task in tasks]
    found = process.extract(name.casefold(), titles, scorer=fuzz.WRatio, score_cutoff=60, limit=3)
    return tuple(tasks[index] for _, _, index in found)

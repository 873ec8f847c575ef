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

_WORD_OR_END = re.compile(r"[^\W_]+|\n")
_SAME_WORD = 0.75
_BEGINNING = {True: 0.9, False: 0.6}
"""What the beginning of a word counts, by whether it is the greater part of it."""

_NEAR = 85
"""From 0 to 100, how alike a title has to be that is suggested where none fits."""

_SHORTEST_FUZZY = 4
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
        if base.endswith("ing") and len(base) > 5:
            base = base[:-3]
    return _ALIKE.get(base, base)


def stems(text: str) -> list[str]:
    """The words of a text in the form in which they are compared."""
    return _stems_of_each([text])[0]


def _stems_of_each(texts: Sequence[str]) -> list[list[str]]:
    """The same of many texts, all read in one go: a look at 500 titles has to be quick."""
    joined = "\n".join(text.replace("\n", " ") for text in texts).casefold()
    if not joined.isascii():
        decomposed = unicodedata.normalize("NFKD", joined.replace("\u2019", "'"))
        joined = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    found: list[list[str]] = [[]]
    for word in _WORD_OR_END.findall(joined.replace("'", "")):
        if word == "\n":
            found.append([])
        else:
            found[-1].append(_stem(word))
    return found


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
    titles = _stems_of_each([str(task.get("title", "")) for task in tasks])
    total = sum(map(_weight, wanted))
    if not wanted or total < _VERB_WEIGHT or not tasks:
        return Found(nearest=_nearest(name, tasks))
    exact = [
        task
        for task, title in zip(tasks, titles, strict=True)
        if wanted[0] in title and _content(title) == wanted
    ]
    if exact:
        return Found(tuple(exact[:MOST_OPTIONS]), clear=len(exact) == 1, exact=True)
    scored = _scores(wanted, tasks, titles, total)
    if not scored:
        return Found(nearest=_nearest(name, tasks))
    best = scored[0][0]
    close = tuple(task for covered, _, task in scored if covered >= best - MARGIN)
    clear = len(close) == 1 and best >= clear_at
    return Found(close[:MOST_OPTIONS], clear=clear, loose=best < clear_at)


def _scores(
    wanted: Sequence[str], tasks: Sequence[Task], titles: Sequence[list[str]], total: float
) -> list[tuple[float, float, Task]]:
    """Tasks that a name may mean, the likeliest first: how much of the name is in the title, how
    much of the title is in the name, and the task."""
    similar = _similar(wanted, {word for title in titles for word in title})
    known = set().union(*similar.values())
    scored = []
    for task, title in zip(tasks, titles, strict=True):
        if known.isdisjoint(title):
            continue
        covered = _covered(wanted, title, similar)
        if covered / total >= POSSIBLE_MATCH:
            length = sum(map(_weight, title))
            scored.append((covered / total, covered / length, task))
    return sorted(scored, key=lambda entry: entry[:2], reverse=True)


def tells(name: str, title: str) -> bool:
    """Whether a name has all that a title says, small words and the verb at its start aside."""
    first, *rest = _content(stems(title)) or [""]
    verb = first in CLEAR | NOUNS_TOO
    wanted = rest if verb and rest else [first]
    said = set(stems(name))
    return all(
        word in said or any(score >= _SAME_WORD for score in _alike(word, sorted(said)).values())
        for word in wanted
    )


def _similar(wanted: Iterable[str], vocabulary: set[str]) -> dict[str, dict[str, float]]:
    """For each wanted word the words that it may stand for, and how alike they are (0 to 1)."""
    words = list(vocabulary)
    return {word: _alike(word, words) for word in wanted}


def _alike(word: str, others: Sequence[str]) -> dict[str, float]:
    if len(word) < _SHORTEST_FUZZY:
        return {word: 1.0}
    found = process.extract(
        word, others, scorer=OSA.normalized_similarity, score_cutoff=_SAME_WORD, limit=None
    )
    alike = {
        other: score for other, score, _ in found if score == 1 or len(other) >= _SHORTEST_FUZZY
    }
    for other in others:
        if other.startswith(word) and other not in alike:
            alike[other] = _BEGINNING[2 * len(word) >= len(other)]
    return alike


def _covered(
    wanted: Sequence[str], title: Sequence[str], similar: dict[str, dict[str, float]]
) -> float:
    """The weight of the wanted words that a title has."""
    covered = 0.0
    for word in wanted:
        alike = similar[word]
        best = max((alike[other] for other in title if other in alike), default=0.0)
        covered += best * _weight(word)
    return covered


def _nearest(name: str, tasks: Sequence[Task]) -> tuple[Task, ...]:
    titles = [str(task.get("title", "")).casefold() for task in tasks]
    found = process.extract(
        name.casefold(), titles, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=3
    )
    return tuple(tasks[index] for _, _, index in found)

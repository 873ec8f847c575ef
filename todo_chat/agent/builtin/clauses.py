"""Cutting a message into clauses, one wish each.

Lines and sentences always part. Commas, "and" and "then" part where a wish follows; after a clause
that carries free text ("add ...", "rename ... to ...") it has to be one that can hardly be text,
such as "delete 3" or "list my tasks". When in doubt words stay text: that changes nothing that
was there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from todo_chat.agent.builtin.english import additions, words

MOST_FRAGMENTS = 40

_HIDDEN = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
_SEPARATOR = re.compile(
    r"\s*;\s*|\s*,?\s+(?:and\s+)?(?:then|afterwards|after\s+that)\s*,?\s+|"
    r"\s*,\s*(?:(?:and|but|plus|&)\s+)?(?:also\s+)?|\s+(?:and|but|plus|&)\s+(?:also\s+)?",
    re.IGNORECASE,
)


class Force(IntEnum):
    """How plainly a text is a wish of its own."""

    NONE = 0
    LIKELY = 1
    SURE = 2


def sentences(line: str) -> list[str]:
    """The sentences of a line; abbreviations and quotes do not end one."""
    hidden = [match.span() for match in _HIDDEN.finditer(line)]
    found, start = [], 0
    for end in _SENTENCE_END.finditer(line):
        before = line[start : end.start()].split()
        last = before[-1].rstrip(".!?").casefold()
        goes_on = last in words.GOES_ON and line[end.start() - 1] == "!"
        abbreviated = line[end.start() - 1] == "." and (
            last in words.ABBREVIATIONS
            or (len(last) == 1 and last.isalpha())
            or (len(before) == 1 and last.isdigit())
        )
        if not (abbreviated or goes_on) and not any(a <= end.start() < b for a, b in hidden):
            found.append(line[start : end.start()])
            start = end.end()
    return [*found, line[start:]]


@dataclass(frozen=True)
class Judge:
    """What is made of a text: how plainly it is a wish, whether it carries free text, and whether
    it is one wish that would fall apart if it were cut ("mark 1 and 2 as done").

    `may_follow` says whether a text that may be another task to add, after the one before, may be
    a wish of its own as well: the list will tell which.
    """

    force: Callable[[str], Force]
    carries_text: Callable[[str], bool]
    is_one: Callable[[str], bool]
    may_follow: Callable[[str, str], bool]


def clauses(sentence: str, judge: Judge) -> list[str]:
    """The clauses of a sentence."""
    hidden = [match.span() for match in _HIDDEN.finditer(sentence)]
    note = additions.NOTE_AT_END.search(sentence)
    if note:
        hidden.append((note.start("notes"), note.end("notes")))
    breaks = [
        match
        for match in _SEPARATOR.finditer(sentence)
        if not any(start <= match.start() < end for start, end in hidden)
    ]
    if not breaks or len(breaks) > MOST_FRAGMENTS:
        return [sentence]
    starts = [0, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), len(sentence)]
    found = [(starts[0], ends[0])]
    for number in range(1, len(starts)):
        begin, _ = found[-1]
        before, text = sentence[begin : ends[number - 1]], sentence[starts[number] : ends[number]]
        enough = Force.SURE if judge.carries_text(before) else Force.LIKELY
        parts = judge.force(text) >= enough or judge.may_follow(before, text)
        if parts and not judge.is_one(sentence[begin : ends[number]]):
            found.append((starts[number], ends[number]))
        else:
            found[-1] = (begin, ends[number])
    return [sentence[begin:end] for begin, end in found]

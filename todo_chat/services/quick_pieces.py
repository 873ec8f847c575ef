"""The pieces of a quick-add line: what is written with a sign, and what must be left alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from todo_chat.models import Priority
from todo_chat.services.reminder_times import BEFORE_MAX

PieceKind = Literal["when", "project", "tag", "priority", "reminder"]

# What stands for text that nobody may read: a word of its own, so that words on its two sides are
# no neighbours. What was understood becomes spaces instead, and its neighbours do meet.
_OPAQUE = "\ufffc"

_START = r"(?<![^\s(\[])"
_END = r"(?=[,;:.!?)\]]*(?:\s|$))"
# A name without quotes: letters of any script, digits, emoji, - _ &; it begins with no digit, so
# that #1 and @5pm are none.
_SIGNS = r"\s\x00-\x25\x27-\x2c\x2e\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f\u2010-\u205e\ufffc"
_FIRST = rf"[^{_SIGNS}0-9&-]"
_REST = rf"[^{_SIGNS}]"
_NAME = rf"(?:\"(?P<quoted>[^\"\n]+)\"|“(?P<curly>[^“”\n]+)”|(?P<bare>{_FIRST}{_REST}*))"

_UNREAD = re.compile(
    r"(?P<name>[#@]\"[^\"\n]+\"|[#@]“[^“”\n]+”)"
    r"|\"[^\"\n]*\"|“[^“”\n]*”|`[^`\n]*`"
    r"|\b(?:https?|ftp|mailto):\S+|\bwww\.\S+|(?<![^\s@#])[^\s@#]+@[^\s@]+\.\w+"
)
_NAMED = {sign: re.compile(f"{_START}{sign}{_NAME}{_END}") for sign in "#@"}
_SIGN = {sign: re.compile(f"{_START}{sign}") for sign in "#@"}
_ENDED = re.compile(_END)
_PRIORITY = re.compile(rf"{_START}(?:p[1-4]|!(?:high|medium|low)){_END}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"{_START}!(?P<n>[0-9]{{1,6}})(?:(?P<short>[mhdw])|\s?(?P<long>min|mins|minutes?|hrs?|hours?"
    rf"|days?|weeks?))(?:\s+before)?{_END}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"{_START}!(?P<clock>[0-9]{{1,2}}:[0-9]{{2}}(?:\s?[ap]m)?|[0-9]{{1,2}}\s?[ap]m){_END}",
    re.IGNORECASE,
)
_BANG = re.compile(rf"{_START}!(?=\w)")

_PRIORITIES = {
    "p1": Priority.HIGH,
    "p2": Priority.MEDIUM,
    "p3": Priority.LOW,
    "p4": Priority.NONE,
    "!high": Priority.HIGH,
    "!medium": Priority.MEDIUM,
    "!low": Priority.LOW,
}
_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10080}
_TIMES_OF_DAY = ("noon", "midnight")  # "lunch @noon"


@dataclass(frozen=True)
class Piece:
    """What was understood of a line: the code points from `start` to `end`, and what it means."""

    kind: PieceKind
    text: str
    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Sign:
    """Something written with a sign, where it stands, and its value."""

    start: int
    end: int
    value: str


class Line:
    """A line of which ever less is left to read; offsets stay those of the whole line."""

    def __init__(self, text: str, plain: Collection[str] = ()) -> None:
        self.text = text
        self.left = text
        for words in plain:
            self._hide_words(words)
        for match in _UNREAD.finditer(self.left):
            if match["name"] is None:
                self._hide(match.start(), match.end())

    def take(self, start: int, end: int) -> None:
        """Count a span as understood."""
        self.left = f"{self.left[:start]}{' ' * (end - start)}{self.left[end:]}"

    def _hide(self, start: int, end: int) -> None:
        self.left = f"{self.left[:start]}{_OPAQUE * (end - start)}{self.left[end:]}"

    def _hide_words(self, words: str) -> None:
        words = words.strip()
        if words:
            for match in re.finditer(rf"(?<!\w){re.escape(words)}", self.left, re.IGNORECASE):
                self._hide(match.start(), match.end())


def names(line: Line, sign: Literal["#", "@"], known: Sequence[str]) -> Iterator[Sign]:
    """The names after a sign from left to right: of those known the longest, with its spaces."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(known, key=len, reverse=True):
        by_first.setdefault(name[:1].casefold(), []).append(name)
    end = 0
    for at in _SIGN[sign].finditer(line.left):
        if at.start() < end:
            continue
        first = line.left[at.end() : at.end() + 1].casefold()
        found = _known_name(line, at.end(), by_first.get(first, ())) or _name(line, at)
        if found:
            end = found.end
            yield found


def _known_name(line: Line, start: int, known: Sequence[str]) -> Sign | None:
    for name in known:
        end = start + len(name)
        if line.left[start:end].casefold() == name.casefold() and _ENDED.match(line.left, end):
            return Sign(start - 1, end, name)
    return None


def _name(line: Line, at: re.Match[str]) -> Sign | None:
    match = _NAMED[at[0]].match(line.left, at.start())
    if not match or (at[0] == "@" and match["bare"] in _TIMES_OF_DAY):
        return None
    name = " ".join((match["quoted"] or match["curly"] or match["bare"]).split())
    return Sign(match.start(), match.end(), name) if name else None


def priorities(line: Line) -> Iterator[Sign]:
    """Priorities: p1 to p4, !high, !medium, !low."""
    for match in _PRIORITY.finditer(line.left):
        yield Sign(match.start(), match.end(), _PRIORITIES[match[0].lower()])


def reminders_before(line: Line) -> Iterator[tuple[Sign, int]]:
    """Reminders before the due, such as !30m, each with its minutes."""
    for match in _BEFORE.finditer(line.left):
        minutes = int(match["n"]) * _MINUTES[(match["short"] or match["long"])[0].lower()]
        if minutes <= BEFORE_MAX:
            yield Sign(match.start(), match.end(), match[0]), minutes


def reminders_at_a_time(line: Line) -> Iterator[Sign]:
    """Reminders at a time of the clock, such as !9:00 or !9am; the value is that time."""
    for match in _CLOCK.finditer(line.left):
        yield Sign(match.start(), match.end(), match["clock"])


def bangs(line: Line) -> Iterator[int]:
    """Where an exclamation mark stands before a word."""
    for match in _BANG.finditer(line.left):
        yield match.start()

"""Reading which tasks a wish is about: "1, 2 and 5", "#3", "it", "the last one", "the milk"."""

from __future__ import annotations

import re
from dataclasses import replace

from todo_chat.agent.builtin.english import listings, words
from todo_chat.agent.builtin.intents import Every, Name, Numbers, Part, Places, Spoken, Target
from todo_chat.agent.builtin.listing import read_filters

WIDEST_RANGE = 50

_EDGES = " \t\n,;:.!?"
_NUMBER = re.compile(r"#?\s*(\d{1,9})")
_RANGE = re.compile(
    r"#?\s*(\d{1,9})\s*(?:-|\u2013|\u2014|\.\.+|\bto\b|\bthrough\b|\bthru\b|\btill\b|\buntil\b)\s*#?\s*(\d{1,9})",
    re.I,
)
_OR = re.compile(r"\s*,?\s+or\s+(?:the\s+)?", re.IGNORECASE)
_EITHER = re.compile(r"^(?:either|one)\s+(?:of\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;&/]*(?:\b(?:and|or|also)\b[\s,]*)?", re.IGNORECASE)
_QUOTED = re.compile(
    r"[\"“”«»](?P<name>[^\"“”«»]+)[\"“”«»]|(?<!\w)['\u2018](?P<other>[^'\u2019]+)['\u2019](?!\w)"
)


def read_target(text: str) -> Target | None:
    """The tasks that a text names; None when it names none."""
    text = text.strip(_EDGES)
    if not text:
        return None
    text = words.NOT_THAT.sub("", text) or text
    whole = read_part(text)
    if _OR.search(text) and not isinstance(whole, Every) and not getattr(whole, "exact", False):
        return _read_either(text)
    if isinstance(whole, Name) and not whole.exact:
        pieces = [piece for piece in words.JOINED.split(text) if piece and piece.strip()]
        if len(pieces) > 1:
            return Target(tuple(filter(None, map(read_part, pieces))), _name(text))
    return Target((whole,), text) if whole else None


def _read_either(text: str) -> Target:
    text = _EITHER.sub("", text)
    pieces = [piece for choice in _OR.split(text) for piece in words.JOINED.split(choice)]
    return Target(tuple(filter(None, map(read_part, pieces))), _name(text), either=True)


def read_part(text: str) -> Part | None:
    """One way to name tasks, of all that can be joined by "and"."""
    part = _plain_part(text)
    every = _every(text.strip(_EDGES)) if isinstance(part, Name) and not part.exact else None
    return every or part


def _plain_part(text: str) -> Part | None:
    text = text.strip(_EDGES)
    if not text:
        return None
    quoted = _QUOTED.search(text)
    if quoted and len(quoted[0]) > len(text) // 2:
        return Name(quoted["name"] or quoted["other"], exact=True)
    numbers = read_numbers(text)
    if numbers:
        return Numbers(numbers)
    if words.IT.fullmatch(text):
        return Spoken()
    if words.THEM.fullmatch(text):
        return Spoken(several=True, pair=words.PAIR.match(text) is not None)
    return _places(text) or Name(_name(text))


def read_numbers(text: str) -> tuple[int, ...]:
    """Task numbers and ranges of them, if a text is made of nothing else."""
    word = words.NUMBER_WORD.fullmatch(text.strip())
    if word:
        return (words.CARDINALS[word["word"].casefold()],)
    text = words.TASK_WORD.sub(" ", text).strip()
    numbers: list[int] = []
    place = 0
    while place < len(text):
        found = _RANGE.match(text, place) or _NUMBER.match(text, place)
        if not found:
            return ()
        first, last = int(found[1]), int(found[found.lastindex or 1])
        if last - first >= WIDEST_RANGE:
            return ()
        numbers += range(first, last + 1) if last >= first else range(first, last - 1, -1)
        gap = _BETWEEN.match(text, found.end())
        place = gap.end() if gap else found.end()
        if place == found.end() < len(text):
            return ()
    return tuple(dict.fromkeys(numbers))


def _places(text: str) -> Places | None:
    found = words.PLACES.fullmatch(text)
    if not found:
        return None
    if found["many"]:
        many = words.CARDINALS.get(found["many"].casefold()) or int(found["many"])
        at_end = found["some"].casefold() in {"last", "bottom"}
        return Places(tuple(range(-many, 0) if at_end else range(1, many + 1)))
    spelled = re.findall(r"\w+", found["each"].casefold())
    return Places(tuple(words.ORDINALS[word] for word in spelled if word in words.ORDINALS))


def _every(text: str) -> Every | None:
    but = listings.EXCEPT.fullmatch(text)
    if but and listings.EVERYTHING.fullmatch(but["all"]):
        # What is spared is named plainly: "all but all but 3" is no way to speak.
        spared = [_plain_part(part) for part in words.JOINED.split(but["but"])]
        target = Target(tuple(part for part in spared if part), _name(but["but"]))
        return Every(read_filters(but["all"]), target)
    if not listings.EVERYTHING.fullmatch(text):
        return None
    filters = read_filters(text)
    if filters.due == "week" and listings.THIS_WEEK.search(text):
        filters = replace(filters, due="this week")  # till Sunday: what is changed has to be exact
    return Every(filters)


def _name(text: str) -> str:
    found = words.AROUND_NAME.fullmatch(text)
    return found["name"].strip() if found else text

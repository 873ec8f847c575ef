"""Lengths of time that a person types: 45 min, 1h 30m, an hour and a half, 2 days."""

from __future__ import annotations

import re

_MINUTES = {"m": 1, "h": 60, "d": 1_440, "w": 10_080}
_COUNTS = {"a": 1.0, "an": 1.0, "half": 0.5, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}
_COUNTS |= {"five": 5.0, "six": 6.0, "ten": 10.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0}
_PART = re.compile(
    rf"(?P<count>half an?|{'|'.join(_COUNTS)}|\d{{1,5}}(?:[.,]\d{{1,2}})?)(?:\s*-)?\s*"
    r"(?P<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)\b(?P<half>\s+and a half\b)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,]*(?:and)?\s*", re.IGNORECASE)


def read_length(words: str) -> int | None:
    """A length of time in minutes; a bare number is minutes, and None is no length at all."""
    text = words.strip()
    if text.isdecimal() and len(text) < 6:
        return int(text)
    total, place = 0.0, 0
    while place < len(text):
        part = _PART.match(text, place)
        if part is None:
            return None
        count = part["count"].lower().replace(",", ".")
        number = _COUNTS[count.split()[0]] if count[0].isalpha() else float(count)
        total += (number + (0.5 if part["half"] else 0)) * _MINUTES[part["unit"][0].lower()]
        rest = _BETWEEN.match(text, part.end())
        place = rest.end() if rest else part.end()
    return round(total) or None

"""What a benchmark asks the scripted model for, and the tokens it answers with.

The order stands in the message itself, so that it travels through any app to the provider:
`order tokens=500 rate=50 text=prose`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from pathlib import Path

TOKEN_CHARS = 4  # what a token of English text has on average
_TEXTS = Path(__file__).parent / "texts"
_ORDER = re.compile(r"order tokens=(\d+) rate=([\d.]+) text=(\w+)")
_STAMP = re.compile(r"@(\d{10}\.\d{4})")


@dataclass(frozen=True)
class Order:
    """A reply of so many tokens, at so many a second (0: as fast as it goes)."""

    tokens: int
    rate: float = 50
    text: str = "prose"

    def __str__(self) -> str:
        return f"order tokens={self.tokens} rate={self.rate:g} text={self.text}"

    @property
    def seconds(self) -> float:
        """From the first token to the last."""
        return (self.tokens - 1) / self.rate if self.rate else 0.0


def read_order(message: str) -> Order:
    """The order in a message.

    Raises:
        ValueError: there is none.
    """
    found = _ORDER.search(message)
    if found is None:
        raise ValueError(f"no order in {message[:80]!r}")
    return Order(int(found[1]), float(found[2]), found[3])


@cache
def tokens_of(order: Order) -> tuple[str, ...]:
    """The reply's tokens but for the first and the last, which are stamps of their moment."""
    text = (_TEXTS / f"{order.text}.md").read_text(encoding="utf-8")
    pieces = [text[i : i + TOKEN_CHARS] for i in range(0, len(text), TOKEN_CHARS)]
    return tuple(islice(cycle(pieces), order.tokens - 2))


def stamp(moment: float) -> str:
    """A token that says when it was sent, in seconds of the machine's clock."""
    return f"@{moment:.4f}"


def read_stamps(text: str) -> list[float]:
    """The moments of the stamps in a text: of its first token and, once it is whole, its last."""
    return [float(found) for found in _STAMP.findall(text)]


def is_whole(text: str, order: Order) -> bool:
    """Whether a text is the ordered reply, to the character."""
    stamps = list(_STAMP.finditer(text))
    if len(stamps) < 2:
        return False
    first, last = stamps[0], stamps[-1]
    if first.start() != 0 or last.end() != len(text):
        return False
    return text[first.end() : last.start()] == "".join(tokens_of(order))

"""What a client saw of one reply."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import pairwise

from tests.bench.replies import Order, is_whole, read_stamps


@dataclass
class Reply:
    """Times are seconds of the machine's clock, the one the provider's stamps are from."""

    order: Order
    asked: float = field(default_factory=time.time)
    first: float = 0.0
    ended: float = 0.0
    wire_bytes: int = 0
    payload_bytes: int = 0
    frames: int = 0
    text: str = ""
    arrivals: list[float] = field(default_factory=list)
    model_began: float = 0.0

    def saw(self, text: str) -> None:
        """New text has arrived; the first of it carries the moment at which the model sent it."""
        now = time.time()
        self.arrivals.append(now)
        if not self.first and (stamps := read_stamps(text)):
            self.first, self.model_began = now, stamps[0]

    @property
    def whole(self) -> bool:
        """Whether the text at the end is the ordered one, to the character."""
        return is_whole(self.text, self.order)

    @property
    def first_delay(self) -> float:
        """Seconds from the model's first token to its arrival."""
        return self.first - self.model_began

    @property
    def last_delay(self) -> float:
        """Seconds from the model's last token to the arrival of the last text."""
        return self.arrivals[-1] - read_stamps(self.text)[-1]

    @property
    def gaps(self) -> list[float]:
        """Seconds between arrivals of text."""
        return [later - earlier for earlier, later in pairwise(self.arrivals)]

"""How far apart the frames of a live reply are.

A frame costs much the same however little text it brings. So when many replies are shown at once,
each is shown in fewer frames, and the processor they save keeps all of them on time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

SHORTEST_SECONDS = 0.06
LONGEST_SECONDS = 0.12
AT_ONCE = 400  # frames a second of all replies together, while each keeps within the two above


class Frames:
    """The live replies that this process shows."""

    def __init__(self) -> None:
        self._shown = 0

    @contextmanager
    def shown(self) -> Iterator[None]:
        """One reply more, for as long as this lasts."""
        self._shown += 1
        try:
            yield
        finally:
            self._shown -= 1

    @property
    def seconds(self) -> float:
        """The time from one frame of a reply to its next."""
        return min(LONGEST_SECONDS, max(SHORTEST_SECONDS, self._shown / AT_ONCE))

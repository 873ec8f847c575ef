"""Wall clocks and instants of a zone."""

from __future__ import annotations

from datetime import UTC, datetime

from todo_chat.when.zones import zone_of


def moment_of(wall: datetime, zone: str) -> datetime:
    """The instant in UTC at which a wall clock shows a time.

    A time that a clock change skips moves forward by the gap; one that it doubles is the first.
    """
    return wall.replace(tzinfo=zone_of(zone)).astimezone(UTC)

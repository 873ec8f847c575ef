"""IANA time zones by name."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name.

    Raises:
        ValueError: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"unknown zone {name!r}") from error


def is_zone(name: str) -> bool:
    """Whether a name is that of an IANA zone."""
    try:
        zone_of(name)
    except ValueError:
        return False
    return True

"""What a task is due at: a day, or a moment in a zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from todo_chat.when.zones import zone_of

YEARS = range(1900, 9999)  # beyond them some zone's clock or calendar runs over

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Moment:
    """An instant, and the IANA zone in which a person means it."""

    at: datetime
    zone: str

    @property
    def local(self) -> datetime:
        """The instant on the wall clock of its zone."""
        return self.at.astimezone(zone_of(self.zone))


Due = date | Moment


def read_due(text: str, zone: str) -> Due:
    """Read an ISO 8601 day or moment; a moment without an offset is meant in `zone`.

    A wall-clock time that a clock change skips moves forward by the gap; one that it doubles is
    the first of the two.

    Raises:
        ValueError: it is neither.
    """
    text = text.strip()
    if _DAY.match(text) and int(text[:4]) not in YEARS:
        raise ValueError(f"out of range: {text!r}")
    if _DAY.fullmatch(text):
        return date.fromisoformat(text)
    if not _DAY.match(text) or len(text) < len("2026-11-23T17"):
        raise ValueError(f"not a day or a moment: {text!r}")
    moment = datetime.fromisoformat(text)
    try:
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone_of(zone))
        at = moment.astimezone(UTC)
        at.astimezone(zone_of(zone))
    except OverflowError as error:
        raise ValueError(f"out of range: {text!r}") from error
    return Moment(at, zone)


def format_due(due: Due | None) -> str | None:
    """The ISO 8601 form of a due: a day, or a moment with the offset of its zone."""
    if isinstance(due, Moment):
        return due.local.isoformat()
    return due.isoformat() if due else None


def day_bounds(now: datetime, zone: str, days: int = 1) -> tuple[datetime, datetime]:
    """The instants at which today and the day `days` later begin in a zone."""
    today = now.astimezone(zone_of(zone)).date()
    start = datetime(today.year, today.month, today.day, tzinfo=zone_of(zone))
    end = today + timedelta(days=days)
    return start, datetime(end.year, end.month, end.day, tzinfo=zone_of(zone))

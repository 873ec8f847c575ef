"""Dates that a client writes: ISO 8601, or words that are read in the person's zone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Self

from todo_chat.errors import InvalidInput
from todo_chat.models import RepeatsFrom, User
from todo_chat.services.accounts import when_settings
from todo_chat.services.dues import day_of, start_of
from todo_chat.services.reminder_times import DAY_HOUR, ReminderTime
from todo_chat.strings import t
from todo_chat.when import Due, read_due, zone_of
from todo_chat.when.due import YEARS
from todo_chat.when.phrases import WhenSettings, read_when

_BEFORE = re.compile(r"(?P<length>.+?)\s+(?:before|early|earlier)\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:RRULE:|[A-Z-]+=|DTSTART)", re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """What a client's date says; `recurrence` is an RRULE."""

    due: Due | None
    recurrence: str | None = None
    repeats_from: str = RepeatsFrom.SCHEDULE
    minutes: int | None = None


@dataclass(frozen=True)
class WordReader:
    """Reads dates as of `now`, which is on the clock of the person's zone."""

    now: datetime
    zone: str
    settings: WhenSettings

    @classmethod
    def of(cls, owner: User) -> Self:
        """The reader of a person's words at present."""
        return cls(datetime.now(zone_of(owner.timezone)), owner.timezone, when_settings(owner))

    def meaning(self, field: str, text: str, *, zone: str | None = None) -> Meaning:
        """A day, a moment, or words for one, a repeat included.

        Raises:
            InvalidInput: `field` is none of these.
        """
        try:
            return Meaning(read_due(text, zone or self.zone))
        except ValueError:
            return self._read(field, text, zone or self.zone)

    def _read(self, field: str, text: str, zone: str) -> Meaning:
        try:
            found = read_when(text, now=self.now, zone=zone, settings=self.settings)
        except ValueError as error:  # a WhenError, or a year beyond the calendar
            reason = getattr(error, "reason", "unknown")
            raise InvalidInput.of(field, t(f"when.{reason}")) from error
        if found.due is None or day_of(found.due).year not in YEARS:
            raise InvalidInput.of(field, t("when.unknown"))
        repeats_from = RepeatsFrom.COMPLETION if found.from_completion else RepeatsFrom.SCHEDULE
        return Meaning(found.due, found.recurrence, repeats_from, found.minutes)

    def repeat(self, field: str, text: str) -> Meaning:
        """Words for a repeat, with its first due.

        Raises:
            InvalidInput: `field` is none.
        """
        try:
            found = self._read(field, text, self.zone)
        except InvalidInput as error:
            if error.message == t("when.unknown"):
                raise InvalidInput.of(field, t("recurrence.unreadable")) from error
            raise
        if found.recurrence is None:
            raise InvalidInput.of(field, t("recurrence.unreadable"))
        return found

    def day(self, field: str, text: str) -> date:
        """A day without a time.

        Raises:
            InvalidInput: `field` is none.
        """
        found = self.meaning(field, text)
        if isinstance(found.due, date) and found.recurrence is None:
            return found.due
        raise InvalidInput.of(field, t("when.only_day", field=field))

    def moment(self, field: str, text: str) -> datetime:
        """A moment; of a mere day, its morning.

        Raises:
            InvalidInput: `field` is none.
        """
        found = self.meaning(field, text)
        if found.due is None or found.recurrence is not None:
            raise InvalidInput.of(field, t("when.only_moment", field=field))
        return start_of(found.due, self.zone, DAY_HOUR).replace(microsecond=0)

    def reminder(self, field: str, text: str) -> ReminderTime:
        """A moment, or a time before the due, such as "an hour before".

        Raises:
            InvalidInput: `field` is neither.
        """
        before = _BEFORE.fullmatch(text.strip())
        if before is None:
            return ReminderTime(at=self.moment(field, text))
        start = self.now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        later = replace(self, now=start)._read(field, f"in {before['length']}", "UTC")
        away = start_of(later.due, "UTC", start.hour) - start if later.due else timedelta()
        return ReminderTime(before_minutes=round(away / timedelta(minutes=1)))


def is_rule(text: str) -> bool:
    """Whether a repeat is written as an RRULE, not in words."""
    return _RULE.match(text) is not None

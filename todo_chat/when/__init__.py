"""Dates and zones: pure functions with no I/O and no clock of their own."""

from todo_chat.when.due import Due, Moment, format_due, read_due
from todo_chat.when.zones import is_zone, zone_of

__all__ = ["Due", "Moment", "format_due", "is_zone", "read_due", "zone_of"]

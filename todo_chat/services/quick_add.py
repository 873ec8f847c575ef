"""Quick add: a line of words becomes a task.

`call Mum tomorrow at 5 #home @phone p1 !30m` is a title with a due, a project, a tag, a priority
and a reminder. Each is a piece that the page shows as a chip.

A piece that the person turned back into plain text is named by its text, not by its place: the
place moves with everything typed before it. That text stays plain wherever it begins a word in
the line, also when more is typed behind it ("tomorrow" keeps "tomorrow at 5" from being a date,
though not the "at 5").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice

from todo_chat.errors import InvalidInput
from todo_chat.models import Priority
from todo_chat.services.quick_lines import remaining_title
from todo_chat.services.quick_pieces import (
    Line,
    Piece,
    PieceKind,
    Sign,
    bangs,
    names,
    priorities,
    reminders_at_a_time,
    reminders_before,
)
from todo_chat.services.reminder_times import REMINDERS_A_TASK, ReminderTime
from todo_chat.services.tags import TAGS_A_TASK
from todo_chat.strings import t
from todo_chat.when import Due, Moment, zone_of
from todo_chat.when.due_words import due_label
from todo_chat.when.length_words import length_words
from todo_chat.when.phrases import Finding, When, WhenSettings, search_when
from todo_chat.when.recurrence import RuleError, check_rule, describe_rule

_LINE_MAX = 1000  # characters read for a date; no title is as long
_MOMENT_MAX = 80  # characters after an exclamation mark that may say when
_AT = re.compile(r"(?<!\S)@\s*$")  # "lunch @ 5pm"


@dataclass(frozen=True)
class QuickAdd:
    """What a line says; `minutes` is how long it takes, `tags` are each there once.

    `no_such_day` is what the line says of a day that does not exist, such as "31 feb".
    """

    title: str
    due: Due | None = None
    recurrence: str | None = None
    from_completion: bool = False
    minutes: int | None = None
    priority: str = Priority.NONE
    project: str | None = None
    tags: tuple[str, ...] = ()
    reminders: tuple[ReminderTime, ...] = ()
    pieces: tuple[Piece, ...] = ()
    no_such_day: str | None = None


def with_title(parsed: QuickAdd) -> QuickAdd:
    """The same line, if it says what is to be done, on a day that exists.

    Raises:
        InvalidInput: nothing is left for a title, or it names a day that does not exist.
    """
    if parsed.no_such_day:
        raise InvalidInput.of("text", t("quick.no_such_day", words=parsed.no_such_day))
    if not parsed.title:
        raise InvalidInput.of("text", t("quick.untitled" if parsed.pieces else "quick.blank"))
    return parsed


def preview_quick_add(
    text: str,
    *,
    now: datetime,
    zone: str,
    settings: WhenSettings,
    projects: Sequence[str] = (),
    tags: Sequence[str] = (),
    plain: Collection[str] = (),
) -> QuickAdd:
    """Read a line that is still being typed: as `parse_quick_add`, but nothing is refused."""
    reading = _Reading(Line(text, plain), now, zone, settings)
    reading.read_names(projects, tags)
    reading.read_priority()
    reading.read_reminders()
    reading.read_when()
    return reading.result()


@dataclass
class _Reading:
    """A line while it is read; what comes first takes its words from what comes later."""

    line: Line
    now: datetime
    zone: str
    settings: WhenSettings
    pieces: list[Piece] = field(default_factory=list)
    project: str | None = None
    tags: dict[str, str] = field(default_factory=dict)
    priority: str = Priority.NONE
    reminders: list[ReminderTime] = field(default_factory=list)
    clocks: list[Sign] = field(default_factory=list)
    when: When | None = None
    no_such_day: str | None = None

    def read_names(self, projects: Sequence[str], tags: Sequence[str]) -> None:
        """Take the first project, and all tags; a second project stays in the title."""
        for sign in islice(names(self.line, "#", projects), 1):
            self.project = sign.value
            self._take("project", sign, sign.value)
        for sign in islice(names(self.line, "@", tags), TAGS_A_TASK):
            self.tags.setdefault(sign.value.casefold(), sign.value)
            self._take("tag", sign, sign.value)

    def read_priority(self) -> None:
        """Take the first priority."""
        for sign in islice(priorities(self.line), 1):
            self.priority = sign.value
            self._take("priority", sign, t(f"quick.priority.{sign.value}"))

    def read_reminders(self) -> None:
        """Take reminders; those at a mere time wait for the due's day."""
        for sign, minutes in islice(reminders_before(self.line), REMINDERS_A_TASK):
            self.reminders.append(ReminderTime(before_minutes=minutes))
            self._take("reminder", sign, _before_words(minutes))
        for sign in islice(reminders_at_a_time(self.line), REMINDERS_A_TASK):
            self.clocks.append(sign)
            self.line.take(sign.start, sign.end)
        for bang in islice(bangs(self.line), REMINDERS_A_TASK):
            self._read_reminder_at(bang)

    def _read_reminder_at(self, bang: int) -> None:
        """Take `!tomorrow 9am`: a day with a time, right behind the mark."""
        found = self._find(self.line.left[bang + 1 : bang + 1 + _MOMENT_MAX]).when
        if found and found.span[0] == 0 and isinstance(found.due, Moment) and not found.recurrence:
            self._remind_at(Sign(bang, bang + 1 + found.span[1], ""), found.due)

    def read_when(self) -> None:
        """Take the date, and then the reminders at a time of that day."""
        found = self._find(self.line.left[:_LINE_MAX])
        self.when = found.when
        if found.no_such_day:
            self.no_such_day = self.line.text[slice(*found.no_such_day)]
        if self.when:
            label = self._when_words(self.when)
            start, end = self.when.span
            if at := _AT.search(self.line.left, 0, start):
                start = at.start()
            spans = [(start, end), *([self.when.apart] if self.when.apart else [])]
            for part in [part for span in spans for part in _fragments(self.line, *span)]:
                self._take("when", Sign(*part, value=""), label)
        for sign in self.clocks:
            self._read_clock(sign)

    def _read_clock(self, sign: Sign) -> None:
        found = self._find(sign.value).when
        if not found or not isinstance(found.due, Moment):
            return
        at = found.due
        due = self.when.due if self.when else None
        if due is not None:
            zone = zone_of(at.zone)
            day = due.local.date() if isinstance(due, Moment) else due
            wall = datetime.combine(day, at.local.time(), zone)
            at = Moment(wall.astimezone(UTC), at.zone)
        self._remind_at(sign, at)

    def _remind_at(self, sign: Sign, at: Moment) -> None:
        self.reminders.append(ReminderTime(at=at.at))
        words = due_label(at, now=self.now, timezone=self.zone)
        self._take("reminder", sign, t("quick.reminder.at", moment=words))

    def _find(self, text: str) -> Finding:
        found = search_when(text, now=self.now, zone=self.zone, settings=self.settings)
        when = found.when
        if when and when.recurrence and when.due is not None:
            try:
                check_rule(when.recurrence, when.due)
            except RuleError:  # such as "for 5000 times": it is seen not to be understood
                return replace(found, when=None)
        return found

    def _take(self, kind: PieceKind, sign: Sign, label: str) -> None:
        text = self.line.text[sign.start : sign.end]
        self.pieces.append(Piece(kind, text, sign.start, sign.end, label))
        self.line.take(sign.start, sign.end)

    def _when_words(self, when: When) -> str:
        words = []
        if when.recurrence:
            completion = when.from_completion
            words.append(describe_rule(when.recurrence, when.due, from_completion=completion))
        elif when.due is not None:
            words.append(due_label(when.due, now=self.now, timezone=self.zone))
        if when.minutes:
            words.append(length_words(when.minutes))
        return t("list.between").join(words)

    def result(self) -> QuickAdd:
        """Everything that was read."""
        when = self.when
        pieces = sorted(self.pieces, key=lambda piece: piece.start)
        return QuickAdd(
            title=remaining_title(self.line.text, pieces),
            due=when.due if when else None,
            recurrence=when.recurrence if when else None,
            from_completion=when.from_completion if when else False,
            minutes=when.minutes if when else None,
            priority=self.priority,
            project=self.project,
            tags=tuple(self.tags.values()),
            reminders=tuple(dict.fromkeys(self.reminders)),
            pieces=tuple(pieces),
            no_such_day=self.no_such_day,
        )


def _fragments(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """A span without the pieces in its midst: "tomorrow #home at 5" is a date in two parts."""
    fragments: list[tuple[int, int]] = []
    for word in re.finditer(r"\S+", line.left[start:end]):
        first, last = start + word.start(), start + word.end()
        if fragments and line.text[fragments[-1][1] : first].isspace():
            fragments[-1] = (fragments[-1][0], last)
        else:
            fragments.append((first, last))
    return fragments


def _before_words(minutes: int) -> str:
    return t("quick.reminder.before", length=length_words(minutes))

"""From what a client sends to the values of a task; all that is wrong is refused at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from todo_chat.api.schemas.task_input import BulkInput, ReminderInput, TaskCreate, TaskFields
from todo_chat.api.words import Meaning, WordReader, is_rule
from todo_chat.errors import FieldError, InvalidInput
from todo_chat.models import Task
from todo_chat.services.dues import due_of
from todo_chat.services.recurring import read_rule, rule_error
from todo_chat.services.reminder_times import ReminderTime, reminder_errors, wish_of
from todo_chat.services.task_fields import TaskChanges, check_fields, refuse
from todo_chat.services.tasks import Scope
from todo_chat.strings import t
from todo_chat.when import Due, Moment, is_zone
from todo_chat.when.recurrence import RuleError, first_due

_PLAIN = {
    "title",
    "notes",
    "status",
    "priority",
    "estimate_minutes",
    "repeats_from",
    "tags",
    "add_tags",
    "remove_tags",
    "project",
    "position",
}


def read_changes(
    given: TaskCreate | TaskFields,
    names: Collection[str],
    reader: WordReader,
    present: Task | None = None,
) -> TaskChanges:
    """The values of the fields in `names` for the task that is `present`, or for a new one.

    Raises:
        InvalidInput: one entry for each field that is not right.
    """
    reading = _Reading(given, set(names), reader, present)
    reading.read()
    changes = TaskChanges(**reading.values)
    refuse([*reading.errors, *check_fields(changes)] if reading.errors else [])
    return changes


def read_occurrences(given: TaskFields) -> Scope | None:
    """Which occurrences of a repeating task a change is for.

    Raises:
        InvalidInput: it is neither `this` nor `all`.
    """
    match given.scope:
        case None | "this" | "all" as scope:
            return scope
    raise InvalidInput.of("scope", t("scope.unknown"))


class _Reading:
    """The fields of one request while they are read."""

    def __init__(
        self,
        given: TaskCreate | TaskFields,
        names: set[str],
        reader: WordReader,
        present: Task | None,
    ) -> None:
        self._given, self._names, self._reader, self._present = given, names, reader, present
        self.values: dict[str, Any] = given.model_dump(include=names & _PLAIN)
        self.errors: list[FieldError] = []

    def read(self) -> None:
        """Read them all."""
        self._read_due()
        self._read_recurrence()
        if "deadline" in self._names:
            self._keep("deadline", self._reader.day, self._given.deadline)
        if isinstance(self._given, BulkInput) and "day" in self._names:
            self._keep("day", self._reader.day, self._given.day)
        wishes = self._read_reminders() if "reminders" in self._names else None
        self._check_fit(wishes)

    def _try(self, read: Callable[..., Any], *given: Any, **how: Any) -> Any:
        try:
            return read(*given, **how)
        except InvalidInput as error:
            self.errors += error.errors
            return None

    def _keep(self, field: str, read: Callable[[str, str], date], text: str | None) -> None:
        self.values[field] = None if text is None else self._try(read, field, text)

    def _failed(self, field: str) -> bool:
        return any(error.field == field for error in self.errors)

    def _read_due(self) -> None:
        given, zone = self._given, self._given.due_zone
        if zone is not None and not is_zone(zone):
            self.errors.append(FieldError("due_zone", t("timezone.unknown", zone=zone)))
            zone = None
        elif zone is not None and given.due is None:
            self.errors.append(FieldError("due_zone", t("due_zone.alone")))
        if "due" not in self._names:
            return
        found = None
        if given.due is not None:
            found = self._try(self._reader.meaning, "due", given.due, zone=zone)
        self.values["due"] = found.due if found else None
        if found and "recurrence" not in given.model_fields_set and found.recurrence:
            self.values["recurrence"] = found.recurrence
        if found:
            self._take_on(found)

    def _take_on(self, found: Meaning) -> None:
        """What words for a due or a repeat say besides, unless it was given by its own name."""
        given = self._given.model_fields_set
        if found.minutes and "estimate_minutes" not in given:
            self.values["estimate_minutes"] = found.minutes
        if self.values.get("recurrence") and "repeats_from" not in given:
            self.values["repeats_from"] = found.repeats_from

    def _read_recurrence(self) -> None:
        text = self._given.recurrence
        if "recurrence" not in self._given.model_fields_set:
            if "recurrence" in self._names:
                self.values.setdefault("recurrence", None)
            return
        self.values["recurrence"] = text
        if text is None:
            return
        if is_rule(text):
            bare = text.strip().upper().removeprefix("RRULE:")
            if self._present and bare == self._present.recurrence:
                del self.values["recurrence"]  # so that a due beside it moves this one alone
            return
        found: Meaning | None = self._try(self._reader.repeat, "recurrence", text)
        self.values["recurrence"] = found.recurrence if found else None
        if found is None or found.recurrence is None:
            return
        self._take_on(found)
        if "due" not in self._given.model_fields_set and self._must_move(found):
            self.values["due"] = found.due

    def _must_move(self, found: Meaning) -> bool:
        """Whether words for a repeat move the due that is there; of many tasks, a time does."""
        if isinstance(self._given, BulkInput):
            return isinstance(found.due, Moment)
        kept = due_of(self._present) if self._present and "due" not in self._names else None
        return kept is None or not _fits(found, kept)

    def _read_reminders(self) -> list[ReminderTime]:
        wishes = [self._try(self._reminder, one) for one in self._given.reminders]
        if not self._failed("reminders"):
            self.values["reminders"] = tuple(wishes)
        return [wish for wish in wishes if wish]

    def _reminder(self, given: ReminderInput) -> ReminderTime:
        if given.at is None or given.before_minutes is not None:
            at = None if given.at is None else self._reader.moment("reminders", given.at)
            return ReminderTime(at, given.before_minutes)
        return self._reader.reminder("reminders", given.at)

    def _check_fit(self, wishes: Sequence[ReminderTime] | None) -> None:
        """See whether due, repeat and reminders go together, as the service will.

        Of many tasks each has its own due, and the service says for each whether they do.
        """
        if isinstance(self._given, BulkInput):
            return
        due: Due | None = self.values.get("due")
        if "due" not in self.values and self._present:
            due = due_of(self._present)
        rule = self.values.get("recurrence")
        if rule:
            try:
                due = read_rule(rule, due, zone=self._reader.zone, now=self._reader.now)[1]
            except RuleError as error:
                field = "recurrence" if self._given.recurrence else "due"
                self.errors.append(FieldError(field, rule_error(error).message))
        if wishes is None:
            return
        if due is None and (self._failed("due") or self._failed("recurrence")):
            wishes = [wish for wish in wishes if wish.at]
        kept = (
            {wish_of(reminder) for reminder in self._present.reminders} if self._present else set()
        )
        self.errors += reminder_errors(
            wishes, kept=kept, due=due, zone=self._reader.zone, now=self._reader.now
        )


def _fits(found: Meaning, due: Due) -> bool:
    """Whether a task's due is an occurrence of a repeat, so that it can stay."""
    assert found.recurrence is not None
    if isinstance(found.due, Moment):
        same_time = isinstance(due, Moment) and due.local.time() == found.due.local.time()
        if not same_time:
            return False
    try:
        return first_due(found.recurrence, due) == due
    except RuleError:
        return False

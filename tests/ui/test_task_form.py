"""What a task's form asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from todo_chat.errors import InvalidInput
from todo_chat.services.reminder_times import ReminderTime
from todo_chat.services.tasks import UNSET, TaskChanges
from todo_chat.ui.task_form import Reader, read_task_form
from todo_chat.ui.task_views import FieldsView
from todo_chat.when import Moment
from todo_chat.when.lengths import read_length
from todo_chat.when.phrases import WhenSettings

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
READER = Reader(NOW, "Europe/Berlin", WhenSettings())
BEFORE = FieldsView(title="Call mum")
FORM = {"title": "Call dad", "notes": "soon", "priority": "high", "tags": " home,, phone "}


def changes(before: FieldsView = BEFORE, /, **fields: str) -> TaskChanges:
    return read_task_form({**FORM, **fields}, before=before, reader=READER)


def read(**fields: str) -> object:
    return changes(BEFORE, **fields).due


def refused(**fields: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        changes(BEFORE, **fields)
    return [error.field for error in caught.value.errors]


def test_every_field_is_read() -> None:
    given = changes(project="House")
    assert (given.title, given.notes, given.priority) == ("Call dad", "soon", "high")
    assert given.tags == ["home", "phone"]
    assert given.project == "House"
    assert given.due is UNSET


def test_what_was_not_touched_is_not_changed() -> None:
    before = replace(BEFORE, notes="soon", priority="high", tag_line="home, phone")
    given = changes(before)
    assert given.title == "Call dad"
    assert list(given.given()) == ["title"]
    assert not read_task_form({}, before=before, reader=READER)


def test_a_day_and_a_moment() -> None:
    assert read(due_date="2026-11-23") == date(2026, 11, 23)
    moment = Moment(datetime(2026, 11, 23, 16, tzinfo=UTC), "Europe/Berlin")
    assert read(due_date="2026-11-23", due_time="17:00") == moment
    assert read(when="tomorrow at 5") == moment


def test_words_go_before_the_pickers() -> None:
    assert read(when="friday", due_date="2026-11-23") == date(2026, 11, 27)


def test_words_can_say_a_repeat_and_a_length_too() -> None:
    given = changes(when="every friday from 3 to 4pm")
    assert given.recurrence == "FREQ=WEEKLY;BYDAY=FR"
    assert given.estimate_minutes == 60
    assert isinstance(given.due, Moment)


def test_a_due_that_was_not_touched_keeps_its_zone() -> None:
    tokyo = replace(BEFORE, due_date="2026-11-24", due_time="11:00")
    assert changes(tokyo, due_date="2026-11-24", due_time="11:00").due is UNSET
    assert changes(tokyo, due_date="", due_time="").due is None


def test_to_clear_the_day_is_enough() -> None:
    before = replace(BEFORE, due_date="2026-11-24", due_time="11:00")
    assert changes(before, due_date="", due_time="11:00").due is None
    with pytest.raises(InvalidInput):
        changes(before, due_date="", due_time="12:00")


def test_the_other_fields_in_words() -> None:
    before = replace(BEFORE, repeats="every day", estimate="1 hour", deadline="2026-12-01")
    given = changes(before, repeats="every! 3 days", estimate="90 min", deadline="2026-12-24")
    assert (given.recurrence, given.repeats_from) == ("FREQ=DAILY;INTERVAL=3", "completion")
    assert (given.estimate_minutes, given.deadline) == (90, date(2026, 12, 24))
    assert changes(before, repeats="every day", estimate="1 hour").recurrence is UNSET
    gone = changes(before, repeats="", estimate="", deadline="")
    assert (gone.recurrence, gone.estimate_minutes, gone.deadline) == (None, None, None)


@pytest.mark.parametrize(
    "fields",
    [
        {"due_time": "17:00"},
        {"due_date": "soon"},
        {"due_date": "2026-02-30"},
        {"due_date": "0001-01-01", "due_time": "00:00"},
    ],
)
def test_what_is_no_due_is_refused(fields: dict[str, str]) -> None:
    assert refused(**fields) == ["due"]


def test_all_that_is_wrong_is_named_at_once() -> None:
    wrong = {"when": "31 february", "estimate": "purple", "deadline": "x", "repeats": "never"}
    assert refused(**wrong) == ["when", "estimate_minutes", "recurrence", "deadline"]
    assert refused(repeats="tomorrow") == ["recurrence"]


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("an hour before", ReminderTime(before_minutes=60)),
        ("10 minutes before", ReminderTime(before_minutes=10)),
        ("1 day before it is due", ReminderTime(before_minutes=1440)),
        ("when it is due", ReminderTime(before_minutes=0)),
        ("tomorrow at 9", ReminderTime(at=datetime(2026, 11, 23, 8, tzinfo=UTC))),
    ],
)
def test_reminders_in_words(words: str, wish: ReminderTime) -> None:
    assert READER.reminder(words) == wish


@pytest.mark.parametrize("words", ["tomorrow", "purple", "before", "long before"])
def test_what_is_no_reminder(words: str) -> None:
    with pytest.raises(InvalidInput):
        READER.reminder(words)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("45", 45),
        ("45 min", 45),
        ("1h 30m", 90),
        ("an hour and a half", 90),
        ("half an hour", 30),
        ("1.5 hours", 90),
        ("twenty minutes", 20),
        ("1 hour and 15 minutes", 75),
        ("2 days", 2880),
        ("0", 0),
        ("", None),
        ("soon", None),
        ("3 monkeys", None),
    ],
)
def test_lengths(words: str, minutes: int | None) -> None:
    assert read_length(words) == minutes

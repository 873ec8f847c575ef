"""From the fields of the form to the changes of a task."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from todo_chat.errors import InvalidInput
from todo_chat.services.tasks import UNSET
from todo_chat.ui.task_form import read_task_form
from todo_chat.ui.task_views import TaskView
from todo_chat.when import Moment

BEFORE = TaskView(
    number=1,
    title="Call mum",
    notes="",
    done=False,
    priority="none",
    priority_label="",
    due="",
    due_tone="",
    due_date="",
    due_time="",
    tags=(),
    tag_line="",
)
FORM = {"title": "Call dad", "notes": "soon", "priority": "high", "tags": " home,, phone "}


def read(**fields: str) -> object:
    return read_task_form({**FORM, **fields}, before=BEFORE, timezone="Europe/Berlin").due


def test_every_field_is_read() -> None:
    changes = read_task_form(FORM, before=BEFORE, timezone="UTC")
    assert (changes.title, changes.notes, changes.priority) == ("Call dad", "soon", "high")
    assert changes.tags == ["home", "phone"]
    assert changes.due is UNSET


def test_what_was_not_touched_is_not_changed() -> None:
    before = replace(BEFORE, notes="soon", priority="high", tag_line="home, phone")
    changes = read_task_form(FORM, before=before, timezone="UTC")
    assert changes.title == "Call dad"
    assert changes.notes is changes.priority is changes.tags is changes.due is UNSET
    assert not read_task_form({}, before=before, timezone="UTC")


def test_a_day_and_a_moment() -> None:
    assert read(due_date="2026-11-23") == date(2026, 11, 23)
    moment = Moment(datetime(2026, 11, 23, 16, tzinfo=UTC), "Europe/Berlin")
    assert read(due_date="2026-11-23", due_time="17:00") == moment


def test_a_due_that_was_not_touched_keeps_its_zone() -> None:
    tokyo = replace(BEFORE, due_date="2026-11-24", due_time="11:00")
    form = {**FORM, "due_date": "2026-11-24", "due_time": "11:00"}
    assert read_task_form(form, before=tokyo, timezone="UTC").due is UNSET
    form["due_date"] = form["due_time"] = ""
    assert read_task_form(form, before=tokyo, timezone="UTC").due is None


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
    with pytest.raises(InvalidInput) as refused:
        read(**fields)
    assert [error.field for error in refused.value.errors] == ["due"]

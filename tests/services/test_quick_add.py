"""Quick add: a line of words becomes a task."""

from __future__ import annotations

import pytest

from tests.services.quick_reading import BERLIN, NOW, due, pieces, read
from todo_chat.errors import InvalidInput
from todo_chat.services.quick_add import (
    QuickAdd,
    preview_quick_add,
    with_title,
)
from todo_chat.when.phrases import WhenSettings


def test_the_newcomers_line_is_understood_whole() -> None:
    found = read("pay rent every 1st at 9am p1 #home")
    assert found.title == "pay rent"
    assert found.due == due("2026-12-01T09:00")
    assert found.recurrence == "FREQ=MONTHLY;BYMONTHDAY=1"
    assert not found.from_completion
    assert (found.priority, found.project, found.tags) == ("high", "home", ())
    assert [(piece.kind, piece.text, piece.label) for piece in found.pieces] == [
        ("when", "every 1st at 9am", "every 1st at 9:00"),
        ("priority", "p1", "High priority"),
        ("project", "#home", "home"),
    ]


def test_a_line_without_pieces_is_its_own_title() -> None:
    found = read("  buy   oat milk, 2 l ")
    assert found == QuickAdd(title="buy oat milk, 2 l")


# ---- dates among the other pieces


def test_a_date_may_stand_in_two_parts_around_another_piece() -> None:
    found = read("call Mum tomorrow #home at 17:00")
    assert (found.title, found.due, found.project) == ("call Mum", due("2026-11-23T17:00"), "home")
    assert pieces("call Mum tomorrow #home at 17:00") == [
        ("when", "tomorrow"),
        ("project", "#home"),
        ("when", "at 17:00"),
    ]


def test_a_week_and_its_weekday_apart_are_both_taken_from_the_title() -> None:
    found = read("next week call Ann at noon on tuesday")
    assert (found.title, found.due) == ("call Ann", due("2026-11-24T12:00"))
    assert [piece.text for piece in found.pieces] == ["next week", "at noon on tuesday"]


def test_what_is_quoted_or_a_name_is_no_date() -> None:
    assert read('watch "tomorrow never dies"').due is None
    found = read('#"tomorrow" plan')
    assert (found.due, found.project) == (None, "tomorrow")


def test_a_repeat_that_tasks_can_not_have_is_seen_not_to_be_understood() -> None:
    found = read("stretch every day for 5000 times")
    assert (found.recurrence, found.title) == (None, "stretch every day for 5000 times")


def test_from_completion() -> None:
    found = read("water the plants every! 3 days")
    assert (found.recurrence, found.from_completion) == ("FREQ=DAILY;INTERVAL=3", True)
    assert found.pieces[0].label == "3 days after it is done"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("tomorrow: call Mum", "call Mum"),
        ("call Mum (tomorrow)", "call Mum"),
        ("call Mum, tomorrow", "call Mum"),
        ("call Mum - tomorrow", "call Mum"),
        ("call tomorrow , then rest", "call, then rest"),
        ("call  p1  Mum", "call Mum"),
        ("what is .gitignore p1", "what is .gitignore"),
    ],
)
def test_the_title_is_tidy(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize("text", ["p1 #home", "tomorrow", "@a, @b", "(!30m)"])
def test_a_line_of_pieces_alone_is_refused_but_can_be_typed(text: str) -> None:
    with pytest.raises(InvalidInput, match="not what") as refused:
        with_title(preview_quick_add(text, now=NOW, zone=BERLIN, settings=WhenSettings()))
    assert [error.field for error in refused.value.errors] == ["text"]
    assert read(text).title == ""
    assert read(text).pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31 feb pay", "31 feb"),
        ("pay every feb 30", "every feb 30"),
        ("pay 31 feb or on friday p1", "31 feb"),
        ("pay every friday until feb 30 #home", "every friday until feb 30"),
        ("gym tomorrow !31 feb 9am", "31 feb 9am"),
        ("party on 2027-06-31", "2027-06-31"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_but_can_be_typed(text: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=f"no such day as “{words}”") as refused:
        with_title(preview_quick_add(text, now=NOW, zone=BERLIN, settings=WhenSettings()))
    assert [error.field for error in refused.value.errors] == ["text"]
    assert read(text).no_such_day == words


def test_a_day_that_does_not_exist_may_stand_in_quotes_or_as_plain_text() -> None:
    assert read('file "31 feb" under jokes').no_such_day is None
    assert read("file 31 feb under jokes", plain=["31 feb"]).no_such_day is None


def test_an_empty_line_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        with_title(preview_quick_add(" ", now=NOW, zone=BERLIN, settings=WhenSettings()))
    assert [error.field for error in refused.value.errors] == ["text"]

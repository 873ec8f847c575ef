"""Whatever is typed: an answer, within the text, in bounded time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import process_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from todo_chat.when import Moment
from todo_chat.when.phrases import MAX_TEXT, WhenError, find_when, read_when

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
ZONES = ["America/Los_Angeles", "Asia/Kolkata", "Asia/Shanghai", "Pacific/Auckland", "UTC"]
WORDS = [
    "every",
    "each",
    "other",
    "2nd",
    "31st",
    "last",
    "first",
    "of",
    "the",
    "at",
    "on",
    "in",
    "from",
    "to",
    "until",
    "for",
    "-",
    ",",
    ".",
    ":",
    "/",
    "3",
    "12",
    "30",
    "2027",
    "999999999999",
    "monday",
    "fridays",
    "may",
    "february",
    "day",
    "week",
    "month",
    "years",
    "hours",
    "business",
    "5pm",
    "9:30",
    "noon",
    "tonight",
    "morning",
    "tomorrow",
    "next",
    "this",
    "ago",
    "after",
    "times",
    "twice",
    "a",
    "half",
    "quarter",
    "past",
    "1/2",
    "3/4/27",
    "2027-02-30",
    "weekend",
    "daily",
    "starting",
    "!",
    '"',
    "'",
    "#",
    "x",
    "buy",
    "milk",
    "easter",
    "upcoming",
    "coming",
    "working",
    "before",
    "9999",
    "nineteen",
    "twenty",
    "until",
    "am",
    "pm",
    "oclock",
    "quarter",
    "end",
    "mid",
    "3rd",
    "christmas",
    "completion",
    "up",
    "ending",
    "1970",
    "feb",
    "thu",
    "sat",
    "mondays",
    "+",
    "ish",
]

sentences = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
moments = st.datetimes(datetime(1971, 1, 1), datetime(2190, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(st.text(max_size=80), sentences), now=moments, zone=st.sampled_from(ZONES))
def test_any_text_has_an_answer_within_it(text: str, now: datetime, zone: str) -> None:
    found = find_when(text, now=now, zone=zone)
    try:
        read_when(text, now=now, zone=zone)
    except WhenError as error:
        assert error.reason in {"unknown", "no_such_day", "never"}
    if found is None:
        return
    start, end = found.span
    assert 0 <= start < end <= len(text)
    assert text[start:end].strip() == text[start:end]
    assert isinstance(found.due, (date, Moment))
    assert found.certain == (len(found.readings) == 1)
    assert found.minutes is None or 1 <= found.minutes <= 10_080
    if found.recurrence:
        rrulestr(
            found.recurrence,
            dtstart=datetime(2026, 1, 1, tzinfo=UTC)
            if "Z" in found.recurrence
            else datetime(2026, 1, 1),
        )


@pytest.mark.parametrize(
    "piece",
    [
        "every ",
        "monday, ",
        "1st and ",
        "1 hour ",
        "1 day 2 hours ",
        "half an hour and ",
        "9 to 5 from ",
        "3/4 ",
        "5 to ",
        "a@",
        "'",
        '"',
        "“",
        "mon-",
        "next week ",
        "until may ",
        "2 days after ",
        "12:",
        "1.",
        "x.",
        "p m ",
        "twenty-",
        "日",
    ],
)
def test_long_text_takes_bounded_time(piece: str) -> None:
    text = piece * (MAX_TEXT // len(piece) + 1)
    start = process_time()
    find_when(text, now=NOW, zone="UTC")
    assert process_time() - start < 2  # measured under 0.06 s; a text that blows up takes minutes


def test_what_stands_beyond_the_limit_is_not_read() -> None:
    assert find_when("x" * MAX_TEXT + " tomorrow", now=NOW, zone="UTC") is None

"""Points in time from words, said on Wednesday 18 November 2026 at 13:00 in Berlin."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from todo_chat.when import Moment
from todo_chat.when.phrases import When, WhenError, WhenSettings, find_when, read_when

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


def read(text: str, now: datetime = NOW, **settings: int) -> When:
    return read_when(text, now=now, zone=ZONE, settings=WhenSettings(**settings))  # type: ignore[arg-type]


def shown(when: When) -> str:
    """The due as a wall clock shows it."""
    due = when.due
    return due.local.strftime("%Y-%m-%d %H:%M") if isinstance(due, Moment) else str(due)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("today", "2026-11-18"),
        ("Tomorrow", "2026-11-19"),
        ("the day after tomorrow", "2026-11-20"),
        ("yesterday", "2026-11-17"),
        ("3 days ago", "2026-11-15"),
        ("friday", "2026-11-20"),
        ("wednesday", "2026-11-25"),
        ("this friday", "2026-11-20"),
        ("this wednesday", "2026-11-18"),
        ("next friday", "2026-11-27"),
        ("next week friday", "2026-11-27"),
        ("friday of next week", "2026-11-27"),
        ("last friday", "2026-11-13"),
        ("friday week", "2026-11-27"),
        ("a week from friday", "2026-11-27"),
        ("a week on saturday", "2026-11-28"),
        ("in 3 days", "2026-11-21"),
        ("in two weeks", "2026-12-02"),
        ("in a month", "2026-12-18"),
        ("3 days from now", "2026-11-21"),
        ("3 business days from now", "2026-11-23"),
        ("2 weeks after tomorrow", "2026-12-03"),
        ("this weekend", "2026-11-21"),
        ("next week", "2026-11-23"),
        ("next month", "2026-12-01"),
        ("next quarter", "2027-01-01"),
        ("end of month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("mid january", "2027-01-15"),
        ("q2 2027", "2027-04-01"),
    ],
)
def test_days_counted_from_today(text: str, due: str) -> None:
    assert shown(read(text)) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("5 march", "2027-03-05"),
        ("March 5th", "2027-03-05"),
        ("the 5th of march 2028", "2028-03-05"),
        ("fri, 5 mar 2027", "2027-03-05"),
        ("2027-03-05", "2027-03-05"),
        ("5.3.2027", "2027-03-05"),
        ("18 nov", "2026-11-18"),
        ("17 nov", "2027-11-17"),
        ("29 february", "2028-02-29"),
        ("the 15th", "2026-12-15"),
        ("the 18th", "2026-11-18"),
        ("the 31st", "2026-12-31"),
        ("monday the 23rd", "2026-11-23"),
        ("first monday of march", "2027-03-01"),
        ("last day of february", "2027-02-28"),
        ("2nd to last friday of january", "2027-01-22"),
        ("the 20th of next month", "2026-12-20"),
        ("twenty first of june", "2027-06-21"),
    ],
)
def test_written_dates(text: str, due: str) -> None:
    assert shown(read(text)) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("at 5", "2026-11-18 17:00"),
        ("at 7", "2026-11-19 07:00"),
        ("at 12", "2026-11-19 12:00"),
        ("5ish", "2026-11-18 17:00"),
        ("5 in the morning", "2026-11-19 05:00"),
        ("at 1030", "2026-11-19 10:30"),
        ("14:30", "2026-11-18 14:30"),
        ("09:15", "2026-11-19 09:15"),
        ("9am", "2026-11-19 09:00"),
        ("12 am", "2026-11-19 00:00"),
        ("4:45 p.m.", "2026-11-18 16:45"),
        ("half three", "2026-11-18 15:30"),
        ("half past 4", "2026-11-18 16:30"),
        ("quarter past 4", "2026-11-18 16:15"),
        ("quarter to 6", "2026-11-18 17:45"),
        ("ten to six", "2026-11-18 17:50"),
        ("20 minutes past 3", "2026-11-18 15:20"),
        ("noon", "2026-11-19 12:00"),
        ("midnight", "2026-11-19 00:00"),
        ("three o'clock", "2026-11-18 15:00"),
        ("tonight", "2026-11-18 20:00"),
        ("tonight at 8", "2026-11-18 20:00"),
        ("tonight at midnight", "2026-11-19 00:00"),
        ("tonight at 1am", "2026-11-19 01:00"),
        ("today at midnight", "2026-11-19 00:00"),
        ("this evening", "2026-11-18 18:00"),
        ("tomorrow morning", "2026-11-19 09:00"),
        ("tomorrow afternoon", "2026-11-19 15:00"),
        ("tomorrow evening at 7", "2026-11-19 19:00"),
        ("8 tomorrow night", "2026-11-19 20:00"),
        ("tomorrow at 9", "2026-11-19 09:00"),
        ("5pm on friday", "2026-11-20 17:00"),
        ("friday noon", "2026-11-20 12:00"),
        ("end of day friday", "2026-11-20"),
        ("6 march 2027, 18:05", "2027-03-06 18:05"),
        ("2027-03-05T07:10", "2027-03-05 07:10"),
        ("in an hour", "2026-11-18 14:00"),
        ("in half an hour", "2026-11-18 13:30"),
        ("in a couple of hours", "2026-11-18 15:00"),
        ("in 1h30m", "2026-11-18 14:30"),
        ("90 minutes", "2026-11-18 14:30"),
        ("the fifth at 9am", "2026-12-05 09:00"),
        ("in 2 hours and 10 minutes", "2026-11-18 15:10"),
        ("in 2 weeks at 9am", "2026-12-02 09:00"),
    ],
)
def test_times(text: str, due: str) -> None:
    assert shown(read(text)) == due


@pytest.mark.parametrize(
    ("text", "due", "minutes"),
    [
        ("from 2 to 4pm", "2026-11-18 14:00", 120),
        ("9-11", "2026-11-19 09:00", 120),
        ("tomorrow 9:30-10:15", "2026-11-19 09:30", 45),
        ("between 11 and 1 on friday", "2026-11-20 11:00", 120),
        ("tonight from 7 to 9", "2026-11-18 19:00", 120),
        ("friday 10pm to 2am", "2026-11-20 22:00", 240),
        ("friday at 4 for 30 minutes", "2026-11-20 16:00", 30),
        ("4pm today to 5pm tomorrow", "2026-11-18 16:00", 25 * 60),
        ("9am-5pm mon-fri", "2026-11-23 09:00", 8 * 60),
    ],
)
def test_ranges_give_minutes(text: str, due: str, minutes: int) -> None:
    when = read(text)
    assert (shown(when), when.minutes) == (due, minutes)


def test_next_friday_has_two_readings_when_they_differ() -> None:
    when = read("next friday")
    assert [reading.due for reading in when.readings] == [date(2026, 11, 27), date(2026, 11, 20)]
    assert not when.certain
    assert read("next friday", NOW.replace(day=20)).certain
    assert read("next friday", NOW.replace(day=22)).certain


def test_a_week_that_begins_on_sunday_moves_next_friday() -> None:
    sunday = NOW.replace(day=22)
    assert shown(read("next friday", sunday)) == "2026-11-27"
    assert shown(read("next friday", sunday, week_start=6)) == "2026-12-04"


def test_friday_said_on_a_friday_is_next_weeks() -> None:
    assert shown(read("friday", NOW.replace(day=20))) == "2026-11-27"


def test_the_order_of_a_date_in_numbers_is_the_persons() -> None:
    assert shown(read("3/4/2027")) == "2027-03-04"
    other = read("3/4/2027", month_first=False)
    assert shown(other) == "2027-04-03"
    assert [reading.due for reading in other.readings] == [date(2027, 4, 3), date(2027, 3, 4)]
    assert not other.certain
    assert read("25/12/2026").certain


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("remind me to call mum tomorrow at 5", "tomorrow at 5"),
        ("pay rent on friday p1", "on friday"),
        ("Tomorrow 9am dentist", "Tomorrow 9am"),
        ("call mum tomorrow morning about the 2 tickets", "tomorrow morning"),
        ("flight 6:45am on 20 december", "6:45am on 20 december"),
        ("lunch with Eve 12:30", "12:30"),
        ("send the draft by 5 march, please", "by 5 march"),
        ("meet Bob at 5 with the others", "at 5"),
        ("pay rent in may", "in may"),
        ("call Anna on sat", "on sat"),
        ("party on 3/12 at 8pm #home", "on 3/12 at 8pm"),
        ("bring the 3 books back in 2 weeks", "in 2 weeks"),
        ('read "Friday Night" by monday', "by monday"),
    ],
)
def test_the_span_in_a_sentence(text: str, understood: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert text[slice(*found.span)] == understood


def test_a_length_alone_is_a_date_only_as_the_whole_text() -> None:
    assert shown(read("3 days")) == "2026-11-21"
    assert find_when("walk 3 days", now=NOW, zone=ZONE) is None
    found = find_when("work 3 hours tomorrow", now=NOW, zone=ZONE)
    assert found is not None
    assert found.due == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "unknown"),
        ("soonish", "unknown"),
        ("call mum tomorrow", "unknown"),
        ("31 february", "no_such_day"),
        ("2027-02-30", "no_such_day"),
        ("april 31 at noon", "no_such_day"),
        ("every 30 february", "never"),
        ("every monday from 1 may 2027 until 1 april 2027", "never"),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: str) -> None:
    with pytest.raises(WhenError) as error:
        read(text)
    assert error.value.reason == reason


@pytest.mark.parametrize(
    ("text", "due", "span"),
    [
        ("monday at 9 buy milk", "2026-11-23 09:00", "monday at 9"),
        ("tomorrow at 5 call mum", "2026-11-19 17:00", "tomorrow at 5"),
        ("every day at 8 take pills", "2026-11-19 08:00", "every day at 8"),
        ("monday at 9 shops open", "2026-11-23", "monday"),
    ],
)
def test_keeps_the_hour_before_what_is_to_be_done(text: str, due: str, span: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (shown(found), text[slice(*found.span)]) == (due, span)

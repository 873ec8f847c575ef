"""Phrases that need two thoughts, said on Wednesday 18 November 2026 at 13:00 in Berlin."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.when.test_points import NOW, ZONE, read, shown
from todo_chat.when.phrases import WhenError, find_when, read_when


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("the thursday before january 20", "2027-01-14"),
        ("the thursday after january 20", "2027-01-21"),
        ("2 mondays after christmas", "2027-01-04"),
        ("saturday fortnight", "2026-12-05"),
        ("this coming wednesday", "2026-11-25"),
        ("second tuesday next month", "2026-12-08"),
        ("3 weekends from now", "2026-12-05"),
        ("start of the quarter", "2027-01-01"),
        ("in 5 weeks from tomorrow", "2026-12-24"),
        ("2 years ago yesterday", "2024-11-17"),
        ("4th of may in the year 2031", "2031-05-04"),
        ("first sunday of june '28", "2028-06-04"),
        ("dec 3 - 17", "2026-12-03"),
        ("the ninth", "2026-12-09"),
        ("tuesday 7 in the evening", "2026-11-24 19:00"),
        ("thursday 10 at night", "2026-11-19 22:00"),
        ("tomorrow this evening", "2026-11-19 18:00"),
        ("3 hours before midnight", "2026-11-18 21:00"),
        ("8am jan 4 to 9am", "2027-01-04 08:00"),
        ("sat@4pm", "2026-11-21 16:00"),
        ("0730h", "2026-11-19 07:30"),
        ("at sunrise", "2026-11-19 06:00"),
        ("2nd tuesday in 3 months", "2027-02-09"),
        ("fri 4th dec 9-10:30", "2026-12-04 09:00"),
        ("in 2h15", "2026-11-18 15:15"),
        ("week 3 of june", "2027-06-21"),
        ("friday first thing", "2026-11-20 09:00"),
        ("1745 hours", "2026-11-18 17:45"),
        ("next week at noon on tuesday", "2026-11-24 12:00"),
        ("next week at 9 on friday", "2026-11-27 09:00"),
        ("on the second friday of march 2027", "2027-03-12"),
        ("on the 2nd friday in march", "2027-03-12"),
        ("on the first monday in june at 9", "2027-06-07 09:00"),
        ("on the 2nd last friday of may", "2027-05-21"),
    ],
)
def test_points(text: str, due: str) -> None:
    assert shown(read(text)) == due


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("in 3-5 days", ["2026-11-21", "2026-11-23"]),
        ("2 or 3 weeks from now", ["2026-12-02", "2026-12-09"]),
        ("tuesday and thursday at 8", ["2026-11-24 08:00", "2026-11-19 08:00"]),
    ],
)
def test_two_days_are_two_readings(text: str, dues: list[str]) -> None:
    when = read(text)
    assert not when.certain
    assert [shown(each) for each in when.readings] == dues  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("4pm GMT", "2026-11-18 17:00"),
        ("tomorrow at 9am PST", "2026-11-19 18:00"),
        ("friday 6pm pacific time", "2026-11-21 03:00"),
        ("15:00 UTC-3", "2026-11-18 19:00"),
        ("tomorrow 1-3 UTC", "2026-11-19 14:00"),
    ],
)
def test_a_zone_that_is_named(text: str, due: str) -> None:
    when = read(text)
    assert shown(when) == due
    assert when.certain


def test_a_named_zone_has_a_today_of_its_own() -> None:
    night = datetime(2026, 11, 18, 20, 30, tzinfo=UTC)  # the 19th in Kolkata, the 18th in New York
    when = read_when("5pm EST", now=night, zone="Asia/Kolkata")
    assert shown(when) == "2026-11-19 03:30"


def test_letters_of_several_zones_leave_the_persons_own() -> None:
    when = read("tomorrow at 4pm IST")
    assert (shown(when), when.certain) == ("2026-11-19 16:00", False)


def test_a_repeat_in_another_zone_falls_on_the_day_it_is_here() -> None:
    when = read("every friday at 5pm PST")
    assert (when.recurrence, shown(when)) == ("FREQ=WEEKLY;BYDAY=SA", "2026-11-21 02:00")
    assert not when.certain


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("every! tuesday", "FREQ=WEEKLY;BYDAY=TU"),
        ("every! 2 weeks on friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("every! mar 3", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3"),
        ("every! 5 days", "FREQ=DAILY;INTERVAL=5"),
    ],
)
def test_every_counted_from_completion(text: str, rule: str) -> None:
    when = read(text)
    assert (when.recurrence, when.from_completion) == (rule, True)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("every mar 9 and sep 9", "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=9"),
        ("every 9 mar, 9 jun and 9 sep", "FREQ=YEARLY;BYMONTH=3,6,9;BYMONTHDAY=9"),
        ("every may 2 and may 20", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=2,20"),
        ("every tuesday and every friday", "FREQ=WEEKLY;BYDAY=TU,FR"),
        ("every 1st monday and 3rd friday", "FREQ=MONTHLY;BYDAY=1MO,3FR"),
        ("every year on the 2nd sunday", "FREQ=YEARLY;BYDAY=2SU"),
        ("every month on the 3rd last", "FREQ=MONTHLY;BYMONTHDAY=-3"),
        ("every halloween", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=31"),
        ("every thanksgiving", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ("every day except fridays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,SA,SU"),
        ("daily but not on weekends", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("mondays except in july", "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,8,9,10,11,12;BYDAY=MO"),
        ("every day next week", "FREQ=DAILY;UNTIL=20261129"),
        ("next month every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261231"),
    ],
)
def test_repeats(text: str, rule: str) -> None:
    when = read(text)
    assert (when.recurrence, when.certain) == (rule, True)


@pytest.mark.parametrize(
    ("text", "rule", "understood"),
    [
        ("every mar 9 and oct 2", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=9", "every mar 9"),
        ("every tuesday except the first", "FREQ=WEEKLY;BYDAY=TU", "every tuesday"),
        ("every monday at 2pm and every friday at 4pm", "FREQ=WEEKLY;BYDAY=MO", None),
        ("every 1st wed jan, 3rd thu jul", "FREQ=YEARLY;BYMONTH=1;BYDAY=1WE", None),
    ],
)
def test_what_one_rule_cannot_say_is_uncertain(
    text: str, rule: str, understood: str | None
) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (found.recurrence, found.certain) == (rule, False)
    assert understood in {None, text[slice(*found.span)]}


@pytest.mark.parametrize(
    ("text", "due", "understood"),
    [
        ("tomorrow with Ann at 4pm", "2026-11-19 16:00", "tomorrow"),
        ("lunch on friday with Ann at 1", "2026-11-20 13:00", "on friday"),
        ("call at 17:30 the landlord tomorrow evening", "2026-11-19 17:30", "tomorrow evening"),
        ("every tuesday swimming at 6pm", "2026-11-24 18:00", "every tuesday"),
        ("daily standup at 9", "2026-11-19 09:00", "at 9"),
        ("tomorrow: call Ann at 4", "2026-11-19 16:00", "tomorrow"),
        ("call Ann at 4 about friday dinner", "2026-11-18 16:00", "at 4"),
        ("12/25 call home", "2026-12-25", "12/25"),
    ],
)
def test_a_day_and_a_time_apart(text: str, due: str, understood: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert shown(found) == due
    assert text[slice(*found.span)] == understood


@pytest.mark.parametrize("text", ["31 february", "feb 30 at 5pm", "31st of june", "sunday feb 30"])
def test_a_day_that_does_not_exist_is_never_read_in_part(text: str) -> None:
    with pytest.raises(WhenError) as caught:
        read(text)
    assert caught.value.reason == "no_such_day"
    assert find_when(f"pay {text} the rent", now=NOW, zone=ZONE) is None


def test_of_several_dates_with_a_time_the_first_is_read() -> None:
    found = find_when("swim friday at 9 or saturday at 10:30", now=NOW, zone=ZONE)
    assert found is not None
    assert (shown(found), found.certain) == ("2026-11-20 09:00", False)


@pytest.mark.parametrize(
    ("text", "due", "parts"),
    [
        (
            "next week call Ann at noon on tuesday",
            "2026-11-24 12:00",
            ["at noon on tuesday", "next week"],
        ),
        ("next week call Ann on friday", "2026-11-27", ["on friday", "next week"]),
        (
            "this week ring Bob friday at 9",
            "2026-11-20 09:00",
            ["friday at 9", "this week"],
        ),
    ],
)
def test_a_week_and_its_weekday_apart(text: str, due: str, parts: list[str]) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None and found.apart is not None
    assert shown(found) == due
    assert [text[slice(*found.span)], text[slice(*found.apart)]] == parts

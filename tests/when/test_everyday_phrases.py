"""What people type in a hurry, said on Wednesday 18 November 2026 at 13:00 in Berlin."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.when.test_points import NOW, ZONE, read, shown
from todo_chat.when import Moment
from todo_chat.when.expansion import walls
from todo_chat.when.phrases import WhenError, find_when
from todo_chat.when.recurrence import check_rule
from todo_chat.when.rules import parse_rule


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2nite at 9", "2026-11-18 21:00"),
        ("2moro", "2026-11-19"),
        ("this eve", "2026-11-18 18:00"),
        ("fri eve", "2026-11-20 18:00"),
        ("tomorrow pm", "2026-11-19 15:00"),
        ("friday am", "2026-11-20 09:00"),
        ("this arvo", "2026-11-18 15:00"),
        ("friday after work", "2026-11-20 18:00"),
        ("after lunch on monday", "2026-11-23 13:00"),
        ("before work tomorrow", "2026-11-19 08:00"),
        ("saturday late at night", "2026-11-21 20:00"),
        ("12 noon on friday", "2026-11-20 12:00"),
        ("tomorrow at 12 midnight", "2026-11-19 00:00"),
        ("18.45", "2026-11-18 18:45"),
        ("in 20", "2026-11-18 13:20"),
        ("in 1 1/2 hours", "2026-11-18 14:30"),
        ("anytime after 4", "2026-11-18 16:00"),
        ("close of business friday", "2026-11-20"),
        ("any day next week", "2026-11-23"),
        ("on the first monday of the month", "2026-12-07"),
        ("by 4", "2026-11-18 16:00"),
        ("tue 8", "2026-12-08"),
        ("thu 9", "2026-11-19 09:00"),
        ("midweek", "2026-11-19"),
        ("within the month", "2026-12-18"),
        ("asap", "2026-11-18 13:00"),
        ("start of the day on friday", "2026-11-20 09:00"),
        ("between 8am and 4pm march 3rd", "2027-03-03 08:00"),
        ("2026-12-04 7:15pm", "2026-12-04 19:15"),
        ("Thu, 03 Dec 2026 10:00 +0530", "2026-12-03 05:30"),
    ],
)
def test_short_ways_to_say_when(text: str, due: str) -> None:
    assert shown(read(text)) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("next working day", "2026-11-19"),
        ("last working day of the month", "2026-11-30"),
        ("first business day of august", "2027-08-02"),
        ("last weekday of next month", "2026-12-31"),
        ("first saturday", "2026-12-05"),
        ("third friday", "2026-11-20"),
        ("last weekend of december", "2026-12-26"),
        ("next week-end", "2026-11-28"),
        ("week of dec 9", "2026-12-07"),
        ("w/c 30 november", "2026-11-30"),
        ("the week after christmas", "2027-01-01"),
        ("start of 2028", "2028-01-01"),
        ("second quarter, 2028", "2028-04-01"),
        ("27th of november to 3rd of december 2029", "2029-11-27"),
        ("june 9, twenty twenty eight", "2028-06-09"),
        ("the fourth of may, two thousand and thirty", "2030-05-04"),
        ("2027/16/04", "2027-04-16"),
        ("11/7/71", "1971-11-07"),
        ("april fools", "2027-04-01"),
        ("shrove tuesday", "2027-02-09"),
        ("a week after easter, 2028", "2028-04-23"),
        ("remembrance day", "2027-11-11"),
        ("good friday 2030", "2030-04-19"),
        ("easter monday in 2029", "2029-04-02"),
    ],
)
def test_days_by_other_names(text: str, due: str) -> None:
    assert shown(read(text)) == due


@pytest.mark.parametrize(
    ("text", "rule", "due"),
    [
        ("daily at 7, 1 and 8pm", "FREQ=DAILY;BYHOUR=7,13,20", "2026-11-18 20:00"),
        (
            "every monday at 9:30 and 14:30",
            "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,14",
            "2026-11-23 09:30",
        ),
        ("twice a day at 9 and 9pm", "FREQ=DAILY;BYHOUR=9,21", "2026-11-18 21:00"),
        ("every afternoon and night", "FREQ=DAILY;BYHOUR=15,20", "2026-11-18 15:00"),
    ],
)
def test_several_hours_of_a_day_are_one_rule(text: str, rule: str, due: str) -> None:
    when = read(text)
    assert (when.recurrence, shown(when), when.certain) == (rule, due, True)
    assert isinstance(when.due, Moment)
    assert check_rule(rule, when.due) is not None
    start = when.due.local.replace(tzinfo=None)
    series = walls(parse_rule(rule), start, start)
    assert {next(series).minute for _ in range(4)} == {start.minute}


def test_hours_with_minutes_of_their_own_are_uncertain() -> None:
    when = read("daily at 7:15 and 18:40")
    assert (shown(when), when.certain) == ("2026-11-19 07:15", False)
    assert len(when.readings) == 2
    assert not read("friday at 3 and 5").certain


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("mon-fri 8am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("monday to friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("mon-thu 7:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
        ("m-f at 9", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("tue/thu 6pm", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("tue, thu, sat 8am", "FREQ=WEEKLY;BYDAY=TU,TH,SA"),
        ("tue thu sat", "FREQ=WEEKLY;BYDAY=TU,TH,SA"),
        ("twice a month on the 3rd and 17th", "FREQ=MONTHLY;BYMONTHDAY=3,17"),
        ("monthly 20", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("mon wed fri 7am", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("every m/w/f", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("on tuesdays and on fridays", "FREQ=WEEKLY;BYDAY=TU,FR"),
        ("every day from tuesday to thursday", "FREQ=WEEKLY;BYDAY=TU,WE,TH"),
        ("every single friday", "FREQ=WEEKLY;BYDAY=FR"),
        ("weekend mornings", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("fortnightly on a tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("alternate weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ("3x/week", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("1st and 3rd monday of the month", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
        ("second and last friday", "FREQ=MONTHLY;BYDAY=2FR,-1FR"),
        ("the 5th and 20th of the month", "FREQ=MONTHLY;BYMONTHDAY=5,20"),
        ("monthly on the 10th and last day", "FREQ=MONTHLY;BYMONTHDAY=10,-1"),
        ("every month on days 4, 14 and 24", "FREQ=MONTHLY;BYMONTHDAY=4,14,24"),
        ("every month 6 times", "FREQ=MONTHLY;COUNT=6"),
        ("monthly at 8 on the 12th", "FREQ=MONTHLY;BYMONTHDAY=12"),
        ("every eom", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (
            "every month on the last working day",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        ("semi-monthly", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("every other quarter on the 2nd", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=2"),
        ("half-yearly", "FREQ=MONTHLY;INTERVAL=6"),
        ("annually in may on the 9th", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9"),
        ("every 3 years on halloween", "FREQ=YEARLY;INTERVAL=3;BYMONTH=10;BYMONTHDAY=31"),
        ("every last sunday of the year", "FREQ=YEARLY;BYDAY=-1SU"),
        ("every 2nd last day of march", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-2"),
        ("every tuesday before christmas", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261224"),
        ("weekly until 2028", "FREQ=WEEKLY;UNTIL=20280101"),
        ("starting june 3rd repeat every week", "FREQ=WEEKLY"),
        ("repeats monthly on the 9th", "FREQ=MONTHLY;BYMONTHDAY=9"),
        ("the next-to-last sunday of every month", "FREQ=MONTHLY;BYDAY=-2SU"),
    ],
)
def test_repeats_as_people_note_them(text: str, rule: str) -> None:
    when = read(text)
    assert (when.recurrence, when.certain) == (rule, True)


def test_a_stay_from_one_weekday_to_another_is_no_repeat() -> None:
    for text in (
        "trip monday to friday",
        "camp thu-sun 10am",
        "9am-5pm mon-fri",
        "course on tuesday, wednesday and thursday",
    ):
        found = find_when(text, now=NOW, zone=ZONE)
        assert found is not None
        assert found.recurrence is None


def test_a_series_from_this_month_on_begins_today() -> None:
    assert shown(read("every friday from november")) == "2026-11-20"
    assert shown(read("daily from november", datetime.fromisoformat("2026-11-18T08:00Z"))) == (
        "2026-11-18"
    )


@pytest.mark.parametrize("text", ["the 5th friday of february 2027", "6th monday of june 2027"])
def test_an_nth_weekday_that_a_month_lacks_is_no_day(text: str) -> None:
    with pytest.raises(WhenError) as error:
        read(text)
    assert error.value.reason == "no_such_day"


@pytest.mark.parametrize(
    "text",
    [
        "cut a 3 by 5 board",
        "2 on 2 volleyball",
        "play 5 on 5",
        "call 555-1313",
        "interest at 4 percent",
        "look after work laptop",
        "cyber monday deals",
        "pi day poster",
        "two thousand and one things",
        "order m-f adapter",
        "tue/thu spreadsheet tab",
    ],
)
def test_words_like_these_alone_are_no_date(text: str) -> None:
    assert find_when(text, now=NOW, zone=ZONE) is None


@pytest.mark.parametrize(
    ("text", "said", "rule"),
    [
        ("gym only on weekdays", "only on weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("read only on mondays", "only on mondays", "FREQ=WEEKLY;BYDAY=MO"),
        ("call Ann just on friday", "just on friday", None),
        ("buy the only ticket on friday", "on friday", None),
    ],
)
def test_a_word_that_limits_a_date_is_part_of_it(text: str, said: str, rule: str | None) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (text[slice(*found.span)], found.recurrence) == (said, rule)

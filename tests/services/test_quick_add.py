"""Quick add: a line of words becomes a task."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from todo_chat.errors import InvalidInput
from todo_chat.services.quick_add import (
    QuickAdd,
    preview_quick_add,
    with_title,
)
from todo_chat.services.quick_lines import split_lines
from todo_chat.services.reminder_times import ReminderTime
from todo_chat.when import Due, read_due
from todo_chat.when.phrases import WhenSettings

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)  # a Sunday, 13:00 in Berlin


def read(
    text: str,
    *,
    projects: Sequence[str] = (),
    tags: Sequence[str] = (),
    plain: Collection[str] = (),
) -> QuickAdd:
    return preview_quick_add(
        text,
        now=NOW,
        zone=BERLIN,
        settings=WhenSettings(),
        projects=projects,
        tags=tags,
        plain=plain,
    )


def due(text: str) -> Due:
    return read_due(text, BERLIN)


def pieces(text: str, **known: Sequence[str]) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in read(text, **known).pieces]


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


# ---- names


@pytest.mark.parametrize(
    ("text", "project", "tags", "title"),
    [
        ("paint #home @walls @diy", "home", ("walls", "diy"), "paint"),
        ('paint #"Big house" @"to do"', "Big house", ("to do",), "paint"),
        ("paint #“Big house” @“to do”", "Big house", ("to do",), "paint"),
        ("#home paint", "home", (), "paint"),
        ("paint #home, then rest", "home", (), "paint, then rest"),
        ("paint (#home)", "home", (), "paint"),
        ("paint @Walls @walls", None, ("Walls",), "paint"),
        ("learn #R&D @日本 @🏠", "R&D", ("日本", "🏠"), "learn"),
        ("#one and #two", "one", (), "and #two"),
        ("#big-house_2 paint", "big-house_2", (), "paint"),
    ],
)
def test_projects_and_tags_are_taken(
    text: str, project: str | None, tags: tuple[str, ...], title: str
) -> None:
    found = read(text)
    assert (found.project, found.tags, found.title) == (project, tags, title)


def test_a_known_name_is_found_with_its_spaces_and_its_own_spelling() -> None:
    found = read("paint #big house @at desk well", projects=["Big", "Big house"], tags=["At desk"])
    assert (found.project, found.tags, found.title) == ("Big house", ("At desk",), "paint well")
    assert read("paint #bigger", projects=["Big"]).project == "bigger"
    assert read("task #1", projects=["1"]).project == "1"


@pytest.mark.parametrize(
    "text",
    [
        "mail a@b.c and anna.b@example.org",
        "see https://example.org/page#part @",
        "see www.example.org/@anna/#top",
        "learn C# and F#",
        "fix #1 and #42",
        "an !important thing!",
        "wow!30m",
        "ask @user@server.org",
        "ask @example.com",
        "use @scope/package",
        "it is @anna's",
        "# home",
        "## home",
        '"say #hello to @anna, p1"',
        "`#define p1 !30m`",
        "lunch @noon,",
        "step2 mp3 p5 p10 up1",
        "#",
        "@",
        "!",
        "!30",
        "!9999999m",
        '#"" @""',
    ],
)
def test_what_only_looks_like_a_piece_stays(text: str) -> None:
    found = [piece for piece in read(text).pieces if piece.kind != "when"]
    assert found == []


def test_a_time_behind_an_at_sign_is_a_time() -> None:
    found = read("lunch @ 5pm")
    assert (found.title, found.due, found.tags) == ("lunch", due("2026-11-22T17:00"), ())
    assert read("lunch @5pm").title == "lunch"


# ---- priorities and reminders


@pytest.mark.parametrize(
    ("sign", "priority"),
    [
        ("p1", "high"),
        ("P2", "medium"),
        ("p3", "low"),
        ("p4", "none"),
        ("!high", "high"),
        ("!Medium", "medium"),
        ("!low", "low"),
    ],
)
def test_priorities(sign: str, priority: str) -> None:
    for text in (f"call Mum {sign}", f"{sign} call Mum", f"call {sign}, Mum"):
        found = read(text)
        assert found.priority == priority
        assert [piece.kind for piece in found.pieces] == ["priority"]


def test_only_the_first_priority_counts_and_the_other_is_seen() -> None:
    found = read("call p2 Mum p1")
    assert (found.priority, found.title) == ("medium", "call Mum p1")


@pytest.mark.parametrize(
    ("sign", "minutes", "label"),
    [
        ("!30m", 30, "Reminder 30 minutes before"),
        ("!2h", 120, "Reminder 2 hours before"),
        ("!1d", 1440, "Reminder 1 day before"),
        ("!1w", 10080, "Reminder 1 week before"),
        ("!45 min", 45, "Reminder 45 minutes before"),
        ("!1 hour before", 60, "Reminder 1 hour before"),
        ("!90m", 90, "Reminder 1 hour 30 minutes before"),
        ("!0m", 0, "Reminder 0 minutes before"),
    ],
)
def test_reminders_before_the_due(sign: str, minutes: int, label: str) -> None:
    found = read(f"call Mum tomorrow at 17:00 {sign}")
    assert found.title == "call Mum"
    assert found.due == due("2026-11-23T17:00")
    assert found.reminders == (ReminderTime(before_minutes=minutes),)
    assert [piece.label for piece in found.pieces if piece.kind == "reminder"] == [label]


def test_a_reminder_at_a_time_is_on_the_day_of_the_due() -> None:
    found = read("call Mum tomorrow at 17:00 !9:00 !30m")
    assert found.reminders == (
        ReminderTime(before_minutes=30),
        ReminderTime(at=datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
    )
    assert found.title == "call Mum"
    assert read("stretch !3pm").reminders == (
        ReminderTime(at=datetime(2026, 11, 22, 14, 0, tzinfo=UTC)),
    )


def test_a_reminder_may_name_its_own_day() -> None:
    found = read("call Mum !tomorrow 9am")
    assert found.reminders == (ReminderTime(at=datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),)
    assert (found.due, found.title) == (None, "call Mum")
    assert read("call Mum !tomorrow").reminders == ()


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


# ---- pieces that were turned back into text


@pytest.mark.parametrize(
    ("text", "plain", "title"),
    [
        ("read tomorrow", ["tomorrow"], "read tomorrow"),
        ("please, read tomorrow", ["tomorrow"], "please, read tomorrow"),
        ("read tomorrow and more", ["tomorrow"], "read tomorrow and more"),
        ("tag #home", ["#home"], "tag #home"),
        ("tag #homework", ["#home"], "tag #homework"),
        ("buy p1 cable", ["p1"], "buy p1 cable"),
        ("buy P1 cable", ["p1"], "buy P1 cable"),
        ("wait !30m", ["!30m"], "wait !30m"),
    ],
)
def test_a_piece_stays_plain_text_while_the_person_types_on(
    text: str, plain: list[str], title: str
) -> None:
    found = read(text, plain=plain)
    assert (found.title, found.pieces) == (title, ())


def test_the_rest_of_the_line_is_still_read() -> None:
    found = read("tomorrow is a song #music p1", plain=["tomorrow"])
    assert (found.title, found.due) == ("tomorrow is a song", None)
    assert (found.project, found.priority) == ("music", "high")
    assert read("call #home tomorrow", plain=["#home"]).due == date(2026, 11, 23)


# ---- pasted lines


def test_pasted_lines_lose_their_marks() -> None:
    text = (
        "- milk\r\n* eggs\n\n  • bread\n[ ] butter\n- [ ] jam\n- [x] tea\n\u2013 salt\n-5 degrees\n"
    )
    assert split_lines(text) == [
        "milk",
        "eggs",
        "bread",
        "butter",
        "jam",
        "tea",
        "salt",
        "-5 degrees",
    ]


def test_numbers_are_marks_when_every_line_has_one() -> None:
    assert split_lines("1. milk\n2) eggs\n10. [ ] bread") == ["milk", "eggs", "bread"]
    assert split_lines("1. FC Köln tickets") == ["1. FC Köln tickets"]
    assert split_lines("2. Weihnachtstag planen\nmilk") == ["2. Weihnachtstag planen", "milk"]


@pytest.mark.parametrize("text", ["", " \n\n", "- \n* ", "\n".join("x" * 51), "x" * 4001])
def test_too_much_and_too_little_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        split_lines(text)
    assert [error.field for error in refused.value.errors] == ["text"]


# ---- for every line

_WORDS = [
    "call",
    "Mum",
    "tomorrow",
    "5pm",
    "#home",
    '#"Big house"',
    "@a",
    "p1",
    "!30m",
    '"',
    "!",
    "(",
    ")",
    ",",
    "every 1st",
    "#",
    "@",
    "a@b.c",
    "\ufffc",
    "“",
    "🏠",
    "!9:00",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS)).map(" ".join)))
def test_pieces_are_of_the_text_in_order_and_apart(text: str) -> None:
    found = read(text)
    at = 0
    for piece in found.pieces:
        assert at <= piece.start < piece.end
        assert text[piece.start : piece.end] == piece.text
        assert piece.label
        at = piece.end
    assert not found.title or found.title == " ".join(found.title.split())


@given(st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_every_piece_can_be_turned_back(text: str) -> None:
    found = read(text)
    plain: list[str] = []
    while found.pieces:
        plain.append(found.pieces[0].text)
        again = read(text, plain=plain)
        assert plain[-1] not in [piece.text for piece in again.pieces]
        found = again
    assert found.title == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "pay rent every 1st at 9am p1 #home @bills !30m",
        "x" * 4000,
        "# " * 2000,
        '#"' * 2000,
        "!9:00 " * 600,
        "a@" * 2000,
        "((((" * 1000,
        "!tomorrow " * 400,
        "tomorrow at 5 " * 280,
        "every monday and " * 230,
        "\u201c" * 4000,
        "`" * 3999,
    ],
)
def test_a_line_is_read_quickly(text: str) -> None:
    projects = [f"Project {number}" for number in range(200)]
    read(text, projects=projects)
    began = time.process_time()
    read(text, projects=projects)
    assert time.process_time() - began < (
        0.02 if len(text) < 200 else 0.5
    )  # 1 ms when quiet, 50 ms

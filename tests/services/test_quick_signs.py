"""What is written with a sign in a quick-add line: projects, tags, priorities, reminders."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.services.quick_reading import due, read
from todo_chat.services.reminder_times import ReminderTime

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

"""Pieces turned back into text, pasted lines, and what holds for every line."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.quick_reading import read
from todo_chat.errors import InvalidInput
from todo_chat.services.quick_lines import split_lines

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

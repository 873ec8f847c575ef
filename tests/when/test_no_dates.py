"""Titles that hold no date, though they hold a date's words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from todo_chat.when.phrases import find_when

TITLES = (Path(__file__).parent / "titles_without_dates.txt").read_text().splitlines()


def test_there_are_enough_titles() -> None:
    assert len(set(TITLES)) >= 150


@pytest.mark.parametrize("title", TITLES)
def test_ordinary_words_are_not_eaten(title: str) -> None:
    found = find_when(title, now=datetime(2026, 11, 18, 12, tzinfo=UTC), zone="Europe/Berlin")
    assert found is None, title[slice(*found.span)]


@pytest.mark.parametrize(
    "text",
    [
        'watch "Tomorrow at 5"',
        "watch “Every Friday”",
        "see \u2018Next Monday\u2019 at the cinema",
        "mail bob@friday.com about #tomorrow",
        "open https://example.com/2026-11-20/today",
        "ask @monday",
    ],
)
def test_quoted_text_addresses_and_tags_are_not_read(text: str) -> None:
    assert find_when(text, now=datetime(2026, 11, 18, 12, tzinfo=UTC), zone="UTC") is None

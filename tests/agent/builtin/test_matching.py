"""Finding the task that a name means."""

from __future__ import annotations

import pytest

from todo_chat.agent.builtin.matching import find, stems


def tasks(*titles: str) -> list[dict[str, object]]:
    return [{"number": number, "title": title} for number, title in enumerate(titles, start=1)]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("milk", "Buy milk"),
        ("the milk", "Buy milk"),
        ("bought milk", "Buy milk"),
        ("get the milk", "Buy milk"),
        ("MILK", "Buy milk"),
        ("mlik", "Buy milk"),
        ("reprot", "Write the report"),
        ("the quarterly report", "Write quarterly report for Bob"),
        ("phone mum", "Call mom"),
        ("plant", "Water the plants"),
        ("watering the plants", "Water the plants"),
        ("doctor's appointment", "Dr appointment"),
        ("cafe", "Meet Zoë at the Café"),
        ("zoe", "Meet Zoë at the Café"),
        ("photo", "Sort photographs"),
        ("Müll", "Müll rausbringen"),
        ("牛奶", "牛奶"),
    ],
)
def test_finds_the_one_that_fits(name: str, title: str) -> None:
    found = find(name, tasks("Feed the cat", title, "Iron shirts"))
    assert found.clear
    assert [task["title"] for task in found.likely] == [title]


def test_several_that_fit_alike_are_not_clear() -> None:
    found = find("report", tasks("Write report", "Send report to Bob", "Call mom"))
    assert not found.clear
    assert len(found.likely) == 2


def test_the_very_title_beats_longer_ones() -> None:
    found = find("the report", tasks("Report", "Write report", "Send report to Bob"))
    assert found.clear
    assert found.exact
    assert found.likely[0]["number"] == 1


def test_two_of_the_very_title_are_not_clear() -> None:
    assert not find("report", tasks("Report", "Report")).clear


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("buy bread", "Buy milk"),
        ("call dad", "Call mom"),
        ("zebra", "Buy milk"),
        ("the", "The end"),
        ("", "Buy milk"),
        ("cat", "Educate Bob"),
        ("car", "Buy a card"),
    ],
)
def test_a_verb_or_a_piece_in_common_is_no_match(name: str, title: str) -> None:
    found = find(name, tasks(title))
    assert not found.clear
    assert found.likely == ()


def test_half_a_match_is_a_guess() -> None:
    found = find("soy milk", tasks("Buy lactose free milk"))
    assert len(found.likely) == 1
    assert not found.clear
    assert found.loose


def test_asks_for_more_where_more_is_at_stake() -> None:
    near = tasks("Buy almond milk")
    assert find("buy big almond milk", near).clear
    assert not find("buy big almond milk", near, clear_at=0.95).clear


def test_names_the_nearest_when_none_fits() -> None:
    found = find("photos", tasks("Photosynthesis homework", "Call mom"))
    assert not found.clear
    assert {task["number"] for task in (*found.likely, *found.nearest)} == {1}


def test_compares_words_in_one_form() -> None:
    assert stems("I\u2019ve bought Anna's cherries") == stems("ive buy annas cherry")
    assert stems("one\ntwo") == ["one", "two"]


def test_no_tasks_no_match() -> None:
    assert find("milk", []).likely == ()

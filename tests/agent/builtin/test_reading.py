"""Reading messages: which wishes they are, and where one ends."""

from __future__ import annotations

import pytest

from todo_chat.agent.builtin.clauses import sentences
from todo_chat.agent.builtin.intents import (
    Add,
    Delete,
    Every,
    Filters,
    List,
    Name,
    NewTask,
    Numbers,
    Offer,
    Part,
    Places,
    Say,
    Search,
    SetStatus,
    Show,
    Spoken,
    Target,
)
from todo_chat.agent.builtin.items import read_tasks
from todo_chat.agent.builtin.listing import read_filters
from todo_chat.agent.builtin.reading import read_message
from todo_chat.agent.builtin.targets import read_numbers, read_target


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3", (3,)),
        ("#3", (3,)),
        ("task 3", (3,)),
        ("task #3", (3,)),
        ("number 12", (12,)),
        ("no. 4", (4,)),
        ("task three", (3,)),
        ("1, 2 and 5", (1, 2, 5)),
        ("1,2,5", (1, 2, 5)),
        ("1 2 5", (1, 2, 5)),
        ("#1 #2", (1, 2)),
        ("tasks 1 & 2", (1, 2)),
        ("1-3", (1, 2, 3)),
        ("1 \u2013 3", (1, 2, 3)),
        ("3-1", (3, 2, 1)),
        ("1 to 3, 7", (1, 2, 3, 7)),
        ("1 through 3", (1, 2, 3)),
        ("2, 2", (2,)),
        ("2 eggs", ()),
        ("1-900", ()),
        ("1984 the book", ()),
        ("three", ()),
        ("2+2", ()),
        ("", ()),
    ],
)
def test_reads_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert read_numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3 and the milk", (Numbers((3,)), Name("milk"))),
        ("it", (Spoken(),)),
        ("that one", (Spoken(),)),
        ("them", (Spoken(several=True),)),
        ("both", (Spoken(several=True, pair=True),)),
        ("the second one", (Places((2,)),)),
        ("the first and third", (Places((1, 3)),)),
        ("the last one", (Places((-1,)),)),
        ("the first two", (Places((1, 2)),)),
        ("the last 2", (Places((-2, -1)),)),
        ("the milk task", (Name("milk"),)),
        ("my task called pay rent", (Name("pay rent"),)),
        ('"it"', (Name("it", exact=True),)),
        ("all completed tasks", (Every(Filters(status="completed")),)),
        ("the done ones", (Every(Filters(status="completed")),)),
        ("everything but 3", (Every(Filters(status="all"), Target((Numbers((3,)),), "3")),)),
    ],
)
def test_reads_targets(text: str, parts: tuple[Part, ...]) -> None:
    target = read_target(text)
    assert target
    assert target.parts == parts


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("my open tasks", Filters(status="pending")),
        ("tasks that are not done", Filters(status="pending")),
        ("all tasks", Filters(status="all")),
        ("urgent ones", Filters(priority="high")),
        ("low priority tasks", Filters(priority="low")),
        ("completed tasks tagged work", Filters(status="completed", tag="work")),
        ("tasks with the tag deep-work", Filters(tag="deep-work")),
        ("#home tasks", Filters(tag="home", project="home")),
        ("overdue tasks", Filters(due="overdue")),
        ("tasks due today", Filters(due="today")),
        ("due this week", Filters(due="week")),
        ("tasks without a due date", Filters(due="none")),
        ("tasks about the garden", Filters(words="the garden")),
        ("my work tasks", Filters(words="work")),
        ("tasks by priority", Filters(sort="priority")),
        ("tasks sorted by due date", Filters(sort="due")),
        ("newest tasks", Filters(sort="newest")),
    ],
)
def test_reads_filters(text: str, filters: Filters) -> None:
    assert read_filters(text) == filters


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Add milk. Delete 3.", ["Add milk.", "Delete 3."]),
        ("Call Dr. Smith.", ["Call Dr. Smith."]),
        ("Buy no. 3 screws. List.", ["Buy no. 3 screws.", "List."]),
        ("1. buy milk", ["1. buy milk"]),
        ("Complete 1. Delete 2.", ["Complete 1.", "Delete 2."]),
        ('Add "a. b". List', ['Add "a. b".', "List"]),
        ("Really? Yes! Go.", ["Really?", "Yes!", "Go."]),
    ],
)
def test_finds_sentences(line: str, expected: list[str]) -> None:
    assert sentences(line) == expected


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("add buy milk and call mom, then list my tasks", [Add, List]),
        ("I bought the milk, delete 2 and add bread", [SetStatus, Delete, Add]),
        ("what's done?", [List]),
        ("what should I do next", [List]),
        ("am I done?", [List]),
        ("which tasks are still open?", [List]),
        ("do I have any urgent tasks?", [List]),
        ("did I add eggs?", [Search]),
        ("find the report", [Search]),
        ("Milk?", [Search]),
        ("show task 4", [Show]),
        ("#4", [Show]),
        ("show bread", [Show]),
        ("milk done?", [Show]),
        ("have I called mom yet?", [Show]),
        ("thanks, that's great", [Say]),
        ("thanks!", [Say]),
        ("milk", [Offer]),
        ("delete old photos, then complete 3", [Delete, SetStatus]),
        ("find milk and honey", [Search]),
        ("order pizza", [Add]),
        ("list the car for sale", [List]),
    ],
)
def test_knows_the_kinds_of_wishes(message: str, kinds: list[type]) -> None:
    assert [type(intent) for intent in read_message(message)] == kinds


def test_free_text_keeps_what_looks_like_a_wish_in_it() -> None:
    note = "add a note to 2: call first, then finish or delete the draft"
    assert len(read_message(note)) == 1
    assert len(read_message("add buy paint, then finish the fence")) == 1
    quoted = read_message('rename 2 to "list my tasks and delete 3"')
    assert len(quoted) == 1


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("Buy milk.", [NewTask("Buy milk")]),
        ("buy milk; call mom", [NewTask("Buy milk"), NewTask("Call mom")]),
        ("milk, tomorrow, eggs", [NewTask("Milk", due="tomorrow"), NewTask("Eggs")]),
        ("call mom, because she asked", [NewTask("Call mom, because she asked")]),
        ("\u2018buy milk\u2019", [NewTask("Buy milk")]),
        ("--", []),
        ("pay tax; due 2026-12-01", [NewTask("Pay tax", due="2026-12-01")]),
        ("read https://example.com/a?b,c", [NewTask("Read https://example.com/a?b,c")]),
        ("https://example.com/", [NewTask("https://example.com/")]),
        ("- milk\n- note: eggs", [NewTask("Milk"), NewTask("Note: eggs")]),
        ("milk,eggs", [NewTask("Milk"), NewTask("Eggs")]),
        ("🦄", [NewTask("🦄")]),
        ("pay rent by 2026-12-01 at 9:05", [NewTask("Pay rent", due="2026-12-01 at 9:05")]),
        ("call the bank (note: fees)", [NewTask("Call the bank", notes="fees")]),
    ],
)
def test_reads_new_tasks(text: str, tasks: list[NewTask]) -> None:
    assert list(read_tasks(text)) == tasks

"""What a tool's card says."""

from __future__ import annotations

from typing import Any

import pytest

from todo_chat.agent.tools import TOOLS
from todo_chat.ui.tool_words import tool_sentence
from todo_chat.ui.views import tool_view

MILK = {"number": 3, "title": "Buy milk"}
BOTH = {
    "results": [
        {"number": 3, "completed": MILK},
        {"number": 4, "completed": MILK},
        {"number": 5, "error": "There is no task 5."},
    ]
}


@pytest.mark.parametrize(
    ("name", "arguments", "result", "sentence"),
    [
        ("add_task", {"title": "Buy milk"}, {"added": MILK}, "Added “Buy milk”"),
        ("list_tasks", {}, {"tasks": [MILK], "total": 1}, "Looked at your list: 1 found"),
        ("get_task", {"number": 3}, {"task": MILK}, "Looked at “Buy milk”"),
        (
            "update_task",
            {"number": 3, "title": "Buy milk"},
            {"updated": MILK, "before": {"number": 3, "title": "Milk"}},
            "Changed “Buy milk”",
        ),
        ("complete_task", {"number": 3}, {"completed": MILK}, "Ticked off “Buy milk”"),
        (
            "complete_task",
            {"number": 3, "completed": False},
            {"reopened": MILK},
            "Reopened “Buy milk”",
        ),
        ("delete_task", {"number": 3}, {"deleted": MILK}, "Deleted “Buy milk”"),
        (
            "complete_task",
            {"number": 3},
            {"completed": MILK, "next": {"number": 4, "title": "Next milk"}},
            "Ticked off “Buy milk”",
        ),
        ("complete_tasks", {"numbers": [3, 4, 5]}, BOTH, "Ticked off 2 tasks"),
        (
            "complete_tasks",
            {"numbers": [3, 4], "completed": False},
            {"results": [{"number": 3, "reopened": MILK}, {"number": 4, "reopened": MILK}]},
            "Reopened 2 tasks",
        ),
        ("add_tasks", {"tasks": [{"title": "a"}, {"title": "b"}]}, {}, "Added 2 tasks"),
        ("tag_tasks", {"numbers": [3]}, {"results": [{"updated": MILK}]}, "Tagged “Buy milk”"),
        ("restore_tasks", {"numbers": [3, 4]}, {}, "Brought 2 tasks back"),
        ("skip_occurrence", {"number": 3}, {"skipped": MILK}, "Skipped “Buy milk” once"),
        ("snooze_reminder", {"until": "an hour"}, {"snoozed": MILK}, "Snoozed “Buy milk”"),
        ("undo_last", {}, {"undone": [MILK]}, "Undid the last change"),
        ("read_minds", {}, {}, "Used read minds"),
    ],
)
def test_done(name: str, arguments: dict[str, Any], result: Any, sentence: str) -> None:
    assert tool_sentence(name, arguments, state="done", result=result) == sentence


def test_a_task_that_has_no_title_yet_is_called_by_its_number() -> None:
    sentence = tool_sentence("complete_task", {"number": 3}, state="running", result=None)
    assert sentence == "Ticking off task 3"


def test_a_refused_call_says_so_whatever_the_model_sent() -> None:
    odd: dict[str, Any] = {"title": None, "language": "de", "key": {}, "number": "{x}"}
    results: list[Any] = [None, {"error": "no"}, [], "text"]
    for state in ("running", "failed"):
        for result in results:
            for tool in ("update_task", "complete_tasks", "tag_tasks"):
                assert tool_sentence(tool, odd, state=state, result=result)


@pytest.mark.parametrize("tool", [tool.name for tool in TOOLS])
def test_every_tool_has_words_of_its_own(tool: str) -> None:
    for state in ("running", "done", "failed"):
        sentence = tool_sentence(tool, {"number": 3}, state=state, result={})
        other = tool_sentence("some_tool", {}, state=state, result={})
        assert sentence != other.replace("some tool", tool.replace("_", " "))


def test_a_call_that_was_refused_for_every_task_has_failed() -> None:
    refused = {"number": 2, "error": "A tag has at most 50 characters."}
    done = {"number": 3, "updated": MILK}
    arguments = {"numbers": [2], "tags": ["x" * 51]}
    card = tool_view("c", "tag_tasks", arguments, state="done", result={"results": [refused]})
    assert (card.state, card.what) == ("failed", "Could not tag task 2")
    some = tool_view("c", "tag_tasks", arguments, state="done", result={"results": [refused, done]})
    assert some.state == "done"

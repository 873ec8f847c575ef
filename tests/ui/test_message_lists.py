"""Which of the messages are sent again when something new has come."""

from __future__ import annotations

from todo_chat.ui.message_lists import MessageLists, take_newest
from todo_chat.ui.views import MessageView


def messages(ids: str) -> list[MessageView]:
    return [MessageView(id=id, role="user", text=id) for id in ids]


def taken(older: str, recent: str, newest: str) -> tuple[str, str, bool]:
    lists = take_newest(MessageLists(messages(older), messages(recent)), messages(newest))
    older, recent = ("".join(m.id for m in part) for part in (lists.older, lists.recent))
    return older, recent, lists.reaches_back


def test_on_opening_everything_is_old() -> None:
    assert taken("", "", "abc") == ("abc", "", False)


def test_what_comes_later_is_recent() -> None:
    assert taken("abc", "", "abcd") == ("abc", "d", True)
    assert taken("abc", "d", "cde") == ("abc", "de", True)


def test_a_page_that_begins_among_the_recent_keeps_what_is_before() -> None:
    assert taken("abc", "de", "ef") == ("abc", "def", True)


def test_another_branch_takes_the_place_of_what_it_replaces() -> None:
    assert taken("abc", "de", "abcdx") == ("abc", "dx", True)
    assert taken("abc", "d", "abx") == ("abx", "", True)


def test_a_page_far_from_what_is_known_takes_its_place() -> None:
    assert taken("abc", "de", "xyz") == ("xyz", "", False)


def test_an_empty_conversation() -> None:
    assert taken("", "", "") == ("", "", False)

"""How far apart the frames of live replies are."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from todo_chat.ui.frames import AT_ONCE, LONGEST_SECONDS, SHORTEST_SECONDS, Frames


@pytest.mark.parametrize("replies", [1, 10, 24])
def test_a_few_replies_are_shown_as_often_as_one(replies: int) -> None:
    frames = Frames()
    with ExitStack() as shown:
        for _ in range(replies):
            shown.enter_context(frames.shown())
        assert frames.seconds == SHORTEST_SECONDS


def test_many_replies_share_their_frames_down_to_a_bound() -> None:
    frames = Frames()
    with ExitStack() as shown:
        for replies in range(1, 300):
            shown.enter_context(frames.shown())
            seconds = frames.seconds
            assert SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS
            assert replies / seconds <= AT_ONCE * 1.001 or seconds == LONGEST_SECONDS
    assert frames.seconds == SHORTEST_SECONDS


def test_a_reply_that_fails_is_shown_no_more() -> None:
    frames = Frames()
    with ExitStack() as shown:
        for _ in range(100):
            shown.enter_context(frames.shown())
        with pytest.raises(RuntimeError), frames.shown():
            raise RuntimeError
        assert frames.seconds == LONGEST_SECONDS
    assert frames.seconds == SHORTEST_SECONDS

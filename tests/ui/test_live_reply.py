"""The live reply: the same parts as are stored, and bytes in line with its length."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from todo_chat.chat.parts import PartsBuilder
from todo_chat.ui.live_reply import TIERS, LiveReply
from todo_chat.ui.views import PartView, part_views

TEXT = st.builds(lambda text: {"type": "text", "content": text}, st.text(min_size=1, max_size=400))
CALL = st.just({"type": "tool_call", "name": "get_task", "arguments": {"number": 1}})
RESULT = st.just({"type": "tool_result", "ok": True, "result": {"task": {"title": "Milk"}}})


def numbered(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Calls with ids of their own, each result for the oldest call that still waits."""
    told, waiting, calls = [], [], 0
    for event in events:
        if event["type"] == "tool_call":
            calls += 1
            waiting.append(f"call{calls}")
            event = event | {"call_id": waiting[-1]}
        elif event["type"] == "tool_result":
            if not waiting:
                continue
            event = event | {"call_id": waiting.pop(0)}
        told.append(event)
    return told + [
        {"type": "tool_result", "call_id": call, "ok": True, "result": {}} for call in waiting
    ]


def shown(reply: LiveReply) -> list[PartView]:
    text = "".join(reply.tiers)
    running = [PartView(kind="text", text=text)] if text else []
    return [*reply.settled, *running, *reply.calls]


@given(st.lists(st.one_of(TEXT, CALL, RESULT), max_size=40))
def test_what_is_shown_live_is_what_is_shown_once_stored(events: list[dict[str, Any]]) -> None:
    live, stored = LiveReply(), PartsBuilder()
    for event in numbered(events):
        live.add(event)
        stored.add(event)
    assert shown(live) == part_views(stored.parts)


FRAME = 190  # what the socket and Reflex put around the variables of a frame
NAME = 20  # the name of a variable and the signs around it


def bytes_sent(characters: int, group: int = 16) -> int:
    """What all frames of a reply add up to."""
    reply, before, sent = LiveReply(), [""] * TIERS, 0
    for _ in range(0, characters, group):
        reply.add({"type": "text", "content": "x" * group})
        changed = [now for now, then in zip(reply.tiers, before, strict=True) if now != then]
        sent += FRAME + sum(NAME + len(json.dumps(tier)) for tier in changed)
        before = list(reply.tiers)
    return sent


def test_sixteen_times_the_length_costs_at_most_eighteen_times_the_bytes() -> None:
    assert bytes_sent(32_000) <= 18 * bytes_sent(2_000)
    assert bytes_sent(4_000) < 90_000


def test_thinking_is_shown_until_something_comes() -> None:
    reply = LiveReply()
    reply.add({"type": "thinking", "message": "Thinking…"})
    assert reply.thinking == "Thinking…"
    reply.add({"type": "text", "content": "Hi"})
    assert reply.thinking == ""


def test_the_end_is_noticed_whichever_it_is() -> None:
    for last in ({"type": "done", "status": "stopped"}, {"type": "error", "message": "no"}):
        reply = LiveReply()
        assert not reply.ended
        reply.add(last)
        assert reply.ended

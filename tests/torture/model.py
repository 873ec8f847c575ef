"""A model whose every reply follows from the message alone: text in uneven pieces, and tools.

To a message that begins with `STORY` it gives a long text without tools.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

from tests.support.wire import Call, Pause, Request, Text, WireServer

WORDS = (
    "milk ",
    "🥛 ",
    "ünïcode ",
    "**bold** ",
    "\n\n- item ",
    "`code`\n",
    "data: x\n\n",
    "\\n",
    " ",
)
PAUSES = (0, 0, 0.002, 0.01, 0.03, 0.06)
MOST_ROUNDS = 3
MOST_PIECES = 16
STORY = "story"
STORY_PIECES = 150


class TortureModel(WireServer):
    """Answers any number of conversations at once, each message by a plan made from it."""

    def steps_for(self, request: Request) -> Sequence[Any]:
        """The next round of the reply that the conversation is at."""
        messages = request.body["messages"]
        asked = max(n for n, message in enumerate(messages) if message["role"] == "user")
        since = messages[asked + 1 :]
        made = sum(1 for message in since if message.get("tool_calls"))
        results = [json.loads(message["content"]) for message in since if message["role"] == "tool"]
        added = [result["added"]["number"] for result in results if "added" in result]
        return _round(messages[asked]["content"], made, added)


def _round(message: str, number: int, added: list[int]) -> list[Any]:
    rng = random.Random(f"{message}/{number}")
    calls = _calls(message, number, added, rng) if number < _rounds(message) else []
    steps: list[Any] = []
    told = message.startswith(STORY)
    for piece in range(STORY_PIECES if told else rng.randint(0 if calls else 1, MOST_PIECES)):
        steps += [Text(f"{number}.{piece} ", rng.choice(WORDS)), Pause(rng.choice(PAUSES))]
    return steps + calls + [Pause(rng.choice(PAUSES))]


def _rounds(message: str) -> int:
    return 0 if message.startswith(STORY) else random.Random(message).randint(0, MOST_ROUNDS)


def _calls(message: str, number: int, added: list[int], rng: random.Random) -> list[Call]:
    calls = []
    for place in range(rng.randint(1, 3)):
        id = f"{message}/{number}.{place}"
        match rng.choice(("add", "add", "complete", "delete", "list")):
            case "complete" if added:
                calls.append(Call("complete_task", {"number": rng.choice(added)}, id))
            case "delete" if added:
                calls.append(Call("delete_task", {"number": rng.choice(added)}, id))
            case "list":
                calls.append(Call("list_tasks", {"status": "pending"}, id))
            case _:
                calls.append(Call("add_task", {"title": id}, id))
    return calls

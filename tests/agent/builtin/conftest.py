"""A conversation with the built-in model over the real runner, tools and database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from agents import RunConfig, Runner
from agents.items import TResponseInputItem, TResponseStreamEvent

from tests.agent.conftest import NOW, MemoryLog
from todo_chat.agent.assistant import build_assistant
from todo_chat.agent.builtin import BuiltInModel
from todo_chat.agent.context import RunContext, ToolOutcome
from todo_chat.db import Database
from todo_chat.models import Conversation, Turn, TurnStatus, User
from todo_chat.services import task_lists
from todo_chat.services import tasks as task_service
from todo_chat.services.conversations import create_conversation
from todo_chat.services.task_views import brief_task
from todo_chat.when import read_due

ZONE = "Europe/Berlin"
MODEL_TURNS = 10

START = ("Buy milk", "Call mom", "Write the report", "Water the plants", "Pay rent")
"""What is on the list when a test begins; the last one is done."""


@dataclass(frozen=True)
class Said:
    """One turn: the reply, its stream, and the tool calls before it."""

    reply: str
    deltas: tuple[str, ...]
    events: tuple[TResponseStreamEvent, ...]
    calls: tuple[ToolOutcome, ...]

    @property
    def names(self) -> list[str]:
        """The tools that were called, in order."""
        return [call.name for call in self.calls]


@dataclass
class Talk:
    """A conversation of one person; the model gets it as the turn engine would give it.

    It takes place at `now`, or when it is None at the present time.
    """

    user: User
    database: Database
    items: list[TResponseInputItem] = field(default_factory=list)
    now: datetime | None = None
    conversation: Conversation | None = None

    async def say(self, message: str) -> Said:
        """Say something and hear the reply."""
        log = MemoryLog()
        now = self.now or datetime.now(UTC)
        context = RunContext(self.user.id, ZONE, now, log, await self._begin_turn())
        self.items.append({"role": "user", "content": message})
        result = Runner.run_streamed(
            build_assistant(BuiltInModel()),
            list(self.items),
            context=context,
            max_turns=MODEL_TURNS,
            run_config=RunConfig(tracing_disabled=True),
        )
        events = [e.data async for e in result.stream_events() if e.type == "raw_response_event"]
        deltas = tuple(e.delta for e in events if e.type == "response.output_text.delta")
        for outcome in log.outcomes:
            self.items += _call_items(outcome)
        self.items.append({"role": "assistant", "content": str(result.final_output).strip()})
        return Said(str(result.final_output), deltas, tuple(events), tuple(log.outcomes))

    async def _begin_turn(self) -> str:
        async with self.database.session_scope() as session:
            if self.conversation is None:
                self.conversation = await create_conversation(session, user_id=self.user.id)
            turn = Turn(
                user_id=self.user.id,
                conversation_id=self.conversation.id,
                message_id="none",
                status=TurnStatus.COMPLETED,
            )
            session.add(turn)
            return turn.id

    async def say_all(self, messages: Iterable[str]) -> Said:
        """Say several things, one after the other; the last reply is returned."""
        for message in messages:
            said = await self.say(message)
        return said

    async def add(self, *titles: str, **fields: Any) -> None:
        """Put tasks on the list by hand."""
        async with self.database.session_scope() as session:
            for title in titles:
                await task_service.create_task(session, user_id=self.user.id, title=title, **fields)

    async def complete(self, *numbers: int) -> None:
        """Complete tasks by hand."""
        async with self.database.session_scope() as session:
            for number in numbers:
                await task_service.complete_task(session, user_id=self.user.id, number=number)

    async def tasks(self) -> dict[int, dict[str, Any]]:
        """What is on the list, by number."""
        query = task_lists.TaskQuery(now=datetime.now(UTC), timezone=ZONE, limit=200)
        async with self.database.read_scope() as session:
            page = await task_lists.list_tasks(session, user_id=self.user.id, query=query)
            return {task.number: brief_task(task) for task in page.tasks}

    async def titles(self) -> list[str]:
        """The titles on the list, by number."""
        return [task["title"] for task in (await self.tasks()).values()]


def _call_items(outcome: ToolOutcome) -> list[TResponseInputItem]:
    return [
        {
            "type": "function_call",
            "call_id": outcome.call_id,
            "name": outcome.name,
            "arguments": json.dumps(outcome.arguments),
        },
        {
            "type": "function_call_output",
            "call_id": outcome.call_id,
            "output": json.dumps(outcome.result),
        },
    ]


@pytest.fixture
def empty_talk(user: User, database: Database) -> Talk:
    """A conversation of somebody with nothing on the list."""
    return Talk(user, database)


@pytest.fixture
async def talk(empty_talk: Talk) -> Talk:
    """A conversation of somebody who has the tasks of `START`."""
    await empty_talk.add(*START)
    await empty_talk.complete(len(START))
    return empty_talk


@pytest.fixture
async def dated_talk(empty_talk: Talk) -> Talk:
    """A conversation on a Wednesday, with dates: #1 Buy milk (tagged food), #2 Call the dentist
    (Thursday at 15:00), #3 Write the report (today), #4 Pay rent (every 1st), #5 Water the plants
    (today at 18:00), #6 Old bill (overdue since Monday)."""
    empty_talk.now = NOW

    def due(text: str) -> Any:
        return read_due(text, "Europe/Berlin")

    await empty_talk.add("Buy milk", tags=["food"])
    await empty_talk.add("Call the dentist", due=due("2026-11-26T15:00"))
    await empty_talk.add("Write the report", due=due("2026-11-25"))
    await empty_talk.add("Pay rent", due=due("2026-12-01"), recurrence="FREQ=MONTHLY;BYMONTHDAY=1")
    await empty_talk.add("Water the plants", due=due("2026-11-25T18:00"))
    await empty_talk.add("Old bill", due=due("2026-11-23"))
    return empty_talk

"""What the assistant's tests share: a log in memory, and calls of single tools."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from agents import FunctionTool
from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext, ToolOutcome
from todo_chat.agent.tools import TOOLS
from todo_chat.db import Database, Session
from todo_chat.models import User
from todo_chat.models.columns import utc_now

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
"""A Wednesday, 13:00 in Berlin."""


@dataclass
class MemoryLog:
    """A tool log that keeps outcomes in memory."""

    outcomes: list[ToolOutcome] = field(default_factory=list)

    def begin(self, call_id: str, name: str, arguments: dict[str, Any]) -> None:
        """A call starts."""

    def track(self, task: Any) -> None:
        """Nothing is left running here: the runner waits for each tool."""

    async def keep(self, session: Session, outcome: ToolOutcome) -> None:
        """Keep an outcome."""
        self.outcomes.append(outcome)

    def show(self, outcome: ToolOutcome) -> None:
        """Keep a refusal."""
        self.outcomes.append(outcome)


@dataclass
class Hands:
    """Calls tools as a model would, each call in the turn that is set."""

    user: User
    database: Database
    now: datetime = NOW
    turn_id: str | None = "turn1"
    log: MemoryLog = field(default_factory=MemoryLog)

    async def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Call a tool; its result."""
        run = RunContext(self.user.id, self.user.timezone, self.now, self.log, self.turn_id)
        [found] = [one for one in TOOLS if isinstance(one, FunctionTool) and one.name == tool]
        text = json.dumps(arguments)
        context = ToolContext(
            context=run, tool_name=tool, tool_call_id=f"call_{uuid4().hex}", tool_arguments=text
        )
        result: dict[str, Any] = json.loads(await found.on_invoke_tool(context, text))
        return result

    async def add(self, *titles: str, **fields: Any) -> None:
        """Add tasks, each with the same fields."""
        for title in titles:
            assert "added" in await self.call("add_task", title=title, **fields)


@pytest.fixture
def hands(user: User, database: Database) -> Hands:
    """The tools in the hands of somebody with nothing on the list, on a Wednesday in Berlin."""
    return Hands(user, database)


@pytest.fixture
def hands_now(hands: Hands) -> Hands:
    """The same, now: for what is told of the day on which it was done."""
    hands.now = utc_now()
    return hands

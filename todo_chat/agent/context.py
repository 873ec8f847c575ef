"""What a run knows and the model does not decide: whose tasks, which zone, what time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from todo_chat.db import Session
from todo_chat.when.phrases import WhenSettings


@dataclass(frozen=True)
class ToolOutcome:
    """What one tool call came to; `result` is what the model is told."""

    call_id: str
    name: str
    arguments: dict[str, Any]
    ok: bool
    result: dict[str, Any]


class ToolLog(Protocol):
    """Where tool calls are shown and kept; the turn that runs the agent provides it."""

    def begin(self, call_id: str, name: str, arguments: dict[str, Any]) -> None:
        """A call starts.

        Raises:
            ToolsStopped: the person has stopped the turn; the call must not start.
        """

    def track(self, task: asyncio.Future[Any]) -> None:
        """Wait for this work before the turn ends, whatever happens to the run."""

    async def keep(self, session: Session, outcome: ToolOutcome) -> None:
        """Keep the outcome in the transaction of its effect, and show it once that commits."""

    def show(self, outcome: ToolOutcome) -> None:
        """Show an outcome that has no effect in the database (a refused call)."""


class ToolsStopped(Exception):
    """The turn was stopped: no further tool call starts."""


@dataclass(frozen=True)
class RunContext:
    """The typed context of a run; `settings` say how the person writes dates."""

    user_id: str
    timezone: str
    now: datetime
    log: ToolLog
    turn_id: str | None = None
    settings: WhenSettings = field(default_factory=WhenSettings)

"""Answering one turn, until it is done, fails, takes too long or is told to stop."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime

from agents import Agent

from todo_chat.agent.context import RunContext
from todo_chat.chat.failures import reason_of
from todo_chat.chat.history import HISTORY_MESSAGES, build_history
from todo_chat.chat.log import TurnLog
from todo_chat.chat.run import run_agent
from todo_chat.db import read_scope
from todo_chat.models import Turn, TurnStatus
from todo_chat.services import conversations
from todo_chat.services.accounts import get_user, when_settings

logger = logging.getLogger(__name__)

CANCEL_SECONDS = 2.0


@dataclass
class Running:
    """A turn that this process answers."""

    turn: Turn
    log: TurnLog
    stop_requested: asyncio.Event = field(default_factory=asyncio.Event)
    ends_as: TurnStatus = TurnStatus.STOPPED


def request_stop(running: Running, ends_as: TurnStatus) -> None:
    """Let a turn end soon, and as this; the first request decides."""
    # The log refuses further tool calls from this moment, before any task has been cancelled.
    running.log.stopping = True
    if not running.stop_requested.is_set():
        running.ends_as = ends_as
        running.stop_requested.set()


async def answer(
    running: Running, assistant: Agent[RunContext], *, limit: float
) -> tuple[TurnStatus, str | None]:
    """Answer a turn within so many seconds; returns how it ended, and why if it failed."""
    work = asyncio.create_task(_work(running, assistant))
    stop = asyncio.create_task(running.stop_requested.wait())
    done, _ = await asyncio.wait({work, stop}, timeout=limit, return_when="FIRST_COMPLETED")
    status, reason = TurnStatus.COMPLETED, None
    if work in done:
        if error := _error_of(work):
            status, reason = TurnStatus.FAILED, reason_of(error)
            bug = error if reason == "internal" else None
            logger.warning("turn %s failed: %s", running.turn.id, reason, exc_info=bug)
    elif stop in done:
        status = running.ends_as
    else:
        status, reason = TurnStatus.FAILED, "time_limit"
    running.log.stopping = True
    stop.cancel()
    work.cancel()
    await asyncio.wait({work, stop}, timeout=CANCEL_SECONDS)
    await running.log.settle()
    return status, reason


async def _work(running: Running, assistant: Agent[RunContext]) -> None:
    turn = running.turn
    async with read_scope() as session:
        user = await get_user(session, user_id=turn.user_id)
        branch = await conversations.list_branch(
            session,
            conversation_id=turn.conversation_id,
            leaf_id=turn.message_id,
            limit=HISTORY_MESSAGES,
        )
    now, settings = datetime.now(UTC), when_settings(user)
    context = RunContext(turn.user_id, user.timezone, now, running.log, turn.id, settings)
    await run_agent(assistant, items=build_history(branch), context=context, log=running.log)


def _error_of(work: asyncio.Task[None]) -> BaseException | None:
    return asyncio.CancelledError() if work.cancelled() else work.exception()

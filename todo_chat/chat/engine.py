"""The turn engine: starts turns, runs each in a task of the process, and ends it in one commit.

Nobody who asks owns a turn: a page or request may go away, come back or come twice, and the turn
goes on until it ends or is told to stop.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from agents.models.interface import Model

from todo_chat import db
from todo_chat.agent.assistant import build_assistant
from todo_chat.agent.providers import build_model
from todo_chat.chat.answering import Running, answer, request_stop
from todo_chat.chat.ending import end, start_fields, stored_end
from todo_chat.chat.feed import Event
from todo_chat.chat.journal import Journal
from todo_chat.chat.leases import LEASE_SECONDS, Leases
from todo_chat.chat.log import TurnLog
from todo_chat.chat.relay import Relay
from todo_chat.config import Settings
from todo_chat.db import read_scope, session_scope
from todo_chat.errors import Conflict, Unavailable
from todo_chat.models import Turn, TurnStatus
from todo_chat.services import conversations, turns
from todo_chat.services.rate_limits import check_rate
from todo_chat.services.turns import TurnRequest
from todo_chat.strings import t

SHUTDOWN_SECONDS = 5.0


@dataclass(frozen=True)
class StartedTurn:
    """The ids of a turn that was started, or that had been started with the same client id."""

    turn_id: str
    conversation_id: str
    message_id: str
    reply_id: str


class TurnEngine:
    """Runs turns with one model."""

    def __init__(self, settings: Settings, model: Model) -> None:
        self.model_name = settings.model_name
        self._settings = settings
        self._model = model
        self._assistant = build_assistant(model)
        self._owner = uuid4().hex
        self._journal = Journal()
        self._running: dict[str, Running] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._relay = (
            Relay(settings.redis_url, self._owner, self._stop_here) if settings.redis_url else None
        )
        self._leases = Leases(self._owner, self._running, self._relay)
        self._closing = False

    async def start(self, *, user_id: str, request: TurnRequest) -> StartedTurn:
        """Store a request and begin to answer it; a repeated `client_id` gives the same turn.

        Raises:
            InvalidInput: the message or client id is not right.
            NotFound: the conversation or message is not theirs.
            Conflict: `TURN_IN_PROGRESS` or `TOO_MANY_TURNS`.
            Unavailable: the process is about to end.
            RateLimited: too many messages within a minute.
        """
        request = turns.check_request(request, message_max=self._settings.message_max_chars)
        if known := await self._find_known(user_id, request):
            return known
        if self._closing:
            raise Unavailable(t("turn.shutting_down"))
        limit = self._settings.messages_per_minute
        await check_rate("message", user_id, per_minute=limit, message="turn.too_fast")
        # Whoever asks may be gone before the answer: what is stored is begun all the same.
        storing = asyncio.create_task(self._store_and_begin(user_id, request))
        self._track(storing)
        return await asyncio.shield(storing)

    async def stop(self, *, user_id: str, turn_id: str) -> None:
        """Ask a turn to stop; one that has ended is left as it is.

        Raises:
            NotFound: `TURN_NOT_FOUND`.
        """
        async with read_scope() as session:
            await turns.get_turn(session, user_id=user_id, turn_id=turn_id)
        if turn_id in self._running:
            self._stop_here(turn_id)
        elif self._relay:
            await self._relay.stop(turn_id)

    async def follow(
        self, *, user_id: str, turn_id: str, after: int = 0, heartbeat: float | None = None
    ) -> AsyncIterator[list[Event]]:
        """A turn's events with a `seq` above `after`, in groups, then live until its end.

        With `heartbeat`, an empty group after that many seconds of silence. Of a turn that was
        interrupted the end is given in any case: a crash may have cost the last events that were
        shown, and then its number is one that the follower has seen on another.

        Raises:
            NotFound: `TURN_NOT_FOUND`.
        """
        running = self._running.get(turn_id)
        async with read_scope() as session:
            await turns.get_turn(session, user_id=user_id, turn_id=turn_id)
        if running:
            groups = running.log.feed.follow(after, heartbeat)
        else:
            groups = self._follow_elsewhere(user_id, turn_id, after, heartbeat)
        async for events in groups:
            yield events

    async def _follow_elsewhere(
        self, user_id: str, turn_id: str, after: int, heartbeat: float | None
    ) -> AsyncIterator[list[Event]]:
        """What the journal has, then what the relay brings while another process runs it."""
        last: Event = {"type": ""}
        while True:
            async with read_scope() as session:
                turn = await turns.get_turn(session, user_id=user_id, turn_id=turn_id)
                kept = await turns.read_journal(session, turn_id=turn_id, after=after)
            if kept:
                last, after = kept[-1], kept[-1]["seq"]
                yield kept
            if turn.status != TurnStatus.RUNNING or self._relay is None:
                break
            async for events in self._relay.follow(turn_id, after, heartbeat or LEASE_SECONDS):
                last, after = events[-1], events[-1]["seq"]
                yield events
            if heartbeat:
                yield []
        if turn.status == TurnStatus.INTERRUPTED and last["type"] != "done":
            yield await stored_end(turn)

    async def delete_conversation(self, *, user_id: str, conversation_id: str) -> None:
        """Delete a conversation; a reply that is being written there is stopped first.

        Raises:
            NotFound: `CONVERSATION_NOT_FOUND`.
        """
        async with read_scope() as session:
            await conversations.get_conversation(
                session, user_id=user_id, conversation_id=conversation_id
            )
            turn = await turns.find_running_turn(
                session, user_id=user_id, conversation_id=conversation_id
            )
        if turn:
            await self.stop(user_id=user_id, turn_id=turn.id)
            async for _ in self.follow(user_id=user_id, turn_id=turn.id):
                pass
        async with session_scope() as session:
            await conversations.delete_conversation(
                session, user_id=user_id, conversation_id=conversation_id
            )

    async def open(self) -> None:
        """Begin to work: end what a process before this one left running."""
        if self._relay:
            await self._relay.open()
        self._journal.start()
        await self._leases.start()

    async def drain(self, *, grace_seconds: float = SHUTDOWN_SECONDS) -> None:
        """Take no new turns, let those that run finish for a while, and interrupt the rest."""
        self._closing = True
        with suppress(TimeoutError):
            async with asyncio.timeout(grace_seconds):
                await self._idle()
        for running in list(self._running.values()):
            request_stop(running, TurnStatus.INTERRUPTED)
        await self._idle()

    async def close(self, *, grace_seconds: float = SHUTDOWN_SECONDS) -> None:
        """Drain, and end."""
        await self.drain(grace_seconds=grace_seconds)
        await self._leases.stop()
        await self._journal.stop()
        if self._relay:
            await self._relay.close()
        await self._model.close()

    async def _idle(self) -> None:
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    def _track(self, task: asyncio.Task[Any]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _find_known(self, user_id: str, request: TurnRequest) -> StartedTurn | None:
        if request.client_id is None:
            return None
        async with read_scope() as session:
            turn = await turns.find_by_client_id(
                session, user_id=user_id, client_id=request.client_id
            )
        return _started(turn) if turn else None

    async def _store_and_begin(self, user_id: str, request: TurnRequest) -> StartedTurn:
        try:
            running = await self._store(user_id, request)
        except Conflict:
            # The same client id may come twice at once: the second finds the first's turn.
            if known := await self._find_known(user_id, request):
                return known
            raise
        self._begin(running)
        return _started(running.turn)

    async def _store(self, user_id: str, request: TurnRequest) -> Running:
        turn_id = ""
        try:
            async with session_scope() as session:
                turn = await turns.start_turn(
                    session,
                    user_id=user_id,
                    request=request,
                    model=self.model_name,
                    lease_owner=self._owner,
                    most_running=self._settings.running_turns_per_user,
                )
                turn_id = turn.id
                # From the commit on, others may find the turn, and then they must find this.
                running = self._running[turn_id] = Running(turn, TurnLog(turn_id))
        except BaseException:
            self._running.pop(turn_id, None)
            raise
        return running

    def _begin(self, running: Running) -> None:
        turn = running.turn
        self._journal.add(running.log)
        running.log.emit("start", **start_fields(turn))
        if self._relay:
            self._relay.share(turn.id, running.log.feed)
        if self._closing:
            request_stop(running, TurnStatus.INTERRUPTED)
        self._track(asyncio.create_task(self._run(running), name=f"turn {turn.id}"))

    async def _run(self, running: Running) -> None:
        status, reason = await answer(
            running, self._assistant, limit=self._settings.turn_timeout_seconds
        )
        await self._finish(running, status, reason)

    async def _finish(self, running: Running, status: TurnStatus, reason: str | None) -> None:
        turn, log = running.turn, running.log
        type, fields = await end(turn, log, status, reason)
        log.feed.append(type, fields)
        log.feed.end()
        self._journal.remove(log)
        del self._running[turn.id]

    def _stop_here(self, turn_id: str) -> None:
        if running := self._running.get(turn_id):
            request_stop(running, TurnStatus.STOPPED)


def _started(turn: Turn) -> StartedTurn:
    return StartedTurn(turn.id, turn.conversation_id, turn.message_id, turn.reply_id)


_engine: TurnEngine | None = None


def engine() -> TurnEngine:
    """The process's engine.

    Raises:
        RuntimeError: outside `engine_lifespan`.
    """
    if _engine is None:
        raise RuntimeError("the turn engine is not open")
    return _engine


@asynccontextmanager
async def engine_lifespan(
    settings: Settings, model: Model | None = None
) -> AsyncIterator[TurnEngine]:
    """Migrate and connect the database, and keep the process's engine open meanwhile.

    Raises:
        ConfigError: the database can't be used.
    """
    global _engine
    await asyncio.to_thread(db.migrate, settings)
    database = db.connect(settings.async_database_url)
    _engine = TurnEngine(settings, model or build_model(settings))
    try:
        await _engine.open()
        yield _engine
    finally:
        await _engine.close()
        _engine = None
        await database.dispose()

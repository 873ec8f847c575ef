"""The journal: what a crash may leave in it, and what it does when the database fails it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest

from tests.chat.conftest import Events, collect
from tests.support.wire import WireServer
from todo_chat.agent.context import ToolOutcome
from todo_chat.agent.providers import build_model
from todo_chat.chat.engine import TurnEngine
from todo_chat.chat.journal import Journal
from todo_chat.chat.log import TurnLog
from todo_chat.config import Settings
from todo_chat.db import Database, Session, read_scope, session_scope
from todo_chat.models import User
from todo_chat.models.columns import utc_now
from todo_chat.services import turns
from todo_chat.services.turns import TurnRequest


async def start_log(database: Database, user: User) -> TurnLog:
    """The log of a turn that runs, as far as the database knows."""
    async with database.session_scope() as session:
        turn = await turns.start_turn(
            session,
            user_id=user.id,
            request=TurnRequest("hello"),
            model="test",
            lease_owner="a process that is gone",
            most_running=1_000,
        )
    log = TurnLog(turn.id)
    log.emit(
        "start",
        turn_id=turn.id,
        conversation_id=turn.conversation_id,
        message_id=turn.message_id,
    )
    return log


async def read(log: TurnLog, after: int = 0) -> Events:
    async with read_scope() as session:
        return await turns.read_journal(session, turn_id=log.turn_id, after=after)


def shown(log: TurnLog) -> Events:
    return log.feed._events


def journal_of(*logs: TurnLog) -> Journal:
    journal = Journal()
    for log in logs:
        journal.add(log)
    return journal


async def act(log: TurnLog, call_id: str = "c") -> None:
    """A tool call with its record, as the tools do it."""
    outcome = ToolOutcome(call_id, "add_task", {}, True, {"added": call_id})
    log.begin(call_id, "add_task", {})
    async with session_scope() as session:
        await log.keep(session, outcome)


async def test_a_tools_record_never_overtakes_what_was_shown_before_it(
    database: Database, user: User
) -> None:
    """A crash between the two commits would leave a result without its call."""
    log = await start_log(database, user)
    journal = journal_of(log)
    log.begin("c", "add_task", {})
    async with session_scope() as session:
        flushing = asyncio.create_task(journal.flush())
        await asyncio.sleep(0)  # the flush begins, and waits for the tool's transaction
        await log.keep(session, ToolOutcome("c", "add_task", {}, True, {}))
        await session.commit()
        assert [event["seq"] for event in await read(log)] == [1, 2, 3]
    await flushing
    assert await read(log) == shown(log)


class Failing:
    """Commits that fail: before they are done, or after it, which nobody can tell apart."""

    def __init__(self, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.before = 0
        self.after = 0
        self._scope = database.session_scope
        monkeypatch.setattr(database, "session_scope", self._failing_scope)

    @asynccontextmanager
    async def _failing_scope(self, **options: Any) -> AsyncIterator[Session]:
        async with self._scope(**options) as session:
            yield session
            if self.before:
                self.before -= 1
                raise OSError("the disk is full")
            if self.after:
                self.after -= 1
                await session.commit()
                raise OSError("the connection was lost")


@pytest.fixture
def failing(database: Database, monkeypatch: pytest.MonkeyPatch) -> Failing:
    return Failing(database, monkeypatch)


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("more", [True, False])
async def test_a_flush_that_fails_loses_and_doubles_nothing(
    failing: Failing, database: Database, user: User, moment: str, more: bool
) -> None:
    log = await start_log(database, user)
    other = await start_log(database, user)
    journal = journal_of(log, other)
    log.emit("text", content="One")
    setattr(failing, moment, 1)
    await journal.flush()
    if more:
        log.emit("text", content=", two")
    await journal.flush()
    other.emit("text", content="Three")
    await journal.flush()
    assert await read(log) == shown(log)
    assert await read(other) == shown(other)
    assert log.unkept == other.unkept == []


async def test_one_turn_that_can_not_be_kept_is_no_harm_to_the_others(
    database: Database, user: User
) -> None:
    log = await start_log(database, user)
    gone = await start_log(database, user)
    gone.turn_id = "0" * 32  # its row was deleted
    await journal_of(gone, log).flush()
    assert await read(log) == shown(log)


async def test_the_journal_does_not_wait_for_every_writer_that_queues(
    database: Database, user: User
) -> None:
    log = await start_log(database, user)
    written = []

    async def write(number: int) -> None:
        async with session_scope() as session:
            await turns.list_abandoned_turns(session, now=utc_now())
            written.append(number)

    writers = [asyncio.create_task(write(number)) for number in range(20)]
    await asyncio.sleep(0)  # all of them begin, and queue
    await journal_of(log).flush()
    assert len(written) <= 2
    await asyncio.gather(*writers)
    assert written == list(range(20))


async def test_what_was_shown_is_kept_within_a_quarter_second(
    database: Database, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commits begin at a steady beat: however long one takes, the next is not put off by it."""
    commit_seconds, begun = 0.04, []
    write = turns.write_journal

    async def write_slowly(session: Session, *, entries: Any) -> None:
        begun.append(asyncio.get_running_loop().time())
        await asyncio.sleep(commit_seconds)
        await write(session, entries=entries)

    monkeypatch.setattr("todo_chat.chat.journal.write_journal", write_slowly)
    log = await start_log(database, user)
    journal = journal_of(log)
    journal.start()
    while len(begun) < 8:
        log.emit("text", content="x")
        await asyncio.sleep(0.01)
    await journal.stop()
    beats = sorted(after - before for before, after in pairwise(begun))
    assert beats[len(beats) // 2] + commit_seconds <= 0.25


async def test_a_turn_that_died_before_its_first_commit_still_has_its_start(
    remote: Settings, wire: WireServer, user: User, database: Database
) -> None:
    await start_log(database, user)
    async with read_scope() as session:
        (turn,) = await turns.list_abandoned_turns(session, now=utc_now(), not_owner="me")
    heir = TurnEngine(remote, build_model(remote))
    await heir.open()
    events = await collect(heir, user, turn.id)
    await heir.close()
    assert [(event["type"], event["seq"]) for event in events] == [("start", 1), ("done", 2)]
    assert events[0]["message_id"] == turn.message_id


@pytest.mark.parametrize("ahead", range(4))
async def test_who_saw_more_than_was_kept_still_learns_the_end(
    remote: Settings, wire: WireServer, user: User, database: Database, ahead: int
) -> None:
    log = await start_log(database, user)
    log.emit("text", content="Once ")
    await journal_of(log).flush()
    for word in ("upon ", "a ", "time"):
        log.emit("text", content=word)
    heir = TurnEngine(remote, build_model(remote))
    await heir.open()
    events = await collect(heir, user, log.turn_id, after=2 + ahead)
    await heir.close()
    assert [(event["type"], event.get("status")) for event in events] == [("done", "interrupted")]


async def test_one_broken_turn_does_not_keep_the_server_from_starting(
    remote: Settings, wire: WireServer, user: User, database: Database
) -> None:
    broken, log = await start_log(database, user), await start_log(database, user)
    async with session_scope() as session:
        await turns.write_journal(session, entries=[(broken.turn_id, [{"seq": 1}])])
    heir = TurnEngine(remote, build_model(remote))
    await heir.open()
    assert (await collect(heir, user, log.turn_id))[-1]["status"] == "interrupted"
    await heir.close()

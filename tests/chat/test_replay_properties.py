"""Whatever happens in a turn, whenever it is cut: every follower and every replay says the same."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.chat.conftest import Events, text_of
from tests.support.database import make_user
from todo_chat.agent.context import ToolOutcome
from todo_chat.chat.ending import end, interrupt, start_fields
from todo_chat.chat.journal import Journal
from todo_chat.chat.log import TurnLog
from todo_chat.chat.parts import PartsBuilder
from todo_chat.db import Database, Session, read_scope, session_scope
from todo_chat.models import Message, Turn, TurnStatus, User
from todo_chat.services import conversations, tasks, turns
from todo_chat.services.task_lists import TaskQuery, list_tasks
from todo_chat.services.text import make_storable
from todo_chat.services.turns import TurnRequest

anything = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
pieces = st.text(st.characters(codec=None), max_size=8)
commits = st.sampled_from(["fine", "fails", "seems to fail"])


@dataclass
class Say:
    """The model says something."""

    text: str


@dataclass
class Pass:
    """So much time that a group of text is shown."""


@dataclass
class Flush:
    """The journal's beat, and how its commit goes."""

    commit: str


@dataclass
class Use:
    """A tool call, what the model says meanwhile, and how the tool's commit goes.

    The beat of the journal may come while the tool writes.
    """

    commit: str
    meanwhile: list[str]
    flush: bool


@dataclass
class Refuse:
    """A tool call that does nothing."""


@dataclass
class Join:
    """Somebody follows from an event on, which may not have happened yet."""

    after: int


actions = st.lists(
    st.one_of(
        st.builds(Say, pieces),
        st.builds(Pass),
        st.builds(Flush, commits),
        st.builds(
            Use, st.sampled_from(["fine", "fails"]), st.lists(pieces, max_size=3), st.booleans()
        ),
        st.builds(Refuse),
        st.builds(Join, st.integers(0, 12)),
    ),
    min_size=3,
    max_size=20,
)


@dataclass
class Commits:
    """The database, whose next commit goes as it is told."""

    scope: Callable[..., Any]
    next: str = "fine"

    @asynccontextmanager
    async def session_scope(self, **options: Any) -> AsyncIterator[Session]:
        mood, self.next = self.next, "fine"
        async with self.scope(**options) as session:
            yield session
            if mood == "seems to fail":
                await session.commit()
            if mood != "fine":
                raise OSError(mood)


@pytest.fixture
def flaky(database: Database, monkeypatch: pytest.MonkeyPatch) -> Commits:
    flaky = Commits(database.session_scope)
    monkeypatch.setattr(database, "session_scope", flaky.session_scope)
    monkeypatch.setattr("todo_chat.chat.log.TEXT_GROUP_SECONDS", 0)
    monkeypatch.setattr("todo_chat.chat.ending.PAUSES", (0, 0))
    return flaky


@dataclass
class Scene:
    """One turn on its way, and everybody who follows it."""

    turn: Turn
    log: TurnLog
    journal: Journal
    flaky: Commits
    user: User
    followers: list[tuple[int, asyncio.Task[Events]]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    calls: int = 0

    @property
    def shown(self) -> Events:
        return list(self.log.feed._events)

    async def play(self, action: Any) -> None:
        match action:
            case Say():
                self.log.add_text(action.text)
            case Pass():
                await pass_time()
            case Flush():
                self.flaky.next = action.commit
                await self.journal.flush()
                self.flaky.next = "fine"
            case Use():
                await self._use(action)
            case Refuse():
                call_id = self._call()
                self.log.show(ToolOutcome(call_id, "add_task", {}, False, {"error": "No."}))
            case Join():
                self.followers.append((action.after, asyncio.create_task(self._follow(action))))
                await asyncio.sleep(0)

    async def _use(self, action: Use) -> None:
        call_id = self._call()
        outcome = ToolOutcome(call_id, "add_task", {}, True, {"added": call_id})
        self.flaky.next = action.commit
        flushing = None
        try:
            async with session_scope() as session:
                if action.flush:
                    flushing = asyncio.create_task(self.journal.flush())
                    await pass_time()
                await tasks.create_task(session, user_id=self.user.id, title=call_id)
                await self.log.keep(session, outcome)
                for piece in action.meanwhile:
                    self.log.add_text(piece)
                    await pass_time()
                await self.check()
            self.done.append(call_id)
            await self.check()
        except OSError:
            self.log.show(ToolOutcome(call_id, "add_task", {}, False, {"error": "Failed."}))
        if flushing:
            await flushing

    def _call(self) -> str:
        self.calls += 1
        call_id = f"{self.turn.id[:8]}-{self.calls}"
        self.log.begin(call_id, "add_task", {"title": call_id})
        return call_id

    async def _follow(self, action: Join) -> Events:
        groups = self.log.feed.follow(action.after)
        return [event async for events in groups for event in events]

    async def kept(self, after: int = 0) -> Events:
        """What somebody reads of the turn who comes after a crash at this moment."""
        async with read_scope() as session:
            return await turns.read_journal(session, turn_id=self.turn.id, after=after)

    async def reply(self) -> Message:
        async with read_scope() as session:
            return await conversations.get_message(
                session, user_id=self.user.id, message_id=self.turn.reply_id
            )

    async def titles(self) -> list[str]:
        """The person's tasks."""
        query = TaskQuery(now=datetime.now(UTC), timezone="UTC", limit=100)
        async with read_scope() as session:
            page = await list_tasks(session, user_id=self.user.id, query=query)
        return sorted(task.title for task in page.tasks)

    async def check(self) -> None:
        """What must hold at every moment, since a crash may come at every moment."""
        shown, kept = self.shown, await self.kept()
        assert [event["seq"] for event in shown] == list(range(1, len(shown) + 1))
        assert kept == shown[: len(kept)]
        results = [event for event in kept if event["type"] == "tool_result" and event["ok"]]
        assert [event["call_id"] for event in results] == self.done
        assert await self.titles() == sorted(self.done)

    async def check_ended(self, events: Events, status: str) -> None:
        """What must hold of a turn that has ended with these events."""
        assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
        assert (events[-1]["type"], events[-1]["status"]) == ("done", status)
        for after in range(len(events) + 1):
            assert await self.kept(after) == events[after:]
        folded = fold(events)
        reply = await self.reply()
        assert (reply.content, reply.parts) == (text_of(events), folded.parts)
        assert (reply.content, reply.status) == (folded.content, status)
        assert await self.titles() == sorted(self.done)


def fold(events: Events) -> PartsBuilder:
    parts = PartsBuilder()
    for event in events:
        parts.add(event)
    return parts


Begin = Callable[[], Awaitable[Scene]]


async def pass_time() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


@pytest.fixture
def begin(database: Database, flaky: Commits) -> Begin:
    people = count()

    async def begin_turn() -> Scene:
        user = await make_user(database, f"person{next(people)}")
        async with session_scope() as session:
            turn = await turns.start_turn(
                session,
                user_id=user.id,
                request=TurnRequest("hello"),
                model="test",
                lease_owner="me",
                most_running=1,
            )
        log, journal = TurnLog(turn.id), Journal()
        journal.add(log)
        log.emit("start", **start_fields(turn))
        return Scene(turn, log, journal, flaky, user)

    return begin_turn


@anything
@given(actions=actions, commit=commits)
async def test_a_turn_that_ends_is_the_same_to_everybody(
    begin: Begin, actions: list[Any], commit: str
) -> None:
    scene = await begin()
    for action in actions:
        await scene.play(action)
        await scene.check()
    scene.flaky.next = commit
    type, fields = await end(scene.turn, scene.log, TurnStatus.STOPPED, None)
    scene.log.feed.append(type, fields)
    scene.log.feed.end()
    await scene.check_ended(scene.shown, "stopped")
    assert text_of(scene.shown) == said(actions)
    for after, following in scene.followers:
        assert await following == scene.shown[after:]


@anything
@given(actions=actions, commit=st.sampled_from(["fine", "fails"]))
async def test_a_turn_that_is_cut_off_replays_what_was_kept_and_says_so(
    begin: Begin, actions: list[Any], commit: str
) -> None:
    scene = await begin()
    for action in actions:
        await scene.play(action)
    shown, kept = scene.shown, await scene.kept()
    # From here on nothing of the process that ran it is used.
    scene.flaky.next = commit
    with suppress(OSError):
        await interrupt(scene.turn)
    await interrupt(scene.turn)
    replayed = await scene.kept()
    assert replayed[:-1] == (kept or shown[:1]) == shown[: len(replayed) - 1]
    await scene.check_ended(replayed, "interrupted")
    assert await interrupt(scene.turn) == []
    for _, following in scene.followers:
        following.cancel()


@given(text=st.lists(pieces), cuts=st.data())
async def test_text_is_the_same_however_a_model_cuts_it(
    text: list[str], cuts: st.DataObject
) -> None:
    whole = "".join(text)
    logs = []
    for _ in range(2):
        log = TurnLog("turn")
        rest = whole
        while rest:
            size = cuts.draw(st.integers(1, len(rest)))
            log.add_text(rest[:size])
            rest = rest[size:]
        log.close()
        logs.append(log.parts.content)
    assert logs[0] == logs[1] == make_storable(whole)


def said(actions: list[Any]) -> str:
    """All that the model has said, as it can be stored.

    A tool call is a border: halves of a character do not join across it.
    """
    spans = [""]
    for action in actions:
        match action:
            case Say():
                spans[-1] += action.text
            case Use():
                spans += ["".join(action.meanwhile)]
            case Refuse():
                spans.append("")
    return "".join(map(make_storable, spans))

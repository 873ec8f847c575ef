"""Whatever is done to tasks, projects and tags: undoing all of it gives the first state again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlmodel import col

from tests.support.database import make_user
from todo_chat.config import Settings
from todo_chat.db import Database, Session
from todo_chat.errors import AppError, Conflict
from todo_chat.models import Change, Project, Tag, Task, User
from todo_chat.models.columns import utc_now
from todo_chat.services import projects, tag_edits, tasks, undo
from todo_chat.services.snapshots import project_snapshot, task_snapshot
from todo_chat.services.tasks import ReminderTime, TaskChanges
from todo_chat.when import Due, Moment, zone_of

ZONES = ["America/Los_Angeles", "Asia/Kolkata", "Asia/Shanghai", "Pacific/Apia", "Europe/Berlin"]
RULES = [
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "FREQ=DAILY;COUNT=2",
    "FREQ=YEARLY",
]
numbers = st.integers(0, 6)
words = st.sampled_from(["a", "b", "c"])
names = st.sampled_from(["Home", "Work", "home"])
zone_count = count()


@dataclass(frozen=True)
class When:
    """A due so many days from today, at an hour or all day."""

    days: int
    hour: int | None

    def due(self, zone: str) -> Due:
        day: date = utc_now().date() + timedelta(days=self.days)
        if self.hour is None:
            return day
        wall = datetime.combine(day, time(self.hour), zone_of(zone))
        return Moment(wall.astimezone(UTC), zone)


whens = st.builds(When, st.integers(-40, 90), st.sampled_from([None, 2, 9, 23]))
Op = tuple[Any, ...]
ops = st.one_of(
    st.tuples(st.just("create"), words, whens | st.none(), st.none(), st.lists(names, max_size=2)),
    st.tuples(st.just("create"), words, whens, st.sampled_from(RULES), st.just([])),
    st.tuples(st.just("edit"), numbers, words, st.lists(names, max_size=2), st.booleans()),
    st.tuples(st.sampled_from(["complete", "complete", "reopen", "skip", "stop"]), numbers),
    st.tuples(st.sampled_from(["complete", "reopen", "delete", "restore"]), numbers),
    st.tuples(st.just("due"), numbers, whens | st.none(), st.sampled_from(["this", "all", None])),
    st.tuples(st.just("move"), numbers, names | st.none(), st.floats(0, 9)),
    st.tuples(st.just("remind"), numbers, st.sampled_from([(), (30,), (30, 60)])),
    st.tuples(st.just("color"), names, st.sampled_from(["red", "blue", None])),
    st.tuples(st.just("rename"), names, names),
    st.tuples(st.just("forget"), names),
    st.tuples(st.just("project"), names, st.sampled_from(["create", "rename", "delete"])),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "redo"])),
    st.tuples(st.just("undo batch"), numbers),
)

FIRST: list[Op] = [
    ("create", "a", When(-3, 9), "FREQ=DAILY", []),
    ("create", "b", When(20, None), "FREQ=WEEKLY;BYDAY=MO,TH", []),
    ("create", "c", When(30, 2), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", []),
    ("create", "c", When(9, 23), None, ["Home", "Work"]),
]


@pytest.fixture
def database_url(settings: Settings) -> str:
    return settings.async_database_url


class Person:
    """Somebody whose list is written, one transaction an operation."""

    def __init__(self, database: Database, user: User) -> None:
        self.database, self.user = database, user

    async def state(self) -> dict[str, Any]:
        mine = self.user.id
        async with self.database.read_scope() as session:
            found = await session.scalars(select(Task).where(col(Task.user_id) == mine))
            kept = [observable(task) for task in found]
            tags = await session.scalars(select(Tag).where(col(Tag.user_id) == mine))
            places = await session.scalars(select(Project).where(col(Project.user_id) == mine))
            shown = [project_snapshot(project) for project in places]
            return {
                "tasks": sorted((without_version(one) for one in kept), key=lambda one: one["id"]),
                "tags": sorted((tag.name, tag.color or "") for tag in tags),
                "projects": sorted((without_version(one) for one in shown), key=lambda o: o["id"]),
            }

    async def write(self, work: Callable[[Session], Awaitable[Any]]) -> None:
        async with self.database.session_scope() as session:
            await work(session)

    async def perform(self, op: Op) -> None:
        """Do it; a refusal is fine, if nothing was changed by it."""
        before = await self.state()
        try:
            await self.write(lambda session: OPS[op[0]](session, self.user, *op[1:]))
        except AppError:
            assert await self.state() == before, f"{op} was refused, and changed something"

    async def undo_all(self) -> int:
        """Undo until there is nothing left; how often that was."""
        for done in range(200):
            try:
                await self.write(lambda session: undo.undo_last(session, user_id=self.user.id))
            except Conflict as conflict:
                assert conflict.code == "NOTHING_TO_UNDO", conflict.details
                return done
        raise AssertionError("undoing does not end")

    async def forget_changes(self) -> None:
        async with self.database.session_scope() as session:
            await session.execute(delete(Change).where(col(Change.user_id) == self.user.id))


def observable(task: Task) -> dict[str, Any]:
    """A task; a reminder that rests says nothing but what was asked for."""
    snapshot = task_snapshot(task)
    for reminder in snapshot["reminders"]:
        if reminder["fires_at"] is None:
            del reminder["status"]
    return snapshot


def without_version(snapshot: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in snapshot.items() if name != "version"}


async def number_of(session: Session, user: User, index: int) -> int:
    """The number of one of the person's tasks, or one that is no task's."""
    query = select(col(Task.number)).where(col(Task.user_id) == user.id).order_by(col(Task.number))
    found = (await session.scalars(query)).all()
    return found[index % len(found)] if found else 99


async def create(
    session: Session, user: User, title: str, when: When | None, rule: str | None, tags: list[str]
) -> None:
    await tasks.create_task(
        session,
        user_id=user.id,
        title=title,
        due=when.due(user.timezone) if when else None,
        recurrence=rule,
        repeats_from="completion" if title == "c" else "schedule",
        tags=tags,
        project="Home" if title == "b" else None,
        deadline=date(2027, 3, 31) if title == "a" else None,
        reminders=[ReminderTime(before_minutes=30)] if when and when.days > 2 else (),
    )


async def change(session: Session, user: User, index: int, scope: Any = None, **new: Any) -> None:
    number = await number_of(session, user, index)
    await tasks.update_task(
        session, user_id=user.id, number=number, changes=TaskChanges(**new), scope=scope
    )


async def edit(
    session: Session, user: User, index: int, word: str, tags: list[str], this: bool
) -> None:
    await change(session, user, index, "this" if this else None, title=word, notes=word, tags=tags)


async def remind(session: Session, user: User, index: int, minutes: tuple[int, ...]) -> None:
    wishes = [ReminderTime(before_minutes=before) for before in minutes]
    await change(session, user, index, reminders=wishes)


def one_task(service: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    async def perform(session: Session, user: User, index: int) -> None:
        await service(session, user_id=user.id, number=await number_of(session, user, index))

    return perform


async def project(session: Session, user: User, name: str, what: str) -> None:
    if what == "create":
        await projects.create_project(session, user_id=user.id, name=name)
    elif found := await projects.find_project(session, user_id=user.id, name=name):
        id = found.id or 0
        if what == "delete":
            await projects.delete_project(session, user_id=user.id, id=id)
        else:
            await projects.update_project(
                session, user_id=user.id, id=id, name=f"{name}!", color="red"
            )


async def undo_batch(session: Session, user: User, index: int) -> None:
    query = select(col(Change.batch_id)).where(
        col(Change.user_id) == user.id, col(Change.entity) == "task"
    )
    found = (await session.scalars(query.order_by(col(Change.id).desc()).limit(7))).all()
    if found:
        batch_id = found[index % len(found)]
        await undo.undo_batch(session, user_id=user.id, batch_id=batch_id)


OPS: dict[str, Callable[..., Awaitable[Any]]] = {
    "create": create,
    "edit": edit,
    "complete": one_task(tasks.complete_task),
    "reopen": one_task(tasks.reopen_task),
    "skip": one_task(tasks.skip_occurrence),
    "stop": one_task(tasks.stop_repeating),
    "delete": one_task(tasks.delete_task),
    "restore": one_task(tasks.restore_task),
    "due": lambda session, user, index, when, scope: change(
        session, user, index, scope, due=when.due(user.timezone) if when else None
    ),
    "move": lambda session, user, index, name, position: change(
        session, user, index, project=name, position=position
    ),
    "remind": remind,
    "color": lambda session, user, name, color: tag_edits.color_tag(
        session, user_id=user.id, name=name, color=color
    ),
    "rename": lambda session, user, name, new: tag_edits.rename_tag(
        session, user_id=user.id, name=name, new_name=new
    ),
    "forget": lambda session, user, name: tag_edits.delete_tag(session, user_id=user.id, name=name),
    "project": project,
    "undo": lambda session, user: undo.undo_last(session, user_id=user.id),
    "redo": lambda session, user: undo.redo_last(session, user_id=user.id),
    "undo batch": undo_batch,
}


@given(st.lists(ops, max_size=3), st.lists(ops, min_size=2, max_size=14), st.sampled_from(ZONES))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_undoing_all_gives_the_first_state_and_redoing_all_the_last(
    database: Database, first: list[Op], then: list[Op], zone: str
) -> None:
    user = await make_user(database, f"person{next(zone_count)}", zone)
    person = Person(database, user)
    for op in (*FIRST, *first):
        await person.perform(op)
    await person.forget_changes()
    at_first = await person.state()
    for op in then:
        await person.perform(op)
    at_last = await person.state()
    undone = await person.undo_all()
    assert await person.state() == at_first
    for _ in range(undone):
        await person.write(lambda session: undo.redo_last(session, user_id=user.id))
    assert await person.state() == at_last

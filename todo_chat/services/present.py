"""The present state of what some changes are about, as snapshots, and writing it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.models import Change, Entity, Project, Tag, Task
from todo_chat.models.columns import utc_now
from todo_chat.services.changes import Snapshot, actor_of
from todo_chat.services.owners import lock_owner
from todo_chat.services.projects import project_key, put_in
from todo_chat.services.reminder_times import reschedule
from todo_chat.services.snapshots import (
    fields_between,
    project_snapshot,
    tag_snapshot,
    task_snapshot,
    write_fields,
    write_reminders,
)
from todo_chat.services.tags import delete_unused_tags, find_or_create_tags, read_tags, tag_key


class Key(NamedTuple):
    """Which task, project or tag."""

    entity: str
    id: int


@dataclass
class Present:
    """Rows by key, their snapshots (None: not there), and which snapshots are to be written."""

    tasks: dict[int, Task]
    projects: dict[int, Project]
    tags: dict[int, Tag]
    used: set[int]
    states: dict[Key, Snapshot | None]
    touched: dict[Key, None] = field(default_factory=dict)

    def key_of(self, row: Change) -> Key:
        """The key of what a change is of; a tag that was forgotten meanwhile goes by its name."""
        key = Key(row.entity, row.entity_id)
        if row.entity == Entity.TAG and self.states.get(key) is None and row.after:
            for tag in self.tags.values():
                if tag.name_key == tag_key(row.after["name"]):
                    return Key(Entity.TAG, tag.id or 0)
        return key

    def put(self, key: Key, state: Snapshot | None) -> None:
        """What something is to be, None if it is to go."""
        self.states[key] = state
        self.touched[key] = None

    def is_used(self, project_id: int) -> bool:
        """Whether any task is in a project, or will be."""
        loaded = (state for key, state in self.states.items() if key.entity == Entity.TASK)
        return project_id in self.used or any(
            state["project_id"] == project_id for state in loaded if state
        )

    def rename_tag(self, old: str, new: str) -> None:
        """Let the tasks' snapshots bear a tag's other name."""
        for key, state in self.states.items():
            if key.entity == Entity.TASK and state and old in state["tags"]:
                tags = [new if name == old else name for name in state["tags"]]
                self.states[key] = {**state, "tags": sorted(tags, key=str.casefold)}

    def names_of(self, entity: str) -> list[str]:
        """The names of all projects or tags."""
        states = (state for key, state in self.states.items() if key.entity == entity)
        return [state["name"] for state in states if state]


async def load_present(session: Session, user_id: str, rows: Sequence[Change]) -> Present:
    """Read what these changes are of, as it is now."""
    wanted = {row.entity_id for row in rows if row.entity == Entity.TASK}
    of_user = select(Task).where(col(Task.user_id) == user_id, col(Task.id).in_(wanted))
    found = await session.scalars(of_user.execution_options(populate_existing=True))
    tasks = {task.id or 0: task for task in found}
    mine = select(Project).where(col(Project.user_id) == user_id)
    projects = {
        project.id or 0: project
        for project in await session.scalars(mine.execution_options(populate_existing=True))
    }
    tags: dict[int, Tag] = {}
    if any(row.entity == Entity.TAG for row in rows):
        my_tags = select(Tag).where(col(Tag.user_id) == user_id)
        tags = {
            tag.id or 0: tag
            for tag in await session.scalars(my_tags.execution_options(populate_existing=True))
        }
    states: dict[Key, Snapshot | None] = {
        **{Key(Entity.TASK, id): task_snapshot(task) for id, task in tasks.items()},
        **{Key(Entity.PROJECT, id): project_snapshot(one) for id, one in projects.items()},
        **{Key(Entity.TAG, id): tag_snapshot(tag) for id, tag in tags.items()},
    }
    for row in rows:
        _imagine_tag(row, tags, states)
    used = await _used_projects(session, user_id, rows, wanted)
    return Present(tasks, projects, tags, used, states)


def _imagine_tag(row: Change, tags: dict[int, Tag], states: dict[Key, Snapshot | None]) -> None:
    """A tag without a colour that no task bears is not kept: it counts as there all the same."""
    key, left = Key(row.entity, row.entity_id), row.after
    if row.entity != Entity.TAG or key in states or left is None:
        return
    if tag_key(left["name"]) not in {tag.name_key for tag in tags.values()}:
        states[key] = {**left, "color": None}


async def _used_projects(
    session: Session, user_id: str, rows: Sequence[Change], but: set[int]
) -> set[int]:
    """Which of the projects that these changes made have tasks other than theirs in them."""
    made = {row.entity_id for row in rows if row.entity == Entity.PROJECT and row.before is None}
    if not made:
        return set()
    query = select(col(Task.project_id)).where(
        col(Task.user_id) == user_id,
        col(Task.project_id).in_(made),
        col(Task.id).not_in(but),
    )
    return {id for id in await session.scalars(query.distinct()) if id is not None}


async def write_present(session: Session, user_id: str, present: Present) -> None:
    """Write the snapshots that were put: tags and projects first, that tasks can name them."""
    of = {entity: [key for key in present.touched if key.entity == entity] for entity in Entity}
    for key in of[Entity.TAG]:
        if state := present.states[key]:
            tag = present.tags.get(key.id)
            if tag is None:
                tag = Tag(id=key.id, user_id=user_id, name="", name_key="")
                session.add(tag)
            tag.name, tag.name_key, tag.color = (
                state["name"],
                tag_key(state["name"]),
                state["color"],
            )
    gone = [key for key in of[Entity.PROJECT] if present.states[key] is None]
    for key in of[Entity.PROJECT]:
        if state := present.states[key]:
            _write_project(session, user_id, present, key.id, state)
    await session.flush()
    for key in of[Entity.TASK]:
        await _write_task(session, user_id, present, key.id, present.states[key])
    await session.flush()
    for key in gone:
        if key.id in present.projects:
            await session.delete(present.projects[key.id])
    await session.flush()
    await delete_unused_tags(session, user_id=user_id)


def _write_project(
    session: Session, user_id: str, present: Present, id: int, state: Snapshot
) -> None:
    project = present.projects.get(id)
    if project is None:
        project = Project(id=id, user_id=user_id, name="", name_key="", version=state["version"])
        session.add(project)
        present.projects[id] = project
    project.name, project.name_key = state["name"], project_key(state["name"])
    project.color, project.position = state["color"], state["position"]
    project.version += 1


async def _write_task(
    session: Session, user_id: str, present: Present, id: int, state: Snapshot | None
) -> None:
    task = present.tasks.get(id)
    if state is None:
        if task is not None:
            await session.delete(task)
        return
    if task is None:
        task = Task(id=id, user_id=user_id, number=state["number"], title="")
        task.tags, task.reminders, task.project = [], [], None
        task.version = state["version"]
        session.add(task)
        fields = list(state)
    else:
        fields = fields_between(task_snapshot(task), state)
    if not fields:
        return
    owner, now = await lock_owner(session, user_id=user_id), utc_now()
    write_fields(task, state, fields)
    if "project_id" in fields:
        put_in(task, present.projects.get(state["project_id"]))
    if "tags" in fields:
        spelled, _ = read_tags(state["tags"])
        task.tags = await find_or_create_tags(session, user_id=user_id, spelled=spelled)
    if "reminders" in fields:
        write_reminders(task, state["reminders"], now)
    reschedule(task, zone=owner.timezone, now=now)
    actor = actor_of(session)
    task.turn_id, task.call_id = actor.turn_id, actor.call_id
    task.version += 1
    task.updated_at = now

"""Projects: one flat level of places for tasks; the Inbox is where there is none."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import Conflict, FieldError, InvalidInput, NotFound
from todo_chat.models import Color, Entity, Project, Task, TaskStatus
from todo_chat.models.columns import utc_now
from todo_chat.models.project import PROJECT_MAX
from todo_chat.models.task import POSITION_MAX
from todo_chat.services.changes import Snapshot, record_change
from todo_chat.services.owners import lock_owner
from todo_chat.services.snapshots import project_snapshot
from todo_chat.services.task_rows import begin_edit, save
from todo_chat.services.text import clean_line, control_errors
from todo_chat.strings import t

PROJECTS_A_USER = 200
INBOX = "inbox"


@dataclass(frozen=True)
class ProjectCount:
    """A project (None: the Inbox), and how many tasks to do are in it."""

    project: Project | None
    pending: int


def project_key(name: str) -> str:
    """The form in which projects are compared."""
    return clean_line(name).removeprefix("#").casefold()


def project_errors(name: str, field: str = "name") -> list[FieldError]:
    """What is wrong with a project's name."""
    line = clean_line(name).removeprefix("#")
    if not line:
        return [FieldError(field, t("project.blank"))]
    if len(line) > PROJECT_MAX:
        return [FieldError(field, t("project.long", limit=PROJECT_MAX))]
    if project_key(name) == INBOX:
        return [FieldError(field, t("project.inbox"))]
    return control_errors(field, line)


async def list_projects(session: Session, *, user_id: str) -> list[ProjectCount]:
    """The Inbox and a person's projects in their order, with how much there is to do."""
    count = func.count(col(Task.id))
    to_do = (
        col(Task.user_id) == user_id,
        col(Task.status) == TaskStatus.PENDING,
        col(Task.deleted_at).is_(None),
    )
    loose = await session.scalar(select(count).where(*to_do, col(Task.project_id).is_(None)))
    query = (
        select(Project, count)
        .outerjoin(Task, and_(col(Task.project_id) == col(Project.id), *to_do))
        .where(col(Project.user_id) == user_id)
        .group_by(col(Project.id))
        .order_by(col(Project.position), col(Project.id))
    )
    rows = [ProjectCount(project, pending) for project, pending in await session.execute(query)]
    return [ProjectCount(None, loose or 0), *rows]


async def _find(session: Session, user_id: str, *wanted: ColumnElement[bool]) -> Project | None:
    query = select(Project).where(col(Project.user_id) == user_id, *wanted)
    found: Project | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def get_project(session: Session, *, user_id: str, id: int) -> Project:
    """A person's project.

    Raises:
        NotFound: `PROJECT_NOT_FOUND`.
    """
    project = await _find(session, user_id, col(Project.id) == id) if 0 < id < 2**31 else None
    if project is None:
        raise NotFound(t("project.missing"), code="PROJECT_NOT_FOUND")
    return project


async def find_project(session: Session, *, user_id: str, name: str) -> Project | None:
    """A person's project of a name, in whatever case."""
    return await _find(session, user_id, col(Project.name_key) == project_key(name))


async def create_project(
    session: Session, *, user_id: str, name: str, color: str = Color.GRAY
) -> Project:
    """Create a project, after all the others.

    Raises:
        InvalidInput: the name or the colour is not right, or there are too many projects.
        Conflict: `PROJECT_EXISTS`.
    """
    errors = project_errors(name) + _color_errors(color)
    if errors:
        raise InvalidInput(*errors)
    await lock_owner(session, user_id=user_id)
    if await find_project(session, user_id=user_id, name=name):
        raise _taken(name)
    mine = col(Project.user_id) == user_id
    last = select(func.count(), func.max(col(Project.position))).where(mine)
    count, position = (await session.execute(last)).one()
    if count >= PROJECTS_A_USER:
        raise InvalidInput.of("project", t("project.too_many", limit=PROJECTS_A_USER))
    project = Project(user_id=user_id, name="", name_key="", color=color)
    project.position = (position or 0.0) + 1
    _rename(project, name)
    session.add(project)
    await _record(session, project, "created", None)
    return project


async def update_project(
    session: Session,
    *,
    user_id: str,
    id: int,
    name: str | None = None,
    color: str | None = None,
    position: float | None = None,
) -> Project:
    """Rename, colour or move a project; what is None stays.

    Raises:
        InvalidInput: one entry for each field that is not right.
        Conflict: `PROJECT_EXISTS`.
        NotFound: `PROJECT_NOT_FOUND`.
    """
    errors = project_errors(name) if name is not None else []
    errors += _color_errors(color) if color is not None else []
    if position is not None and not abs(position) <= POSITION_MAX:
        errors.append(FieldError("position", t("position.range", limit=f"{POSITION_MAX:,.0f}")))
    if errors:
        raise InvalidInput(*errors)
    await lock_owner(session, user_id=user_id)
    project = await get_project(session, user_id=user_id, id=id)
    before = project_snapshot(project)
    if name is not None:
        other = await find_project(session, user_id=user_id, name=name)
        if other and other.id != project.id:
            raise _taken(name)
        _rename(project, name)
    project.color = color or project.color
    project.position = project.position if position is None else position
    if project_snapshot(project) != before:
        project.version += 1
        await _record(session, project, "updated", before)
    return project


async def delete_project(session: Session, *, user_id: str, id: int) -> Project:
    """Delete a project; its tasks go to the Inbox. Returns it as it was.

    Raises:
        NotFound: `PROJECT_NOT_FOUND`.
    """
    owner = await lock_owner(session, user_id=user_id)
    project = await get_project(session, user_id=user_id, id=id)
    query = select(Task).where(col(Task.user_id) == user_id, col(Task.project_id) == id)
    edits = []
    for task in await session.scalars(query.execution_options(populate_existing=True)):
        edits.append(begin_edit(task, "moved"))
        put_in(task, None)
    await save(session, owner, *edits, now=utc_now())
    before = project_snapshot(project)
    await session.delete(project)
    await _record(session, project, "deleted", before)
    return project


def put_in(task: Task, project: Project | None) -> None:
    """Move a task to a project, or to the Inbox."""
    task.project = project
    task.project_id = project.id if project else None


def _rename(project: Project, name: str) -> None:
    project.name, project.name_key = clean_line(name).removeprefix("#"), project_key(name)


def _color_errors(color: str) -> list[FieldError]:
    known = color in set(Color)
    return [] if known else [FieldError("color", t("color.unknown", colors=", ".join(Color)))]


def _taken(name: str) -> Conflict:
    return Conflict(t("project.exists", name=clean_line(name)), code="PROJECT_EXISTS")


async def _record(session: Session, project: Project, action: str, before: Snapshot | None) -> None:
    await session.flush()
    record_change(
        session,
        user_id=project.user_id,
        entity=Entity.PROJECT,
        action=action,
        before=before,
        after=None if action == "deleted" else project_snapshot(project),
    )
    touch(session, project.user_id, "tasks")

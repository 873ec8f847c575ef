"""What a person can do to a tag itself: list, colour, rename and delete it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import Conflict, InvalidInput, NotFound
from todo_chat.models import Color, Entity, Tag, Task, TaskStatus, TaskTag, User
from todo_chat.models.columns import utc_now
from todo_chat.services.changes import record_change
from todo_chat.services.owners import lock_owner
from todo_chat.services.snapshots import tag_snapshot
from todo_chat.services.tags import delete_unused_tags, read_tags, tag_key
from todo_chat.services.task_rows import begin_edit, save
from todo_chat.strings import t


@dataclass(frozen=True)
class TagCount:
    """A tag, and how many tasks to do bear it."""

    tag: Tag
    pending: int


async def list_tags(session: Session, *, user_id: str) -> list[TagCount]:
    """A person's tags by name."""
    to_do = and_(
        col(Task.id) == col(TaskTag.task_id),
        col(Task.status) == TaskStatus.PENDING,
        col(Task.deleted_at).is_(None),
    )
    query = (
        select(Tag, func.count(col(Task.id)))
        .outerjoin(TaskTag, col(TaskTag.tag_id) == col(Tag.id))
        .outerjoin(Task, to_do)
        .where(col(Tag.user_id) == user_id)
        .group_by(col(Tag.id))
        .order_by(col(Tag.name_key))
    )
    return [TagCount(tag, pending) for tag, pending in await session.execute(query)]


async def get_tag(session: Session, *, user_id: str, name: str) -> Tag:
    """A person's tag by its name, in whatever case.

    Raises:
        NotFound: `TAG_NOT_FOUND`.
    """
    query = select(Tag).where(col(Tag.user_id) == user_id, col(Tag.name_key) == tag_key(name))
    tag = await session.scalar(query.execution_options(populate_existing=True))
    if tag is None:
        raise NotFound(t("tag.missing", name=name[:50]), code="TAG_NOT_FOUND")
    return tag


async def color_tag(session: Session, *, user_id: str, name: str, color: str | None) -> Tag:
    """Give a tag a colour, or none.

    Raises:
        InvalidInput: there is no such colour.
        NotFound: `TAG_NOT_FOUND`.
    """
    if color is not None and color not in set(Color):
        raise InvalidInput.of("color", t("color.unknown", colors=", ".join(Color)))
    owner = await lock_owner(session, user_id=user_id)
    tag = await get_tag(session, user_id=user_id, name=name)
    return await _write(session, owner, tag, lambda: setattr(tag, "color", color))


async def rename_tag(session: Session, *, user_id: str, name: str, new_name: str) -> Tag:
    """Give a tag another name, on all the tasks that bear it.

    Raises:
        InvalidInput: the new name is not right.
        Conflict: `TAG_EXISTS`.
        NotFound: `TAG_NOT_FOUND`.
    """
    spelled, errors = read_tags([new_name])
    if errors:
        raise InvalidInput.of("name", errors[0].message)
    owner = await lock_owner(session, user_id=user_id)
    tag = await get_tag(session, user_id=user_id, name=name)
    [(key, spelling)] = spelled.items()
    other = select(Tag).where(col(Tag.user_id) == user_id, col(Tag.name_key) == key)
    if key != tag.name_key and await session.scalar(other):
        raise Conflict(t("tag.exists", name=spelling), code="TAG_EXISTS")

    def rename() -> None:
        tag.name, tag.name_key = spelling, key

    return await _write(session, owner, tag, rename)


async def _write(session: Session, owner: User, tag: Tag, write: Callable[[], None]) -> Tag:
    before = tag_snapshot(tag)
    write()
    if tag_snapshot(tag) != before:
        await session.flush()
        record_change(
            session,
            user_id=owner.id,
            entity=Entity.TAG,
            action="updated",
            before=before,
            after=tag_snapshot(tag),
        )
        await delete_unused_tags(session, user_id=owner.id)
        touch(session, owner.id, "tasks")
    return tag


async def delete_tag(session: Session, *, user_id: str, name: str) -> None:
    """Take a tag off every task, those in the bin included, and forget it.

    Raises:
        NotFound: `TAG_NOT_FOUND`.
    """
    owner = await lock_owner(session, user_id=user_id)
    tag = await get_tag(session, user_id=user_id, name=name)
    bears = col(Task.tags).any(col(Tag.id) == tag.id)
    query = select(Task).where(col(Task.user_id) == user_id, bears)
    edits = []
    for task in await session.scalars(query.execution_options(populate_existing=True)):
        edits.append(begin_edit(task, "updated"))
        task.tags = [borne for borne in task.tags if borne.id != tag.id]
    await save(session, owner, *edits, now=utc_now())
    await _write(session, owner, tag, lambda: setattr(tag, "color", None))
    await delete_unused_tags(session, user_id=user_id)

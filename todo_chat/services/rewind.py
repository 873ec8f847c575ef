"""Putting tasks, projects and tags back to what they were before some changes.

The rows are first taken back in thought, last one first, on snapshots of the present state; only
when no conflict came up are tasks, projects and tags written, each once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import Conflict
from todo_chat.models import Change, Entity
from todo_chat.services.changes import Snapshot, record_change
from todo_chat.services.present import Key, Present, load_present, write_present
from todo_chat.services.snapshots import DUE_FIELDS, field_of, fields_between
from todo_chat.services.tags import tag_key
from todo_chat.strings import t

Step = tuple[Change, Change]


@dataclass
class _Taken:
    """What was found while rows were taken back in thought."""

    since: Sequence[Change]
    steps: list[tuple[Change, Snapshot | None, Snapshot | None]] = field(default_factory=list)
    conflicts: list[dict[str, Any]] = field(default_factory=list)

    def written_since(self, row: Change, key: Key) -> set[str]:
        """The fields that later changes wrote, even if they gave them the same value again."""
        later = (one for one in self.since if Key(one.entity, one.entity_id) == key)
        return {
            name
            for one in later
            if (one.id or 0) > (row.id or 0)
            for name in fields_between(one.before or {}, one.after or {})
        }


async def rewind(
    session: Session, user_id: str, rows: Sequence[Change], *, action: str
) -> list[Step]:
    """Take rows back, each recorded as a change; returns every row with the change that took it.

    A project that other tasks are in stays, and its row stands.

    Raises:
        Conflict: `CHANGED_SINCE`; nothing is written.
    """
    present = await load_present(session, user_id, rows)
    taken = _Taken(await _changes_since(session, user_id, rows))
    for row in reversed(rows):
        _take(row, present, taken)
    _check_links(present, taken)
    if taken.conflicts:
        message = t("undo.changed_since", what=taken.conflicts[0]["what"])
        raise Conflict(message, code="CHANGED_SINCE", details=taken.conflicts)
    await write_present(session, user_id, present)
    steps = []
    for row, before, after in taken.steps:
        change = record_change(
            session,
            user_id=user_id,
            entity=Entity(row.entity),
            action=action,
            before=before,
            after=after,
            undoes=row.batch_id,
        )
        change.entity_id = row.entity_id
        steps.append((row, change))
    touch(session, user_id, "tasks")
    return steps


async def _changes_since(
    session: Session, user_id: str, rows: Sequence[Change]
) -> Sequence[Change]:
    """What was changed since in the same things and still stands."""
    query = select(Change).where(
        col(Change.user_id) == user_id,
        col(Change.id) > min(row.id or 0 for row in rows),
        col(Change.id).not_in([row.id for row in rows]),
        col(Change.entity_id).in_({row.entity_id for row in rows}),
        col(Change.undoes).is_(None),
        col(Change.undone_by).is_(None),
    )
    return (await session.scalars(query)).all()


def _take(row: Change, present: Present, taken: _Taken) -> None:
    key = present.key_of(row)
    now, left, wanted = present.states.get(key), row.after, row.before
    if now is None or left is None:
        if now is not None or left is not None:
            taken.conflicts.append(_conflict(row, None, left, now))
            return
        after = wanted
    else:
        fields = fields_between(left, wanted or now)
        changed = {*fields_between(now, left), *taken.written_since(row, key)}
        if wanted:
            changed &= set(fields)
        if changed:
            names = sorted({"due" if name in DUE_FIELDS else name for name in changed})
            taken.conflicts += [
                _conflict(row, name, field_of(left, name), field_of(now, name)) for name in names
            ]
            return
        after = {**now, **{name: wanted[name] for name in fields}} if wanted else None
    if row.entity == Entity.PROJECT and after is None and present.is_used(row.entity_id):
        return
    if row.entity == Entity.TAG and now and after:
        present.rename_tag(now["name"], after["name"])
    present.put(key, after)
    taken.steps.append((row, now, after))


def _conflict(row: Change, name: str | None, left: Any, now: Any) -> dict[str, Any]:
    """One conflict: of what, in which field, the value that was left and the present one."""
    return {
        "entity": row.entity,
        "number": row.number,
        "title": row.title,
        "field": name,
        "left": left if name else left is not None,
        "current": now if name else now is not None,
        "what": f"#{row.number} {row.title}" if row.number else row.title,
    }


def _check_links(present: Present, taken: _Taken) -> None:
    """A task can't go back to a project that is gone, nor may two bear one name."""
    for row, before, after in taken.steps:
        if row.entity == Entity.TASK:
            final = present.states.get(present.key_of(row))
            project = final and final["project_id"]
            if project and present.states.get(Key(Entity.PROJECT, project)) is None:
                taken.conflicts.append(_conflict(row, "project_id", project, None))
        elif after and (before is None or before["name"] != after["name"]):
            names = [tag_key(name) for name in present.names_of(row.entity)]
            if names.count(tag_key(after["name"])) > 1:
                taken.conflicts.append(_conflict(row, "name", after["name"], after["name"]))

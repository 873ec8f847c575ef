"""Tags: a person's own words for groups of tasks."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, func, select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.errors import FieldError, InvalidInput
from todo_chat.models import Tag, TaskTag
from todo_chat.models.task import TAG_MAX
from todo_chat.services.text import clean_line, control_errors
from todo_chat.strings import t

TAGS_A_TASK = 50
TAGS_A_USER = 500


def tag_key(name: str) -> str:
    """The form in which tags are compared: Work and work are one tag."""
    return clean_line(name).lstrip("#@").casefold()


def read_tags(names: Iterable[str]) -> tuple[dict[str, str], list[FieldError]]:
    """Check tag names: their spelling by key, each once, and what is wrong with them."""
    spelled: dict[str, str] = {}
    errors: list[FieldError] = []
    for given in names:
        name = clean_line(given).lstrip("#@")
        if not name:
            errors.append(FieldError("tags", t("tag.blank")))
        elif len(name) > TAG_MAX:
            errors.append(FieldError("tags", t("tag.long", limit=TAG_MAX)))
        else:
            errors += control_errors("tags", given)
            spelled.setdefault(tag_key(name), name)
    if len(spelled) > TAGS_A_TASK:
        errors.append(FieldError("tags", t("tag.too_many", limit=TAGS_A_TASK)))
    return spelled, errors[:1]


async def find_or_create_tags(
    session: Session, *, user_id: str, spelled: dict[str, str]
) -> list[Tag]:
    """The person's tags of these keys, made where they do not exist yet.

    Raises:
        InvalidInput: that would be more tags than a person may have.
    """
    if not spelled:
        return []
    query = select(Tag).where(col(Tag.user_id) == user_id, col(Tag.name_key).in_(spelled))
    found = {tag.name_key: tag for tag in await session.scalars(query)}
    fresh = [key for key in spelled if key not in found]
    if fresh:
        count = select(func.count()).select_from(Tag).where(col(Tag.user_id) == user_id)
        if (await session.scalar(count) or 0) + len(fresh) > TAGS_A_USER:
            raise InvalidInput.of("tags", t("tag.too_many_in_all", limit=TAGS_A_USER))
    for key in fresh:
        found[key] = Tag(user_id=user_id, name=spelled[key], name_key=key)
        session.add(found[key])
    await session.flush()
    return sorted(found.values(), key=lambda tag: tag.name_key)


async def delete_unused_tags(session: Session, *, user_id: str) -> None:
    """Forget a person's tags that no task bears any more and that have no colour."""
    used = select(col(TaskTag.task_id)).where(col(TaskTag.tag_id) == col(Tag.id)).exists()
    unused = delete(Tag).where(col(Tag.user_id) == user_id, col(Tag.color).is_(None), ~used)
    await session.execute(unused.execution_options(synchronize_session=False))

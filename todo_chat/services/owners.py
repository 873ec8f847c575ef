"""The person whose things are written: one writer at a time for each."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.errors import NotFound
from todo_chat.models import User
from todo_chat.strings import t


async def lock_owner(session: Session, *, user_id: str) -> User:
    """The person; whoever else writes something of theirs waits until this transaction ends.

    So what is read after it stays true until the commit. (SQLite has one writer anyway.)

    Raises:
        NotFound: there is no such person.
    """
    held: dict[str, User] = session.info.setdefault("owners", {})
    if user_id not in held:
        query = (
            select(User)
            .where(col(User.id) == user_id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )
        owner = await session.scalar(query)
        if owner is None:
            raise NotFound(t("error.not_found"))
        held[user_id] = owner
    return held[user_id]


def forget_owners(session: Session) -> None:
    """Read and lock anew whose things are written, once a savepoint was rolled back."""
    session.info.pop("owners", None)

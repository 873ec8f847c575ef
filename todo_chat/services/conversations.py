"""Conversations: threads of messages, their names, and the branch that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import FieldError, InvalidInput, NotFound
from todo_chat.models import Conversation, Message, Turn, metadata
from todo_chat.models.conversation import CONVERSATION_TITLE_MAX
from todo_chat.services.cursors import check_limit, read_cursor, write_cursor
from todo_chat.services.text import clean_line, control_errors
from todo_chat.strings import t

PAGE_MAX = 200
TITLE_FROM_MESSAGE = 50


@dataclass(frozen=True)
class ConversationPage:
    """One page of a person's conversations, the latest used first."""

    conversations: list[Conversation]
    next_cursor: str | None


@dataclass(frozen=True)
class MessagePage:
    """One page of the shown branch, oldest first; `next_cursor` leads to older messages.

    `versions` gives, for a message that has other versions, the ids of all of them in order.
    """

    messages: list[Message]
    next_cursor: str | None
    versions: dict[str, list[str]]


def title_from(message: str) -> str:
    """A name for a conversation from its first message: about 50 characters, cut at a word."""
    line = clean_line(message)
    if len(line) <= TITLE_FROM_MESSAGE:
        return line
    head = line[: TITLE_FROM_MESSAGE + 1]
    cut = head.rfind(" ")
    return head[: cut if cut > TITLE_FROM_MESSAGE // 2 else TITLE_FROM_MESSAGE].rstrip() + "…"


async def create_conversation(session: Session, *, user_id: str, title: str = "") -> Conversation:
    """Create a conversation; without a title it is named after its first message.

    Raises:
        InvalidInput: the title is not right.
    """
    conversation = Conversation(user_id=user_id, title=_check_title(title) if title else "")
    session.add(conversation)
    await session.flush()
    touch(session, user_id, "conversations")
    return conversation


def _check_title(title: str) -> str:
    line = clean_line(title)
    errors = control_errors("title", line)
    if not line:
        errors.append(FieldError("title", t("conversation.title_blank")))
    if len(line) > CONVERSATION_TITLE_MAX:
        message = t("conversation.title_long", limit=CONVERSATION_TITLE_MAX, length=len(line))
        errors.append(FieldError("title", message))
    if errors:
        raise InvalidInput(*errors)
    return line


async def get_conversation(session: Session, *, user_id: str, conversation_id: str) -> Conversation:
    """A person's conversation.

    Raises:
        NotFound: `CONVERSATION_NOT_FOUND`.
    """
    query = select(Conversation).where(
        col(Conversation.id) == conversation_id, col(Conversation.user_id) == user_id
    )
    conversation = await session.scalar(query)
    if conversation is None:
        raise NotFound(t("conversation.missing"), code="CONVERSATION_NOT_FOUND")
    return conversation


async def list_conversations(
    session: Session, *, user_id: str, limit: int = 50, cursor: str | None = None
) -> ConversationPage:
    """A page of a person's conversations, the latest used first.

    Raises:
        InvalidInput: the limit or cursor is not right.
    """
    check_limit(limit, PAGE_MAX)
    query = select(Conversation).where(col(Conversation.user_id) == user_id)
    if cursor:
        moment, id = read_cursor(cursor, datetime, str)
        older = col(Conversation.updated_at) < moment
        same = and_(col(Conversation.updated_at) == moment, col(Conversation.id) < id)
        query = query.where(or_(older, same))
    query = query.order_by(col(Conversation.updated_at).desc(), col(Conversation.id).desc())
    found = list(await session.scalars(query.limit(limit + 1)))
    page = found[:limit]
    more = write_cursor(page[-1].updated_at, page[-1].id) if len(found) > limit else None
    return ConversationPage(page, more)


async def count_conversations(session: Session, *, user_id: str) -> int:
    """How many conversations a person has."""
    query = select(func.count(col(Conversation.id))).where(col(Conversation.user_id) == user_id)
    return await session.scalar(query) or 0


async def rename_conversation(
    session: Session, *, user_id: str, conversation_id: str, title: str
) -> Conversation:
    """Give a conversation a name; its place in the list stays.

    Raises:
        InvalidInput: the title is not right.
        NotFound: `CONVERSATION_NOT_FOUND`.
    """
    line = _check_title(title)
    conversation = await get_conversation(session, user_id=user_id, conversation_id=conversation_id)
    conversation.title = line
    touch(session, user_id, "conversations", conversation_id)
    return conversation


async def delete_conversation(session: Session, *, user_id: str, conversation_id: str) -> None:
    """Delete a conversation with all its messages; tasks stay.

    Raises:
        NotFound: `CONVERSATION_NOT_FOUND`.
    """
    await get_conversation(session, user_id=user_id, conversation_id=conversation_id)
    await session.execute(
        delete(Conversation).where(
            col(Conversation.id) == conversation_id, col(Conversation.user_id) == user_id
        )
    )
    touch(session, user_id, "conversations", conversation_id)


async def get_message(session: Session, *, user_id: str, message_id: str) -> Message:
    """A person's message, or a reply to them.

    Raises:
        NotFound: `MESSAGE_NOT_FOUND`.
    """
    query = select(Message).where(col(Message.id) == message_id, col(Message.user_id) == user_id)
    message = await session.scalar(query)
    if message is None:
        raise NotFound(t("message.missing"), code="MESSAGE_NOT_FOUND")
    return message


async def list_messages(
    session: Session,
    *,
    user_id: str,
    conversation_id: str,
    limit: int = 50,
    cursor: str | None = None,
) -> MessagePage:
    """A page of the shown branch: its newest messages, or those before the cursor.

    Raises:
        InvalidInput: the limit or cursor is not right.
        NotFound: `CONVERSATION_NOT_FOUND`.
    """
    check_limit(limit, PAGE_MAX)
    conversation = await get_conversation(session, user_id=user_id, conversation_id=conversation_id)
    start = read_cursor(cursor, str)[0] if cursor else conversation.leaf_id
    branch = await list_branch(
        session, conversation_id=conversation_id, leaf_id=start, limit=limit + 1
    )
    page = branch[-limit:]
    more = page[0].parent_id if len(branch) > limit else None
    versions = await _versions(session, page)
    return MessagePage(page, write_cursor(more) if more else None, versions)


async def _versions(session: Session, page: list[Message]) -> dict[str, list[str]]:
    if not page:
        return {}
    parents = [message.parent_id for message in page if message.parent_id]
    same_parent: ColumnElement[bool] = col(Message.parent_id).in_(parents)
    if len(parents) < len(page):
        same_parent = or_(same_parent, col(Message.parent_id).is_(None))
    query = (
        select(col(Message.id), col(Message.parent_id))
        .where(col(Message.conversation_id) == page[0].conversation_id, same_parent)
        .order_by(col(Message.created_at), col(Message.id))
    )
    children: dict[str | None, list[str]] = {}
    for id, parent_id in await session.execute(query):
        children.setdefault(parent_id, []).append(id)
    found = {message.id: children.get(message.parent_id, []) for message in page}
    return {id: versions for id, versions in found.items() if len(versions) > 1}


async def choose_version(session: Session, *, user_id: str, message_id: str) -> Conversation:
    """Show the branch that goes through a message, down to the newest that follows it.

    Raises:
        NotFound: `MESSAGE_NOT_FOUND`.
    """
    message = await get_message(session, user_id=user_id, message_id=message_id)
    messages = metadata.tables["messages"]
    below = (
        select(messages.c.id, messages.c.created_at)
        .where(messages.c.id == message_id)
        .cte("below", recursive=True)
    )
    child = messages.alias()
    below = below.union_all(
        select(child.c.id, child.c.created_at).join(below, child.c.parent_id == below.c.id)
    )
    # What was written last has nothing after it, so it is the end of its branch.
    newest = select(below.c.id).order_by(below.c.created_at.desc(), below.c.id.desc()).limit(1)
    conversation = await get_conversation(
        session, user_id=user_id, conversation_id=message.conversation_id
    )
    conversation.leaf_id = await session.scalar(newest)
    touch(session, user_id, "messages", conversation.id)
    return conversation


async def count_messages(session: Session, *, user_id: str, conversation_id: str) -> int:
    """How many messages the shown branch of a conversation has.

    Raises:
        NotFound: `CONVERSATION_NOT_FOUND`.
    """
    conversation = await get_conversation(session, user_id=user_id, conversation_id=conversation_id)
    place = {"conversation_id": conversation_id, "leaf_id": conversation.leaf_id}
    query = select(func.count(_branch(bounded=False).c.id))
    return await session.scalar(query, place) or 0


async def list_turns_after(session: Session, *, user_id: str, message_id: str) -> list[str]:
    """The turns whose replies come after a message in the branch that is shown.

    Raises:
        NotFound: `MESSAGE_NOT_FOUND`.
    """
    message = await get_message(session, user_id=user_id, message_id=message_id)
    conversation = await get_conversation(
        session, user_id=user_id, conversation_id=message.conversation_id
    )
    branch = _branch(bounded=False)
    own_step = select(branch.c.step).where(branch.c.id == message_id).scalar_subquery()
    query = (
        select(col(Message.turn_id))
        .join(branch, col(Message.id) == branch.c.id)
        .where(branch.c.step < own_step, col(Message.turn_id).is_not(None))
    )
    place = {"conversation_id": conversation.id, "leaf_id": conversation.leaf_id}
    return [turn_id for turn_id in await session.scalars(query, place) if turn_id]


async def list_turns_beside(session: Session, *, user_id: str, turn_id: str) -> list[str]:
    """All turns of the conversation that a turn is of, this one too."""
    own = select(col(Turn.conversation_id)).where(col(Turn.id) == turn_id).scalar_subquery()
    query = select(col(Turn.id)).where(
        col(Turn.user_id) == user_id, col(Turn.conversation_id) == own
    )
    return list(await session.scalars(query))


async def list_branch(
    session: Session, *, conversation_id: str, leaf_id: str | None, limit: int
) -> list[Message]:
    """The last `limit` messages of the branch that ends at `leaf_id`, oldest first."""
    if leaf_id is None:
        return []
    place = {"conversation_id": conversation_id, "leaf_id": leaf_id, "limit": limit}
    return list(await session.scalars(_branch_messages(), place))


# These two take longer to build than to run, and each turn reads its branch several times.
@cache
def _branch_messages() -> Select[Message]:
    branch = _branch(bounded=True)
    query = select(Message).join(branch, col(Message.id) == branch.c.id)
    return query.order_by(branch.c.step.desc())


@cache
def _branch(*, bounded: bool) -> CTE:
    """The ids of the branch that ends at `:leaf_id`, each with its step back, up to `:limit`."""
    messages = metadata.tables["messages"]
    in_conversation = messages.c.conversation_id == bindparam("conversation_id")
    branch = (
        select(messages.c.id, messages.c.parent_id, func.abs(1).label("step"))
        .where(messages.c.id == bindparam("leaf_id"), in_conversation)
        .cte("branch", recursive=True)
    )
    parent = messages.alias()
    before = select(parent.c.id, parent.c.parent_id, branch.c.step + 1).join(
        branch, parent.c.id == branch.c.parent_id
    )
    if bounded:
        before = before.where(branch.c.step < bindparam("limit"))
    return branch.union_all(before)


async def move_leaf(
    session: Session,
    *,
    conversation_id: str,
    leaf_id: str,
    now: datetime,
    expected: str | None = None,
) -> None:
    """Show the branch that ends at `leaf_id`; with `expected`, only if that was the leaf."""
    query = update(Conversation).where(col(Conversation.id) == conversation_id)
    if expected is not None:
        query = query.where(col(Conversation.leaf_id) == expected)
    await session.execute(query.values(leaf_id=leaf_id, updated_at=now))

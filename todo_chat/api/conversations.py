"""Conversations and their messages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.base import PageQuery, Text
from todo_chat.api.schemas.conversations import (
    ConversationCreate,
    ConversationList,
    ConversationPublic,
    ConversationUpdate,
    MessageList,
    MessagePublic,
)
from todo_chat.api.schemas.errors import errors
from todo_chat.chat.engine import engine
from todo_chat.db import read_scope, session_scope
from todo_chat.services import conversations

router = APIRouter(
    prefix="/{user_id}/conversations", tags=["Conversations"], responses=errors(401, 403, 422)
)

ConversationId = Annotated[Text, Path(description="The conversation's id.")]


@router.get("", summary="List conversations")
async def list_conversations(
    owner: Owner, given: Annotated[PageQuery, Query()]
) -> ConversationList:
    """List conversations, the latest used first, a page at a time."""
    async with read_scope() as session:
        page = await conversations.list_conversations(
            session, user_id=owner.id, limit=given.limit, cursor=given.cursor
        )
        total = await conversations.count_conversations(session, user_id=owner.id)
    found = [ConversationPublic.of(each, timezone=owner.timezone) for each in page.conversations]
    return ConversationList(conversations=found, total=total, next_cursor=page.next_cursor)


@router.post("", status_code=201, summary="Create a conversation")
async def create_conversation(
    owner: Owner, given: ConversationCreate | None = None
) -> ConversationPublic:
    """Create an empty conversation; a message without one creates its own."""
    title = (given and given.title) or ""
    async with session_scope() as session:
        created = await conversations.create_conversation(session, user_id=owner.id, title=title)
    return ConversationPublic.of(created, timezone=owner.timezone)


@router.get("/{conversation_id}", responses=errors(404), summary="Get a conversation")
async def get_conversation(owner: Owner, conversation_id: ConversationId) -> ConversationPublic:
    """Get one conversation; its messages have an address of their own."""
    async with read_scope() as session:
        found = await conversations.get_conversation(
            session, user_id=owner.id, conversation_id=conversation_id
        )
    return ConversationPublic.of(found, timezone=owner.timezone)


@router.patch("/{conversation_id}", responses=errors(404), summary="Rename a conversation")
async def rename_conversation(
    owner: Owner, conversation_id: ConversationId, given: ConversationUpdate
) -> ConversationPublic:
    """Give a conversation another title."""
    async with session_scope() as session:
        renamed = await conversations.rename_conversation(
            session, user_id=owner.id, conversation_id=conversation_id, title=given.title
        )
    return ConversationPublic.of(renamed, timezone=owner.timezone)


@router.delete(
    "/{conversation_id}", status_code=204, responses=errors(404), summary="Delete a conversation"
)
async def delete_conversation(owner: Owner, conversation_id: ConversationId) -> Response:
    """Delete a conversation and its messages; a reply that runs there is stopped, tasks stay."""
    await engine().delete_conversation(user_id=owner.id, conversation_id=conversation_id)
    return Response(status_code=204)


@router.get("/{conversation_id}/messages", responses=errors(404), summary="List messages")
async def list_messages(
    owner: Owner, conversation_id: ConversationId, given: Annotated[PageQuery, Query()]
) -> MessageList:
    """List messages: the newest page first, each page oldest message first."""
    async with read_scope() as session:
        page = await conversations.list_messages(
            session,
            user_id=owner.id,
            conversation_id=conversation_id,
            limit=given.limit,
            cursor=given.cursor,
        )
        total = await conversations.count_messages(
            session, user_id=owner.id, conversation_id=conversation_id
        )
    model = engine().model_name
    found = [MessagePublic.of(each, timezone=owner.timezone, model=model) for each in page.messages]
    return MessageList(messages=found, total=total, next_cursor=page.next_cursor)

"""Turns in the database: starting, journalling and ending them, each in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from todo_chat.db import Session, database, touch
from todo_chat.errors import Conflict, InvalidInput, NotFound
from todo_chat.models import JournalEntry, Message, Role, Turn, TurnStatus
from todo_chat.models.columns import utc_now
from todo_chat.models.turn import CLIENT_ID_MAX
from todo_chat.services.conversations import (
    create_conversation,
    get_conversation,
    get_message,
    list_turns_after,
    move_leaf,
    title_from,
)
from todo_chat.services.text import clean_block, control_errors
from todo_chat.services.undo import undo_turns
from todo_chat.strings import t

LEASE = timedelta(seconds=15)


@dataclass(frozen=True)
class TurnRequest:
    """What a person asks for.

    A new `message` goes to the end of `conversation_id` (a new one without it), or, with
    `instead_of`, takes the place of an earlier message of theirs. Without a message,
    `answer_again` names a message to answer anew, or a reply to make anew, and `go_on_from` a
    reply that was cut off and is to be continued. Of what is answered anew, `roll_back` takes back
    what the replies so far have changed.
    """

    message: str = ""
    conversation_id: str | None = None
    client_id: str | None = None
    instead_of: str | None = None
    roll_back: bool = False
    answer_again: str | None = None
    go_on_from: str | None = None


@dataclass(frozen=True)
class TurnReply:
    """What the assistant said and did in a turn, and how the turn ended."""

    status: TurnStatus
    content: str
    parts: list[dict[str, Any]]
    error: str | None = None


def check_request(request: TurnRequest, *, message_max: int) -> TurnRequest:
    """Check a request and tidy its message, before anything is stored.

    Raises:
        InvalidInput: one entry for each field that is not right.
    """
    message = clean_block(request.message)
    errors = control_errors("message", message)
    if request.client_id is not None and len(request.client_id) > CLIENT_ID_MAX:
        raise InvalidInput.of("client_id", t("client_id.long", limit=CLIENT_ID_MAX))
    has_message = request.answer_again is None and request.go_on_from is None
    if has_message and not message.strip():
        raise InvalidInput.of("message", t("message.blank"))
    if len(message) > message_max:
        raise InvalidInput.of("message", t("message.long", limit=message_max, length=len(message)))
    if errors:
        raise InvalidInput(*errors)
    return replace(request, message=message)


async def find_by_client_id(session: Session, *, user_id: str, client_id: str) -> Turn | None:
    """The turn that was started with a client's id, if there is one."""
    query = select(Turn).where(col(Turn.user_id) == user_id, col(Turn.client_id) == client_id)
    return await session.scalar(query)


async def start_turn(
    session: Session,
    *,
    user_id: str,
    request: TurnRequest,
    model: str,
    lease_owner: str,
    most_running: int,
) -> Turn:
    """Store a checked request: the message, a turn that runs, and a conversation if it is new.

    Raises:
        NotFound: `CONVERSATION_NOT_FOUND` or `MESSAGE_NOT_FOUND`.
        Conflict: `TURN_IN_PROGRESS` here, `TOO_MANY_TURNS` of the person, or what keeps the old
            replies' changes from being taken back; then nothing is stored.
    """
    running = (
        select(func.count())
        .select_from(Turn)
        .where(col(Turn.user_id) == user_id, col(Turn.status) == TurnStatus.RUNNING)
    )
    if (await session.scalar(running) or 0) >= most_running:
        raise Conflict(t("turn.too_many", limit=most_running), code="TOO_MANY_TURNS")
    message = await _message(session, user_id=user_id, request=request)
    said = message.id if request.answer_again else request.instead_of
    if request.roll_back and said:
        await _roll_back(session, user_id=user_id, message_id=said)
    turn = Turn(
        user_id=user_id,
        conversation_id=message.conversation_id,
        client_id=request.client_id,
        message_id=message.id,
        model=model,
        lease_owner=lease_owner,
        lease_expires_at=utc_now() + LEASE,
    )
    session.add(turn)
    try:
        await session.flush()
    except IntegrityError as error:
        raise Conflict(t("turn.running"), code="TURN_IN_PROGRESS") from error
    await move_leaf(
        session, conversation_id=message.conversation_id, leaf_id=message.id, now=utc_now()
    )
    touch(session, user_id, "conversations", turn.conversation_id)
    touch(session, user_id, "messages", turn.conversation_id)
    return turn


async def _roll_back(session: Session, *, user_id: str, message_id: str) -> None:
    turn_ids = await list_turns_after(session, user_id=user_id, message_id=message_id)
    try:
        await undo_turns(session, user_id=user_id, turn_ids=turn_ids)
    except Conflict as conflict:
        if conflict.code != "NOTHING_TO_UNDO":
            raise


async def _message(session: Session, *, user_id: str, request: TurnRequest) -> Message:
    """The message that the turn's reply comes after: a new one, or one that is stored."""
    if named := request.answer_again or request.go_on_from:
        message = await get_message(session, user_id=user_id, message_id=named)
        if request.go_on_from and message.role != Role.ASSISTANT:
            raise InvalidInput.of("go_on_from", t("message.not_a_reply"))
        while request.answer_again and message.role == Role.ASSISTANT and message.parent_id:
            message = await get_message(session, user_id=user_id, message_id=message.parent_id)
        return message
    conversation_id, parent_id = await _place(session, user_id=user_id, request=request)
    message = Message(
        user_id=user_id,
        conversation_id=conversation_id,
        parent_id=parent_id,
        role=Role.USER,
        content=request.message,
    )
    session.add(message)
    return message


async def _place(session: Session, *, user_id: str, request: TurnRequest) -> tuple[str, str | None]:
    """Where a new message goes: its conversation and the message before it."""
    if request.instead_of:
        old = await get_message(session, user_id=user_id, message_id=request.instead_of)
        if old.role != Role.USER:
            raise InvalidInput.of("instead_of", t("message.not_yours"))
        return old.conversation_id, old.parent_id
    if request.conversation_id is None:
        conversation = await create_conversation(session, user_id=user_id)
    else:
        conversation = await get_conversation(
            session, user_id=user_id, conversation_id=request.conversation_id
        )
    if not conversation.title:
        conversation.title = title_from(request.message)
    return conversation.id, conversation.leaf_id


async def get_turn(session: Session, *, user_id: str, turn_id: str) -> Turn:
    """A person's turn.

    Raises:
        NotFound: `TURN_NOT_FOUND`.
    """
    query = select(Turn).where(col(Turn.id) == turn_id, col(Turn.user_id) == user_id)
    turn = await session.scalar(query)
    if turn is None:
        raise NotFound(t("turn.missing"), code="TURN_NOT_FOUND")
    return turn


async def find_running_turn(session: Session, *, user_id: str, conversation_id: str) -> Turn | None:
    """The turn that runs in a conversation, if one does."""
    query = select(Turn).where(
        col(Turn.user_id) == user_id,
        col(Turn.conversation_id) == conversation_id,
        col(Turn.status) == TurnStatus.RUNNING,
    )
    return await session.scalar(query)


async def write_journal(
    session: Session, *, entries: Sequence[tuple[str, list[dict[str, Any]]]]
) -> None:
    """Keep events of one or many turns, given as (turn id, events in order of `seq`).

    Events that are kept already may come again, as they do when nobody knows how a commit ended.
    """
    rows = [
        {"turn_id": turn_id, "last_seq": events[-1]["seq"], "events": events}
        for turn_id, events in entries
        if events
    ]
    if rows:
        insert = sqlite.insert if database().is_sqlite else postgresql.insert
        await session.execute(insert(JournalEntry).on_conflict_do_nothing(), rows)


async def read_journal(session: Session, *, turn_id: str, after: int = 0) -> list[dict[str, Any]]:
    """A turn's kept events with a `seq` above `after`, in order."""
    query = (
        select(col(JournalEntry.events))
        .where(col(JournalEntry.turn_id) == turn_id, col(JournalEntry.last_seq) > after)
        .order_by(col(JournalEntry.last_seq))
    )
    kept: list[dict[str, Any]] = []
    for events in await session.scalars(query):
        last = kept[-1]["seq"] if kept else after
        kept += [event for event in events if event["seq"] > last]
    return kept


async def end_turn(session: Session, *, turn: Turn, reply: TurnReply) -> None:
    """Store the reply and how the turn ended.

    Raises:
        Conflict: `TURN_ENDED`: it was ended already (by another process, after this one's lease).
    """
    now = utc_now()
    ended = await session.scalar(
        update(Turn)
        .where(col(Turn.id) == turn.id, col(Turn.status) == TurnStatus.RUNNING)
        .values(status=reply.status, error=reply.error, ended_at=now)
        .returning(col(Turn.id))
    )
    if ended is None:
        raise Conflict("the turn has ended", code="TURN_ENDED")
    session.add(
        Message(
            id=turn.reply_id,
            user_id=turn.user_id,
            conversation_id=turn.conversation_id,
            parent_id=turn.message_id,
            role=Role.ASSISTANT,
            content=reply.content,
            parts=reply.parts,
            status=reply.status,
            error=reply.error,
            turn_id=turn.id,
        )
    )
    await session.flush()
    await move_leaf(
        session,
        conversation_id=turn.conversation_id,
        leaf_id=turn.reply_id,
        expected=turn.message_id,
        now=now,
    )
    touch(session, turn.user_id, "messages", turn.conversation_id)
    touch(session, turn.user_id, "conversations", turn.conversation_id)


async def renew_leases(session: Session, *, turn_ids: Sequence[str]) -> None:
    """Say that their process still keeps these turns."""
    await session.execute(
        update(Turn)
        .where(col(Turn.id).in_(turn_ids), col(Turn.status) == TurnStatus.RUNNING)
        .values(lease_expires_at=utc_now() + LEASE)
    )


async def list_abandoned_turns(
    session: Session, *, now: datetime, not_owner: str | None = None
) -> list[Turn]:
    """Running turns whose lease has expired; with `not_owner`, all that another process kept."""
    gone = col(Turn.lease_expires_at) < now
    if not_owner is not None:
        gone = or_(gone, col(Turn.lease_owner) != not_owner)
    query = select(Turn).where(col(Turn.status) == TurnStatus.RUNNING, gone)
    return list(await session.scalars(query))

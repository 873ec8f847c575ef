"""How turns end: the last event, the reply that is stored with it, and what a dead process left."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any

from todo_chat.chat.failures import code_of, explain
from todo_chat.chat.feed import Event
from todo_chat.chat.log import TurnLog
from todo_chat.chat.parts import PartsBuilder
from todo_chat.db import read_scope, session_scope
from todo_chat.errors import Conflict
from todo_chat.models import Turn, TurnStatus
from todo_chat.services import turns
from todo_chat.services.turns import TurnReply

logger = logging.getLogger(__name__)

PAUSES = (0.1, 0.5, 2.0)  # seconds before an end that could not be stored is tried again

TypeAndFields = tuple[str, dict[str, Any]]


def start_fields(turn: Turn) -> dict[str, Any]:
    """The fields of a turn's first event."""
    return {
        "turn_id": turn.id,
        "conversation_id": turn.conversation_id,
        "message_id": turn.message_id,
    }


async def end(turn: Turn, log: TurnLog, status: TurnStatus, reason: str | None) -> TypeAndFields:
    """Store the reply and the last event in one commit; returns the last event as it is stored.

    A database that fails is tried again for a few seconds. Past that the turn is left to be found
    by its expired lease.
    """
    log.close()
    reply = TurnReply(status, log.parts.content, log.parts.parts, reason)
    type, fields = _last_event(turn, reply)
    events = [*log.unkept, {"type": type, "seq": log.feed.next_seq, **fields}]
    for pause in (*PAUSES, None):
        try:
            async with session_scope() as session:
                await turns.end_turn(session, turn=turn, reply=reply)
                await turns.write_journal(session, entries=[(turn.id, events)])
            return type, fields
        except Conflict:
            # It has ended, by another process or by a commit that only seemed to fail.
            stored = (await stored_end(turn))[0]
            return stored["type"], {key: stored[key] for key in stored.keys() - {"type", "seq"}}
        except Exception:
            logger.exception("the end of turn %s could not be stored", turn.id)
        if pause is not None:
            await asyncio.sleep(pause)
    return _last_event(turn, TurnReply(TurnStatus.FAILED, "", [], "internal"))


async def interrupt(turn: Turn) -> list[Event]:
    """End a turn whose process is gone; what the journal has is its reply.

    Returns the events that this adds; none, if it has ended meanwhile.
    """
    with suppress(Conflict):
        async with session_scope() as session:
            kept = await turns.read_journal(session, turn_id=turn.id)
            # A turn may die before its first commit.
            added = [] if kept else [{"type": "start", "seq": 1, **start_fields(turn)}]
            parts = PartsBuilder()
            for event in kept:
                parts.add(event)
            reply = TurnReply(TurnStatus.INTERRUPTED, parts.content, parts.parts)
            type, fields = _last_event(turn, reply)
            seq = (added or kept)[-1]["seq"] + 1
            added.append({"type": type, "seq": seq, **fields})
            await turns.end_turn(session, turn=turn, reply=reply)
            await turns.write_journal(session, entries=[(turn.id, added)])
        return added
    return []


async def stored_end(turn: Turn) -> list[Event]:
    """The last event of a turn that has ended, as the journal has it."""
    async with read_scope() as session:
        return (await turns.read_journal(session, turn_id=turn.id))[-1:]


def _last_event(turn: Turn, reply: TurnReply) -> TypeAndFields:
    if reply.error:
        message = explain(reply.error, model=turn.model)
        return "error", {"code": code_of(reply.error), "message": message}
    return "done", {
        "conversation_id": turn.conversation_id,
        "message_id": turn.reply_id,
        "status": str(reply.status),
    }

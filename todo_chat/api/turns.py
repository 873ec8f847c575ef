"""Turns: following one from any event on, and stopping it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Response
from fastapi.responses import StreamingResponse

from todo_chat.api import sse
from todo_chat.api.deps import FollowingOwner, Owner
from todo_chat.api.schemas.base import Text
from todo_chat.api.schemas.chat import TurnStopping
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.streams import NUMBERED_STREAM
from todo_chat.chat.engine import engine
from todo_chat.db import read_scope
from todo_chat.services.turns import get_turn

router = APIRouter(
    prefix="/{user_id}/chat/turns", tags=["Chat"], responses=errors(401, 403, 404, 422)
)

SEQ_MAX = 2**31 - 1

TurnId = Annotated[Text, Path(description="The turn's id, from its `start` event.")]


@router.get(
    "/{turn_id}/events",
    response_class=StreamingResponse,
    responses=NUMBERED_STREAM,
    summary="Follow a turn",
)
async def follow(
    owner: FollowingOwner,
    turn_id: TurnId,
    after: Annotated[int, Query(ge=0, le=SEQ_MAX, description="The last `seq` you have.")] = 0,
    last_event_id: Annotated[
        int | None, Header(ge=0, le=SEQ_MAX, description="The same; an `EventSource` sends it.")
    ] = None,
) -> Response:
    """Replay a turn's events after the last one you have, then follow it to its end.

    A turn that has ended replays and ends at once. The page's own cookie will do as a login here,
    since an `EventSource` can't send a token.
    """
    async with read_scope() as session:
        await get_turn(session, user_id=owner.id, turn_id=turn_id)
    groups = engine().follow(
        user_id=owner.id,
        turn_id=turn_id,
        after=after if last_event_id is None else last_event_id,
        heartbeat=sse.HEARTBEAT_SECONDS,
    )
    return sse.event_stream(groups, sse.numbered_frame)


@router.post("/{turn_id}/stop", status_code=202, summary="Stop a turn")
async def stop(owner: Owner, turn_id: TurnId) -> TurnStopping:
    """Ask a turn to stop: it ends as `stopped`, and what was shown is kept."""
    await engine().stop(user_id=owner.id, turn_id=turn_id)
    return TurnStopping(turn_id=turn_id)

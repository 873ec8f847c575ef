"""Tools that take changes back, and make them again."""

from __future__ import annotations

from collections.abc import Sequence

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.performing import Result, perform
from todo_chat.agent.tools.told import shown_undo
from todo_chat.db import Session
from todo_chat.models import Change, Entity
from todo_chat.services import undo
from todo_chat.services.changes import list_changes

_LOOKED_AT = 200


async def undo_last(context: ToolContext[RunContext]) -> str:
    """Take back what was changed last: all that one reply did, or one change made by hand."""
    run = context.context

    async def work(session: Session) -> Result:
        turn_id = await _last_turn(session, run)
        if turn_id:
            taken = await undo.undo_turn(session, user_id=run.user_id, turn_id=turn_id)
        else:
            taken = await undo.undo_last(session, user_id=run.user_id)
        return {"undone": shown_undo(taken.changes), **_others(taken.changes)}

    return await perform(context, work)


async def _last_turn(session: Session, run: RunContext) -> str | None:
    """The turn that made the last change that still stands; None if a person made it."""
    page = await list_changes(session, user_id=run.user_id, limit=_LOOKED_AT)
    stands = (
        change
        for change in page.changes
        if change.undoes is None and change.undone_by is None and (change.before or change.after)
    )
    last = next(stands, None)
    return last.turn_id if last else None


async def redo_last(context: ToolContext[RunContext]) -> str:
    """Make again what was undone last."""
    run = context.context

    async def work(session: Session) -> Result:
        made = await undo.redo_last(session, user_id=run.user_id)
        return {"redone": shown_undo(made.changes), **_others(made.changes)}

    return await perform(context, work)


def _others(changes: Sequence[Change]) -> Result:
    """How many changes were of projects and tags, if any were."""
    count = sum(change.entity != Entity.TASK for change in changes)
    return {"others": count} if count else {}

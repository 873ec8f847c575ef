"""Tools that take changes back, and make them again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.performing import Result, perform
from todo_chat.agent.tools.told import shown_undo
from todo_chat.db import Session
from todo_chat.errors import Conflict, InvalidInput
from todo_chat.models import Change, Entity
from todo_chat.services import undo
from todo_chat.services.changes import list_changes
from todo_chat.services.conversations import list_turns_beside
from todo_chat.services.owners import forget_owners
from todo_chat.services.undo import UndoResult
from todo_chat.strings import t

_LOOKED_AT = 200
_MOST_TIMES = 20

Step = Callable[[Session, RunContext], Awaitable[UndoResult]]


async def undo_last(
    context: ToolContext[RunContext], times: int | None = None, everything: bool = False
) -> str:
    """Take back what was changed last: all that one reply did, or one change made by hand.

    Args:
        times: How many of these to take back, the newest first; one if left out. It stops at the
            first that can't be taken back, and `stopped` says why.
        everything: Take back all that you have changed in this conversation instead; what was
            changed by hand stays.
    """
    if everything:
        return await _undo_everything(context)
    return await _repeat(context, _undo, "undone", times)


async def redo_last(context: ToolContext[RunContext], times: int | None = None) -> str:
    """Make again what was undone last.

    Args:
        times: How many times to do that; once if left out.
    """
    return await _repeat(context, _redo, "redone", times)


async def _repeat(
    context: ToolContext[RunContext], step: Step, word: str, times: int | None
) -> str:
    """Take steps one after the other; what they came to, in the order in which they were taken."""
    run = context.context

    async def work(session: Session) -> Result:
        wanted = 1 if times is None else times
        if not 0 < wanted <= _MOST_TIMES:
            raise InvalidInput.of("times", t("tool.undo.times", most=_MOST_TIMES))
        taken, stopped = await _take(session, run, step, wanted)
        counted = {"times": len(taken)} if wanted > 1 else {}
        return {**_told(word, taken), **counted, **stopped}

    return await perform(context, work)


async def _undo_everything(context: ToolContext[RunContext]) -> str:
    """Take back what all turns of this conversation changed: at once, so that it can be made again
    at once, or where that would lose a later change, turn by turn as far as it goes."""
    run = context.context

    async def work(session: Session) -> Result:
        turns = await list_turns_beside(session, user_id=run.user_id, turn_id=run.turn_id or "")

        async def all_at_once(session: Session, run: RunContext) -> UndoResult:
            return await undo.undo_turns(session, user_id=run.user_id, turn_ids=turns)

        async def the_last(session: Session, run: RunContext) -> UndoResult:
            made = await undo.standing_changes(session, user_id=run.user_id, turn_ids=turns)
            last = [change.turn_id for change in made if change.turn_id][-1:]
            return await undo.undo_turns(session, user_id=run.user_id, turn_ids=last)

        try:
            taken, stopped = await _take(session, run, all_at_once, 1)
        except Conflict as error:
            if error.code != "CHANGED_SINCE":
                raise
            taken, stopped = await _take(session, run, the_last, len(turns))
        return {**_told("undone", taken), **stopped}

    return await perform(context, work)


def _told(word: str, taken: Sequence[UndoResult]) -> Result:
    """What steps came to, in the order in which they were taken."""
    told = [task for one in taken for task in shown_undo(one.changes)]
    return {word: told, **_others([change for one in taken for change in one.changes])}


async def _take(
    session: Session, run: RunContext, step: Step, times: int
) -> tuple[list[UndoResult], Result]:
    """What up to so many steps came to, and why there were no more, if it is not as wished.

    Raises:
        Conflict: not even the first could be taken.
    """
    taken: list[UndoResult] = []
    while len(taken) < times:
        try:
            async with session.begin_nested():
                taken.append(await step(session, run))
        except Conflict as error:
            forget_owners(session)
            if not taken:
                raise
            later = error.code == "CHANGED_SINCE"
            return taken, {"stopped": t("tool.undo.changed") if later else error.message}
    return taken, {}


async def _undo(session: Session, run: RunContext) -> UndoResult:
    turn_id = await _last_turn(session, run)
    if turn_id:
        return await undo.undo_turn(session, user_id=run.user_id, turn_id=turn_id)
    return await undo.undo_last(session, user_id=run.user_id)


async def _redo(session: Session, run: RunContext) -> UndoResult:
    return await undo.redo_last(session, user_id=run.user_id)


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


def _others(changes: Sequence[Change]) -> Result:
    """How many changes were of projects and tags, if any were."""
    count = sum(change.entity != Entity.TASK for change in changes)
    return {"others": count} if count else {}

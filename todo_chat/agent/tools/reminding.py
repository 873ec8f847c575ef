"""Tools that set, snooze and remove reminders."""

from __future__ import annotations

import re

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.dates import instant, read_reminder, read_words
from todo_chat.agent.tools.performing import Result, perform
from todo_chat.agent.tools.shown import shown_task
from todo_chat.db import Session
from todo_chat.errors import Conflict, InvalidInput
from todo_chat.models import Reminder, ReminderStatus, Task
from todo_chat.services import reminders, tasks
from todo_chat.services.dues import due_of
from todo_chat.services.reminder_times import ReminderTime, wish_of
from todo_chat.strings import t
from todo_chat.when import Due


async def set_reminder(context: ToolContext[RunContext], number: int, when: str) -> str:
    """Set one more reminder of a task.

    Args:
        number: The task's number.
        when: In the person's words: "an hour before", "when it is due", "at 9" (of the day that it
            is due), "tomorrow at 8".
    """
    run = context.context

    async def work(session: Session) -> Result:
        task = await tasks.get_task(session, user_id=run.user_id, number=number)
        wish = read_reminder(when, due_of(task), run)
        return {"reminder_set": shown_task(await _remind(session, run, task, wish), run)}

    return await perform(context, work)


async def _remind(session: Session, run: RunContext, task: Task, wish: ReminderTime) -> Task:
    wishes = [*map(wish_of, task.reminders), wish]
    return await reminders.set_reminders(
        session, user_id=run.user_id, number=task.number, wishes=wishes, now=run.now
    )


async def snooze_reminder(
    context: ToolContext[RunContext], until: str, number: int | None = None
) -> str:
    """Let a reminder go off later; a task that has none gets one at that time.

    Args:
        until: A length of time ("an hour"), or when ("tomorrow at 9"), in the person's words.
        number: The task's number; without it, the reminder that was shown last.
    """
    run = context.context

    async def work(session: Session) -> Result:
        at = instant(_until(until, run), run, until, "until")
        if number is None:
            shown = await reminders.list_delivered(session, user_id=run.user_id, limit=1)
            if not shown:
                raise Conflict(t("tool.reminder.none_shown"), code="NO_REMINDER")
            reminder, task = shown[0].reminder, shown[0].task
        else:
            task = await tasks.get_task(session, user_id=run.user_id, number=number)
            found = _next(task)
            if found is None:
                task = await _remind(session, run, task, ReminderTime(at=at))
                return {"reminder_set": shown_task(task, run)}
            reminder = found
        # Words are read to the second: a part of one would put "an hour" a minute short.
        wait = at - run.now.replace(microsecond=0) if _LENGTH.fullmatch(until.strip()) else at
        task = await reminders.snooze(
            session, user_id=run.user_id, reminder_id=reminder.id or 0, until=wait, now=run.now
        )
        return {"snoozed": shown_task(task, run)}

    return await perform(context, work)


# "An hour" counts from the reminder's own time, if that is still to come.
_LENGTH = re.compile(
    r"(?:(?:in|for|by) )?.*\b(?:minutes?|mins?|m|hours?|hrs?|h|days?|weeks?)", re.IGNORECASE
)


def _until(words: str, run: RunContext) -> Due | None:
    try:
        return read_words(words, run, "until").due
    except InvalidInput:
        return read_words(f"in {words.strip()}", run, "until").due


def _next(task: Task) -> Reminder | None:
    """The reminder that went off last, or else the one that goes off next."""
    gone = [one for one in task.reminders if one.status == ReminderStatus.DELIVERED]
    if gone:
        return max(gone, key=lambda one: (one.delivered_at or task.created_at, one.id or 0))
    waiting = [one for one in task.reminders if one.fires_at and one.status != ReminderStatus.DONE]
    return min(waiting, key=lambda one: one.fires_at or task.created_at, default=None)


async def remove_reminders(context: ToolContext[RunContext], number: int) -> str:
    """Take all reminders of a task away.

    Args:
        number: The task's number.
    """
    run = context.context

    async def work(session: Session) -> Result:
        task = await tasks.get_task(session, user_id=run.user_id, number=number)
        if not task.reminders:
            raise Conflict(t("tool.reminder.none", number=number), code="NO_REMINDER")
        task = await reminders.set_reminders(
            session, user_id=run.user_id, number=number, wishes=(), now=run.now
        )
        return {"reminders_removed": shown_task(task, run)}

    return await perform(context, work)

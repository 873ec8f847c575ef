"""Tools that look at tasks, and at what was changed."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.dates import read_day
from todo_chat.agent.tools.performing import Result, perform
from todo_chat.agent.tools.shown import shown_task
from todo_chat.agent.tools.told import shown_changes
from todo_chat.db import Session
from todo_chat.models import Change, Task
from todo_chat.services import changes, reminders, tasks
from todo_chat.services.dues import day_of, due_of
from todo_chat.services.task_lists import TaskQuery
from todo_chat.services.task_lists import list_tasks as query_tasks
from todo_chat.when.due import day_bounds

Status = Literal["all", "pending", "completed"]
View = Literal["all", "inbox", "today", "overdue", "upcoming", "reminders", "repeating", "bin"]
Period = Literal["today", "yesterday", "week", "all"]
PriorityName = Literal["none", "low", "medium", "high"]

LISTED = 100

_DUES = {"overdue", "today", "week", "upcoming", "none"}
_UNTIL = re.compile(r"(?:by|until|till|up to|(?P<before>before))\s+", re.IGNORECASE)
_PAGE = 200
_PAGES = 10  # looked through for the tasks of a day, the soonest first
_DAYS_BACK = {"today": 0, "yesterday": 1, "week": 6}


async def list_tasks(
    context: ToolContext[RunContext],
    status: Status | None = None,
    query: str | None = None,
    priority: PriorityName | None = None,
    tag: str | None = None,
    due: str | None = None,
    project: str | None = None,
    view: View | None = None,
) -> str:
    """List the person's tasks, or search them. Without arguments it lists all of them.

    Args:
        status: Only tasks that are pending, or only completed ones.
        query: Only tasks with these words in the title or notes.
        priority: Only tasks of this priority.
        tag: Only tasks with this tag.
        due: Only tasks that are "overdue", due "today", within a "week", from today on
            ("upcoming"), not due at all ("none"), or due on a day in words ("next friday"), in a
            week or month ("next week"), or up to a day ("by friday", "before friday").
        project: Only tasks of this project; "inbox" for those without.
        view: "today" is what is due today or overdue, "reminders" what has a reminder to come, the
            next first (of whatever status, project and so on), "repeating" what repeats, "bin"
            what was deleted.
    """
    run = context.context

    async def work(session: Session) -> Result:
        wanted = TaskQuery(
            now=run.now,
            timezone=run.timezone,
            status=status or "all",
            q=query,
            priority=priority,
            tag=tag,
            project="inbox" if view == "inbox" else project,
            deleted=view == "bin",
            limit=LISTED,
        )
        if view in {"overdue", "upcoming"}:
            wanted = replace(wanted, due=view, sort="due")
        elif view == "bin":
            wanted = replace(wanted, sort="deleted", order="desc")
        elif view == "today":
            return await _today(session, run, wanted)
        elif view == "reminders":
            return _shown(await reminders.list_waiting(session, user_id=run.user_id), run)
        elif view == "repeating":
            return await _repeating(session, run, replace(wanted, status="pending", sort="due"))
        if due is None or due in _DUES:
            return await _listed(session, run, replace(wanted, due=due or wanted.due))
        return await _on_day(session, run, wanted, due)

    return await perform(context, work)


async def _listed(session: Session, run: RunContext, query: TaskQuery) -> Result:
    page = await query_tasks(session, user_id=run.user_id, query=query)
    return {"tasks": [shown_task(task, run) for task in page.tasks], "total": page.total}


async def _today(session: Session, run: RunContext, query: TaskQuery) -> Result:
    pending = replace(query, status="pending", sort="due")
    late = await query_tasks(session, user_id=run.user_id, query=replace(pending, due="overdue"))
    today = await query_tasks(session, user_id=run.user_id, query=replace(pending, due="today"))
    found = {task.number: task for task in (*late.tasks, *today.tasks)}
    both = len(late.tasks) + len(today.tasks) - len(found)
    return _shown(list(found.values()), run) | {"total": late.total + today.total - both}


async def _repeating(session: Session, run: RunContext, query: TaskQuery) -> Result:
    found = [task async for task in _each(session, run, query) if task.recurrence]
    return _shown(found, run)


async def _on_day(session: Session, run: RunContext, query: TaskQuery, words: str) -> Result:
    """The tasks that are due on a day, or in the week or month, that words name."""
    first, last = _span(words, run)
    found: list[Task] = []
    async for task in _each(session, run, replace(query, sort="due")):
        due = due_of(task)
        # They come by instant: in another zone the day may be one more, or one less.
        if due is None or day_of(due) > last + timedelta(days=2):
            break
        if first <= day_of(due) <= last:
            found.append(task)
    begin = {"from": first.isoformat()} if first > date.min else {}
    days = begin | {"to": last.isoformat()}
    return {**_shown(found, run), "days": days}


async def _each(session: Session, run: RunContext, query: TaskQuery) -> AsyncIterator[Task]:
    """The tasks of a query, page by page, as far as tasks are looked through."""
    query = replace(query, limit=_PAGE)
    for _ in range(_PAGES):
        page = await query_tasks(session, user_id=run.user_id, query=query)
        for task in page.tasks:
            yield task
        if page.next_cursor is None:
            break
        query = replace(query, cursor=page.next_cursor)


def _shown(found: Sequence[Task], run: RunContext) -> Result:
    return {"tasks": [shown_task(task, run) for task in found[:LISTED]], "total": len(found)}


def _span(words: str, run: RunContext) -> tuple[date, date]:
    """The first and the last day that words name; "by friday" begins with what is overdue."""
    until = _UNTIL.match(words.strip())
    if until is None:
        first = read_day(words, run, "due")
        return first, _last_day(first, words)
    day = read_day(words.strip()[until.end() :], run, "due")
    return date.min, day - timedelta(days=1) if until["before"] else day


def _last_day(first: date, words: str) -> date:
    said = words.casefold()
    if "weekend" in said:
        return first + timedelta(days=1)
    if said.endswith("week"):
        return first + timedelta(days=6 - first.weekday())
    if said.endswith("month"):
        later = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        return later - timedelta(days=1)
    return first


async def get_task(context: ToolContext[RunContext], number: int) -> str:
    """Look at one task in full.

    Args:
        number: The task's number.
    """
    run = context.context

    async def work(session: Session) -> Result:
        task = await tasks.get_task(session, user_id=run.user_id, number=number)
        return {"task": shown_task(task, run)}

    return await perform(context, work)


async def list_changes(
    context: ToolContext[RunContext], period: Period | None = None, number: int | None = None
) -> str:
    """What was done to the list, newest first: added, completed, changed, deleted, undone.

    Args:
        period: "today", "yesterday", the last seven days ("week"), or "all"; today if left out.
        number: Only what was done to this task, on any day unless a period is named.
    """
    run = context.context

    async def work(session: Session) -> Result:
        wanted = period or ("all" if number else "today")
        found, more = await _changes(session, run, wanted, number)
        return {"changes": shown_changes(found, run), "period": wanted, "more": more}

    return await perform(context, work)


async def _changes(
    session: Session, run: RunContext, period: Period, number: int | None
) -> tuple[list[Change], bool]:
    page = await changes.list_changes(
        session, user_id=run.user_id, number=number, limit=changes.PAGE_MAX
    )
    found, more = page.changes, page.next_cursor is not None
    if period != "all":
        today, tomorrow = day_bounds(run.now, run.timezone)
        begin = today - timedelta(days=_DAYS_BACK[period])
        end = today if period == "yesterday" else tomorrow
        more = more and found[-1].at >= begin
        found = [change for change in found if begin <= change.at < end]
    return found[:LISTED], more or len(found) > LISTED

"""The places of the list: the Inbox, days, projects, tags, what is done, the bin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from todo_chat.db import Session
from todo_chat.models import Task, User
from todo_chat.services.projects import get_project
from todo_chat.services.tag_edits import get_tag
from todo_chat.services.task_lists import PAGE_MAX, TaskQuery, list_tasks
from todo_chat.strings import t
from todo_chat.ui.dates import day_title
from todo_chat.ui.task_views import GroupView, TaskView, task_view
from todo_chat.when.due_words import today_in

FIXED = ("all", "inbox", "today", "upcoming", "done", "bin")
DAYS_AHEAD = 7


@dataclass(frozen=True)
class Place:
    """Where a page looks: a kind, and which project (id) or tag (name) it is."""

    kind: str
    name: str = ""
    color: str = ""
    project_id: int = 0


def read_place(key: str) -> Place | None:
    """What a page names: "today", "project:3", "tag:work"; None if it is no place."""
    kind, _, rest = key.partition(":")
    if key in FIXED:
        return Place(key)
    if kind == "project" and rest.isdecimal() and len(rest) < 10:
        return Place(kind, project_id=int(rest))
    return Place(kind, name=rest) if kind == "tag" and 0 < len(rest) <= 100 else None


async def find_place(session: Session, *, user_id: str, key: str) -> Place:
    """A place with its name and colour; everything, if it is no place of this person.

    Raises:
        NotFound: there is no such project or tag of theirs.
    """
    place = read_place(key) or Place("all")
    if place.kind == "project":
        project = await get_project(session, user_id=user_id, id=place.project_id)
        return replace(place, name=project.name, color=project.color)
    if place.kind == "tag":
        tag = await get_tag(session, user_id=user_id, name=place.name)
        return replace(place, name=tag.name, color=tag.color or "")
    return place


async def load_tasks(
    session: Session, user: User, place: Place, *, now: datetime, wanted: int
) -> list[Task]:
    """A place's tasks in its order, one more than wanted if there are so many."""
    found: list[Task] = []
    for query in _queries(place, TaskQuery(now, user.timezone, status="pending")):
        while len(found) <= wanted:
            limit = min(wanted + 1 - len(found), PAGE_MAX)
            page = await list_tasks(session, user_id=user.id, query=replace(query, limit=limit))
            found += page.tasks
            if page.next_cursor is None:
                break
            query = replace(query, cursor=page.next_cursor)
    return found


def _queries(place: Place, to_do: TaskQuery) -> list[TaskQuery]:
    done = replace(to_do, status="completed", sort="updated", order="desc")
    soonest = replace(to_do, sort="due")
    by_hand = replace(to_do, sort="position")
    if place.kind == "inbox":
        return [replace(by_hand, project="inbox")]
    if place.kind == "project":
        return [replace(by_hand, project=place.project_id)]
    if place.kind == "tag":
        return [replace(by_hand, tag=place.name)]
    if place.kind in {"today", "upcoming"}:
        return [replace(soonest, due="by_today" if place.kind == "today" else "upcoming")]
    if place.kind == "bin":
        return [replace(to_do, status="all", deleted=True, sort="deleted", order="desc")]
    return [done] if place.kind == "done" else [soonest, done]


def group_tasks(tasks: list[Task], user: User, place: Place, *, now: datetime) -> list[GroupView]:
    """A place's tasks under their headings."""
    views = [
        task_view(task, now=now, timezone=user.timezone, shows_project=place.kind != "project")
        for task in tasks
    ]
    today = today_in(now, user.timezone)
    if place.kind == "upcoming":
        return _by_day(views, today)
    if place.kind == "today":
        return _today(views, today)
    if place.kind != "all":
        return [GroupView(place.kind, tasks=views)]
    done = [view for view in views if view.done]
    to_do = [view for view in views if not view.done]
    return _filled(
        GroupView("to-do", tasks=to_do),
        GroupView("done", heading=t("page.tasks.completed") if to_do else "", tasks=done),
    )


def _filled(*groups: GroupView) -> list[GroupView]:
    return [group for group in groups if group.tasks]


def _today(views: list[TaskView], today: date) -> list[GroupView]:
    late = [view for view in views if view.day < today.isoformat()]
    rest = [view for view in views if view.day >= today.isoformat()]
    return _filled(
        GroupView("late", heading=t("page.tasks.late"), tone="late", tasks=late),
        GroupView(
            "today",
            heading=t("page.date.today") if late else "",
            day=today.isoformat(),
            tasks=rest,
        ),
    )


def _by_day(views: list[TaskView], today: date) -> list[GroupView]:
    """The next days, empty ones too, that something can be put there; then those with tasks."""
    next_days = [today + timedelta(days=distance) for distance in range(DAYS_AHEAD)]
    tasks: dict[str, list[TaskView]] = {day.isoformat(): [] for day in next_days}
    for view in views:
        tasks.setdefault(view.day, []).append(view)
    return [
        GroupView(day, heading=day_title(date.fromisoformat(day), today), day=day, tasks=of_day)
        for day, of_day in sorted(tasks.items())
    ]

"""Tools for projects and tags themselves; what a task is in or bears is a change of the task."""

from __future__ import annotations

from typing import Any, Literal

from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools.performing import Result, perform
from todo_chat.db import Session
from todo_chat.errors import NotFound
from todo_chat.models import Color, Project, Tag
from todo_chat.services import projects, tag_edits
from todo_chat.strings import t

ColorName = Literal[
    "gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink"
]


async def list_projects_and_tags(context: ToolContext[RunContext]) -> str:
    """The person's projects and tags, each with how many tasks are to be done in it."""
    user_id = context.context.user_id

    async def work(session: Session) -> Result:
        places = await projects.list_projects(session, user_id=user_id)
        tags = await tag_edits.list_tags(session, user_id=user_id)
        return {
            "projects": [
                {**_shown(one.project), "pending": one.pending} for one in places if one.project
            ],
            "tags": [{**_shown(one.tag), "pending": one.pending} for one in tags],
        }

    return await perform(context, work)


async def create_project(
    context: ToolContext[RunContext], name: str, color: ColorName | None = None
) -> str:
    """Create a project. A task that is put in a project that is not there yet makes it, too.

    Args:
        name: What it is called.
        color: Its colour, if that was said.
    """

    async def work(session: Session) -> Result:
        project = await projects.create_project(
            session, user_id=context.context.user_id, name=name, color=color or Color.GRAY
        )
        return {"project_created": _shown(project)}

    return await perform(context, work)


async def update_project(
    context: ToolContext[RunContext],
    name: str,
    new_name: str | None = None,
    color: ColorName | None = None,
) -> str:
    """Rename or colour a project. What is left out stays as it is.

    Args:
        name: What it is called now.
        new_name: What it is to be called.
        color: Its new colour.
    """
    user_id = context.context.user_id

    async def work(session: Session) -> Result:
        id = await _project_id(session, user_id, name)
        project = await projects.update_project(
            session, user_id=user_id, id=id, name=new_name, color=color
        )
        return {"project_updated": _shown(project)}

    return await perform(context, work)


async def delete_project(context: ToolContext[RunContext], name: str) -> str:
    """Delete a project; its tasks stay, and go to the Inbox.

    Args:
        name: What it is called.
    """
    user_id = context.context.user_id

    async def work(session: Session) -> Result:
        id = await _project_id(session, user_id, name)
        project = await projects.delete_project(session, user_id=user_id, id=id)
        return {"project_deleted": _shown(project)}

    return await perform(context, work)


async def update_tag(
    context: ToolContext[RunContext],
    name: str,
    new_name: str | None = None,
    color: ColorName | None = None,
) -> str:
    """Rename or colour a tag on all tasks that bear it. What is left out stays as it is.

    Args:
        name: What it is called now.
        new_name: What it is to be called.
        color: Its new colour.
    """
    user_id = context.context.user_id

    async def work(session: Session) -> Result:
        tag = await tag_edits.get_tag(session, user_id=user_id, name=name)
        if color is not None:
            tag = await tag_edits.color_tag(session, user_id=user_id, name=name, color=color)
        if new_name is not None:
            tag = await tag_edits.rename_tag(session, user_id=user_id, name=name, new_name=new_name)
        return {"tag_updated": _shown(tag)}

    return await perform(context, work)


async def delete_tag(context: ToolContext[RunContext], name: str) -> str:
    """Take a tag off every task and forget it; the tasks stay.

    Args:
        name: What it is called.
    """
    user_id = context.context.user_id

    async def work(session: Session) -> Result:
        tag = _shown(await tag_edits.get_tag(session, user_id=user_id, name=name))
        await tag_edits.delete_tag(session, user_id=user_id, name=name)
        return {"tag_deleted": tag}

    return await perform(context, work)


async def _project_id(session: Session, user_id: str, name: str) -> int:
    project = await projects.find_project(session, user_id=user_id, name=name)
    if project is None or project.id is None:
        raise NotFound(t("project.missing"), code="PROJECT_NOT_FOUND")
    return project.id


def _shown(place: Project | Tag) -> dict[str, Any]:
    return {"name": place.name, **({"color": place.color} if place.color else {})}

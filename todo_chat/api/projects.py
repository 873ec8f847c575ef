"""Projects."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.projects import (
    Inbox,
    ProjectCounted,
    ProjectCreate,
    ProjectList,
    ProjectPublic,
    ProjectUpdate,
)
from todo_chat.api.scopes import write_scope
from todo_chat.db import read_scope
from todo_chat.services import projects

router = APIRouter(prefix="/{user_id}/projects", tags=["Projects"], responses=errors(401, 403, 422))

ProjectId = Annotated[int, Path(description="The project's id.", examples=[1])]


@router.get("", summary="List projects")
async def list_projects(owner: Owner) -> ProjectList:
    """List projects in their order, with how much there is to do in each and in the Inbox."""
    async with read_scope() as session:
        found = await projects.list_projects(session, user_id=owner.id)
    counted = [
        ProjectCounted(**ProjectPublic.of(one.project).model_dump(), pending=one.pending)
        for one in found
        if one.project
    ]
    loose = sum(one.pending for one in found if one.project is None)
    return ProjectList(inbox=Inbox(pending=loose), projects=counted, total=len(counted))


@router.post("", status_code=201, responses=errors("PROJECT_EXISTS"), summary="Create a project")
async def create_project(owner: Owner, given: ProjectCreate) -> ProjectPublic:
    """Create a project, after all the others."""
    async with write_scope() as session:
        created = await projects.create_project(
            session, user_id=owner.id, name=given.name, color=given.color
        )
    return ProjectPublic.of(created)


@router.get("/{project_id}", responses=errors("PROJECT_NOT_FOUND"), summary="Get a project")
async def get_project(owner: Owner, project_id: ProjectId) -> ProjectPublic:
    """Get one project; its tasks are in the list of tasks, by its name."""
    async with read_scope() as session:
        found = await projects.get_project(session, user_id=owner.id, id=project_id)
    return ProjectPublic.of(found)


@router.patch(
    "/{project_id}",
    responses=errors("PROJECT_NOT_FOUND", "PROJECT_EXISTS"),
    summary="Change a project",
)
async def update_project(
    owner: Owner, project_id: ProjectId, given: ProjectUpdate
) -> ProjectPublic:
    """Rename, colour or move a project."""
    changes = given.model_dump(exclude_unset=True)
    async with write_scope() as session:
        changed = await projects.update_project(session, user_id=owner.id, id=project_id, **changes)
    return ProjectPublic.of(changed)


@router.delete(
    "/{project_id}",
    status_code=204,
    responses=errors("PROJECT_NOT_FOUND"),
    summary="Delete a project",
)
async def delete_project(owner: Owner, project_id: ProjectId) -> Response:
    """Delete a project; its tasks go to the Inbox."""
    async with write_scope() as session:
        await projects.delete_project(session, user_id=owner.id, id=project_id)
    return Response(status_code=204)

"""Tags."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from todo_chat.api.deps import Owner
from todo_chat.api.schemas.base import Text
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.projects import TagCounted, TagList, TagPublic, TagUpdate
from todo_chat.api.scopes import write_scope
from todo_chat.db import read_scope
from todo_chat.errors import FieldError
from todo_chat.models import Color
from todo_chat.services import tag_edits
from todo_chat.services.tags import read_tags
from todo_chat.services.task_fields import refuse
from todo_chat.strings import t

router = APIRouter(prefix="/{user_id}/tags", tags=["Tags"], responses=errors(401, 403, 422))

# A tag's name may hold a slash, and then so does its address.
TagName = Annotated[Text, Path(description="The tag's name, in whatever case.", examples=["home"])]


@router.get("", summary="List tags")
async def list_tags(owner: Owner) -> TagList:
    """List tags by name, with how many tasks to do bear each."""
    async with read_scope() as session:
        found = await tag_edits.list_tags(session, user_id=owner.id)
    return TagList(tags=[TagCounted.of(one) for one in found], total=len(found))


@router.patch(
    "/{name:path}", responses=errors("TAG_NOT_FOUND", "TAG_EXISTS"), summary="Change a tag"
)
async def update_tag(owner: Owner, name: TagName, given: TagUpdate) -> TagPublic:
    """Rename a tag on all the tasks that bear it, or give it a colour."""
    refuse(_wrong(given))
    async with write_scope() as session:
        tag = await tag_edits.get_tag(session, user_id=owner.id, name=name)
        if "color" in given.model_fields_set:
            tag = await tag_edits.color_tag(session, user_id=owner.id, name=name, color=given.color)
        if "name" in given.model_fields_set:
            tag = await tag_edits.rename_tag(
                session, user_id=owner.id, name=name, new_name=given.name
            )
    return TagPublic(name=tag.name, color=Color(tag.color) if tag.color else None)


def _wrong(given: TagUpdate) -> list[FieldError]:
    if not given.model_fields_set:
        return [FieldError("name", t("tag.nothing"))]
    errors = []
    if "name" in given.model_fields_set:
        errors += [FieldError("name", error.message) for error in read_tags([given.name])[1]]
    if given.color is not None and given.color not in set(Color):
        errors.append(FieldError("color", t("color.unknown", colors=", ".join(Color))))
    return errors


@router.delete(
    "/{name:path}", status_code=204, responses=errors("TAG_NOT_FOUND"), summary="Delete a tag"
)
async def delete_tag(owner: Owner, name: TagName) -> Response:
    """Take a tag off every task and forget it."""
    async with write_scope() as session:
        await tag_edits.delete_tag(session, user_id=owner.id, name=name)
    return Response(status_code=204)

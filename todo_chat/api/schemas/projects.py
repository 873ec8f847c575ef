"""Projects and tags."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from todo_chat.api.schemas.base import Cursor, Input, Text, without_defaults
from todo_chat.models import Color, Project
from todo_chat.models.project import PROJECT_MAX
from todo_chat.models.task import TAG_MAX
from todo_chat.services.tag_edits import TagCount

_COLORS: dict[str, Any] = {"enum": [*Color]}
_NAME = Field(
    description=f"At most {PROJECT_MAX} characters; upper and lower case are one name.",
    examples=["Household"],
)
_PENDING = Field(description="How many tasks to do are in it.", examples=[3])


class ProjectCreate(Input):
    """A new project."""

    name: Text = _NAME
    color: Text = Field(Color.GRAY, json_schema_extra=_COLORS)


class ProjectUpdate(Input):
    """Some fields of a project; what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    name: Text = Field("", description=_NAME.description, examples=["Garden"])
    color: Text = Field("", json_schema_extra=_COLORS)
    position: Annotated[float, Field(strict=True, allow_inf_nan=False)] = Field(
        0.0, description="What is smaller stands before it."
    )


class ProjectPublic(BaseModel):
    """A project, a flat place for tasks."""

    id: int = Field(examples=[1])
    name: str = Field(examples=["Household"])
    color: Color
    position: float = Field(examples=[1.0])
    version: int = Field(examples=[1])

    @classmethod
    def of(cls, project: Project) -> Self:
        """The public form of a project."""
        return cls.model_validate(project, from_attributes=True)


class ProjectCounted(ProjectPublic):
    """A project and how much there is to do in it."""

    pending: int = _PENDING


class Inbox(BaseModel):
    """Where tasks without a project are."""

    pending: int = _PENDING


class ProjectList(BaseModel):
    """All projects in their order."""

    inbox: Inbox
    projects: list[ProjectCounted]
    total: int
    next_cursor: Cursor = None


class TagUpdate(Input):
    """Another name or colour for a tag; what is left out stays as it is."""

    name: Text = Field("", description=f"At most {TAG_MAX} characters.", examples=["work"])
    color: Text | None = Field(None, description="Null for none.", json_schema_extra=_COLORS)


class TagPublic(BaseModel):
    """A tag; without a colour it is forgotten once no task bears it."""

    name: str = Field(examples=["home"])
    color: Color | None


class TagCounted(TagPublic):
    """A tag and how many tasks to do bear it."""

    pending: int = Field(examples=[3])

    @classmethod
    def of(cls, counted: TagCount) -> Self:
        """The public form of a counted tag."""
        color = Color(counted.tag.color) if counted.tag.color else None
        return cls(name=counted.tag.name, color=color, pending=counted.pending)


class TagList(BaseModel):
    """All tags by name."""

    tags: list[TagCounted]
    total: int
    next_cursor: Cursor = None

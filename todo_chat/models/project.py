"""Projects: one flat level of places that tasks are kept in."""

from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

PROJECT_MAX = 100
COLOR_MAX = 16


class Color(StrEnum):
    """The colours that a project or a tag may have."""

    GRAY = "gray"
    RED = "red"
    ORANGE = "orange"
    AMBER = "amber"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    INDIGO = "indigo"
    PURPLE = "purple"
    PINK = "pink"


class Project(SQLModel, table=True):
    """A person's project; tasks without one are in the Inbox, which is no row.

    `name_key` is the case-folded name, one of a kind for that person.
    """

    __tablename__ = "projects"
    __table_args__ = (UniqueConstraint("user_id", "name_key"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", max_length=32)
    name: str = Field(max_length=PROJECT_MAX)
    name_key: str = Field(max_length=PROJECT_MAX * 2)
    color: str = Field(default=Color.GRAY, max_length=COLOR_MAX)
    position: float = 0
    version: int = 1

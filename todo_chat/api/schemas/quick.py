"""Quick add."""

from __future__ import annotations

from pydantic import BaseModel, Field

from todo_chat.api.schemas.base import Input, Text
from todo_chat.api.schemas.tasks import TaskPublic
from todo_chat.services.quick_lines import LINES_MAX, TEXT_MAX


class QuickInput(Input):
    """Lines that are to become tasks."""

    text: Text = Field(
        description=f"One line a task, at most {LINES_MAX} and {TEXT_MAX:,} characters.",
        examples=["pay rent every 1st at 9am p1 #home\nbuy milk tomorrow @shop !30m"],
    )


class QuickTasks(BaseModel):
    """The new tasks, in the order of their lines."""

    tasks: list[TaskPublic]

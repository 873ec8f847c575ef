"""Quick add: lines of words become tasks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.errors import FieldError, InvalidInput
from todo_chat.models import Project, RepeatsFrom, Tag, Task
from todo_chat.models.columns import utc_now
from todo_chat.services.accounts import get_user, when_settings
from todo_chat.services.quick_add import QuickAdd, preview_quick_add, with_title
from todo_chat.services.quick_lines import split_lines
from todo_chat.services.tasks import create_task
from todo_chat.strings import t
from todo_chat.when.phrases import WhenSettings


@dataclass(frozen=True)
class QuickContext:
    """What a person's lines are read with: their zone and settings, the names that there are."""

    zone: str
    settings: WhenSettings
    projects: tuple[str, ...]
    tags: tuple[str, ...]

    def read(self, line: str, *, now: datetime, plain: Collection[str] = ()) -> QuickAdd:
        """One line, also while it is being typed; see `preview_quick_add`."""
        return preview_quick_add(
            line,
            now=now,
            zone=self.zone,
            settings=self.settings,
            projects=self.projects,
            tags=self.tags,
            plain=plain,
        )


@dataclass(frozen=True)
class QuickDefaults:
    """What a line gets that says nothing else: a day, a project (by its id), and more tags."""

    due: date | None = None
    project: int | None = None
    tags: tuple[str, ...] = ()


NO_DEFAULTS = QuickDefaults()


async def load_quick_context(session: Session, *, user_id: str) -> QuickContext:
    """What a person's lines are read with, as of now.

    Raises:
        NotFound: there is no such person.
    """
    user = await get_user(session, user_id=user_id)
    projects = await session.scalars(
        select(col(Project.name)).where(col(Project.user_id) == user_id)
    )
    tags = await session.scalars(select(col(Tag.name)).where(col(Tag.user_id) == user_id))
    return QuickContext(user.timezone, when_settings(user), tuple(projects), tuple(tags))


async def add_quickly(
    session: Session,
    *,
    user_id: str,
    text: str,
    plain: Collection[str] = (),
    defaults: QuickDefaults = NO_DEFAULTS,
    now: datetime | None = None,
) -> list[Task]:
    """Create a task from each line of a text, all or none, in the order of the lines.

    `plain` holds the texts of pieces that are to be left as they are written; `defaults` are for
    what a line does not say.

    Raises:
        InvalidInput: for a single line one entry a field; of several, one for each that is refused.
    """
    now = now or utc_now()
    lines = split_lines(text)
    context = await load_quick_context(session, user_id=user_id)
    tasks: list[Task] = []
    refused: list[FieldError] = []
    for number, line in enumerate(lines, 1):
        try:
            parsed = with_title(context.read(line, now=now, plain=plain))
            tasks.append(await _create(session, user_id, parsed, defaults, now))
        except InvalidInput as error:
            if len(lines) == 1:
                raise
            message = t("quick.line", number=number, message=error.message)
            refused.append(FieldError("text", message))
    if refused:
        raise InvalidInput(*refused)
    return tasks


async def _create(
    session: Session, user_id: str, parsed: QuickAdd, defaults: QuickDefaults, now: datetime
) -> Task:
    if parsed.due is None:
        parsed = replace(parsed, due=defaults.due)
    return await create_task(
        session,
        user_id=user_id,
        title=parsed.title,
        due=parsed.due,
        recurrence=parsed.recurrence,
        repeats_from=RepeatsFrom.COMPLETION if parsed.from_completion else RepeatsFrom.SCHEDULE,
        estimate_minutes=parsed.minutes,
        priority=parsed.priority,
        project=defaults.project if parsed.project is None else parsed.project,
        tags=(*parsed.tags, *defaults.tags),
        reminders=parsed.reminders,
        now=now,
    )

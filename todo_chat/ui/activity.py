"""The history of tasks, projects and tags, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from todo_chat.models import Change, Entity
from todo_chat.strings import t
from todo_chat.ui.change_words import Reader
from todo_chat.ui.deed_words import deed_words, more_words
from todo_chat.when import Moment
from todo_chat.when.due_words import due_label

_ACTORS = {"person", "assistant", "api", "mcp", "system"}


@dataclass(frozen=True)
class ActivityView:
    """One change: when, who, and what, which goes on with `more` behind the title.

    `batch` is what to take back: for it to be undone, or, if it is `undone`, to be done again.
    Only a task has a `number`.
    """

    id: int
    when: str
    who: str
    what: str
    more: str = ""
    number: int = 0
    title: str = ""
    batch: str = ""
    undone: bool = False


def activity_views(
    changes: Sequence[Change], reader: Reader, *, undone: Mapping[int, Change]
) -> list[ActivityView]:
    """Changes in words, in the order given; `undone` says what each undo and redo is of."""
    return [_activity(change, undone.get(change.id or 0), reader) for change in changes]


def _activity(change: Change, of: Change | None, reader: Reader) -> ActivityView:
    told = of or change
    what = deed_words(told, reader)
    if of:
        what = t(f"page.activity.{change.action}", what=what[0].lower() + what[1:])
    at = Moment(change.at, reader.timezone)
    return ActivityView(
        id=change.id or 0,
        when=due_label(at, now=reader.now, timezone=reader.timezone),
        who=t(f"page.actor.{change.actor if change.actor in _ACTORS else 'system'}"),
        what=what,
        more=more_words(told, reader),
        number=change.number or 0 if change.entity == Entity.TASK else 0,
        title=change.title,
        batch=_batch(change),
        undone=change.undone_by is not None,
    )


def _batch(change: Change) -> str:
    kept = change.before is not None or change.after is not None
    if not kept or change.undoes is not None:
        return ""
    return change.undone_by or change.batch_id

"""Quick add: what a line means while it is typed, and the tasks that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import reflex as rx

from todo_chat.db import session_scope
from todo_chat.errors import InvalidInput
from todo_chat.models import User
from todo_chat.services.accounts import when_settings
from todo_chat.services.changes import batch_of
from todo_chat.services.quick_add import QuickAdd
from todo_chat.services.quick_lines import TEXT_MAX
from todo_chat.services.quick_tasks import (
    QuickContext,
    QuickDefaults,
    add_quickly,
)
from todo_chat.strings import t
from todo_chat.ui.places import Place
from todo_chat.ui.state.focus import put_back
from todo_chat.ui.state.identity import require_user
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.tasks import ADD_FIELD, TasksState
from todo_chat.ui.state.undo import offer_undo
from todo_chat.when.due_words import due_label, today_in

_PLAIN_MAX = 50


@dataclass(frozen=True)
class ChipView:
    """Something that was understood, in words, and the texts that say so.

    One without texts was not typed: it comes from the place that is looked at. `level` is a
    priority's number, or "wrong" for what can't be taken.
    """

    kind: str
    label: str
    level: str = ""
    texts: tuple[str, ...] = ()


class QuickState(rx.State):
    """What the line above the list is understood to mean, and why it was refused."""

    chips: list[ChipView] = []
    said: str = ""
    problem: str = ""
    _refused: str = ""

    @rx.event
    async def read(self, text: str, plain: list[str]) -> None:
        """Say what a line means that is still being typed."""
        user = await require_user(self)
        # What was put back is read again, and an earlier reading may come late: the reason stays.
        if plain or text != self._refused:
            self.problem = self._refused = ""
        if not text.strip():
            self.chips, self.said = [], ""
            return
        now = datetime.now(UTC)
        places = await self.get_state(PlacesState)
        context = QuickContext(
            user.timezone,
            when_settings(user),
            tuple(place.name for place in places.projects),
            tuple(place.name for place in places.tags),
        )
        parsed = context.read(text[:TEXT_MAX], now=now, plain=_texts(plain))
        place = (await self.get_state(TasksState))._place()
        self.chips = [
            *chips_of(parsed, now=now, timezone=user.timezone),
            *_given(parsed, place),
        ]
        self.said = t("list.between").join(chip.label for chip in self.chips)

    @rx.event
    async def add(self, text: str, plain: list[str]) -> list[rx.event.EventSpec] | None:
        """Add the tasks of one line or of several, all or none."""
        user = await require_user(self)
        list_ = await self.get_state(TasksState)
        self.chips, self.said = [], ""
        try:
            async with session_scope() as session:
                added = await add_quickly(
                    session,
                    user_id=user.id,
                    text=text,
                    plain=_texts(plain),
                    defaults=_defaults(list_._place(), user),
                )
                titles = {task.number: task.title for task in added}
                batch = batch_of(session)
        except InvalidInput as error:
            self.problem, self._refused = error.errors[0].message, text
            return [put_back(ADD_FIELD, text)]
        self.problem = self._refused = ""
        await list_._load(user)
        if len(titles) > 1:
            return offer_undo(t("undo.did.added_many", count=len(titles)), batch)
        if titles.keys() <= {task.number for task in list_.items}:
            return None
        return offer_undo(t("undo.did.added", title=next(iter(titles.values()))), batch)


def _texts(plain: Sequence[str]) -> list[str]:
    return [text for text in plain if isinstance(text, str) and text][:_PLAIN_MAX]


def _defaults(place: Place, user: User) -> QuickDefaults:
    """What a line gets that does not say otherwise, where it is added."""
    return QuickDefaults(
        due=today_in(datetime.now(UTC), user.timezone) if place.kind == "today" else None,
        project=place.project_id or None,
        tags=(place.name,) if place.kind == "tag" else (),
    )


def chips_of(parsed: QuickAdd, *, now: datetime, timezone: str) -> list[ChipView]:
    """What was understood of a line, each thing once."""
    chips: dict[tuple[str, str], ChipView] = {}
    for piece in parsed.pieces:
        key = (piece.kind, piece.label)
        texts = (*(chips[key].texts if key in chips else ()), piece.text)
        level = str(parsed.priority) if piece.kind == "priority" else ""
        label = piece.label
        if piece.kind == "when" and parsed.recurrence and parsed.due:
            first = due_label(parsed.due, now=now, timezone=timezone)
            label = t("page.quick.repeats", rule=label, first=first)
        chips[key] = ChipView(piece.kind, label, level, texts)
    if words := parsed.no_such_day:  # as a chip it can be turned back into plain text
        label = t("quick.no_such_day_yet", words=words)
        return [*chips.values(), ChipView("when", label, "wrong", (words,))]
    return list(chips.values())


def _given(parsed: QuickAdd, place: Place) -> list[ChipView]:
    if place.kind == "project" and parsed.project is None:
        return [ChipView("project", place.name)]
    if place.kind == "tag" and place.name.casefold() not in map(str.casefold, parsed.tags):
        return [ChipView("tag", place.name)]
    if place.kind == "today" and parsed.due is None:
        return [ChipView("when", t("page.date.today"))]
    return []

"""What earlier exchanges left behind: an open question, tasks spoken of, the list shown last.

Nothing is stored: an exchange is played through again with the results that stand in the
conversation. Where that does not give the very reply that stands there (another model wrote it, or
it was stopped), its tool results alone are gone by.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from todo_chat.agent.builtin.intents import Intent
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, replay
from todo_chat.agent.builtin.scene import Outcome, Question, Shown
from todo_chat.agent.builtin.transcript import Exchange
from todo_chat.agent.builtin.writing import singly

FOCUS_REACH = 8
"""Exchanges back to which "it" reaches."""

SAID_REACH = 2
"""Exchanges back in which a day is looked for that "make it 11" may go on from."""

SHOWN_REACH = 3
"""Exchanges back to which "the second one" reaches."""

_CHANGES = (
    "added",
    "updated",
    "completed",
    "reopened",
    "restored",
    "skipped",
    "stopped",
    "reminder_set",
    "snoozed",
    "reminders_removed",
)
_UNDOING = ("undone", "redone")


class Memory:
    """The past of a conversation, looked at only as far as is asked."""

    def __init__(
        self, past: Sequence[Exchange], plan: Callable[[str, Memory], Plan[Outcome]]
    ) -> None:
        self._past = past
        self._plan = plan
        self._recalled: dict[int, Outcome | None] = {}

    @property
    def said(self) -> tuple[str, ...]:
        """The last messages of the person, the latest first."""
        return tuple(self._past[index].message for index in self._latest(SAID_REACH))

    @cached_property
    def question(self) -> Question | None:
        """The question that the last reply asked."""
        if not self._past or "?" not in self._past[-1].reply:
            return None
        outcome = self._recall(len(self._past) - 1)
        return outcome.question if outcome else None

    @cached_property
    def focus(self) -> tuple[Task, ...]:
        """The tasks that were spoken of last."""
        for index in self._latest(FOCUS_REACH):
            outcome = self._recall(index)
            focus = outcome.focus if outcome else _changed(self._past[index])
            if focus or (outcome and outcome.empty):
                return focus
        return ()

    @cached_property
    def empty(self) -> bool:
        """Whether what was spoken of last is an empty list."""
        for index in self._latest(FOCUS_REACH):
            outcome = self._recall(index)
            if outcome and outcome.empty:
                return True
            if outcome.focus if outcome else _changed(self._past[index]):
                return False
        return False

    @cached_property
    def shown(self) -> Shown:
        """The list that was shown last."""
        for index in self._latest(SHOWN_REACH):
            outcome = self._recall(index)
            shown = outcome.shown if outcome else _listed(self._past[index])
            if shown or (outcome and outcome.empty):
                return Shown(shown, just_now=index == len(self._past) - 1)
        return Shown()

    @cached_property
    def wish(self) -> Intent | None:
        """What the last exchange was about, if that was one thing and it changed something."""
        if not self._past or not self.last_writes:
            return None
        outcome = self._recall(len(self._past) - 1)
        return outcome.wish if outcome else None

    @cached_property
    def last_writes(self) -> tuple[tuple[str, Task], ...]:
        """What the last exchange changed: the kind of change and the task, for each."""
        for index in self._latest(1):
            writes = [
                (kind, result[kind])
                for _, answer in self._past[index].calls
                for result in singly(answer)
                for kind in (*_CHANGES, "deleted")
                if kind in result
            ]
            writes += [
                (kind, task)
                for _, result in self._past[index].calls
                for kind in _UNDOING
                for task in result.get(kind, ())
            ]
            if writes:
                return tuple(writes)
        return ()

    def _latest(self, reach: int) -> range:
        last = len(self._past) - 1
        return range(last, max(last - reach, -1), -1)

    def _recall(self, index: int) -> Outcome | None:
        if index not in self._recalled:
            exchange = self._past[index]
            step = replay(
                self._plan(exchange.message, Memory(self._past[:index], self._plan)),
                exchange.calls,
            )
            same = step.returned and step.returned.text.strip() == exchange.reply.strip()
            self._recalled[index] = step.returned if same else None
        return self._recalled[index]


def _changed(exchange: Exchange) -> tuple[Task, ...]:
    results = [result for _, answer in exchange.calls for result in singly(answer)]
    changed = [result[kind] for result in results for kind in _CHANGES if kind in result]
    return tuple(changed or [result["task"] for result in results if "task" in result])


def _listed(exchange: Exchange) -> tuple[Task, ...]:
    lists = [result["tasks"] for _, result in exchange.calls if "tasks" in result]
    return tuple(lists[-1]) if lists else ()

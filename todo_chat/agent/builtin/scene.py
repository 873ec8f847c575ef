"""What a wish is understood against: the tasks spoken of, and the list shown last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from todo_chat.agent.builtin.intents import Intent
from todo_chat.agent.builtin.matching import Task


@dataclass(frozen=True)
class Question:
    """A question put to the person, and the wish that waits for the answer.

    `kind` says what answers it: "which" one of the options (or several), "sure" yes or no,
    "what" the text that is lacking, "target" any task. `rest` are wishes that wait behind it.
    """

    kind: str
    intent: Intent
    options: tuple[Task, ...] = ()
    rest: tuple[Intent, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a wish, or a whole turn, came to.

    `focus` are the tasks that "it" and "them" mean from then on, `shown` the list in which "the
    second one" is looked up; `empty` when a list was shown that has nothing in it, so that there is
    nothing that these could mean. `wish` is what a turn was about, if that was one thing.
    """

    text: str
    question: Question | None = None
    focus: tuple[Task, ...] = ()
    shown: tuple[Task, ...] = ()
    empty: bool = False
    wish: Intent | None = None


@dataclass(frozen=True)
class Shown:
    """The list that was shown last; `just_now` when that was in the last reply."""

    tasks: tuple[Task, ...] = ()
    just_now: bool = True


@dataclass
class Scene:
    """The tasks spoken of and shown before the present wish, and what the person said last."""

    earlier_focus: Callable[[], tuple[Task, ...]]
    earlier_shown: Callable[[], Shown]
    earlier_empty: Callable[[], bool]
    last_writes: Callable[[], tuple[tuple[str, Task], ...]]
    said: Callable[[], tuple[str, ...]]
    _now: Outcome = field(default_factory=lambda: Outcome(""))

    @property
    def focus(self) -> tuple[Task, ...]:
        """The tasks spoken of last, in this message or before."""
        return self._now.focus or (() if self._now.empty else self.earlier_focus())

    @property
    def empty(self) -> bool:
        """Whether the tasks spoken of last are those of an empty list."""
        return not self._now.focus and (self._now.empty or self.earlier_empty())

    @property
    def shown(self) -> Shown:
        """The list shown last, in this message or before."""
        here = self._now.shown or self._now.empty
        return Shown(self._now.shown) if here else self.earlier_shown()

    def take(self, outcomes: list[Outcome]) -> None:
        """Remember what the wishes so far came to."""
        focus = tuple(task for outcome in outcomes for task in outcome.focus)
        shown = next((outcome.shown for outcome in reversed(outcomes) if outcome.shown), ())
        if not focus and any(outcome.empty for outcome in outcomes):
            self._now = Outcome("", empty=True)
            return
        self._now = Outcome(
            "",
            focus=focus or self._now.focus,
            shown=shown or self._now.shown,
            empty=self._now.empty and not focus,
        )

    @property
    def told(self) -> Outcome:
        """What the message so far leaves behind."""
        return self._now

"""Deciding what comes next in a conversation: the next tool calls, or the reply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from todo_chat.agent.builtin.acting import act
from todo_chat.agent.builtin.answers import read_answer
from todo_chat.agent.builtin.corrections import read_correction
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Changes,
    Delete,
    Do,
    Every,
    Intent,
    List,
    Name,
    Numbers,
    Organise,
    Part,
    Perhaps,
    Places,
    Restore,
    Search,
    SetStatus,
    Show,
    Spoken,
    Targeted,
    UndoLast,
)
from todo_chat.agent.builtin.memory import Memory
from todo_chat.agent.builtin.plans import Plan, Request, replay, together
from todo_chat.agent.builtin.reading import read_message, single_spaced
from todo_chat.agent.builtin.scene import Outcome, Question, Scene
from todo_chat.agent.builtin.transcript import Exchange
from todo_chat.agent.builtin.wording import paragraphs, say

MOST_ROUNDS = 9
"""Rounds of tool calls in a turn: the model may speak ten times, and the last is the reply."""

ROUNDS_OF_A_STAGE = 4

_WRITING = Add | SetStatus | Delete | Change | Do | Restore | UndoLast | Organise | Perhaps

T = TypeVar("T")


def decide(exchanges: Sequence[Exchange]) -> tuple[Request, ...] | str:
    """The tool calls that come next in the last exchange, or its reply."""
    *past, current = exchanges
    step = replay(plan_turn(current.message, Memory(past, plan_turn)), current.calls)
    return step.requests or (step.returned.text if step.returned else "")


def plan_turn(message: str, memory: Memory) -> Plan[Outcome]:
    """The plan of a whole turn: its wishes stage by stage, and one reply to all."""
    scene = Scene(
        lambda: memory.focus,
        lambda: memory.shown,
        lambda: memory.empty,
        last_writes=lambda: memory.last_writes,
        said=lambda: memory.said,
    )
    outcomes: list[Outcome] = []
    rounds = 0
    intents = _understand(message, memory)
    for stage in stages(intents):
        if rounds > MOST_ROUNDS - ROUNDS_OF_A_STAGE:
            outcomes.append(Outcome(say("too_many_wishes")))
            break
        results, used = yield from _counted(together([act(intent, scene) for intent in stage]))
        rounds += used
        outcomes += results
        scene.take(results)
    wish = outcomes[0].wish or intents[0] if len(intents) == len(outcomes) == 1 else None
    return replace(_sum_up(outcomes, scene), wish=wish)


def _understand(message: str, memory: Memory) -> tuple[Intent, ...]:
    message = single_spaced(message)
    answer = read_answer(message, memory.question) if memory.question else None
    return answer or read_correction(message, memory) or read_message(message)


def _counted(plan: Plan[T]) -> Plan[tuple[T, int]]:
    """A plan that also tells how many rounds it took."""
    rounds = 0
    try:
        wanted = next(plan)
        while True:
            rounds += 1
            wanted = plan.send((yield wanted))
    except StopIteration as stop:
        return stop.value, rounds


def _sum_up(outcomes: list[Outcome], scene: Scene) -> Outcome:
    asking = [outcome for outcome in outcomes if outcome.question]
    telling = [outcome for outcome in outcomes if not outcome.question]
    text = paragraphs(outcome.text for outcome in [*telling, *asking])
    if not outcomes:
        text = say("unclear")
    questions = [outcome.question for outcome in asking if outcome.question]
    if questions:
        first, *later = questions
        waiting = tuple(question.intent for question in later if _may_wait(question))
        first = replace(first, rest=(*first.rest, *waiting))
        return Outcome(text, first, focus=first.options or scene.told.focus, shown=first.options)
    return replace(scene.told, text=text)


def _may_wait(question: Question) -> bool:
    """Whether a second question can be put again later; one whose answer is yes or no can't."""
    return question.kind == "which" and not isinstance(question.intent, Add)


def stages(intents: Sequence[Intent]) -> Iterator[list[Intent]]:
    """Wishes in groups that can go on side by side; each group waits for the one before."""
    stage: list[Intent] = []
    for intent in intents:
        if any(_waits_for(intent, other) for other in stage):
            yield stage
            stage = []
        stage.append(intent)
    if stage:
        yield stage


def _waits_for(intent: Intent, other: Intent) -> bool:
    if not _works(intent) or not _works(other):
        return False
    if _reads(intent) != _reads(other) or isinstance(intent, UndoLast):
        return True
    if any(isinstance(part, Spoken | Places | Every) for part in _parts(intent)):
        return not _reads(other)
    named = any(isinstance(part, Name) for part in _parts(intent))
    if named and isinstance(other, Add):
        return True
    return bool(_numbers(intent) & _numbers(other)) and not _reads(intent)


def _works(intent: Intent) -> bool:
    return isinstance(intent, _WRITING) or _reads(intent)


def _reads(intent: Intent) -> bool:
    return isinstance(intent, Show | List | Search | Changes)


def _parts(intent: Intent) -> tuple[Part, ...]:
    if isinstance(intent, Perhaps):
        return tuple(part for wish in intent.wishes for part in _parts(wish))
    target = intent.target if isinstance(intent, Targeted) else None
    return target.parts if target else ()


def _numbers(intent: Intent) -> set[int]:
    parts = _parts(intent)
    return {number for part in parts if isinstance(part, Numbers) for number in part.numbers}

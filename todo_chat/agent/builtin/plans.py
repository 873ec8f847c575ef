"""What a plan is: a generator that asks for tool calls and is sent their results.

A plan is written as plain code from the first call to the answer. The model keeps nothing between
its turns: it runs the plan anew each time and feeds it the results that stand in the conversation,
so a plan must be a pure function of its message and of what it is sent.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

Result: TypeAlias = dict[str, Any]
T = TypeVar("T")

_READING = {"list_tasks", "get_task", "list_changes", "list_projects_and_tags"}


@dataclass(frozen=True)
class Request:
    """A tool call that a plan asks for."""

    name: str
    arguments: dict[str, Any]

    @property
    def key(self) -> str:
        """The same for the same call, whatever the order of its arguments."""
        return self.name + json.dumps(self.arguments, sort_keys=True)

    @property
    def reads(self) -> bool:
        """Whether the call leaves everything as it is."""
        return self.name in _READING


Plan: TypeAlias = Generator[list[Request], list[Result], T]


@dataclass(frozen=True)
class Step(Generic[T]):
    """How far a plan came: calls that have no result yet, else what it returned."""

    requests: tuple[Request, ...]
    returned: T | None = None


def replay(plan: Plan[T], recorded: Iterable[tuple[Request, Result]]) -> Step[T]:
    """Run a plan on recorded calls until it wants one that is not among them, or returns."""
    results: defaultdict[str, deque[Result]] = defaultdict(deque)
    for request, result in recorded:
        results[request.key].append(result)
    try:
        wanted = next(plan)
        while True:
            missing = _missing(wanted, results)
            if missing:
                return Step(missing)
            wanted = plan.send([results[request.key].popleft() for request in wanted])
    except StopIteration as stop:
        return Step((), stop.value)


def _missing(
    wanted: Sequence[Request], results: defaultdict[str, deque[Result]]
) -> tuple[Request, ...]:
    seen: defaultdict[str, int] = defaultdict(int)
    missing = []
    for request in wanted:
        seen[request.key] += 1
        if seen[request.key] > len(results[request.key]):
            missing.append(request)
    return tuple(missing)


def together(plans: Sequence[Plan[T]]) -> Plan[list[T]]:
    """Run plans side by side, so that their calls go out in one round.

    Reading goes before writing, so that no plan sees another's work half done; the same look at
    the list is taken once for all that want it.
    """
    returned: dict[int, T] = {}
    waiting: dict[int, list[Request]] = {}
    for index, plan in enumerate(plans):
        _advance(plan, index, None, waiting, returned)
    while waiting:
        reading = {i: wanted for i, wanted in waiting.items() if all(r.reads for r in wanted)}
        turn = dict(sorted((reading or waiting).items()))
        batch, places = _batch(turn, merge=bool(reading))
        results = yield batch
        for index in turn:
            answer = [results[place] for place in places[index]]
            del waiting[index]
            _advance(plans[index], index, answer, waiting, returned)
    return [returned[index] for index in range(len(plans))]


def _advance(
    plan: Plan[T],
    index: int,
    answer: list[Result] | None,
    waiting: dict[int, list[Request]],
    returned: dict[int, T],
) -> None:
    try:
        waiting[index] = next(plan) if answer is None else plan.send(answer)
    except StopIteration as stop:
        returned[index] = stop.value


def _batch(
    turn: dict[int, list[Request]], *, merge: bool
) -> tuple[list[Request], dict[int, list[int]]]:
    batch: list[Request] = []
    keys: dict[str, int] = {}
    places: dict[int, list[int]] = {}
    for index, wanted in turn.items():
        places[index] = []
        for request in wanted:
            place = keys.setdefault(request.key, len(batch)) if merge else len(batch)
            if place == len(batch):
                batch.append(request)
            places[index].append(place)
    return batch, places

"""Plans: calls in rounds, reading before writing, and going on from recorded results."""

from __future__ import annotations

from typing import Any

from todo_chat.agent.builtin.plans import Plan, Request, replay, together

LOOK = Request("list_tasks", {})


def write(number: int) -> Request:
    return Request("complete_task", {"number": number})


def look_then_write(number: int) -> Plan[str]:
    [seen] = yield [LOOK]
    [done] = yield [write(number)]
    return f"{seen['total']} {done['completed']}"


def write_at_once(number: int) -> Plan[str]:
    [done] = yield [write(number)]
    return str(done["completed"])


def recorded(*results: tuple[Request, dict[str, Any]]) -> list[tuple[Request, dict[str, Any]]]:
    return list(results)


def test_stops_at_the_first_call_without_a_result() -> None:
    assert replay(look_then_write(1), []).requests == (LOOK,)
    step = replay(look_then_write(1), recorded((LOOK, {"total": 2})))
    assert step.requests == (write(1),)


def test_returns_once_every_result_is_there() -> None:
    results = recorded((LOOK, {"total": 2}), (write(1), {"completed": "x"}))
    step = replay(look_then_write(1), results)
    assert (step.requests, step.returned) == ((), "2 x")


def test_the_same_call_twice_takes_two_results() -> None:
    def twice() -> Plan[list[int]]:
        first = yield [write(1), write(1)]
        second = yield [write(1)]
        return [result["n"] for result in (*first, *second)]

    assert replay(twice(), recorded((write(1), {"n": 1}))).requests == (write(1),)
    full = recorded(*((write(1), {"n": n}) for n in (1, 2, 3)))
    assert replay(twice(), full).returned == [1, 2, 3]


def test_the_order_of_arguments_does_not_matter() -> None:
    one = Request("update_task", {"number": 1, "title": "x"})
    other = Request("update_task", {"title": "x", "number": 1})
    assert one.key == other.key


def test_side_by_side_reading_goes_first_and_once() -> None:
    plan = together([look_then_write(1), write_at_once(2), look_then_write(3)])
    assert next(plan) == [LOOK]
    assert plan.send([{"total": 9}]) == [write(1), write(2), write(3)]
    results = replay(
        together([look_then_write(1), write_at_once(2), look_then_write(3)]),
        recorded(
            (LOOK, {"total": 9}),
            (write(1), {"completed": "a"}),
            (write(2), {"completed": "b"}),
            (write(3), {"completed": "c"}),
        ),
    )
    assert results.returned == ["9 a", "b", "9 c"]

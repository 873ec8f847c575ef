"""Performing a tool call: the session, who acts, and what the model and the log are told.

A refusal (a task that does not exist, a title that is too long) goes back to the model as a
result, so that it can explain. What a tool did and the record of it are one transaction.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from math import isfinite
from typing import Any, NoReturn, TypeVar

from agents import FunctionTool, RunContextWrapper, function_tool
from agents.tool_context import ToolContext

from todo_chat.agent.context import RunContext, ToolOutcome, ToolsStopped
from todo_chat.config import get_settings
from todo_chat.db import Session, session_scope
from todo_chat.errors import AppError, InvalidInput
from todo_chat.models.change import CALL_ID_MAX
from todo_chat.services.bulk import TASKS_AT_ONCE
from todo_chat.services.changes import Actor, act_as
from todo_chat.services.owners import forget_owners
from todo_chat.strings import t

logger = logging.getLogger(__name__)

Result = dict[str, Any]
Work = Callable[[Session], Awaitable[Result]]
T = TypeVar("T")


def read_arguments(text: str) -> dict[str, Any]:
    """The arguments of a call as the model wrote them; what is not an object is kept as text."""
    try:
        arguments = json.loads(text or "{}", parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return {"text": text}
    return arguments if isinstance(arguments, dict) else {"text": text}


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON, though Python reads it")


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _refuse(text)


async def perform(context: ToolContext[RunContext], work: Work) -> str:
    """Do a tool's work in a transaction of its own, as the assistant; returns its result."""
    log = context.context.log
    arguments = read_arguments(context.tool_arguments)
    log.begin(context.tool_call_id, context.tool_name, arguments)
    # A write that has begun is finished even when the run is cancelled: the shield keeps it
    # going, and the turn waits for what it tracks before it says how it ended.
    task = asyncio.ensure_future(_carry_out(context, arguments, work))
    log.track(task)
    return json.dumps(await asyncio.shield(task), ensure_ascii=False)


async def _carry_out(context: ToolContext[RunContext], arguments: Result, work: Work) -> Result:
    call_id, name, run = context.tool_call_id, context.tool_name, context.context
    try:
        async with session_scope() as session:
            act_as(session, Actor("assistant", run.turn_id, call_id[:CALL_ID_MAX]))
            async with asyncio.timeout(get_settings().tool_timeout_seconds):
                result = await work(session)
                await run.log.keep(session, ToolOutcome(call_id, name, arguments, True, result))
        return result
    except AppError as error:
        result = refusal(error)
    except TimeoutError:
        result = {"error": t("tool.slow"), "code": "INTERNAL_ERROR"}
    except Exception:
        logger.exception("tool %s failed", name)
        result = {"error": t("tool.failed"), "code": "INTERNAL_ERROR"}
    run.log.show(ToolOutcome(call_id, name, arguments, False, result))
    return result


def refusal(error: AppError) -> Result:
    """What the model is told of a refusal: why, and which arguments were not right."""
    result: Result = {"error": error.message, "code": error.code}
    if isinstance(error, InvalidInput):
        result["fields"] = [field.field for field in error.errors]
    return result


async def for_each(
    session: Session, items: Sequence[T], field: str, work: Callable[[T], Awaitable[Result]]
) -> list[Result]:
    """Do the same for up to 50 things; where one is refused, nothing of it stays and others do.

    Raises:
        InvalidInput: there are none, or too many.
    """
    if not items:
        raise InvalidInput.of(field, t("task.bulk_none"))
    if len(items) > TASKS_AT_ONCE:
        message = t("task.bulk_limit", limit=TASKS_AT_ONCE, count=len(items))
        raise InvalidInput.of(field, message)
    results: list[Result] = []
    for item in items:
        named = {"number": item} if isinstance(item, int) else {}
        try:
            async with session.begin_nested():
                results.append(named | await work(item))
        except AppError as error:
            forget_owners(session)
            results.append(named | refusal(error))
    return results


async def for_each_task(
    session: Session, numbers: Sequence[int], work: Callable[[int], Awaitable[Result]]
) -> Result:
    """The result of a tool that does the same to several tasks: one for each, in their order."""
    return {"results": await for_each(session, list(dict.fromkeys(numbers)), "numbers", work)}


def _bad_arguments(context: RunContextWrapper[Any], error: Exception) -> str:
    """Tell the model, and the log, that a call could not be understood; the runner calls it."""
    if isinstance(error, ToolsStopped) or not isinstance(context, ToolContext):
        raise error
    result = {"error": t("tool.arguments"), "code": "INVALID_INPUT"}
    run: RunContext = context.context
    arguments = read_arguments(context.tool_arguments)
    run.log.begin(context.tool_call_id, context.tool_name, arguments)
    run.log.show(ToolOutcome(context.tool_call_id, context.tool_name, arguments, False, result))
    return json.dumps(result)


def as_tool(function: Callable[..., Awaitable[str]]) -> FunctionTool:
    """A tool from a function: its docstring and its arguments are what the model is told."""
    return function_tool(function, failure_error_function=_bad_arguments)

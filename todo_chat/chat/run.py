"""One run of the agent, from the SDK's stream into a turn's log."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from agents import Agent, RunConfig, RunHooks, Runner, RunResultStreaming, ToolExecutionConfig
from agents.items import ToolCallItem, ToolCallOutputItem, TResponseInputItem
from agents.run_config import ToolErrorFormatterArgs
from agents.stream_events import StreamEvent
from openai.types.responses import ResponseFunctionToolCall

from todo_chat.agent.context import RunContext, ToolOutcome
from todo_chat.agent.tools import read_arguments
from todo_chat.chat.failures import TurnFailed
from todo_chat.chat.log import TurnLog
from todo_chat.config import get_settings
from todo_chat.strings import t


class _Watch(RunHooks[RunContext]):
    """Notices when the model is asked and when tools work, for the log and the silence limit."""

    def __init__(self, log: TurnLog, silence: asyncio.Timeout) -> None:
        self._log = log
        self._silence = silence
        self._limit = get_settings().model_timeout_seconds
        self._heard = 0.0
        self.new_block = False

    def heard(self) -> None:
        """Something happened: the silence begins anew, to a hundredth of what is allowed."""
        now = asyncio.get_running_loop().time()
        if now - self._heard > self._limit / 100:
            self._heard = now
            self._silence.reschedule(now + self._limit)

    async def on_llm_start(self, *_args: Any) -> None:
        """The model is asked."""
        self.heard()
        self.new_block = bool(self._log.parts.content)
        self._log.emit("thinking", message=t("turn.thinking"))

    async def on_tool_start(self, *_args: Any) -> None:
        """A tool begins."""
        self.heard()

    async def on_tool_end(self, *_args: Any) -> None:
        """A tool has ended."""
        self.heard()


async def run_agent(
    agent: Agent[RunContext], *, items: list[TResponseInputItem], context: RunContext, log: TurnLog
) -> None:
    """Run the agent on a conversation; everything it does goes into the log as it happens.

    Raises:
        TurnFailed: the model was silent for too long, or gave nothing at all.
        Exception: whatever the model or its provider raised; `failures.reason_of` explains it.
    """
    async with asyncio.timeout(get_settings().model_timeout_seconds) as silence:
        watch = _Watch(log, silence)
        result = Runner.run_streamed(
            agent,
            items,
            context=context,
            max_turns=get_settings().model_turns,
            hooks=watch,
            run_config=_RUN_CONFIG,
        )
        try:
            async for event in result.stream_events():
                watch.heard()
                _take(event, watch, log)
        finally:
            await _end(result)
    if not log.parts.parts:
        raise TurnFailed("bad_answer")


def _take(event: StreamEvent, watch: _Watch, log: TurnLog) -> None:
    if event.type == "raw_response_event":
        if event.data.type in {"response.output_text.delta", "response.refusal.delta"}:
            delta: str = event.data.delta
            if watch.new_block and delta:
                watch.new_block = False
                delta = "\n\n" + delta
            log.add_text(delta)
    elif event.type == "run_item_stream_event":
        if isinstance(event.item, ToolCallItem):
            _announce(event.item, log)
        elif isinstance(event.item, ToolCallOutputItem):
            _close(event.item, log)


def _announce(item: ToolCallItem, log: TurnLog) -> None:
    call = item.raw_item
    if isinstance(call, ResponseFunctionToolCall):
        log.announce(call.call_id, call.name, read_arguments(call.arguments))


def _close(item: ToolCallOutputItem, log: TurnLog) -> None:
    """Show the result of a call that ran no tool of ours: the SDK answered it by itself."""
    call = log.open_call(str(item.call_id or ""))
    if call:
        result = {"error": t("tool.unknown"), "code": "NOT_FOUND"}
        log.show(ToolOutcome(call["call_id"], call["name"], call["arguments"], False, result))


async def _end(result: RunResultStreaming) -> None:
    task = result.run_loop_task
    if task is None or task.done():
        return
    task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.wait({task})


def _explain_to_model(args: ToolErrorFormatterArgs[Any]) -> str | None:
    return t("tool.unknown") if args.kind == "tool_not_found" else None


_RUN_CONFIG = RunConfig(
    tracing_disabled=True,
    trace_include_sensitive_data=False,
    tool_execution=ToolExecutionConfig(max_function_tool_concurrency=1),
    tool_not_found_behavior="return_error_to_model",
    tool_error_formatter=_explain_to_model,
)

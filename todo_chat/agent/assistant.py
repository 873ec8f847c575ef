"""The assistant: one Agent, with its instructions in a file and its tools."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from agents import Agent, ModelSettings, RunContextWrapper, set_tracing_disabled
from agents.models.interface import Model

from todo_chat.agent.context import RunContext
from todo_chat.agent.tools import TOOLS
from todo_chat.when import zone_of

set_tracing_disabled(True)


@cache
def _template() -> str:
    return (Path(__file__).parent / "instructions.md").read_text(encoding="utf-8")


def instructions(context: RunContext) -> str:
    """The instructions of one run, which say today's date and the person's zone."""
    local = context.now.astimezone(zone_of(context.timezone))
    now = local.strftime("%A, %Y-%m-%d, %H:%M")
    return _template().format(now=now, timezone=context.timezone)


def _instructions(wrapper: RunContextWrapper[RunContext], _agent: Agent[RunContext]) -> str:
    return instructions(wrapper.context)


def build_assistant(model: Model) -> Agent[RunContext]:
    """The assistant, answering with a model."""
    return Agent[RunContext](
        name="Todo Chat",
        instructions=_instructions,
        tools=list(TOOLS),
        model=model,
        model_settings=ModelSettings(parallel_tool_calls=True),
    )

"""Turns on a scripted provider: a real socket between the engine and the model."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.database import OpenEngine
from tests.support.wire import WireServer
from todo_chat.agent.providers import build_model
from todo_chat.chat.engine import TurnEngine
from todo_chat.config import Settings, get_settings
from todo_chat.models import User

Events = list[dict[str, Any]]


@pytest.fixture
def wire_api() -> str:
    """Which wire API the provider speaks."""
    return "chat_completions"


@pytest.fixture
def remote(
    wire_api: str, settings: Settings, wire: WireServer, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """Settings for a provider at the wire server."""
    monkeypatch.setenv("OPENAI_BASE_URL", wire.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("TODO_CHAT_MODEL", "test-model")
    monkeypatch.setenv("TODO_CHAT_MODEL_API", wire_api)
    get_settings.cache_clear()
    return get_settings()


@pytest.fixture
async def engine(remote: Settings, open_engine: OpenEngine) -> TurnEngine:
    """An engine whose model is the wire server."""
    return await open_engine(build_model(remote))


async def collect(engine: TurnEngine, user: User, turn_id: str, after: int = 0) -> Events:
    """Every event of a turn after a number, to its end."""
    groups = engine.follow(user_id=user.id, turn_id=turn_id, after=after)
    return [event async for events in groups for event in events]


def text_of(events: Events) -> str:
    """The text of a stream of events."""
    return "".join(event["content"] for event in events if event["type"] == "text")


def kinds_of(events: Events) -> list[str]:
    """The types of events, without those that only say that something is under way."""
    return [event["type"] for event in events if event["type"] != "thinking"]

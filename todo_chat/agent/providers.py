"""Which model answers: the built-in one, or a remote one by either of OpenAI's wire APIs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx2
from agents.items import ModelResponse, TResponseStreamEvent
from agents.models.interface import Model
from agents.models.openai_chatcompletions import OpenAIChatCompletionsModel
from agents.models.openai_responses import OpenAIResponsesModel
from openai import AsyncOpenAI

from todo_chat.agent.builtin import BuiltInModel
from todo_chat.agent.streams import build_client
from todo_chat.config import BUILT_IN, Settings

_NO_KEY_NEEDED = "none"


class KeyMissing(Exception):
    """A provider that asks for a key was chosen, and no key is set."""


class KeylessModel(Model):
    """Stands for a provider whose key is missing: each call says so."""

    async def get_response(self, *_args: Any, **_options: Any) -> ModelResponse:
        """Refuse.

        Raises:
            KeyMissing: always.
        """
        raise KeyMissing

    def stream_response(self, *_args: Any, **_options: Any) -> AsyncIterator[TResponseStreamEvent]:
        """Refuse.

        Raises:
            KeyMissing: always.
        """
        raise KeyMissing


class _WithClient:
    """Ends the connections of its client together with itself."""

    _client: AsyncOpenAI

    async def close(self) -> None:
        """Close the client."""
        await self._client.close()


class _ChatCompletions(_WithClient, OpenAIChatCompletionsModel):
    pass


class _Responses(_WithClient, OpenAIResponsesModel):
    pass


def build_model(settings: Settings) -> Model:
    """The model that the settings name."""
    if settings.model_name == BUILT_IN:
        return BuiltInModel()
    key, base_url = settings.openai_api_key.get_secret_value(), settings.openai_base_url
    if not key and not base_url:
        return KeylessModel()
    client = build_client(
        api_key=key or _NO_KEY_NEEDED,
        base_url=base_url or None,
        # A silent model is noticed by the run, once for all; a timer for each read costs more.
        timeout=httpx2.Timeout(settings.model_timeout_seconds, read=None),
        max_retries=0,
    )
    if settings.wire_api == "responses":
        return _Responses(settings.model_name, client)
    return _ChatCompletions(settings.model_name, client)

"""Why a turn failed: from whatever a model or its provider raises to a reason and a sentence."""

from __future__ import annotations

import json

import httpx2
import openai
from agents.exceptions import MaxTurnsExceeded, ModelBehaviorError, ModelTimeoutError
from pydantic import ValidationError

from todo_chat.agent.providers import KeyMissing
from todo_chat.config import get_settings
from todo_chat.strings import t

_CODES = {"internal": "INTERNAL_ERROR", "time_limit": "TURN_TIMEOUT", "interrupted": "INTERRUPTED"}


class TurnFailed(Exception):
    """A turn can't go on, for a known reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def reason_of(error: BaseException) -> str:
    """The reason, as a key of `turn.error.…`, for what was raised while a model answered."""
    match error:
        case TurnFailed():
            return error.reason
        case KeyMissing():
            return "key_missing"
        case MaxTurnsExceeded():
            return "too_many_steps"
        case openai.APITimeoutError(__cause__=httpx2.ConnectTimeout()):
            return "unreachable"
        case openai.APITimeoutError() | ModelTimeoutError() | TimeoutError():
            return "silent"
        case openai.APIStatusError():
            return _status_reason(error)
        case openai.APIConnectionError() | httpx2.HTTPError() | ConnectionError():
            return "unreachable"
        case openai.APIResponseValidationError() | ValidationError() | json.JSONDecodeError():
            return "bad_answer"
        case ModelBehaviorError() | UnicodeDecodeError():
            return "bad_answer"
        case openai.APIError():
            return _error_reason(error)
    return "internal"


def _status_reason(error: openai.APIStatusError) -> str:
    text = str(error.message).lower()
    if error.status_code in {401, 403}:
        return "key_refused"
    if error.status_code == 404:
        return "model_unknown"
    if error.status_code == 429:
        return "rate_limited"
    if error.status_code in {400, 413} and ("context" in text or "too long" in text):
        return "too_long"
    return "provider_error"


def _error_reason(error: openai.APIError) -> str:
    text = f"{error.code} {error.message}".lower()
    return "rate_limited" if "rate_limit" in text or "quota" in text else "provider_error"


def code_of(reason: str) -> str:
    """The public error code of a reason."""
    return _CODES.get(reason, "MODEL_UNAVAILABLE")


def explain(reason: str, *, model: str) -> str:
    """The sentence of a reason, safe to show to a person."""
    settings = get_settings()
    limit, seconds = settings.model_turns, round(settings.turn_timeout_seconds)
    return t(f"turn.error.{reason}", model=model, limit=limit, seconds=seconds)

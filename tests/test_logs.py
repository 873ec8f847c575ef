"""The log: as text, as JSON, and its warning of limits that are off."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Literal

import pytest

from todo_chat.config import Settings
from todo_chat.logs import configure_logging


@pytest.fixture(autouse=True)
def own_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    yield
    root.handlers, root.level = handlers, level


def test_each_event_is_one_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(Settings(log_format="json"))
    logging.getLogger("todo_chat.test").error("two\nlines %s", "here")
    (line,) = capsys.readouterr().err.splitlines()
    event = json.loads(line)
    assert (event["level"], event["logger"]) == ("ERROR", "todo_chat.test")
    assert event["message"] == "two\nlines here"


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_cookies_and_keys_stay_out_of_the_log(
    capsys: pytest.CaptureFixture[str], log_format: Literal["text", "json"]
) -> None:
    configure_logging(Settings(log_format=log_format))
    headers = {"cookie": "a=b; todo_chat_session=s3cret; c=d", "authorization": "Bearer t0ken"}
    try:
        raise ValueError("Incorrect API key provided: sk-live-123")
    except ValueError:
        logging.getLogger("reflex").exception("unknown event %s", headers)
    written = capsys.readouterr().err
    assert "unknown event" in written and "c=d" in written
    for secret in ("s3cret", "t0ken", "live-123"):
        assert secret not in written


def test_limits_that_are_off_are_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(Settings(rate_limits="off"))
    assert "TODO_CHAT_RATE_LIMITS is off" in capsys.readouterr().err
    configure_logging(Settings())
    assert capsys.readouterr().err == ""

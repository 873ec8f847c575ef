"""What the server writes about itself: one line an event, for people or for programs."""

from __future__ import annotations

import logging
import re

from pythonjsonlogger.json import JsonFormatter

from todo_chat.config import COOKIE, Settings

_TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_JSON = "%(asctime)s %(levelname)s %(name)s %(message)s"
_CHATTY = ("httpx", "httpx2", "httpcore", "openai", "openai.agents", "aiosqlite", "alembic")

# A login's cookie and API keys have no business in a log, whoever logs them.
_SECRETS = re.compile(rf"({COOKIE}=|[Bb]earer |sk-)[^\s;,'\"]+")

logger = logging.getLogger(__name__)


class _Redacting:
    """Takes secrets out of a whole entry, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        text: str = super().format(record)  # type: ignore[misc]
        return _SECRETS.sub(r"\1…", text)


class _Text(_Redacting, logging.Formatter):
    pass


class _Json(_Redacting, JsonFormatter):
    pass


def configure_logging(settings: Settings) -> None:
    """Write the log to standard error, as text or as JSON lines, and warn of open doors."""
    handler = logging.StreamHandler()
    names = {"asctime": "time", "levelname": "level", "name": "logger"}
    as_json = _Json(_JSON, rename_fields=names, json_ensure_ascii=False)
    handler.setFormatter(as_json if settings.log_format == "json" else _Text(_TEXT))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    if settings.rate_limits == "off":
        logger.warning("TODO_CHAT_RATE_LIMITS is off: anyone may try passwords as fast as they can")

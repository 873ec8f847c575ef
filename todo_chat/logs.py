"""What the server writes about itself: one line an event, for people or for programs."""

from __future__ import annotations

import logging

from pythonjsonlogger.json import JsonFormatter

from todo_chat.config import Settings

_TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_JSON = "%(asctime)s %(levelname)s %(name)s %(message)s"
_CHATTY = ("httpx", "httpx2", "httpcore", "openai", "openai.agents", "aiosqlite", "alembic")

logger = logging.getLogger(__name__)


def configure_logging(settings: Settings) -> None:
    """Write the log to standard error, as text or as JSON lines, and warn of open doors."""
    handler = logging.StreamHandler()
    names = {"asctime": "time", "levelname": "level", "name": "logger"}
    as_json = JsonFormatter(_JSON, rename_fields=names)
    handler.setFormatter(as_json if settings.log_format == "json" else logging.Formatter(_TEXT))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    if settings.rate_limits == "off":
        logger.warning("TODO_CHAT_RATE_LIMITS is off: anyone may try passwords as fast as they can")

"""Cursors: where a page of a list ended, as text that a client hands back."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Any

from todo_chat.errors import InvalidInput
from todo_chat.services.text import control_errors
from todo_chat.strings import t


def write_cursor(*values: Any) -> str:
    """Text for the sort values of a page's last row."""
    plain = [v.isoformat() if isinstance(v, datetime) else v for v in values]
    packed = json.dumps(plain, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_cursor(cursor: str, *types: type) -> tuple[Any, ...]:
    """The values back from the text, which must be of these types (str, int or datetime).

    Raises:
        InvalidInput: it is not a cursor of this list.
    """
    refused = InvalidInput.of("cursor", t("cursor.unknown"))
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values = json.loads(packed)
        if not isinstance(values, list) or len(values) != len(types):
            raise refused
        return tuple(map(_as, values, types))
    except (binascii.Error, ValueError, OverflowError, RecursionError) as error:
        raise refused from error


def _as(value: Any, kind: type) -> Any:
    if kind is datetime and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("a cursor's instant has a zone")
        return moment.astimezone(UTC)
    if type(value) is not kind:
        raise ValueError("not of the type that the list wrote")
    if isinstance(value, str) and control_errors("cursor", value):
        raise ValueError("text that no list could have written")
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError("larger than a database's integer")
    return value


def check_limit(limit: int, most: int) -> None:
    """Check the size of a page.

    Raises:
        InvalidInput: it is not between 1 and `most`.
    """
    if not 1 <= limit <= most:
        raise InvalidInput.of("limit", t("limit.range", limit=most))

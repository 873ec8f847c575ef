"""What is wrong with a request's fields, from pydantic's words into ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from todo_chat.errors import FieldError
from todo_chat.strings import t

SHOWN_NAME_MAX = 64

_SENTENCES = {
    "missing": "input.missing",
    "extra_forbidden": "input.unknown",
    "string_type": "input.text",
    "string_unicode": "text.control",
    "control_character": "text.control",
    "string_too_short": "input.empty",
    "too_short": "input.empty",
    "string_too_long": "input.long",
    "too_long": "input.long",
    "int_type": "input.number",
    "int_parsing": "input.number",
    "int_from_float": "input.number",
    "float_type": "input.decimal",
    "finite_number": "input.decimal",
    "int_parsing_size": "input.range",
    "greater_than_equal": "input.least",
    "less_than_equal": "input.most",
    "bool_type": "input.flag",
    "bool_parsing": "input.flag",
    "list_type": "input.list",
    "model_type": "input.item",
    "model_attributes_type": "input.item",
    "json_invalid": "input.json",
}
_WHERE = {"body", "query", "path", "header", "cookie"}


def field_errors(errors: Iterable[Mapping[str, Any]]) -> list[FieldError]:
    """One kind sentence for each field that pydantic refused."""
    return [_field_error(error) for error in errors]


def _field_error(error: Mapping[str, Any]) -> FieldError:
    field = _field(error["loc"], error["type"])
    if field == "body" and error["type"] != "json_invalid":
        return FieldError(field, t("input.object"))
    context = error.get("ctx", {})
    limit = next((context[name] for name in ("max_length", "ge", "le") if name in context), None)
    sentence = _SENTENCES.get(error["type"], "input.other")
    return FieldError(field, t(sentence, field=_inner(error["loc"], field), limit=limit))


def _inner(loc: tuple[str | int, ...], field: str) -> str:
    """The name within an entry of a list, where the slip is in there: `at` of `reminders`."""
    behind = loc[loc.index(field) + 1 :] if field in loc else ()
    names = [part for part in behind if isinstance(part, str)]
    return names[-1][:SHOWN_NAME_MAX] if names else field


def _field(loc: tuple[str | int, ...], type: str) -> str:
    """The name as the client wrote it; an entry of a list stands for the whole list."""
    names = [part for part in loc if isinstance(part, str)]
    if len(names) > 1 and names[0] in _WHERE:
        names = names[1:]
    if type == "json_invalid" or not names:
        return "body"
    return names[0][:SHOWN_NAME_MAX]

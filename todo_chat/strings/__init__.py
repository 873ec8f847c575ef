"""The one catalogue of the sentences that a person reads."""

from __future__ import annotations

from todo_chat.strings import (
    en,
    en_api,
    en_list,
    en_page,
    en_quick,
    en_receipts,
    en_tasks,
    en_tools,
    en_when,
)

_ENGLISH = (
    en,
    en_api,
    en_list,
    en_page,
    en_quick,
    en_receipts,
    en_tasks,
    en_tools,
    en_when,
)
_CATALOGUES: dict[str, dict[str, str]] = {
    "en": {key: text for part in _ENGLISH for key, text in part.STRINGS.items()}
}


def t(key: str, language: str = "en", **values: object) -> str:
    """The sentence `key` in a language, with its `{placeholders}` filled in.

    Raises:
        KeyError: no such sentence; a test keeps this from happening to a person.
    """
    return _CATALOGUES[language][key].format(**values) if values else _CATALOGUES[language][key]

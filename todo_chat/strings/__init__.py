"""The one catalogue of the sentences that a person reads."""

from __future__ import annotations

from todo_chat.strings import en, en_api, en_page, en_tasks, en_when

_CATALOGUES: dict[str, dict[str, str]] = {
    "en": en.STRINGS | en_api.STRINGS | en_page.STRINGS | en_tasks.STRINGS | en_when.STRINGS
}


def t(key: str, language: str = "en", **values: object) -> str:
    """The sentence `key` in a language, with its `{placeholders}` filled in.

    Raises:
        KeyError: no such sentence; a test keeps this from happening to a person.
    """
    return _CATALOGUES[language][key].format(**values) if values else _CATALOGUES[language][key]

"""A text cut into tokens in one pass, each with the classes that its word may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Classes = Mapping[str, Any]

_TOKEN = re.compile(
    r"""
    (?P<opaque>
        "[^"]*" | “[^”]{0,300}” | «[^»]{0,300}» | (?<!\w)\u2018[^\u2019]{0,120}\u2019(?!\w)
      | (?<!\w)'[^'\n]{1,120}'(?!\w)
      | https?://\S+
      | (?<![\w.])[\w+-]{1,40}(?:\.[\w+-]{1,40}){0,4}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}
      | (?<!\w)[\#@][^\W\d]\w*
      | (?<![\w.])[^\W\d_]\w{1,40}(?:\.[^\W\d_]{2,20}){1,3}(?![\w.]*\d)(?=\W|$)
    )
  | (?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}
        (?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?
            (?!\ ?[ap]\.?m))?
        (?![0-9:]))
  | (?P<zone>(?<=[0-9]\ )[+-][0-9]{4}(?![0-9:]))
  | (?P<date>(?<![0-9./-])[0-9]{1,4}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)[0-9]{1,4}(?![0-9]|[/-][0-9]))
  | (?P<pair>(?<![0-9./])[0-9]{1,2}/[0-9]{1,2}(?![0-9/]) | (?<![0-9./])[0-9]{1,2}/[0-9]{4}(?![0-9/])
      | (?<![0-9./])[0-9]{4}/[0-9]{1,2}(?![0-9/]))
  | (?P<clock>(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?![0-9:])
      | (?<![0-9])[0-9]{1,2}[hH][0-9]{2}(?!\w))
  | (?P<dotted>(?<![0-9.])[0-9]{1,2}\.[0-9]{2}(?![0-9]|\.[0-9]))
  | (?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th)(?!\w))
  | (?P<decimal>[0-9]+\.[0-9]+)
  | (?P<digits>[0-9]+)
  | (?P<meridiem>(?<![^\W\d_])[ap]\ ?\.?\ ?m\b\.?)
  | (?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)
  | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = str.maketrans({"\u2019": "'", "\u2013": "-", "\u2014": "-"})  # as a keyboard has them
_MONEY = frozenset("$£€¥₹#№%°")
MAX_TOKENS = 1500  # of 4,000 characters hardly any text has more


@dataclass(slots=True)
class Token:
    """A word, a number or a sign: its text in small letters, and where it stands."""

    kind: str
    text: str
    start: int
    end: int
    glued: bool = False  # no space before it
    capital: bool = False  # begins with a capital letter
    classes: dict[str, Any] = field(default_factory=dict)


def tokenize(text: str, words: Mapping[str, Classes]) -> list[Token]:
    """The tokens of a text, figures and the words of a language with their classes."""
    tokens: list[Token] = []
    before = -1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        raw = match.group().lower().translate(_PLAIN)
        capital = match.group()[0].isupper()
        token = Token(kind, raw, match.start(), match.end(), match.start() == before, capital)
        before = match.end()
        if kind == "meridiem":
            token.kind, token.text = "word", raw[0] + "m"
            token.end -= raw.endswith(".") and "." not in raw[:-1]
            before = token.end
        if token.kind == "word":
            token.classes.update(words.get(token.text, ()))
        else:
            token.classes.update(_numbers(kind, raw))
        tokens.append(token)
        if len(tokens) >= MAX_TOKENS:
            break
    tokens = _join_calls(tokens)
    _unmake_codes(tokens)
    _read_short_units(tokens)
    return tokens


def full_year(yy: int) -> int:
    """The year of two figures: 69 to 99 are of the last century, as in most programs."""
    return 1900 + yy if yy >= 69 else 2000 + yy


def _numbers(kind: str, raw: str) -> dict[str, Any]:
    if kind == "digits" and len(raw) <= 4:
        n = int(raw)
        found: dict[str, Any] = {} if raw[0] == "0" and len(raw) > 2 else {"n": n}
        if n <= 24 and len(raw) <= 2:
            found["hour"] = n
        if 1 <= n <= 31 and len(raw) <= 2:
            found["dom"] = n
        if len(raw) == 4 and 1900 <= n <= 2199:
            found["year"] = n
        if len(raw) == 2 and 10 <= n < 60:
            found["two"] = n
        if len(raw) == 2:
            found["yy"] = full_year(n)
        if len(raw) >= 3 and n // 100 < 24 and n % 100 < 60:
            found["hhmm_any"] = raw
            if "year" not in found:
                found["hhmm"] = raw
            if raw[0] == "0":
                found["hhmm_zero"] = raw
        return found
    if kind == "ordinal":
        n = int(raw[:-2])
        if 1 <= n <= 31:
            return {"ord": n, "dom": n, "domth": n}
        return {"ord": n, "no_dom": n} if n < 100 else {"ord": n}
    if kind == "digits" and len(raw) == 8 and raw[:2] in {"19", "20"} and raw[4:6] < "13":
        return {"compact_date": f"{raw[:4]}-{raw[4:6]}-{raw[6:]}"}
    if kind == "decimal":
        found = {"decimal": float(raw)} if len(raw) < 8 else {}
        return found | ({"pair_dot": raw} if len(raw) in {3, 4} else {})
    if kind == "dotted":
        found = {"dotted": raw, "decimal": float(raw), "pair_dot": raw}
        return found | ({"round_dotted": raw} if raw[-1] in "05" else {})  # no "3.14"
    if kind == "pair" and len(raw) > 5:
        return {"month_year": raw}
    if kind == "pair":
        found = {"pair": raw, "fraction": raw}
        return found | ({"sure_pair": raw} if _only_date(raw) else {})
    if kind == "clock":
        return {"figures": raw}
    if kind == "zone":
        minutes = int(raw[1:3]) * 60 + int(raw[3:])
        return {"zone": -minutes if raw[0] == "-" else minutes} if minutes < 900 else {}
    return {kind: raw} if kind in {"iso", "date", "pair"} else {}


def _only_date(pair: str) -> bool:
    """Whether a pair is a date in one order alone, and none of the fractions of tools."""
    low, high = sorted(map(int, pair.split("/")))
    inch = pair.endswith("/16") or pair in {"16/9", "16/10"}
    return 1 <= low <= 12 < high <= 31 and not inch and pair != "24/7"


def _join_calls(tokens: list[Token]) -> list[Token]:
    """Make "every!" one token: a repeat that is counted from when the task is done."""
    joined: list[Token] = []
    for token in tokens:
        if token.text == "!" and token.glued and joined and "every" in joined[-1].classes:
            joined[-1].end = token.end
            joined[-1].classes["from_completion"] = True
        else:
            joined.append(token)
    return joined


def _unmake_codes(tokens: list[Token]) -> None:
    """Numbers in codes, sums of money and versions ("A4", "$5", "v2", "5%") stand for nothing."""
    for at, token in enumerate(tokens):
        if token.kind not in {"digits", "decimal", "dotted", "pair", "clock", "ordinal"}:
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if before and token.glued:
            unit = "unit" in before.classes and before.glued
            month = "month" in before.classes and not before.glued
            if before.text in _MONEY or (before.kind == "word" and not unit and not month):
                token.classes.clear()
                if before.text == "q" and token.text in {"1", "2", "3", "4"}:
                    token.classes["quarter_sign"] = int(token.text)
                if before.text == "x" and token.kind == "digits" and not before.glued:
                    token.classes["times_sign"] = int(token.text[:5])
        if before and before.text in _MONEY and before.text not in "%°":
            token.classes.clear()
        if after and after.glued and after.text in _MONEY:
            token.classes.clear()


def _read_short_units(tokens: list[Token]) -> None:
    """One letter is a unit or half of the day only when it hangs on a number ("3d", "5p")."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        if token.text == "mon" and before and before.kind == "digits":
            token.classes["unit"] = "month"
        if len(token.text) > 1 or token.kind != "word":
            continue
        kinds = {"digits", "decimal", "clock", "dotted", "pair"}
        counted = at > 1 and "every" in tokens[at - 2].classes  # "every 2 h"
        joined = token.glued or counted or (before and before.kind == "pair")
        number = before and joined and before.kind in kinds
        if not number:
            token.classes.clear()
        elif token.text in "ap":
            token.classes["ap"] = token.text + "m"
        elif token.text == "h":
            token.classes["hour_sign"] = "h"

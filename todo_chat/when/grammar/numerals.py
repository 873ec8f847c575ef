"""Numbers of several words ("twenty five", "twenty-fifth", "twenty twenty seven")."""

from __future__ import annotations

from typing import Any

from todo_chat.when.grammar.tokens import Token

_CENTURIES = (19, 20)


def join_numbers(tokens: list[Token]) -> list[Token]:
    """Make one token of each number that is written in words."""
    return _join_years(_join_tens(tokens))


def _join_tens(tokens: list[Token]) -> list[Token]:
    """Make one token of "twenty five" and of "twenty-fifth"."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        step = 2 if at + 1 < len(tokens) and tokens[at + 1].text == "-" else 1
        after = tokens[at + step] if at + step < len(tokens) else None
        if "tens" in token.classes and after and after.kind == "word":
            n = after.classes.get("digit")
            nth = after.classes.get("nth")
            tens = token.classes["tens"]
            if n is not None or nth is not None:
                new = {"n": tens + n} if n is not None else {"ord": tens + nth}
                token = Token("word", f"{token.text} {after.text}", token.start, after.end)
                token.classes = _word_number(new)
                at += step
        joined.append(token)
        at += 1
    return joined


def _word_number(new: dict[str, Any]) -> dict[str, Any]:
    n: int = new["n"] if "n" in new else new["ord"]
    if 1 <= n <= 31:
        new["word_dom" if "ord" in new else "card_dom"] = n
    if "n" in new and n < 60:
        new["minute_word"] = n
    return new


def _join_years(tokens: list[Token]) -> list[Token]:
    """Make one token of "nineteen ninety four", "twenty twenty seven", "two thousand and nine"."""
    if not any(token.kind == "word" and "n" in token.classes for token in tokens):
        return tokens
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        year, size = _year_at(tokens[at : at + 4])
        token = tokens[at]
        if size:
            last = tokens[at + size - 1]
            token = Token("word", str(year), token.start, last.end, token.glued, token.capital)
            token.classes = {"year": year, "n": year}
        joined.append(token)
        at += size or 1
    return joined


def _year_at(row: list[Token]) -> tuple[int, int]:
    """The year that a row of tokens begins with, and of how many it is made; (0, 0) for none."""
    first = _said(row[0])
    if not first or len(row) < 2:
        return 0, 0
    scale = row[1].classes.get("scale", 0)
    if not scale:
        rest = _said(row[1])
        return (first * 100 + rest, 2) if first in _CENTURIES and 10 <= rest < 100 else (0, 0)
    year = first * scale
    if year not in {100 * century for century in _CENTURIES}:
        return 0, 0
    step = 3 if len(row) > 2 and "sum_sign" in row[2].classes else 2
    rest = _said(row[step]) if step < len(row) else 0
    return (year + rest, step + 1) if 0 < rest < 100 else (year, 2)


def _said(token: Token) -> int:
    """A whole number that is written in words, else 0."""
    n = token.classes.get("n", 0) if token.kind == "word" else 0
    return n if isinstance(n, int) else 0

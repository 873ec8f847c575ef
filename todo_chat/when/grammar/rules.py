"""Rules ("[the] day after tomorrow") made into one tree a kind, and read from it.

A pattern is a row of elements: a word, words to choose from ("on|at"), a class of token or a kind
of phrase in braces ("{weekday}", "{month:first}"), each optional in brackets. What braces catch
goes to the rule's meaning by its name. All rules of a kind share one tree, so a text is walked
once and ordinary words are left at its root.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from todo_chat.when.grammar.tokens import Token

STRONG, EDGE, TAIL, WEAK, WHOLE, BARE = 5, 4, 3, 2, 1, 0
_DEEPEST = 40  # phrases in phrases; longer lists are cut off
_EFFORT = 6000  # walks and matches in one text; the rest of one that takes more is not read


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it means, and how sure it is to speak of time.

    strength: STRONG counts anywhere; EDGE at an edge of the text or beside a preposition; TAIL at
    its end alone, or as WEAK does; WEAK as the whole text, at an edge beside a preposition, or next
    to another date; WHOLE as nothing but the text; BARE only next to another. `closed` asks that no
    ordinary word follows ("at 5 houses").
    """

    pattern: str
    meaning: Callable[..., Any]
    strength: int
    closed: bool
    args: Mapping[str, Any]


def rule(
    pattern: str,
    meaning: Callable[..., Any],
    *,
    strength: int = STRONG,
    closed: bool = False,
    **args: Any,
) -> Rule:
    """A rule of a language's table; `args` go to its meaning as they are."""
    return Rule(pattern, meaning, strength, closed, args)


class _Node:
    """A place in a tree: what may come next, by word, by class of token and by kind of phrase."""

    __slots__ = ("children", "order", "phrases", "rule", "slots", "words")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}  # by element, as it is written
        self.words: dict[str, list[_Node]] = {}
        self.slots: dict[str, list[tuple[str, _Node]]] = {}
        self.phrases: list[tuple[str, str, _Node]] = []
        self.rule: Rule | None = None
        self.order = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that a rule matched: the token after it, its value, its rule."""

    end: int
    value: Any
    rule: Rule
    order: int


class Grammar:
    """The trees of a language's rules, by kind of phrase."""

    def __init__(self, tables: Mapping[str, Sequence[Rule]]) -> None:
        self.kinds = frozenset(tables)
        self._trees = {kind: _Node() for kind in tables}
        for kind, rules in tables.items():
            for order, each in enumerate(rules):
                self._plant(self._trees[kind], each.pattern.split(), each, order)

        self._starts = {kind: self._start_of(kind, set()) for kind in tables}

    def _start_of(self, kind: str, seen: set[str]) -> frozenset[str]:
        """The words and the classes of token that a kind may begin with."""
        if kind in seen:
            return frozenset()
        root = self._trees[kind]
        start = {*root.words, *("{" + of for of in root.slots)}
        for nested in {of for of, _, _ in root.phrases}:
            start |= self._start_of(nested, seen | {kind})
        return frozenset(start)

    def may_begin(self, kind: str, token: Token) -> bool:
        """Whether a phrase of a kind may begin with a token."""
        start = self._starts[kind]
        return token.text in start or any("{" + of in start for of in token.classes)

    def _plant(self, node: _Node, elements: list[str], rule: Rule, order: int) -> None:
        for at, element in enumerate(elements):
            if element[0] == "[":
                self._plant(node, elements[at + 1 :], rule, order)
                element = element[1:-1]
            child = node.children.get(element)
            node = child or self._grow(node, element)
        if node.rule is None:
            node.rule, node.order = rule, order

    def _grow(self, node: _Node, element: str) -> _Node:
        child = node.children[element] = _Node()
        if element[0] != "{":
            for word in element.split("|"):
                node.words.setdefault(word, []).append(child)
            return child
        of, _, name = element[1:-1].partition(":")
        if of in self.kinds:
            node.phrases.append((of, name or of, child))
        else:
            node.slots.setdefault(of, []).append((name or of, child))
        return child

    def tree(self, kind: str) -> _Node:
        """The root of a kind's tree."""
        return self._trees[kind]


_Caught = tuple[tuple[str, Any], ...]


class Matcher:
    """The phrases of one text: what each kind finds at each token, found once."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token], context: Any) -> None:
        self.grammar, self.tokens, self.context = grammar, tokens, context
        self._memo: dict[tuple[str, int], list[Found]] = {}
        self._depth = 0
        self._spent = 0

    def at(self, kind: str, start: int) -> list[Found]:
        """The phrases of a kind that begin at a token, one for each end, the longest first."""
        key = (kind, start)
        known = self._memo.get(key)
        if known is None:
            self._memo[key] = []  # a phrase never begins with itself
            tired = self._depth > _DEEPEST or self._spent > _EFFORT
            if start >= len(self.tokens) or tired:
                return []
            if not self.grammar.may_begin(kind, self.tokens[start]):
                return []
            self._depth += 1
            known = self._memo[key] = self._walk(kind, start)
            self._depth -= 1
        return known

    def _walk(self, kind: str, start: int) -> list[Found]:
        matches: list[tuple[int, int, Rule, _Caught]] = []
        stack: list[tuple[_Node, int, _Caught]] = [(self.grammar.tree(kind), start, ())]
        tokens, last = self.tokens, len(self.tokens)
        while stack:
            node, at, caught = stack.pop()
            if node.rule is not None:
                matches.append((at, node.order, node.rule, caught))
            if at >= last:
                continue
            token = tokens[at]
            for child in node.words.get(token.text, ()):
                stack.append((child, at + 1, caught))
            if node.slots:
                for of, value in token.classes.items():
                    for name, child in node.slots.get(of, ()):
                        stack.append((child, at + 1, (*caught, (name, value))))
            for of, name, child in node.phrases:
                for found in self.at(of, at):
                    stack.append((child, found.end, (*caught, (name, found.value))))
        return self._mean(matches)

    def _mean(self, matches: list[tuple[int, int, Rule, _Caught]]) -> list[Found]:
        self._spent += 1 + len(matches)
        matches.sort(key=lambda match: (-match[0], match[1]))
        found: list[Found] = []
        for end, order, each, caught in matches:
            if found and found[-1].end == end:
                continue
            try:
                value = each.meaning(self.context, **dict(caught), **each.args)
            except (OverflowError, ValueError):  # beyond the calendar
                continue
            if value is not None:
                found.append(Found(end, value, each, order))
        return found

"""Rules ("[the] day after tomorrow") made into one tree a kind, and read from it.

A pattern is a row of elements: a word, words to choose from ("on|at"), a class of token or a kind
of phrase in braces ("{weekday}", "{month:first}"), each optional in brackets. What braces catch
goes to the rule's meaning by its name. All rules of a kind share one tree, so a text is walked
once and ordinary words are left at its root.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from todo_chat.when.grammar.tokens import Token

STRONG, EDGE, TAIL, WEAK, BARE = 4, 3, 2, 1, 0
_DEEPEST = 40  # phrases in phrases; longer lists are cut off


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it means, and how sure it is to speak of time.

    strength: STRONG counts anywhere; EDGE at an edge of the text or beside a preposition; TAIL at
    its end alone, or as WEAK does; WEAK as the whole text, at an edge beside a preposition, or next
    to another date; BARE only next to another. `closed` asks that no ordinary word follows ("at 5
    houses").
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


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[str, list[tuple[str, _Node]]] = field(default_factory=dict)
    phrases: list[tuple[str, str, _Node]] = field(default_factory=list)
    rule: Rule | None = None
    order: int = 0


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

    def _plant(self, node: _Node, elements: list[str], rule: Rule, order: int) -> None:
        if not elements:
            if node.rule is None:
                node.rule, node.order = rule, order
            return
        element, rest = elements[0], elements[1:]
        if element.startswith("["):
            self._plant(node, rest, rule, order)
            element = element[1:-1]
        for child in self._children(node, element):
            self._plant(child, rest, rule, order)

    def _children(self, node: _Node, element: str) -> list[_Node]:
        if not element.startswith("{"):
            return [node.words.setdefault(word, _Node()) for word in element.split("|")]
        of, _, name = element[1:-1].partition(":")
        name = name or of
        if of in self.kinds:
            for old_of, old_name, child in node.phrases:
                if (old_of, old_name) == (of, name):
                    return [child]
            node.phrases.append((of, name, child := _Node()))
            return [child]
        slots = node.slots.setdefault(of, [])
        for old_name, child in slots:
            if old_name == name:
                return [child]
        slots.append((name, child := _Node()))
        return [child]

    def tree(self, kind: str) -> _Node:
        """The root of a kind's tree."""
        return self._trees[kind]


class Matcher:
    """The phrases of one text: what each kind finds at each token, found once."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token], context: Any) -> None:
        self.grammar, self.tokens, self.context = grammar, tokens, context
        self._memo: dict[tuple[str, int], list[Found]] = {}
        self._depth = 0

    def at(self, kind: str, start: int) -> list[Found]:
        """The phrases of a kind that begin at a token, one for each end, the longest first."""
        key = (kind, start)
        known = self._memo.get(key)
        if known is None:
            self._memo[key] = []  # a phrase never begins with itself
            if self._depth > _DEEPEST:
                return []
            self._depth += 1
            known = self._memo[key] = self._walk(kind, start)
            self._depth -= 1
        return known

    def _walk(self, kind: str, start: int) -> list[Found]:
        matches: list[tuple[int, int, Rule, dict[str, Any]]] = []
        stack: list[tuple[_Node, int, dict[str, Any]]] = [(self.grammar.tree(kind), start, {})]
        while stack:
            node, at, caught = stack.pop()
            if node.rule is not None:
                matches.append((at, node.order, node.rule, caught))
            for name, child, end, value in self._steps(node, at):
                stack.append((child, end, {**caught, name: value} if name else caught))
        return self._mean(matches)

    def _steps(self, node: _Node, at: int) -> list[tuple[str, _Node, int, Any]]:
        steps: list[tuple[str, _Node, int, Any]] = []
        if at < len(self.tokens):
            token = self.tokens[at]
            if (child := node.words.get(token.text)) is not None:
                steps.append(("", child, at + 1, None))
            if node.slots:
                for of, value in token.classes.items():
                    for name, child in node.slots.get(of, ()):
                        steps.append((name, child, at + 1, value))
            for kind, name, child in node.phrases:
                steps += [(name, child, found.end, found.value) for found in self.at(kind, at)]
        return steps

    def _mean(self, matches: list[tuple[int, int, Rule, dict[str, Any]]]) -> list[Found]:
        matches.sort(key=lambda match: (-match[0], match[1]))
        found: list[Found] = []
        for end, order, each, caught in matches:
            if found and found[-1].end == end:
                continue
            value = each.meaning(self.context, **caught, **each.args)
            if value is not None:
                found.append(Found(end, value, each, order))
        return found

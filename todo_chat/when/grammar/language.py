"""What a language brings: words, rules, and the words around a date that matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from todo_chat.when.grammar.rules import Grammar
from todo_chat.when.grammar.tokens import Classes


@dataclass(frozen=True)
class Surroundings:
    """Words that stand around dates.

    leads: before a date and part of it; month_leads before a month or year; loose_leads so common
    that they make no weak word sure. articles: between a lead and a date. lasting: before how long
    it takes. ranges: between the ends of a range. joints: between two parts of one. repeating:
    before a repeat, and part of it. function: those that may follow a bare number without being
    what it counts. things: what an ordinal names that is no day ("floor"). exceptions: before what
    a repeat leaves out. additions: before one more. fractions: behind one, part of what is counted.
    limits: before a date that alone is meant ("only on mondays"). titles: after a day that is a
    name ("friday lane"). persons: before a surname. nicknames: names of people that are short for a
    day as well; companions: words before such a one. topics: before what something is about.
    performed: before a work that is named after a day ("sing yesterday"). counted: what a number
    belongs to that is no time ("page"). names: rows of words that hold a date's word and mean none.
    """

    leads: frozenset[str]
    month_leads: frozenset[str]
    loose_leads: frozenset[str]
    articles: frozenset[str]
    lasting: frozenset[str]
    ranges: frozenset[str]
    joints: frozenset[str]
    repeating: frozenset[str]
    function: frozenset[str]
    things: frozenset[str]
    counted: frozenset[str]
    exceptions: frozenset[str]
    additions: frozenset[str]
    fractions: frozenset[str]
    limits: frozenset[str]
    titles: frozenset[str]
    persons: frozenset[str]
    nicknames: frozenset[str]
    companions: frozenset[str]
    topics: frozenset[str]
    performed: frozenset[str]
    names: Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Language:
    """One language."""

    words: Mapping[str, Classes]
    grammar: Grammar
    surroundings: Surroundings

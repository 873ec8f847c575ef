"""English: its words and rules, and nothing else."""

from __future__ import annotations

from todo_chat.when.english.bounds import BOUNDS
from todo_chat.when.english.days import BASE_DAYS, DAYS
from todo_chat.when.english.edges import SURROUNDINGS
from todo_chat.when.english.numbers import LISTS, NUMBERS
from todo_chat.when.english.repeats import REPEATS
from todo_chat.when.english.times import CLOCKS, LENGTHS, PARTS, SPANS, TIMES
from todo_chat.when.english.words import WORDS
from todo_chat.when.grammar.language import Language
from todo_chat.when.grammar.rules import Grammar

ENGLISH = Language(
    words=WORDS,
    grammar=Grammar(
        {
            **NUMBERS,
            **LISTS,
            **LENGTHS,
            "clock": CLOCKS,
            "time": (*CLOCKS, *TIMES),
            "portion": PARTS,
            "span": SPANS,
            "base_day": BASE_DAYS,
            "day": (*BASE_DAYS, *DAYS),
            "repeat": REPEATS,
            "bound": BOUNDS,
        }
    ),
    surroundings=SURROUNDINGS,
)

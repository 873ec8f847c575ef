"""How people say whether a change of a repeating task is for this time or for all."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from todo_chat.agent.builtin.english.pieces import compile_phrase

_Scoped: TypeAlias = tuple[tuple[re.Pattern[str], Literal["this", "all"]], ...]

_TIMES = r"(?:ones|occurrences|times|dates|repeats)"
_TIME = r"(?:one|time|once|occurrence)"
_LATER = r"(?:future|coming|later|following|remaining)"
_FROM_NOW = r"(?:from (?:now|here) on(?:wards?)?|going forward|in (?:the )?future)"

# Said of the tasks as well as of the times, if several are meant.
ALL = compile_phrase(r"(?:for )?all(?: of them)?")

# Of a deletion this says something else.
FOR_GOOD = compile_phrase(r"for good|permanently|always")

# At the end of a wish: "... for all", "... just this once".
AT_END: _Scoped = (
    (
        compile_phrase(
            r"[\s,]+(?:and )?(?:(?:for |in )?(?:all(?: of them)?|"
            rf"all(?: the)?(?: {_LATER})? {_TIMES}|"
            rf"(?:the )?(?:whole|entire) series|(?:every|each)(?: single)? {_TIME})|{_FROM_NOW}|"
            r"always|permanently|for good)"
        ),
        "all",
    ),
    (
        compile_phrase(
            rf"[\s,]+(?:but )?(?:(?:just|only)(?: for)? (?:this|that|the next)"
            rf"(?: (?:{_TIME}|week|month|day))?|(?:just|only) (?:the )?once|"
            rf"(?:for )?this {_TIME}(?: (?:only|alone))?|once only|"
            r"not (?:the others?|the rest|for all|every time|always|the whole series))"
        ),
        "this",
    ),
)

# At its beginning: "from now on ...".
AT_START: _Scoped = (
    (compile_phrase(rf"{_FROM_NOW}[\s,]+"), "all"),
    (
        compile_phrase(
            rf"(?:(?:just|only) (?:for )?(?:this|the) (?:{_TIME}|week|month|day)|"
            rf"(?:for )?this {_TIME}(?: only)?|"
            r"for once)[\s,]+"
        ),
        "this",
    ),
)

_A_TASK = r"(?!(?:tasks?|to-?dos?|items?|ones?|things?|week|month|year|day)\b)"

# Within it, before the task's name: "the whole series of pills", "all future meetings".
WITHIN: _Scoped = (
    (
        compile_phrase(
            rf"^(?:every|each|all) (?:the |my )?{_A_TASK}"
            r"(?=.* (?:should|must|has to|have to|needs? to) be )"
        ),
        "all",
    ),
    (compile_phrase(r"\b(?:the )?(?:whole|entire) series of (?:the |my )?"), "all"),
    (compile_phrase(rf"\b(?:all|every)(?: the| my| of my)? {_LATER} {_A_TASK}"), "all"),
    (compile_phrase(rf"\b(?:only|just) (?:the |this |my )(?:next |coming )?{_A_TASK}"), "this"),
    (compile_phrase(rf"\b(?:the|my) next {_A_TASK}(?!\d)"), "this"),
)

"""The form that rules are written in, and the pieces that they are put together from.

A space in a pattern stands for any white space, ' for the typographic apostrophe too, and
`{name}` for one of the pieces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from todo_chat.agent.builtin.intents import PriorityName

_LEVELS: dict[PriorityName, str] = {
    "high": "p1 top highest high higher urgent critical important vital crucial essential",
    "medium": "p2 medium mid middle moderate",
    "low": "p3 low lowest lower minor unimportant",
    "none": "p4 no none normal regular default ordinary",
}
# How a person names a priority.
LEVELS = {word: level for level, words in _LEVELS.items() for word in words.split()}

_LEVEL = "|".join(LEVELS)
_TASK = r"(?:tasks?|to-?dos?|items?|numbers?|no\.|nr\.?)"
_NUMBER = rf"(?:(?:the )?{_TASK}\s*)*(?:#\s*)?\d{{1,9}}"
_MARKED = rf"(?:(?:the )?{_TASK}\s*(?:#\s*)?|#\s*)\d{{1,9}}"
_SEPARATOR = r"(?:\s*(?:,\s*and|,|and|or|&|/|-|\u2013|to|through|thru|till|until)\s*|\s+)"
_NO_SUBJECT = (
    "what which who whose how why when where is are do does did am was were have has if there "
    "nothing anything not no show list tell give view display see find search let remind add "
    "delete remove rename"
)

PIECES = {
    # What a wish is about.
    "target": r"(?P<target>.+?)",
    "subject": rf"(?!(?:{'|'.join(_NO_SUBJECT.split())})\b)(?P<target>.+?)",
    "numbers": rf"(?P<target>{_NUMBER}(?:{_SEPARATOR}{_NUMBER})*)",
    "marked": rf"(?P<target>{_MARKED})",
    "spoken": r"(?P<target>it|that|this|them|these|those|both|that one|this one|that task)",
    # What is said of it.
    "text": r"(?P<text>.+)",
    "short": r"(?P<text>.+?)",
    "tags": r"(?P<tags>.+?)",
    "onetag": r"(?P<tags>(?!(?:with|as|by|to|from)\b)[#@]?[^\W\d][\w-]*)",
    "taglist": r"(?P<tags>(?!(?:with|as|by|to|from)\b)[#@]?[^\W\d][\w-]*"
    r"(?:(?:\s*,\s*(?:and )?| and |\s*&\s*)[#@]?[^\W\d][\w-]*)*)",
    "when": r"(?P<when>.+)",
    "level": rf"(?P<level>{_LEVEL})",
    "priority": r"(?:prio(?:rity)?\s*[:=]?\s*)?(?:an? |the )?(?:very |really |super |so )*"
    rf"(?P<level>{_LEVEL})(?:[\s-]*prio(?:rity)?)?(?: now)?",
    "urgency": r"(?:an? |the |my )?(?:now |also |very |really |super |so |quite )*"
    rf"(?P<level>urgent|critical|important|vital|crucial|(?:{_LEVEL})[\s-]+prio(?:rity)?)(?: now)?",
    "prio": r"prio(?:rity)?",
    # Nouns.
    "list": r"(?:(?:my|the|our|your|this|that) )?(?:(?:to-?\s?do|task|tasks|shopping|grocery|"
    r"groceries|errands?)\s*)?(?:list|tasks|todos|to-dos|to do)",
    "bin": r"(?:the |my )?(?:bin|trash|recycle bin|rubbish)",
    "kind": r"(?P<kind>project|tag|label)",
    "task": r"(?:tasks?|to-?dos?|to do|todo items?|items?|entry|entries|reminders?)",
    "notes": r"(?:notes?|comments?|description|details?)",
    "due": r"(?P<field>due(?: (?:date|time|day)s?)?|deadlines?|dates?)",
    "a": r"(?:an? |the |this |another |one more |some |my )?",
    # States.
    "done": r"(?:done|completed?|finished|closed|ticked(?: off)?|checked(?: off)?|crossed off)",
    "open": r"(?:not (?:yet )?(?:done|completed?|finished)|un-?(?:done|finished|completed|checked|"
    r"ticked)|incomplete|pending|open|active|outstanding|to-?\s?do)(?: (?:again|yet))?",
    "lately": r"(?:just |already |finally |now |also |all )*",
}


def word_set(text: str) -> frozenset[str]:
    """The words of a text, to look words up in."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Rule:
    """One way to say something.

    `kind` names what it means; `values` are what every text of this form means. With `sure`, a
    text of this form is a wish even in the middle of a sentence about something else.
    """

    kind: str
    pattern: str
    values: dict[str, Any] = field(default_factory=dict)
    sure: bool = False

    def __post_init__(self) -> None:
        # Here rather than with the first message, which need not wait for it.
        compile_phrase(self.pattern)

    def match(self, text: str) -> re.Match[str] | None:
        """Whether a whole clause has this form."""
        return compile_phrase(self.pattern).fullmatch(text)


@cache
def compile_phrase(pattern: str) -> re.Pattern[str]:
    """A pattern with its pieces put in; capitals do not matter."""
    full = re.sub(r"\{([a-z]+)\}", lambda match: PIECES[match[1]], pattern)
    full = full.replace(" ", r"\s+").replace("'", "['\u2019]")
    return re.compile(full, re.IGNORECASE | re.DOTALL)

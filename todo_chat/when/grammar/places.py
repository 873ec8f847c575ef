"""Where expressions stand in a sentence, and whether they speak of time there."""

from __future__ import annotations

from collections.abc import Sequence

from todo_chat.when.grammar.language import Surroundings
from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.rules import EDGE, STRONG, TAIL, WHOLE
from todo_chat.when.grammar.tokens import Token
from todo_chat.when.grammar.values import Time

_MONTHLY = frozenset({"week", "month", "quarter", "year", "day end"})
_NUMBERS = frozenset({"hour", "hhmm", "hhmm_any"})
_WEEKDAYS = frozenset({"weekday", "short_weekday", "late_weekday", "soft_weekday"})
_ENDS = frozenset(".,;:!?)]-|")


def _is_small(token: Token) -> bool:
    return token.kind == "word" and len(token.text) > 3 and not token.capital and not token.classes


class Places:
    """The tokens of a text, with the words of a language that matter around dates.

    named: for each token whether it belongs to a name or is quoted, and never read.
    """

    def __init__(self, tokens: Sequence[Token], around: Surroundings) -> None:
        self.tokens, self.around = tokens, around
        self.named = self._find_names()

    def counts(self, found: Expression) -> bool:
        """Whether words where they stand speak of time."""
        if not self._ends_free(found.end):
            return False
        if not found.settle_bounds():
            return False
        last = found.found[-1].rule
        if last.closed and not self._closed(found):
            return False
        if self._entitles(found) or self._counts_things(found):
            return False
        strength = found.strength
        if strength == STRONG:
            return self._not_counted(found)
        at_start, at_end = self._at_start(found.start), self._at_end(found.end)
        whole = self.is_whole(found)
        led = found.start > 0 and self.leads(found, self.tokens[found.start - 1].text)
        if led:
            at_start = at_start or self._at_start(found.start - 1)
        if strength <= WHOLE:
            return strength == WHOLE and whole
        if strength == TAIL and (whole or at_end):
            return True
        if strength == EDGE:
            if led or whole:
                return True
            return (at_start or at_end) and self._not_counted(found)
        return whole or (led and self._fits(found) and (at_start or at_end or self._closed(found)))

    def _entitles(self, found: Expression) -> bool:
        """Whether a day alone is part of a name ("12 march street", "sing yesterday")."""
        if len(found.found) > 1 or found.time is not None:
            return False
        if found.repeat is not None:  # "subscribe to the daily"
            named = found.found[0].rule.strength == TAIL and found.start > 0
            return named and self.tokens[found.start - 1].text in self.around.articles
        if found.end >= len(self.tokens):
            return False
        after = self.tokens[found.end]
        if after.text in self.around.titles and found.day is not None:
            return True
        before = self.tokens[found.start - 1].text if found.start else ""
        if before in self.around.persons:
            return True
        if before in self.around.performed and not self._at_end(found.end):
            return True
        if found.start == 0 or before in self.around.leads:
            return False
        last = self.tokens[found.end - 1]
        named = last.capital and after.capital and after.kind == "word" and not after.classes
        return named and "weekday" in last.classes and any(map(_is_small, self.tokens))

    def _counts_things(self, found: Expression) -> bool:
        """Whether a number alone before a day is more likely a count ("buy 6 on friday")."""
        first = found.found[0]
        before = self.tokens[found.start - 1] if found.start else None
        if before and "n" in before.classes and self._is_pair(found):
            return True
        number = first.end - found.start == 1 and _NUMBERS & self.tokens[found.start].classes.keys()
        return bool(number) and isinstance(first.value, Time) and not self.is_whole(found)

    def _is_pair(self, found: Expression) -> bool:
        """Whether a word and a number stand there alone: after a number, "2 by 4", "1 on 1"."""
        row = self.tokens[found.start : found.end]
        return len(row) == 2 and row[0].text in {"on", "by"} and "n" in row[1].classes

    def _fits(self, found: Expression) -> bool:
        """A month is led by other words than a day ("in may", "on 3/4")."""
        word = self.tokens[found.start - 1].text
        monthly = found.day is not None and found.day.grain in {"month", "year"}
        if monthly:
            return word in self.around.month_leads
        if isinstance(found.found[0].value, Time) and word in self.around.lasting:
            return True
        return word in self.around.leads and word not in self.around.loose_leads

    def _closed(self, found: Expression) -> bool:
        """Whether no ordinary word follows that a number could count or name."""
        if found.end >= len(self.tokens):
            return True
        after = self.tokens[found.end]
        if after.kind != "word":
            return after.kind in {"opaque", "mark"} and after.text not in {"/", "%", "$", "'", "°"}
        if after.text in self.around.things:
            return False
        if after.text == "p" or after.text in self.around.function:
            return True
        # "At 8 take pills", "monday at 8 take pills".
        led = any(
            self.tokens[at].text in self.around.leads
            for at in (found.start, found.end - 2)
            if found.start <= at
        )
        return led and self._at_start(found.start) and not after.text.endswith("s")

    def _not_counted(self, found: Expression) -> bool:
        """A bare clock or number after "page" or "flight" is none."""
        if found.start == 0:
            return True
        first = found.found[0]
        if first.rule.strength == STRONG and not first.rule.closed:
            return True
        if not isinstance(first.value, Time) and first.rule.strength >= EDGE:
            return True
        return self.tokens[found.start - 1].text not in self.around.counted

    def is_whole(self, found: Expression) -> bool:
        """Whether nothing else but signs stands in the text."""
        head = all(token.kind == "mark" for token in self.tokens[: found.start])
        return head and all(token.kind == "mark" for token in self.tokens[found.end :])

    def _at_start(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1].kind in {"mark", "opaque"}

    def _at_end(self, at: int) -> bool:
        if at >= len(self.tokens):
            return True
        after = self.tokens[at]
        if after.kind == "opaque":
            return after.text[0] in "#@"
        if after.text in {"p", "!"}:
            return True
        return after.kind == "mark" and after.text in _ENDS

    def stands_free(self, at: int) -> bool:
        """Not the tail of a longer word ("catch-22", "x.friday")."""
        token = self.tokens[at]
        if at == 0 or not token.glued:
            return True
        before = self.tokens[at - 1]
        if before.text in {"-", "'", ".", "_", "/", "&", "\\", "+", "*", "="}:
            return at == 1 or not before.glued
        if before.text == ":":  # "1:1", but not "note:friday"
            return at < 2 or self.tokens[at - 2].kind != "digits"
        return before.kind == "mark"

    def _ends_free(self, end: int) -> bool:
        if end >= len(self.tokens) or not self.tokens[end].glued:
            return True
        after = self.tokens[end]
        if after.kind != "mark":
            return after.kind == "opaque"
        follows: Token | None = self.tokens[end + 1] if end + 1 < len(self.tokens) else None
        joined = follows is not None and follows.glued and follows.kind != "mark"
        return after.text not in {"-", "'", "_", "/", "&", "%", "°", "+", "*", "="} or not joined

    def _find_names(self) -> list[bool]:
        """The tokens that belong to a name which holds a date's word."""
        named = [token.kind == "opaque" for token in self.tokens]
        for at, token in enumerate(self.tokens):
            named[at] = named[at] or self._is_person(at)
            for name in self.around.names.get(token.text, ()):
                row = self.tokens[at : at + len(name)]
                if tuple(each.text for each in row) == name:
                    named[at : at + len(name)] = [True] * len(name)
        return named

    def _is_person(self, at: int) -> bool:
        """Whether a short word for a day is somebody's name ("pick up Tom", "with tom")."""
        token = self.tokens[at]
        if token.text not in self.around.nicknames:
            return False
        after = self.tokens[at + 1].classes.keys() if at + 1 < len(self.tokens) else ()
        if not _WEEKDAYS.isdisjoint(after):  # "tom friday 5pm"
            return True
        return at > 0 and (token.capital or self.tokens[at - 1].text in self.around.companions)

    def leads(self, found: Expression, word: str) -> bool:
        """Whether a word before an expression belongs to it."""
        if word in self.around.leads:
            return True
        if found.repeat is not None and word in self.around.repeating:
            return True
        if word in self.around.articles:
            before = self.tokens[found.start - 2].text if found.start > 1 else ""
            return before in self.around.leads
        day = found.day
        return word in self.around.month_leads and day is not None and day.grain in _MONTHLY

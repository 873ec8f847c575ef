"""Expressions in a sentence: neighbours joined, ordinary words left alone."""

from __future__ import annotations

from collections.abc import Iterator

from todo_chat.when.grammar.language import Language
from todo_chat.when.grammar.nths import holiday
from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.rules import EDGE, STRONG, TAIL, WHOLE, Found, Matcher
from todo_chat.when.grammar.tokens import Token, tokenize
from todo_chat.when.grammar.values import Context, Day, Time

_KINDS = ("repeat", "day", "time", "span", "portion", "bound")
_RANGE = frozenset({"to", "-", "until", "till", "through", "thru"})
_ENDS = frozenset(".,;:!?)]-|")
_JOINTS = 2  # between two phrases


class Finder:
    """The expressions of one text."""

    def __init__(self, text: str, language: Language, context: Context) -> None:
        self.context = context
        self.tokens = tokenize(text, language.words)
        self.around = language.surroundings
        self.matcher = Matcher(language.grammar, self.tokens, context)
        self.named = self._named()

    def expressions(self) -> Iterator[Expression]:
        """All that hold a date, from left to right; none overlaps another."""
        at = 0
        while at < len(self.tokens):
            found = self._from(at)
            if found is None:
                at += 1
                continue
            at = max(found.end, at + 1)
            yield found

    def whole(self) -> Expression | None:
        """The expression that is the whole text, if it is one."""
        for found in self.expressions():
            self.widen(found)
            return found if self._is_whole(found) else None
        return None

    def widen(self, found: Expression) -> None:
        """Take in the prepositions before an expression."""
        for _ in range(2):
            at = found.start - 1
            if at < 0 or self.named[at] or not self._leads(found, self.tokens[at].text):
                return
            found.start = at

    def span(self, found: Expression) -> tuple[int, int]:
        """Where an expression stands in the text."""
        end = found.end
        opened = [token.text for token in self.tokens[found.start : end] if token.text in "()"]
        if opened == ["("] and end < len(self.tokens) and self.tokens[end].text == ")":
            end += 1
        return self.tokens[found.start].start, self.tokens[end - 1].end

    def _leads(self, found: Expression, word: str) -> bool:
        if word in self.around.leads:
            return True
        if word == "the":
            before = self.tokens[found.start - 2].text if found.start > 1 else ""
            return before in self.around.leads
        day = found.day
        return word in self.around.month_leads and day is not None and day.grain != "day"

    def _from(self, start: int) -> Expression | None:
        if self.named[start] or not self._stands_free(start):
            return None
        best: Expression | None = None
        for first in self._candidates(start):
            for found in reversed(self._grow(start, first)):
                if best is not None and found.end <= best.end:
                    break
                if self._counts(found):
                    best = found
                    break
        if best is None:
            self._close_names(start)
        return best

    def _close_names(self, start: int) -> None:
        """A feast that does not count hides the days within it ("black friday shopping")."""
        for each in self._candidates(start)[:1]:
            if each.rule.meaning is holiday:
                self.named[start : each.end] = [True] * (each.end - start)

    def _candidates(self, at: int) -> list[Found]:
        found = [each for kind in _KINDS for each in self.matcher.at(kind, at)]
        found = [each for each in found if not self._belongs_elsewhere(at, each)]
        return sorted(found, key=lambda each: -each.end)[:6]

    def _belongs_elsewhere(self, at: int, found: Found) -> bool:
        """Whether a phrase cuts into a name, or ends with the day of a month that follows."""
        if any(self.named[at : found.end]):
            return True
        after = self.tokens[found.end] if found.end < len(self.tokens) else None
        if not found.rule.closed or after is None:
            return False
        last = self.tokens[found.end + 1 :][:1]
        ranged = after.text in _RANGE and bool(last) and "hour" in last[0].classes
        return "month" in after.classes or (ranged and isinstance(found.value, Day))

    def _grow(self, start: int, first: Found) -> list[Expression]:
        """The expressions that begin with a phrase, each with one more joined on."""
        grown = Expression(start, start)
        if not grown.take(first):
            return []
        stages = [grown]
        while more := self._next(grown):
            grown = grown.copy()
            if not self._join(grown, more):
                break
            stages.append(grown)
        for stage in stages:
            self._take_length(stage)
        return stages

    def _next(self, grown: Expression) -> list[tuple[bool, Found]]:
        """What may follow: right behind, or over a joint or two."""
        found: list[tuple[bool, Found]] = []
        at = grown.end
        for skipped in range(_JOINTS + 1):
            here = at + skipped
            if here >= len(self.tokens):
                break
            ranged = skipped == 1 and self.tokens[at].text in _RANGE
            found += [(ranged, each) for each in self._candidates(here) if not _is_alone(each)]
            word = self.tokens[here].text
            if word not in self.around.joints and word not in _RANGE:
                break
        return found

    def _join(self, grown: Expression, candidates: list[tuple[bool, Found]]) -> bool:
        for ranged, each in candidates:
            grown.open_range = ranged and grown.repeat is None
            if grown.take(each):
                return True
        grown.open_range = False
        return False

    def _take_length(self, grown: Expression) -> None:
        """ "at 4 for 30 minutes": how long it lasts."""
        at = grown.end
        if grown.repeat or at + 1 >= len(self.tokens) or self.tokens[at].text != "for":
            return
        for each in self.matcher.at("length", at + 1):
            if grown.take(each):
                return

    def _counts(self, found: Expression) -> bool:
        """Whether words where they stand speak of time."""
        if not self._ends_free(found.end):
            return False
        if not found.settle_bounds():
            return False
        last = found.found[-1].rule
        if last.closed and not self._closed(found):
            return False
        strength = found.strength
        if strength == STRONG:
            return self._not_counted(found)
        at_start, at_end = self._at_start(found.start), self._at_end(found.end)
        whole = self._is_whole(found)
        led = found.start > 0 and self._leads(found, self.tokens[found.start - 1].text)
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

    def _fits(self, found: Expression) -> bool:
        """A month is led by other words than a day ("in may", "on 3/4")."""
        word = self.tokens[found.start - 1].text
        monthly = found.day is not None and found.day.grain in {"month", "year"}
        if monthly:
            return word in self.around.month_leads
        if isinstance(found.found[0].value, Time) and word == "for":
            return True
        return word in self.around.leads and word not in {"for", "after"}

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
        led = self.tokens[found.start].text in self.around.leads
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

    def _is_whole(self, found: Expression) -> bool:
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

    def _stands_free(self, at: int) -> bool:
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
        joined = follows is not None and follows.glued
        return after.text not in {"-", "'", "_", "/", "&", "%", "°", "+", "*", "="} or not joined

    def _named(self) -> list[bool]:
        """The tokens that belong to a name which holds a date's word."""
        named = [token.kind == "opaque" for token in self.tokens]
        for at, token in enumerate(self.tokens):
            for name in self.around.names.get(token.text, ()):
                row = self.tokens[at : at + len(name)]
                if tuple(each.text for each in row) == name:
                    named[at : at + len(name)] = [True] * len(name)
        return named


def _is_alone(found: Found) -> bool:
    """A mere length ("3 days") is a day only when nothing else is said."""
    return found.rule.strength == WHOLE and isinstance(found.value, Day)

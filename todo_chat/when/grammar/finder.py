"""Expressions in a sentence: neighbours joined, ordinary words left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from todo_chat.when.grammar.language import Language
from todo_chat.when.grammar.nths import holiday
from todo_chat.when.grammar.numerals import join_numbers
from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.places import Places
from todo_chat.when.grammar.rules import EDGE, WHOLE, Found, Matcher
from todo_chat.when.grammar.tokens import tokenize
from todo_chat.when.grammar.values import Bound, Context, Day, Repeat, Time

_KINDS = ("repeat", "day", "time", "span", "portion", "bound")
_JOINTS = 2  # between two phrases


class Finder:
    """The expressions of one text."""

    def __init__(self, text: str, language: Language, context: Context) -> None:
        self.context = context
        self.tokens = join_numbers(tokenize(text, language.words))
        self.around = language.surroundings
        self.matcher = Matcher(language.grammar, self.tokens, context)
        self.places = Places(self.tokens, self.around)
        self.named = self.places.named

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
            return found if self.places.is_whole(found) else None
        return None

    def widen(self, found: Expression) -> None:
        """Take in the prepositions before an expression."""
        for _ in range(2):
            at = found.start - 1
            if at < 0 or self.named[at] or not self.places.leads(found, self.tokens[at].text):
                break
            found.start = at
        led = found.start > 0 and self.tokens[found.start].text in self.around.leads
        if led and self.tokens[found.start - 1].text in self.around.limits:
            found.start -= 1

    def doubtful(self, found: Expression) -> bool:
        """Whether more is said than was understood: an exception, another day, a vague zone."""
        if any(time is not None and time.vague_zone for time in (found.time, found.last_time)):
            return True
        if found.repeat is not None and found.time is not None and found.time.zone is not None:
            return True
        texts = [token.text for token in self.tokens[found.end : found.end + 4]]
        at = 1 if texts[:1] == [","] else 0
        if texts[at:][:1] and texts[at] in self.around.exceptions and found.repeat is not None:
            return True
        added = bool(texts[at:][:1]) and texts[at] in self.around.additions
        if (
            added
            and found.repeat is not None
            and self.around.fractions & set(texts[at + 1 : at + 3])
        ):
            return True
        hourly = found.repeat is not None and found.repeat.freq == "HOURLY"
        if hourly and self._within_a_day(found):
            return True
        if not added and not hourly and not (at and found.repeat is not None):
            return False
        return any(
            each.rule.strength >= EDGE
            for step in range(at + added, len(texts))
            if all(word in self.around.leads for word in texts[at + added : step])
            for each in self._candidates(found.end + step)
        )

    def _within_a_day(self, found: Expression) -> bool:
        """Whether words bound the hours of a day and its repeat does not ("until 5pm")."""
        words = {token.text for token in self.tokens[found.start : found.end]}
        ended = any(bound.side == "until" and bound.day is None for bound in found.bounds)
        unbound = found.last_time is None and (found.time is not None or ended)
        return found.part is not None or (unbound and bool(words & self.around.ranges))

    def span(self, found: Expression) -> tuple[int, int]:
        """Where an expression stands in the text."""
        end = found.end
        opened = [token.text for token in self.tokens[found.start : end] if token.text in "()"]
        if opened == ["("] and end < len(self.tokens) and self.tokens[end].text == ")":
            end += 1
        return self.tokens[found.start].start, self.tokens[end - 1].end

    def _from(self, start: int) -> Expression | None:
        if self.named[start] or not self.places.stands_free(start):
            return None
        best: Expression | None = None
        for first in self._candidates(start):
            for found in reversed(self._grow(start, first)):
                if best is not None and found.end <= best.end:
                    break
                if self.places.counts(found):
                    best = found
                    break
            if best is not None and best.repeat is not None:
                break  # a shorter repeat would take its own words for a date
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
        found = [self._counted(at, each) for each in found if not self._belongs_elsewhere(at, each)]
        return sorted(found, key=lambda each: (-each.end, -each.rule.strength))[:6]

    def _counted(self, at: int, found: Found) -> Found:
        """A repeat as it is counted: "every!" says from when the task is done."""
        row = self.tokens[at : found.end]
        if not isinstance(found.value, Repeat) or not any(
            "from_completion" in token.classes for token in row
        ):
            return found
        return replace(found, value=replace(found.value, from_completion=True, other=None))

    def _belongs_elsewhere(self, at: int, found: Found) -> bool:
        """Whether a phrase cuts into a name, or ends with the day of a month that follows."""
        if any(self.named[at : found.end]):
            return True
        after = self.tokens[found.end] if found.end < len(self.tokens) else None
        if after is None:
            return False
        last = self.tokens[found.end - 1].classes
        if "hour" in last and {"meridiem", "ap"} & after.classes.keys():  # "dec 5 to 7|pm"
            return True
        short_year = "yy" in last and "hour" in last and isinstance(found.value, Day)
        if not found.rule.closed and not short_year:
            return False
        dated = found.rule.closed and "hour" in last and isinstance(found.value, Day)
        if dated and self.matcher.at("portion", found.end):  # "monday 6|in the morning"
            return True
        beyond = self.tokens[found.end + 1 :][:1]
        timed = bool(beyond) and bool({"hour", "figures"} & beyond[0].classes.keys())
        ranged = after.text in self.around.ranges and timed
        nearer = found.rule.closed and "month" in after.classes
        return nearer or (ranged and isinstance(found.value, Day | Repeat))

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
            ranged = skipped == 1 and self.tokens[at].text in self.around.ranges
            topic = skipped > 0 and self.tokens[here - 1].text in self.around.topics
            found += [
                (ranged, each)
                for each in self._candidates(here)
                if not _is_alone(each) and not (topic and isinstance(each.value, Day))
            ]
            word = self.tokens[here].text
            if word not in self.around.joints and word not in self.around.ranges:
                break
        return found

    def _join(self, grown: Expression, candidates: list[tuple[bool, Found]]) -> bool:
        hourly = grown.repeat is not None and grown.repeat.freq == "HOURLY" and not grown.time
        ending = self.tokens[grown.end].text in self.around.ranges - {"-"} if candidates else False
        for ranged, each in candidates:
            if hourly and ending and isinstance(each.value, Time):  # "every 2 hours until 5pm"
                each = replace(each, value=Bound("until", time=each.value))
            grown.open_range = ranged and grown.repeat is None
            if grown.take(each):
                return True
        grown.open_range = False
        return False

    def _take_length(self, grown: Expression) -> None:
        """ "at 4 for 30 minutes": how long it lasts."""
        at = grown.end
        if (
            grown.repeat
            or at + 1 >= len(self.tokens)
            or self.tokens[at].text not in self.around.lasting
        ):
            return
        for each in self.matcher.at("length", at + 1):
            if grown.take(each):
                return


def _is_alone(found: Found) -> bool:
    """A mere length ("3 days") is a day only when nothing else is said."""
    return found.rule.strength == WHOLE and isinstance(found.value, Day)

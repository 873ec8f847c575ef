"""What stands apart in a sentence: a day and a time, a week and its weekday."""

from __future__ import annotations

from collections.abc import Sequence

from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.rules import STRONG
from todo_chat.when.grammar.tokens import Token

_STOPS = frozenset(".;!?|")
_FAR = 8  # words between them


def put_together(
    found: Sequence[Expression], tokens: Sequence[Token], topics: frozenset[str]
) -> Expression | None:
    """The two expressions of a sentence as one: a day and a time, or a week and its weekday.

    A week and its weekday keep both their places ("next week call Ann on tuesday"). Else it stands
    where the longer of the two does: what is between them is not part of it. topics: words after
    which a date is what something is about ("at 5 about friday's dinner").
    """
    if len(found) != 2:
        return None
    first, second = found
    between = tokens[first.end : second.start]
    if len(between) > _FAR or any(token.text in _STOPS for token in between):
        return None
    if any(each.start and tokens[each.start - 1].text in topics for each in found):
        return None
    if dated := _in_week(first, second) or _in_week(second, first):
        return dated
    day, time = (first, second) if _is_day(first) else (second, first)
    if not _is_day(day) or not _is_time(time):
        return None
    longer = max(found, key=lambda each: _length(each, tokens))
    both = day.copy()
    both.start, both.end = longer.start, longer.end
    both.time, both.last_time, both.spanned = time.time, time.last_time, time.spanned
    both.length = time.length
    both.found += time.found
    return both


def _in_week(week: Expression, other: Expression) -> Expression | None:
    """A weekday that is said with its week, with the time that is said with either."""
    if week.day is None or week.day.grain != "week" or len(week.found) > 1 or other.last:
        return None
    if other.day is None or other.day.weekday is None or other.repeat is not None:
        return None
    both = other.copy()
    if not both.take(week.found[0]):
        return None
    both.end, both.apart = other.end, week
    return both


def _is_day(each: Expression) -> bool:
    dated = each.repeat is not None or (each.day is not None and not each.day.at)
    return dated and each.time is None and each.last is None and each.length is None


def _is_time(each: Expression) -> bool:
    alone = each.day is None and each.repeat is None and each.part is None and not each.bounds
    return alone and each.time is not None and each.strength == STRONG


def _length(each: Expression, tokens: Sequence[Token]) -> int:
    return tokens[each.end - 1].end - tokens[each.start].start

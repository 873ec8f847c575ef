"""English days: from today, by weekday, by period, and as dates are written."""

from __future__ import annotations

from todo_chat.when.english.dates import DATES, HOLIDAYS
from todo_chat.when.grammar import dates, days, nths
from todo_chat.when.grammar.rules import BARE, EDGE, TAIL, WEAK, WHOLE, Rule, rule
from todo_chat.when.grammar.values import Length

_NEXT = "next|coming|upcoming|following|nxt"
_LAST = "last|past|previous|prior"
_THIS = "this|current"
_AGO = "ago|back|earlier"
_LATER = "later|hence|out"

NEAR: tuple[Rule, ...] = (
    rule("today|tdy", days.shift),
    rule("tonight|tonite|2nite", days.shift, part="night"),
    rule("late tonight|tonite", days.shift, part="night"),
    rule("this|today's {part}", days.shift),
    rule("later [on] this {part}", days.shift),
    rule("later [on] today", days.shift),
    rule(
        "tomorrow|tomorrows|tmr|tmrw|tmw|tomo|tomorow|tommorow|tommorrow|tomorrrow|tom's",
        days.shift,
        days=1,
    ),
    rule("tom", days.shift, days=1, strength=BARE),
    rule("yesterday", days.shift, days=-1),
    rule("last night|evening", days.shift, days=-1, part="night"),
    rule("last {part}", days.shift, days=-1),
    rule("yesterday {part}", days.shift, days=-1),
    rule("next {part}", days.shift, days=1),
    rule("next|following day", days.shift, days=1),
    rule("the following|next day", days.shift, days=1),
    rule("[the] day after tomorrow|tmrw|tmr", days.shift, days=2),
    rule("[the] day - after - tomorrow", days.shift, days=2),
    rule("[the] day before yesterday", days.shift, days=-2),
    rule("overmorrow", days.shift, days=2),
    rule("now", days.off_now, strength=TAIL),
    rule("right|just now", days.off_now, strength=EDGE),
    rule("rightnow", days.off_now, strength=EDGE),
    rule("[the] next hour", days.off, length=Length(seconds=3600), strength=EDGE),
    rule("immediately|asap", days.off_now, strength=BARE),
    rule("[the] end of [the] day", days.day_end),
    rule("[the] end of today", days.shift),
    rule("eod", days.day_end, strength=EDGE),
    rule("end of tomorrow", days.shift, days=1),
)

WEEKDAYS: tuple[Rule, ...] = (
    rule("[the] {weekday}", days.coming),
    rule("{short_weekday:weekday} [.]", days.coming, strength=EDGE),
    rule("{late_weekday:weekday} [.]", days.coming, strength=TAIL),
    rule("{soft_weekday:weekday} [.]", days.coming, strength=WEAK),
    rule("{weekdays:weekday}", days.coming, strength=BARE),
    rule("coming|upcoming {wd:weekday}", days.coming),
    rule("{wd:weekday} {meridiem:half}", days.coming_half),
    rule(f"{_THIS} [coming|upcoming] {{wd:weekday}}", days.this_weekday),
    rule("next|nxt|following {wd:weekday}", days.next_weekday),
    rule(f"{_LAST} {{wd:weekday}}", days.last_weekday),
    rule("this past {wd:weekday}", days.last_weekday),
    rule("{wd:weekday} [,] [of|from|in] [the] next|following|coming week", days.weekday_in_week),
    rule("{wd:weekday} [,] [of|from|in] this|current week", days.weekday_in_week, weeks=0),
    rule("{wd:weekday} [,] [of|from|in] last|past|previous week", days.weekday_in_week, weeks=-1),
    rule("next week|week's [on] {wd:weekday}", days.weekday_in_week),
    rule("next week - {wd:weekday}", days.weekday_in_week),
    rule("this week|week's [on] {wd:weekday}", days.weekday_in_week, weeks=0),
    rule("last week|week's [on] {wd:weekday}", days.weekday_in_week, weeks=-1),
    rule("{wd:weekday} after next", days.next_but_one),
    rule("[the] {wd:weekday} after next", days.next_but_one),
    rule("{weekday} week", days.weekday_and),
    rule("{short_weekday:weekday} week", days.weekday_and),
    rule("{late_weekday:weekday} week", days.weekday_and),
    rule("[a] week [from|on|after] {wd:weekday}", days.weekday_and),
    rule("{n} weeks from|on|after {wd:weekday}", days.weekday_and_weeks),
    rule("{n} {any_wd:weekday} from now|today", days.nth_weekday_off),
    rule(f"{{n}} {{any_wd:weekday}} {_LATER}", days.nth_weekday_off),
    rule("in {n} {weekdays:weekday}", days.nth_weekday_off),
    rule(f"{{n}} {{weekdays:weekday}} {_AGO}", days.nth_weekday_off, sign=-1),
    rule(f"{{n}} {{weekday}} {_AGO}", days.nth_weekday_off, sign=-1),
    rule("{wd:weekday} in {n} weeks", days.weekday_in_weeks),
    rule("{wd:weekday} [,] the {domth:dom}", dates.day_of_month),
    rule("{wd:weekday} [,] {domth:dom}", dates.day_of_month),
    rule("{wd:weekday} [,] the {word_dom:dom}", dates.day_of_month),
    rule("{wd:weekday} [,] {dom}", dates.day_of_month, closed=True),
)


def _periods() -> tuple[Rule, ...]:
    rows: list[Rule] = []
    for words, n in ((_THIS, 0), (_NEXT, 1), (_LAST, -1)):
        rows += [
            rule(f"[the] {words} {{span_unit:unit}}", days.period, n=n),
            rule(
                f"[the|at|by] [the] end of [the] {words} {{span_unit:unit}}",
                days.period,
                n=n,
                edge="end",
            ),
            rule(
                f"[the] [very] start|beginning|begin of [the] {words} {{span_unit:unit}}",
                days.period,
                n=n,
            ),
            rule(f"[the] middle of {words} {{span_unit:unit}}", days.period, n=n, edge="middle"),
            rule(f"mid [-] {words} {{span_unit:unit}}", days.period, n=n, edge="middle"),
            rule(f"early {words} {{span_unit:unit}}", days.period, n=n),
            rule(f"late [in] {words} {{span_unit:unit}}", days.period, n=n, edge="end"),
            rule(f"later {words} {{span_unit:unit}}", days.period, n=n, edge="end"),
            rule(f"{words} {{mo:month}}", dates.month_alone, n=n),
            rule(f"{words} {{mo:month}} {{any_dom:dom}}", dates.month_day),
            rule(f"[the] {{dom}} [of] {words} month", days.day_of_period, n=n),
            rule(f"[the] {{domth:dom}} [of] [the] {words} month", days.day_of_period, n=n),
            rule(f"[the] {{domth:dom}} day of [the] {words} month", days.day_of_period, n=n),
            rule(f"{words} month [on] [the] {{domth:dom}}", days.day_of_period, n=n),
            rule(
                f"[the] {{nth:n}} {{wd:weekday}} of|in|on {words} month",
                nths.nth_weekday,
                months=n,
            ),
            rule(f"[the] {{nth:n}} day of|in {words} month", nths.nth_day, months=n),
            rule("[the] {nth:n} {weekday} of|in the month", nths.nth_weekday),
        ]
    return tuple(rows)


PERIODS: tuple[Rule, ...] = (
    *_periods(),
    rule("[the] weekend", days.weekend, strength=WEAK),
    rule("on|at|over|during the weekend", days.weekend),
    rule("[the] weekend after next", days.weekend, weeks=2),
    rule("[the] {span_unit:unit} after next", days.period, n=2),
    rule("[the] end of [the] {span_unit:unit}", days.period, edge="end"),
    rule("{span_unit:unit} end", days.named_end, strength=EDGE),
    rule("eow", days.period, strength=EDGE, unit="week", edge="end"),
    rule("eom", days.period, strength=EDGE, unit="month", edge="end"),
    rule("eoq", days.period, strength=EDGE, unit="quarter", edge="end"),
    rule("eoy", days.period, strength=EDGE, unit="year", edge="end"),
    rule("[the] middle of [the] {span_unit:unit}", days.period, edge="middle"),
    rule("mid [-] {span_unit:unit}", days.period, edge="middle", strength=EDGE),
    rule("[the] last day of [the] {span_unit:unit}", days.period, edge="end"),
    rule("[the] first day of next {span_unit:unit}", days.period, n=1),
    rule("first of next month", days.period, n=1, unit="month"),
    rule("first thing tomorrow", days.shift, days=1, part="morning"),
    rule("in|since|after|before|by|until|through|during {year}", dates.year_alone, strength=WEAK),
    rule("{year}", dates.year_alone, strength=BARE),
    rule("{year} ad", dates.year_alone, strength=WEAK),
    rule("end of {year}", dates.year_alone, edge="end"),
)

OFFSETS: tuple[Rule, ...] = (
    rule("in|within [about|around|another|exactly] [the] [next] {length} ['] [time]", days.off),
    rule("{length} ' s? time", days.off),
    rule("in {length} ' time", days.off),
    rule("{length} from|after now|today", days.off),
    rule("{length} from this moment", days.off),
    rule("{length} from right now", days.off),
    rule("{length} in|into the future", days.off),
    rule("{length}", days.off, strength=WHOLE),
    rule("{length} before now", days.off, sign=-1),
    rule("in a|one {unit_of:unit} time", days.unit_time),
    rule("{length} before|prior", days.off, sign=-1, strength=WEAK),
    rule(f"{{length}} {_LATER}", days.off, strength=EDGE),
    rule("[about|around|approximately] {length} ago|back|earlier", days.off, sign=-1),
    rule("[the] {length} from|after {base_day:base}", days.off),
    rule("{length} before {base_day:base}", days.off, sign=-1),
    rule("{length} prior to {base_day:base}", days.off, sign=-1),
    rule("+ {length}", days.off),
    rule("- {length}", days.off, sign=-1, strength=WEAK),
    rule("after {length}", days.off, strength=EDGE),
    rule("[the|over] [the] next {counted:length}", days.off, strength=EDGE),
    rule("[the|over] [the] last|past|previous {counted:length}", days.off, sign=-1, strength=EDGE),
    rule("a week [from] today", days.shift, days=7),
    rule("[a] week today", days.shift, days=7),
    rule("a week tomorrow", days.shift, days=8),
    rule("[a] week [from] tomorrow", days.shift, days=8),
    rule("tomorrow week", days.shift, days=8),
    rule("today week", days.shift, days=7),
    rule("a fortnight today", days.shift, days=14),
    rule("[the] day after {base_day:day}", days.day_beside),
    rule("[the] day before {base_day:day}", days.day_beside, n=-1),
)

BASE_DAYS: tuple[Rule, ...] = (*NEAR, *WEEKDAYS, *DATES, *PERIODS, *HOLIDAYS)
DAYS: tuple[Rule, ...] = OFFSETS

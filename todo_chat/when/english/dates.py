"""English dates as they are written."""

from __future__ import annotations

from todo_chat.when.grammar import dates, days, nths
from todo_chat.when.grammar.rules import BARE, EDGE, TAIL, WEAK, WHOLE, Rule, rule

_MID = "mid|middle"
_SEASONS = (("spring", 3), ("summer", 6), ("autumn|fall", 9), ("winter", 12))

DATES: tuple[Rule, ...] = (
    rule("{iso}", dates.iso),
    rule("{iso} {zone}", dates.iso),
    rule("{date}", dates.numeric),
    rule("{sure_pair:pair}", dates.pair, strength=EDGE),
    rule("{pair}", dates.pair, strength=WEAK),
    rule("{month_year:pair}", dates.pair, strength=EDGE),
    rule("{mo:month} {any_dom:dom}", dates.month_day),
    rule("{mo:month} [-|/] {any_dom:dom}", dates.month_day),
    rule("{mo:month} [the] {card_dom:dom} [,] [{year}]", dates.month_day),
    rule("{card_dom:dom} [of] {mo:month} [,] [{year}]", dates.month_day),
    rule("{mo:month} - {year} - {dom}", dates.month_day),
    rule("{mo:month} the {any_dom:dom}", dates.month_day),
    rule("{mo:month} , {domth:dom} [,] [{year}]", dates.month_day),
    rule("{year} - {dom}", dates.year_month, strength=WEAK),
    rule("{mo:month} [the] {any_dom:dom} [,] [of] [in] {year}", dates.month_day),
    rule("{mo:month} - {dom} - {year}", dates.month_day),
    rule("{mo:month} {dom} [,|'] {yy}", dates.month_day),
    rule("{mo:month} - {dom} -|,|' {yy}", dates.month_day),
    rule("{mo:month} {domth:dom} [,|'] {yy}", dates.month_day),
    rule("[the] {any_dom:dom} [of] {mo:month}", dates.month_day),
    rule("[the] {any_dom:dom} day of {mo:month}", dates.month_day),
    rule("[the] {dom} -|/|. {mo:month}", dates.month_day),
    rule("[the] {any_dom:dom} [.|of] {mo:month} [,] [of|in] {year}", dates.month_day),
    rule("[the] {dom} -|/|. {mo:month} -|/|. {year}", dates.month_day),
    rule("[the] {dom} -|/|. {mo:month} -|/|. {yy}", dates.month_day),
    rule("[the] {any_dom:dom} [of] {mo:month} [,|'] {yy}", dates.month_day),
    rule("{year} [-|,|/] {mo:month} [-|,|/] {any_dom:dom}", dates.month_day),
    rule("{mo:month} {dom} -|to|through|until|till|thru {dom:last}", dates.month_days),
    rule("{mo:month} {dom} -|to|through|until|till|thru {dom:last} [,] {year}", dates.month_days),
    rule(
        "[from] [the] {any_dom:dom} -|to|through|until|till [the] {any_dom:last} [of] {mo:month}",
        dates.month_days,
    ),
    rule(
        "[from] [the] {any_dom:dom} -|to|through|until|till [the] {any_dom:last} "
        "[of] {mo:month} [,] {year}",
        dates.month_days,
    ),
    rule("{mo:month}", dates.month_alone, strength=WEAK),
    *(
        rule(f"{words} [of|,] {{year}}", dates.month_alone, strength=TAIL, month=month)
        for words, month in _SEASONS
    ),
    *(
        rule(f"next|this {words}", dates.month_alone, strength=TAIL, month=month)
        for words, month in _SEASONS
    ),
    rule("{mo:month} [-|,|of|in] {year}", dates.month_alone),
    rule("{mo:month} ' {yy:year}", dates.month_alone),
    rule("{year} [-|,] {mo:month}", dates.month_alone),
    rule("[the] [month] of {mo:month} [,] {year}", dates.month_alone),
    rule(f"{_MID} [-|of] {{mo:month}} [,] [{{year}}]", dates.month_alone, edge="middle"),
    rule("[the] ides of {mo:month}", dates.month_alone, edge="middle"),
    rule("early [in] {mo:month} [,] [{year}]", dates.month_alone, edge="early"),
    rule("[the] beginning|start of {mo:month} [,] [{year}]", dates.month_alone, edge="early"),
    rule("late [in] {mo:month} [,] [{year}]", dates.month_alone, edge="late"),
    rule("[the] end of {mo:month} [,] [{year}]", dates.month_alone, edge="end"),
    rule("[the] [very] last day of|in {mo:month} [,] [{year}]", dates.month_alone, edge="end"),
    rule("on [the] {domth:dom}", dates.day_of_month, closed=True),
    rule("by [the] {domth:dom}", dates.day_of_month, closed=True),
    rule("on|by the {word_dom:dom}", dates.day_of_month, strength=WEAK, closed=True),
    rule("on [the] {dom}", dates.day_of_month, strength=EDGE, closed=True),
    rule("by the {dom}", dates.day_of_month, strength=EDGE, closed=True),
    rule("by {dom}", dates.day_no_hour, strength=EDGE, closed=True),
    rule("on|due {pair_dot:pair}", dates.pair, strength=EDGE, closed=True),
    rule("on|by|due {n:first} - {n:second}", dates.dashed, strength=EDGE, closed=True),
    rule("{pair_dot:pair}", dates.pair, strength=BARE, closed=True),
    rule("{pair_dot} .", dates.missing_pair, strength=EDGE),
    rule("{pair_dot:pair} .", dates.pair, strength=WEAK),
    rule("on|by|due [the] {no_dom}", dates.no_such_day, closed=True),
    rule("the {no_dom}", dates.no_such_day, strength=WHOLE, closed=True),
    rule("[the] {no_dom} [of] {mo}", dates.no_such_day),
    rule("{mo} [the] {no_dom}", dates.no_such_day, closed=True),
    rule("{compact_date:iso}", dates.iso, strength=EDGE),
    rule("the {domth:dom}", dates.day_of_month, strength=EDGE, closed=True),
    rule("for the {any_dom:dom}", dates.day_of_month, strength=EDGE, closed=True),
    rule("the {word_dom:dom}", dates.day_of_month, strength=WHOLE, closed=True),
    rule("the {dom}", dates.day_of_month, strength=BARE, closed=True),
    rule("{domth:dom}", dates.day_of_month, strength=WEAK, closed=True),
    rule("[the] {domth:dom} of [the|this] month", dates.day_of_month),
    rule("[the] {word_dom:dom} of the|this month", dates.day_of_month),
    rule("[on] [the] {nth:n} {wd:weekday} of|in|on {mo:month} [,] [{year}]", nths.nth_weekday),
    rule("[on] [the] {nth:n} {wd:weekday} {mo:month} [,] [{year}]", nths.nth_weekday),
    rule("[on] [the] {nth:n} {wd:weekday} [of|in] {mo:month} ' {yy:year}", nths.nth_weekday),
    rule("[on] [the] {nth:n} day of|in {mo:month} [,] [{year}]", nths.nth_day),
    *(
        rule(f"[the] {words} {day} of|in {month}", nths.nth_workday, n=n, months=months)
        for words, n in (("first|1st", 1), ("last|final", -1))
        for day in ("business|working|work day", "weekday|workday")
        for month, months in (("[the|this] month", 0), ("next month", 1))
    ),
    *(
        rule(f"[the] {words} {day} of|in {{mo:month}} [,] [{{year}}]", nths.nth_workday, n=n)
        for words, n in (("first|1st", 1), ("last|final", -1))
        for day in ("business|working|work day", "weekday|workday")
    ),
    rule("[on] [the] {ord:n} last day of|in {mo:month} [,] [{year}]", nths.nth_last_day),
    rule(
        "[on] [the] {ord:n} last {wd:weekday} of|in {mo:month} [,] [{year}]", nths.nth_last_weekday
    ),
    rule("[the] {nth:n} week of|in {mo:month} [,] [{year}]", nths.nth_week),
    rule("[the] week {n} of|in {mo:month} [,] [{year}]", nths.nth_week),
    rule("[the] {ord:n} last week of|in {mo:month} [,] [{year}]", nths.nth_last_week),
    rule("[the] {ord:n} day of|in {year}", nths.day_of_year),
    rule("upcoming|coming {n} {unit}", days.period),
    rule("{n} upcoming|coming {unit}", days.period),
    rule("[the] {ord:n} quarter [,] [of|in] [{year}]", days.quarter),
    rule("[the] {ord:n} qtr [of] [{year}]", days.quarter),
    rule("q {quarter_sign:n}", days.quarter, strength=EDGE),
    rule("q {quarter_sign:n} [of] [,] {year}", days.quarter),
    rule("{year} [-] q {quarter_sign:n}", days.quarter),
    rule("[the] end of q {quarter_sign:n} [{year}]", days.quarter, edge="end"),
)

"""English dates as they are written, and the feasts of the year."""

from __future__ import annotations

from typing import Any

from todo_chat.when.grammar import dates, days, nths
from todo_chat.when.grammar.rules import BARE, EDGE, WEAK, WHOLE, Rule, rule

_MID = "mid|middle"

DATES: tuple[Rule, ...] = (
    rule("{iso}", dates.iso),
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
    rule("on|by [the] {dom}", dates.day_of_month, strength=EDGE, closed=True),
    rule("on|due {pair_dot:pair}", dates.pair, strength=EDGE, closed=True),
    rule("on|by|due {n:first} - {n:second}", dates.dashed, strength=EDGE, closed=True),
    rule("{pair_dot:pair}", dates.pair, strength=BARE, closed=True),
    rule("{pair_dot:pair} .", dates.pair, strength=WEAK),
    rule("{compact_date:iso}", dates.iso, strength=EDGE),
    rule("the {domth:dom}", dates.day_of_month, strength=EDGE, closed=True),
    rule("for the {any_dom:dom}", dates.day_of_month, strength=EDGE, closed=True),
    rule("the {word_dom:dom}", dates.day_of_month, strength=WHOLE, closed=True),
    rule("the {dom}", dates.day_of_month, strength=BARE, closed=True),
    rule("{domth:dom}", dates.day_of_month, strength=WEAK, closed=True),
    rule("[the] {domth:dom} of [the|this] month", dates.day_of_month),
    rule("[the] {word_dom:dom} of the|this month", dates.day_of_month),
    rule("[the] {nth:n} {wd:weekday} of|in|on {mo:month} [,] [{year}]", nths.nth_weekday),
    rule("[the] {nth:n} {wd:weekday} {mo:month} [,] [{year}]", nths.nth_weekday),
    rule("[the] {nth:n} {wd:weekday} [of|in] {mo:month} ' {yy:year}", nths.nth_weekday),
    rule("[the] {nth:n} day of|in {mo:month} [,] [{year}]", nths.nth_day),
    rule("[the] {ord:n} last day of|in {mo:month} [,] [{year}]", nths.nth_last_day),
    rule("[the] {ord:n} last {wd:weekday} of|in {mo:month} [,] [{year}]", nths.nth_last_weekday),
    rule("[the] {nth:n} week of|in {mo:month} [,] [{year}]", nths.nth_week),
    rule("[the] {ord:n} last week of|in {mo:month} [,] [{year}]", nths.nth_last_week),
    rule("[the] {ord:n} day of|in {year}", nths.day_of_year),
    rule("upcoming|coming {n} {unit}", days.period),
    rule("{n} upcoming|coming {unit}", days.period),
    rule("[the] {ord:n} quarter [of|in] [{year}]", days.quarter),
    rule("[the] {ord:n} qtr [of] [{year}]", days.quarter),
    rule("q {quarter_sign:n}", days.quarter, strength=EDGE),
    rule("q {quarter_sign:n} [of] [,] {year}", days.quarter),
    rule("{year} [-] q {quarter_sign:n}", days.quarter),
    rule("[the] end of q {quarter_sign:n} [{year}]", days.quarter, edge="end"),
)

_FEASTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("christmas|xmas", {"month": 12, "dom": 25}),
    ("christmas|xmas day", {"month": 12, "dom": 25}),
    ("christmas|xmas eve", {"month": 12, "dom": 24}),
    ("boxing day", {"month": 12, "dom": 26}),
    ("new year|years|year's [day]", {"month": 1, "dom": 1}),
    ("new year|years|year's eve", {"month": 12, "dom": 31}),
    ("nye", {"month": 12, "dom": 31}),
    ("[saint|st] [.] valentine|valentines|valentine's day", {"month": 2, "dom": 14}),
    ("[saint|st] [.] patrick|patricks|patrick's day", {"month": 3, "dom": 17}),
    ("april fools|fool's|fool day", {"month": 4, "dom": 1}),
    ("halloween", {"month": 10, "dom": 31}),
    ("independence day", {"month": 7, "dom": 4}),
    ("thanksgiving [day]", {"month": 11, "nth": 4, "weekday": 3}),
    ("black friday", {"month": 11, "nth": 4, "weekday": 3, "plus": 1}),
    ("labor|labour day", {"month": 9, "nth": 1, "weekday": 0}),
    ("memorial day", {"month": 5, "nth": -1, "weekday": 0}),
    ("mother|mothers|mother's day", {"month": 5, "nth": 2, "weekday": 6}),
    ("father|fathers|father's day", {"month": 6, "nth": 3, "weekday": 6}),
    ("easter [sunday]", {"from_easter": 0}),
    ("palm sunday", {"from_easter": -7}),
    ("maundy|holy thursday", {"from_easter": -3}),
    ("pentecost [sunday]", {"from_easter": 49}),
    ("[dr] martin luther king|kings|king's [jr] day", {"month": 1, "nth": 3, "weekday": 0}),
    ("mlk [jr] day", {"month": 1, "nth": 3, "weekday": 0}),
    ("easter monday", {"from_easter": 1}),
    ("good friday", {"from_easter": -2}),
)

HOLIDAYS: tuple[Rule, ...] = (
    *(
        rule(f"{words} [in|of] [{{year}}]", nths.holiday, strength=WEAK, **how)
        for words, how in _FEASTS
    ),
    *(
        rule(f"this|next|coming {words}", nths.holiday, strength=EDGE, **how)
        for words, how in _FEASTS
    ),
    *(
        rule(f"last|previous {words}", nths.last_holiday, strength=EDGE, **how)
        for words, how in _FEASTS
    ),
)

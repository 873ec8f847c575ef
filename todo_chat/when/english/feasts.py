"""English names of the feasts of the year, and the dates that are reckoned from them."""

from __future__ import annotations

from typing import Any

from todo_chat.when.grammar import nths
from todo_chat.when.grammar.rules import EDGE, WEAK, Rule, rule

FEASTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("christmas|xmas", {"month": 12, "dom": 25}),
    ("christmas|xmas day", {"month": 12, "dom": 25}),
    ("christmas|xmas eve", {"month": 12, "dom": 24}),
    ("boxing day", {"month": 12, "dom": 26}),
    ("new year|years|year's [day]", {"month": 1, "dom": 1}),
    ("new year|years|year's eve", {"month": 12, "dom": 31}),
    ("nye", {"month": 12, "dom": 31}),
    ("[saint|st] [.] valentine|valentines|valentine's day", {"month": 2, "dom": 14}),
    ("[saint|st] [.] patrick|patricks|patrick's day", {"month": 3, "dom": 17}),
    ("april fools|fool's|fool [day]", {"month": 4, "dom": 1}),
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
    ("ash wednesday", {"from_easter": -46}),
    ("shrove tuesday", {"from_easter": -47}),
    ("pancake day", {"from_easter": -47}),
    ("mardi gras", {"from_easter": -47}),
    ("holy|easter saturday", {"from_easter": -1}),
    ("ascension [day]", {"from_easter": 39}),
    ("whit|pentecost monday", {"from_easter": 50}),
    ("corpus christi", {"from_easter": 60}),
    ("epiphany", {"month": 1, "dom": 6}),
    ("australia day", {"month": 1, "dom": 26}),
    ("burns night", {"month": 1, "dom": 25}),
    ("groundhog day", {"month": 2, "dom": 2}),
    ("president|presidents|president's ['] day", {"month": 2, "nth": 3, "weekday": 0}),
    ("[international] women|women's|womens day", {"month": 3, "dom": 8}),
    ("pi day", {"month": 3, "dom": 14}),
    ("anzac day", {"month": 4, "dom": 25}),
    ("earth day", {"month": 4, "dom": 22}),
    ("[saint|st] [.] george's day", {"month": 4, "dom": 23}),
    ("may day", {"month": 5, "dom": 1}),
    ("cinco de mayo", {"month": 5, "dom": 5}),
    ("juneteenth", {"month": 6, "dom": 19}),
    ("canada day", {"month": 7, "dom": 1}),
    ("bastille day", {"month": 7, "dom": 14}),
    ("columbus day", {"month": 10, "nth": 2, "weekday": 0}),
    ("indigenous people's|peoples ['] day", {"month": 10, "nth": 2, "weekday": 0}),
    ("all saints|saint's ['] day", {"month": 11, "dom": 1}),
    ("all souls|soul's ['] day", {"month": 11, "dom": 2}),
    ("guy fawkes|bonfire night|day", {"month": 11, "dom": 5}),
    ("veteran|veterans|veteran's ['] day", {"month": 11, "dom": 11}),
    ("remembrance|armistice day", {"month": 11, "dom": 11}),
    ("cyber monday", {"month": 11, "nth": 4, "weekday": 3, "plus": 4}),
    ("[saint|st] [.] nicholas day", {"month": 12, "dom": 6}),
)

HOLIDAYS: tuple[Rule, ...] = (
    *(rule(words, nths.holiday, strength=WEAK, **how) for words, how in FEASTS),
    *(rule(f"{words} [,] [in|of] {{year}}", nths.holiday, **how) for words, how in FEASTS),
    *(
        rule(f"this|next|coming {words}", nths.holiday, strength=EDGE, **how)
        for words, how in FEASTS
    ),
    *(
        rule(f"last|previous {words}", nths.last_holiday, strength=WEAK, **how)
        for words, how in FEASTS
    ),
)

"""English repeats of every month: "every 3rd friday", "on the 1st and 15th"."""

from __future__ import annotations

from todo_chat.when.grammar import repeats
from todo_chat.when.grammar.rules import BARE, WEAK, Rule, rule

_EVERY = "every|each|any|evry|ev"
_OTHER = "other|second|2nd|alternate|alternating"
_WORKDAY = "weekday|workday"
_BUSINESS = "business|working|work day"
_EACH_MONTH = "of|in every|each|the|a month"

MONTHLY: tuple[Rule, ...] = (
    rule("[on] [the] {many_nths:nths} {wds:days} of|in the month", repeats.nth_weekdays),
    rule("[on] [the] {many_nths:nths} {wds:days}", repeats.nth_weekdays),
    rule("twice monthly|a|per|every [month] [,] [on] [the] {many_ths:doms}", repeats.month_days),
    rule("monthly {doms}", repeats.month_days, closed=True),
    rule("[on] [the] {many_ths:doms} of|in the month", repeats.month_days),
    rule(f"{_EVERY} eom", repeats.month_days, doms=(-1,)),
    rule(f"{_EVERY} month on [the] day|days {{doms}}", repeats.month_days),
    rule("monthly on [the] day|days {doms}", repeats.month_days),
    rule(f"{_EVERY} {{nths}} {{wds:days}}", repeats.nth_weekdays),
    rule(f"{_EVERY} {{nths}} {{wds:days}} {_EACH_MONTH}", repeats.nth_weekdays),
    rule(f"{_EVERY} {_OTHER} {{nths}} {{wds:days}}", repeats.nth_weekdays, n=2),
    rule(f"{_EVERY} {_OTHER} {{nths}} {{wds:days}} of the month", repeats.nth_weekdays, n=2),
    rule("[on] [the] {nths} {wds:days} of|in {many_mos:months}", repeats.nth_weekdays),
    rule("[on] [the] {ths:doms} of {many_mos:months}", repeats.year_days),
    rule(f"{_EVERY} {{nths}} weekend {_EACH_MONTH}", repeats.nth_weekdays, days=(5,)),
    rule("[on] [the] {nths} weekend of|in every|each month", repeats.nth_weekdays, days=(5,)),
    rule("monthly [on] [the] {nths} weekend", repeats.nth_weekdays, days=(5,)),
    rule(f"{_EVERY} {{nths}} {{wds:days}} [of|in] {{mos:months}}", repeats.nth_weekdays),
    rule("[on] [the] {nths} {wds:days} of|in every|each {unit}", repeats.nth_weekdays),
    rule("[on] [the] {nths} {plural_wds:days} of|in the|every|each {unit}", repeats.nth_weekdays),
    rule("[on] [the] {nths} {wds:days} of|in every|each {ord:n} month", repeats.nth_weekdays),
    rule("[on] [the] {nths} {wds:days} of|in every|each {n} months", repeats.nth_weekdays),
    rule(
        f"[on] [the] {{nths}} {{wds:days}} of|in every|each {_OTHER} month",
        repeats.nth_weekdays,
        n=2,
    ),
    rule("[on] [the] {nths} {wds:days} monthly", repeats.nth_weekdays),
    rule("[on] [the] {nths} {wds:days} of|in the month", repeats.nth_weekdays, strength=BARE),
    rule("[on] [the] {nths} {wds:days} of|in {mos:months} every|each year", repeats.nth_weekdays),
    rule("monthly [on] [the] {nths} {wds:days}", repeats.nth_weekdays),
    rule(f"{_EVERY} {{nth_days:pairs}}", repeats.monthly_pairs),
    rule(f"{_EVERY} {{nth_days:pairs}} {_EACH_MONTH}", repeats.monthly_pairs),
    rule("[on] [the] {nth_days:pairs} of|in every|each month", repeats.monthly_pairs),
    rule(f"{_EVERY} month [on] [the] {{nth_days:pairs}}", repeats.monthly_pairs),
    rule("monthly on [the] {nths} instance|instances of {wds:days}", repeats.set_positions),
    rule("monthly on {wds:days}", repeats.monthly_weekdays),
    rule("yearly|annually [on] [the] {nths} {wds:days} of|in {mos:months}", repeats.nth_weekdays),
    rule(f"{_EVERY} month [on] [the] {{nths}} {{wds:days}}", repeats.nth_weekdays),
    rule(f"{_EVERY} {{n}} months|month [on] [the] {{nths}} {{wds:days}}", repeats.nth_weekdays),
    rule(f"{_EVERY} {_OTHER} month [on] [the] {{nths}} {{wds:days}}", repeats.nth_weekdays, n=2),
    rule(
        f"{_EVERY} quarter [on] [the] {{nths}} {{wds:days}}", repeats.nth_weekdays, unit="quarter"
    ),
    rule(
        f"{_EVERY} year [on] [the] {{nths}} {{wds:days}} of|in {{mos:months}}", repeats.nth_weekdays
    ),
    rule(
        f"{_EVERY} {_OTHER} year [on] [the] {{nths}} {{wds:days}} of|in {{mos:months}}",
        repeats.nth_weekdays,
        n=2,
    ),
    rule(f"{_EVERY} last day", repeats.month_days, doms=(-1,)),
    rule(f"{_EVERY} last day {_EACH_MONTH}", repeats.month_days, doms=(-1,)),
    rule("[on] [the] last day of|in the month", repeats.month_days, doms=(-1,), strength=BARE),
    rule("[on] [the] last day of|in every|each {unit}", repeats.edge, dom=-1),
    rule("[on] [the] first day of|in every|each {unit}", repeats.edge, dom=1),
    rule("[at] [the] end of every|each {unit}", repeats.edge, dom=-1),
    rule("[at] [the] start|beginning|begin of every|each {unit}", repeats.edge, dom=1),
    rule(f"{_EVERY} month [at|on] [the] end", repeats.month_days, doms=(-1,)),
    rule(f"{_EVERY} month [at|on] [the] last day", repeats.month_days, doms=(-1,)),
    rule(f"{_EVERY} month [at|on] [the] start|beginning|begin", repeats.month_days, doms=(1,)),
    rule(f"{_EVERY} {{unit}} end", repeats.edge, dom=-1),
    rule(f"{_EVERY} {{unit_of:unit}} end", repeats.edge, dom=-1),
    rule(f"{_EVERY} end of [the] month", repeats.month_days, doms=(-1,)),
    rule("monthly [on|at] [the] last day", repeats.month_days, doms=(-1,)),
    rule("monthly [on|at] [the] end [of] [the] [month]", repeats.month_days, doms=(-1,)),
    rule("[on] [the] {nths:doms} of every|each {unit}", repeats.month_days),
    rule("[on] [the] {nths:doms} day of every|each {unit}", repeats.month_days),
    rule("[on] [the] {doms} [day] of every|each month", repeats.month_days),
    rule(f"[on] [the] {{doms}} [day] of every|each {_OTHER} month", repeats.month_days, n=2),
    rule("[on] [the] {doms} [day] of every|each {n} months", repeats.month_days),
    rule("[on] [the] {doms} [day] of every|each {ord:n} month", repeats.month_days),
    rule(f"{_EVERY} {{no_dom}}", repeats.never, closed=True),
    rule(f"{_EVERY} {{digit_ths:doms}}", repeats.month_days, closed=True),
    rule(f"{_EVERY} {{nths:doms}} [day] of [the|each|every] month", repeats.month_days),
    rule(f"{_EVERY} day {{dom:item}}", repeats.one_month_day, strength=WEAK, closed=True),
    rule(f"{_EVERY} month on [the] {{doms}} [day]", repeats.month_days),
    rule(f"{_EVERY} month the {{doms}} [day]", repeats.month_days),
    rule(f"{_EVERY} month {{digit_ths:doms}} [day]", repeats.month_days),
    rule(f"{_EVERY} month {{doms}}", repeats.month_days, closed=True),
    rule(f"{_EVERY} month on [the] {{nths:doms}} [day]", repeats.month_days),
    rule(f"{_EVERY} {_OTHER} month [on] [the] {{doms}} [day]", repeats.month_days, n=2),
    rule(f"{_EVERY} {{n}} months|month [on] [the] {{doms}} [day]", repeats.month_days),
    rule(f"{_EVERY} {{ord:n}} month [on] [the] {{doms}} [day]", repeats.month_days),
    rule(f"{_EVERY} quarter [on] [the] {{doms}} [day]", repeats.month_days, unit="quarter"),
    rule(
        f"{_EVERY} {_OTHER} quarter [on] [the] {{doms}} [day]",
        repeats.month_days,
        unit="quarter",
        n=2,
    ),
    rule("quarterly [on] [the] {doms} [day]", repeats.month_days, unit="quarter"),
    rule("monthly [on] [the] {ths:doms} [day] [of] [the] [month]", repeats.month_days),
    rule("monthly on [the] {doms}", repeats.month_days),
    rule("once a|every|per month on [the] {doms}", repeats.month_days),
    rule("once a|every|per month on [the] {nths} {wds:days}", repeats.nth_weekdays),
    rule("once a|per month on a {wds:days}", repeats.nth_weekdays, nths=(1,)),
    rule("bimonthly [on] [the] {ths:doms}", repeats.month_days, n=2),
)

WORKDAYS: tuple[Rule, ...] = (
    rule(f"{_EVERY} last weekday|workday", repeats.last_workday),
    rule(f"{_EVERY} first|1st weekday|workday", repeats.last_workday, nth=1),
    rule(f"[on] [the] last weekday|workday {_EACH_MONTH}", repeats.last_workday),
    rule(f"{_EVERY} last weekday|workday {_EACH_MONTH}", repeats.last_workday),
    rule(f"{_EVERY} first|1st weekday|workday {_EACH_MONTH}", repeats.last_workday, nth=1),
    rule(f"[on] [the] first weekday|workday {_EACH_MONTH}", repeats.last_workday, nth=1),
    *(
        rule(f"{monthly} on [the] {words} {day}", repeats.last_workday, nth=nth)
        for monthly in (f"{_EVERY} month", "monthly")
        for words, nth in (("last", -1), ("first|1st", 1))
        for day in (_WORKDAY, _BUSINESS)
    ),
    rule(f"{_EVERY} last business|working|work day", repeats.last_workday),
    rule(f"{_EVERY} last business|working|work day {_EACH_MONTH}", repeats.last_workday),
    rule(f"{_EVERY} first|1st business|working|work day", repeats.last_workday, nth=1),
    rule(
        f"{_EVERY} first|1st business|working|work day {_EACH_MONTH}", repeats.last_workday, nth=1
    ),
    rule("[on] [the] last business|working|work day of every|each month", repeats.last_workday),
    rule(
        "[on] [the] first business|working|work day of every|each month",
        repeats.last_workday,
        nth=1,
    ),
)

"""English ends of a series: "starting monday", "until june", "for 10 times"."""

from __future__ import annotations

from todo_chat.when.grammar import bounds
from todo_chat.when.grammar.rules import BARE, WEAK, Rule, rule

_START = "starting|start|starts|beginning|begin|commencing|effective|from"
_END = "until|till|til|through|thru|to|ending|ends|til|untill"
_EXCEPT = "except|excepting|excluding|without|minus|but"

BOUNDS: tuple[Rule, ...] = (
    rule(
        f"{_START} [on|in|the] {{mo:first}} to|- {{mo:month}}",
        bounds.through_month,
        strength=BARE,
    ),
    rule("between {mo:first} and {mo:month}", bounds.through_month, strength=BARE),
    rule("through|thru {mo:month}", bounds.through_month, strength=BARE),
    rule(
        f"{_START} [on|in|the] {{day}} through|thru {{mo:month}}",
        bounds.through_month,
        strength=BARE,
    ),
    rule(f"{_END} {{year}}", bounds.until_year, strength=WEAK),
    rule(
        f"{_START} [on|in|at|from|the] [the] {{day}}", bounds.bound_day, strength=BARE, side="from"
    ),
    rule(f"{_START} [at|from] {{time}}", bounds.bound_time, strength=BARE),
    rule(f"{_END} [on|in|at|the] [the] {{day}}", bounds.bound_day, strength=BARE, side="until"),
    rule(
        f"{_START} [on|in|the] {{day}} [,] [and] {_END} [on|in|the] {{day:last}}",
        bounds.bound_day,
        strength=BARE,
        side="both",
    ),
    rule(f"[{_END}] before [the] {{base_day:day}}", bounds.bound_day, strength=BARE, side="before"),
    rule("between {day} and {day:last}", bounds.bound_day, strength=BARE, side="both"),
    rule(
        "[for] [up] [to] {count:n} times|time|occurrences|occurrence|repetitions|x",
        bounds.bound_count,
        strength=BARE,
    ),
    rule("x {n}", bounds.bound_count, strength=BARE),
    rule("x {times_sign:n}", bounds.bound_count, strength=BARE),
    rule("[for] twice|2x", bounds.bound_count, strength=BARE, n=2),
    rule("for {length}", bounds.bound_length, strength=BARE),
    rule("for [the] next {length}", bounds.bound_length, strength=BARE, side="ahead"),
    rule("for up to {length}", bounds.bound_length, strength=BARE, side="ahead"),
    rule(f"{_EXCEPT} [on|for|in|during] [the] {{wds:weekdays}}", bounds.excepted, strength=BARE),
    rule(f"{_EXCEPT} [on|for|in|during] {{mos:months}}", bounds.excepted, strength=BARE),
    rule(
        f"{_EXCEPT} [on|for|at|during] [the] weekends|weekend",
        bounds.excepted,
        strength=BARE,
        weekdays=(5, 6),
    ),
    rule(
        f"{_EXCEPT} [on|for|during] [the] weekdays|weekday",
        bounds.excepted,
        strength=BARE,
        weekdays=(0, 1, 2, 3, 4),
    ),
    rule("but|, not [on|in] [the] {wds:weekdays}", bounds.excepted, strength=BARE),
    rule(
        "but|, not [on|at] [the] weekends|weekend",
        bounds.excepted,
        strength=BARE,
        weekdays=(5, 6),
    ),
    rule("as of [the] {day}", bounds.bound_day, strength=BARE, side="from"),
    rule("up to [the] {day}", bounds.bound_day, strength=BARE, side="until"),
    rule(
        "ends|ending|stop|stopping after {count:n} times|time|occurrences|occurrence",
        bounds.bound_count,
        strength=BARE,
    ),
    rule("for the rest of the|this {span_unit:unit}", bounds.rest_of, strength=BARE),
    rule("for the next {span_unit:unit}", bounds.bound_unit, strength=BARE),
)

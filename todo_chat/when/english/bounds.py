"""English ends of a series: "starting monday", "until june", "for 10 times"."""

from __future__ import annotations

from todo_chat.when.grammar import repeats
from todo_chat.when.grammar.rules import Rule, rule

_START = "starting|start|starts|beginning|begin|commencing|effective|from"
_END = "until|till|til|through|thru|to|ending|ends|til|untill"

BOUNDS: tuple[Rule, ...] = (
    rule(f"{_START} [on|in|at|from|the] [the] {{day}}", repeats.bound_day, side="from"),
    rule(f"{_START} [at|from] {{time}}", repeats.bound_time),
    rule(f"{_END} [on|in|at|the] [the] {{day}}", repeats.bound_day, side="until"),
    rule(f"{_START} [on|in|the] {{day}} [,] [and] {_END} [on|in|the] {{day:last}}",
         repeats.bound_day, side="both"),
    rule("between {day} and {day:last}", repeats.bound_day, side="both"),
    rule("[for] {count:n} times|time|occurrences|occurrence|repetitions|x", repeats.bound_count),
    rule("[for] twice|2x", repeats.bound_count, n=2),
    rule("for [the] [next] {length}", repeats.bound_length),
    rule("for the next {span_unit:unit}", repeats.bound_unit),
)

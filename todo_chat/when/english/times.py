"""English times of day, parts of the day, ranges and lengths."""

from __future__ import annotations

from todo_chat.when.grammar import lists, times
from todo_chat.when.grammar.rules import BARE, EDGE, TAIL, WEAK, WHOLE, Rule, rule

CLOCKS: tuple[Rule, ...] = (
    rule("{hour} {meridiem}", times.hour_of),
    rule("{hour} in the {meridiem}", times.hour_of),
    rule("{hour} {ap:meridiem}", times.hour_of, strength=EDGE),
    rule("{hour} o'clock|oclock [{meridiem}]", times.hour_of),
    rule("{hour} o ' clock", times.hour_of),
    rule("{hour} {hour_sign:sign}", times.full_hour, strength=EDGE),
    rule("at|@|by {hour} {hour_sign:sign}", times.full_hour),
    rule("{hour} {minute_word:minute}", times.hour_of, strength=WEAK),
    rule("{hour} - {minute_word:minute}", times.hour_of, strength=WEAK),
    rule("{hour} {minute_word:minute} {meridiem}", times.hour_of),
    rule("{hour} oh|o {digit:minute} [{meridiem}]", times.hour_of),
    rule("{figures}", times.clock, strength=EDGE),
    rule("{figures} [in] [the] {meridiem}", times.clock),
    rule("{figures} {ap:meridiem}", times.clock),
    rule("{figures} o'clock|oclock|h|hrs|hours", times.clock),
    rule("{dotted:figures} {meridiem}", times.clock),
    rule("{round_dotted:figures}", times.clock, strength=WHOLE),
    rule("{dotted:figures}", times.clock, strength=BARE),
    rule("{hhmm} {meridiem}", times.compact),
    rule("{hhmm} {ap:meridiem}", times.compact, strength=EDGE),
    rule("{hhmm_any:hhmm} h|hrs|hours", times.compact),
    rule("12|12:00|twelve [o'clock] noon|midday", times.fixed, strength=TAIL, hour=12),
    rule("12|12:00|twelve [o'clock] midnight", times.fixed, strength=TAIL, hour=0),
    rule("noon|midday|noontime|noonish", times.fixed, strength=TAIL, hour=12),
    rule("mid - day|noon", times.fixed, strength=TAIL, hour=12),
    rule("midnight", times.fixed, strength=TAIL, hour=0),
    rule("mid day", times.fixed, strength=TAIL, hour=12),
    rule("mid night", times.fixed, strength=TAIL, hour=0),
    rule("mid - night", times.fixed, strength=TAIL, hour=0),
    rule("half past {bare_clock:time}", times.offset, minute=30),
    rule("half [-] {bare_hour:time}", times.offset, strength=EDGE, minute=30),
    rule("[a] quarter [-] past|after {bare_clock:time}", times.offset, minute=15),
    rule(
        "[a] quarter [-] to|of|till|til|before {bare_clock:time}", times.offset, minute=15, sign=-1
    ),
    rule("{n:minute} past {bare_clock:time}", times.offset),
    rule("{minute_word:minute} after {bare_clock:time}", times.offset),
    rule(
        "{minute_past:minute} to|till|til {worded_clock:time}", times.offset, sign=-1, strength=EDGE
    ),
    rule("{n:minute} minutes|minute|min|mins past|after {bare_clock:time}", times.offset),
    rule(
        "{n:minute} minutes|minute|min|mins to|till|til|before {bare_clock:time}",
        times.offset,
        sign=-1,
    ),
)

TIMES: tuple[Rule, ...] = (
    rule("{hour}", times.hour_of, strength=BARE, closed=True, bare=True),
    rule("{hhmm_zero:hhmm}", times.compact, strength=WEAK, closed=True),
    rule("{hhmm}", times.rounded, strength=WHOLE, closed=True),
    rule("at|@ {hour}", times.hour_of, closed=True),
    rule("at|@ {hhmm_any:hhmm}", times.rounded, closed=True),
    rule("at|@ {hour} {two:minute}", times.hour_of, closed=True),
    rule("at|@ {dotted:figures}", times.clock, closed=True),
    rule(
        "at|@|by|around|about|approximately|circa|roughly [about|around] {clock:time}", times.same
    ),
    rule("around|about|approximately|from|since {hour}", times.hour_of, strength=WEAK, closed=True),
    rule("by|before|after|until|till {hour}", times.hour_of, strength=EDGE, closed=True),
    rule("anytime|sometime after|before {any_time:time}", times.same, closed=True),
    rule("around|about|by|approximately {hhmm}", times.rounded, strength=WEAK, closed=True),
    rule("at|@|by|from|around {any_time:time} or {any_time:other}", times.either, closed=True),
    rule("{clock:time} or {clock:other}", times.either, strength=EDGE),
    rule("at|@|by {any_times:times}", times.several, closed=True),
    rule("{clocks:times}", times.several, strength=EDGE),
    rule("at about|around|approximately|roughly|exactly {hour}", times.hour_of, closed=True),
    rule("[at|around|about] {bare_clock:time} [-] ish", times.same),
    rule("[at] {bare_clock:time} sharp|exactly|prompt|precisely", times.same),
    rule(
        "[at|around|about|by] {bare_clock:time} [,] in the|this [early|late] {part}", times.in_part
    ),
    rule("[at|around|about|by] {bare_clock:time} [,] this {part}", times.in_part),
    rule("[at|around|about|by] {clock:time} [,] [the|this] [early|late] {part}", times.in_part),
    rule("[at|around|about|by] {bare_clock:time} at night", times.in_part, part="night"),
    rule("{length} after {bare_clock:time}", times.shifted),
    rule("{length} from {named_time:time}", times.shifted),
    rule("{length} before {bare_clock:time}", times.shifted, sign=-1),
    rule("[at] [the] stroke of midnight", times.fixed, hour=0),
    rule("[at|@|by] {clock:time} {zone}", times.zoned),
    rule("[at|@|by] {clock:time} ( {zone} )", times.zoned),
    rule("at|@ {bare_hour:time} {zone}", times.zoned),
    rule("[at|@|by] {clock:time} {zone_name:zone} [standard|daylight] time", times.zoned),
    rule("[at|@|by] {clock:time} utc|gmt + {hour}", times.zoned_off),
    rule("[at|@|by] {clock:time} utc|gmt - {hour}", times.zoned_off, sign=-1),
)

PARTS: tuple[Rule, ...] = (
    rule("first thing [in] [the] [morning]", times.part, part="morning", strength=BARE),
    rule("in the {part}", times.part),
    rule("in the mid|late|early [-] {part}", times.part),
    rule("late in the {part}", times.part),
    rule("early [in] [the] morning", times.part, part="early", strength=WEAK),
    rule("in the early morning", times.part, part="early"),
    rule("[late] at night", times.part, part="night"),
    rule("{meridiem:half}", times.half, strength=BARE, closed=True),
    rule("before work|breakfast", times.part, part="early work", strength=WHOLE),
    rule("at breakfast [time]", times.part, part="early work", strength=WHOLE),
    rule("after lunch", times.part, part="after lunch", strength=WHOLE),
    rule("after school", times.part, part="afternoon", strength=WHOLE),
    rule("after work", times.part, part="evening", strength=WHOLE),
    rule("at dinner|supper [time]", times.part, part="evening", strength=WHOLE),
    rule("after dinner|supper", times.part, part="night", strength=WHOLE),
    rule("at|before|by dawn|sunrise|daybreak", times.part, part="early"),
    rule("at|before|by dusk|sunset|sundown|nightfall", times.part, part="evening"),
    rule("at|by noon|lunch|lunchtime", times.part, part="lunch"),
    rule("[very] [early|late|mid] [-] {part}", times.part, strength=WEAK),
    rule("during [the] {part}", times.part),
    rule("the {part}", times.part, strength=BARE),
    rule("[at] lunch time", times.part, part="lunch", strength=EDGE),
)

_TO = "to|-|until|till|til|through|thru|untill"

SPANS: tuple[Rule, ...] = (
    rule(f"{{clock:start}} {_TO} {{clock:end}}", times.span),
    rule(f"{{any_time:start}} {_TO} {{clock:end}}", times.span),
    rule(f"{{clock:start}} {_TO} {{any_time:end}}", times.span, closed=True),
    rule(f"{{any_time:start}} {_TO} {{any_time:end}}", times.span, strength=WEAK, closed=True),
    rule(
        f"from|at {{any_time:start}} {_TO} [about|around] {{any_time:end}}", times.span, closed=True
    ),
    rule("[in] between {any_time:start} and|& {clock:end}", times.span),
    rule("[in] between {any_time:start} and|& {any_time:end}", times.span, closed=True),
    rule(
        f"[from|between] {{any_time:start}} {_TO} {{any_time:end}} [in] [the|this] {{part}}",
        times.span,
    ),
    rule("[from|between] {any_time:start} and {any_time:end} [in] [the|this] {part}", times.span),
    rule(f"[from|at|between] {{any_time:start}} {_TO} {{clock:end}}", times.span),
    rule(f"[from|at] {{any_time:start}} {_TO} {{any_time:end}} {{zone}}", times.span),
)


def _rows_of(kind: str) -> tuple[Rule, ...]:
    """Two times or more ("9, 1 and 6")."""
    return (
        rule(f"{{{kind}:item}} and|&|, [at] {{{kind}:rest}}", lists.two),
        rule(f"{{{kind}:item}} , and|& [at] {{{kind}:rest}}", lists.two),
        rule(f"{{{kind}:item}} and|&|, [at] {{{kind}s:rest}}", lists.more),
    )


LENGTHS: dict[str, tuple[Rule, ...]] = {
    # What a count of minutes may be said with: "half past ...".
    "bare_hour": (rule("{hour}", times.hour_of, bare=True),),
    "bare_clock": (
        rule("{hour}", times.hour_of, bare=True),
        rule("{hhmm}", times.compact),
        *CLOCKS[:4],
        *CLOCKS[5:6],
        rule("{figures}", times.clock),
        rule("{figures} {meridiem}", times.clock),
        rule("{hour} {minute_word:minute}", times.hour_of),
        rule("noon|midday", times.fixed, hour=12),
        rule("midnight", times.fixed, hour=0),
        rule("half past {bare_hour:time}", times.offset, minute=30),
    ),
    "named_time": (
        rule("noon|midday", times.fixed, hour=12),
        rule("midnight", times.fixed, hour=0),
    ),
    "worded_clock": (
        rule("{hour}", times.hour_of, bare=True),
        *CLOCKS[:2],
        rule("noon|midday", times.fixed, hour=12),
        rule("midnight", times.fixed, hour=0),
    ),
    "any_time": (
        rule("{bare_clock:time} in the {part}", times.in_part),
        *CLOCKS,
        rule("{hour}", times.hour_of, bare=True),
        rule("{hhmm}", times.rounded),
        rule("{bare_clock:time} [-] ish", times.same),
    ),
    "any_times": _rows_of("any_time"),
    "clocks": _rows_of("clock"),
    "amount": (
        rule("{count:n} {unit}", times.length),
        rule("{count:n} [-] {time_unit:unit}", times.length),
        rule("{count:n} of a|an {unit}", times.length),
        rule("{fraction} [of] [a|an] {unit}", times.fraction_of),
        rule("{count:n} more|whole|full {unit}", times.length),
        rule("{count:n} business|working|work|week days|day", times.length, unit="business"),
        rule("{count:n} weekdays|weekday|workdays", times.length, unit="business"),
        rule("[a|an] quarter of an hour", times.length, n=0.25, unit="hour"),
        rule("three [-] quarters of an hour", times.length, n=0.75, unit="hour"),
        rule("[an] hour and a half", times.length, n=1.5, unit="hour"),
        rule("{count:n} hours|hour and a half", times.number_and_half, unit="hour"),
        rule("a|one week and a half", times.number_and_half, n=1, unit="week"),
        rule("a year and a half", times.number_and_half, n=1, unit="year"),
    ),
    "counted": (
        rule("{n} {unit}", times.length),
        rule("[a] few|couple [of] {unit}", times.length, n=3),
    ),
    "length": (
        rule("{amount:first}", times.same_length),
        rule("{amount:first} [,|and|&|+] {length:second}", times.sum_of),
        rule("{amount:first} , and {length:second}", times.sum_of),
    ),
}

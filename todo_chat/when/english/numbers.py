"""English counts and lists ("a couple of", "mon, wed and fri", "1st and 3rd")."""

from __future__ import annotations

from todo_chat.when.grammar import repeats, times
from todo_chat.when.grammar.rules import Rule, rule

NUMBERS: dict[str, tuple[Rule, ...]] = {
    "count": (
        rule("{n}", times.number),
        rule("{decimal:n}", times.number),
        rule("a|an", times.number, n=1),
        rule("one", times.number, n=1),
        rule("[a] couple [of]", times.number, n=2),
        rule("a pair of", times.number, n=2),
        rule("[a] few", times.number, n=3),
        rule("several", times.number, n=3),
        rule("half [a|an]", times.number, n=0.5),
        rule("a half", times.number, n=0.5),
        rule("{n} and a|an half", times.number, plus=0.5),
        rule("one and a half", times.number, n=1.5),
        rule("a hundred", times.number, n=100),
        rule("{n} hundred", times.number, times=100),
    ),
}

_AND = "and|&|,|or|/"

LISTS: dict[str, tuple[Rule, ...]] = {
    "wd": (
        rule("{weekday:n}", repeats.keep),
        rule("{short_weekday:n} [.]", repeats.keep),
        rule("{soft_weekday:n} [.]", repeats.keep),
    ),
    "any_wd": (
        rule("{wd:n}", repeats.keep),
        rule("{weekdays:n}", repeats.keep),
    ),
    "wds": (
        rule("{any_wd:first} -|–|to|through|thru|till|until {any_wd:last}", repeats.run),
        rule("{any_wd:item}", repeats.one),
        rule(f"{{any_wd:item}} {_AND} {{wds:rest}}", repeats.more),
        rule("{any_wd:item} , and|& {wds:rest}", repeats.more),
        rule("{any_wd:item} {wds:rest}", repeats.more),
    ),
    "plural_wds": (
        rule("{weekdays:first} -|–|to|through|thru {any_wd:last}", repeats.run),
        rule("{weekdays:item}", repeats.one),
        rule(f"{{weekdays:item}} {_AND} {{plural_wds:rest}}", repeats.more),
        rule("{weekdays:item} , and|& {plural_wds:rest}", repeats.more),
        rule(f"{{wd:item}} {_AND} {{plural_wds:rest}}", repeats.more),
    ),
    "mo": (rule("{month:n} [.]", repeats.keep),),
    "mos": (
        rule("{month:item}", repeats.one),
        rule(f"{{month:item}} {_AND} {{mos:rest}}", repeats.more),
        rule("{month:item} , and|& {mos:rest}", repeats.more),
    ),
    "nth": (
        rule("{ord:n}", repeats.keep),
        rule("last|final", repeats.literal, value=-1),
        rule("{ord:n} [to|from] [the] last", repeats.from_end),
        rule("{ord:n} - to - last", repeats.from_end),
        rule("penultimate", repeats.literal, value=-2),
    ),
    "nths": (
        rule("{nth:item}", repeats.one),
        rule(f"{{nth:item}} {_AND} [the] {{nths:rest}}", repeats.more),
        rule("{nth:item} , and|& [the] {nths:rest}", repeats.more),
    ),
    "th": (
        rule("{domth:n}", repeats.keep),
        rule("{word_dom:n}", repeats.keep),
    ),
    "ths": (
        rule("{th:item}", repeats.one),
        rule(f"{{th:item}} {_AND} [the] {{ths:rest}}", repeats.more),
        rule("{th:item} , and|& [the] {ths:rest}", repeats.more),
    ),
    "any_dom": (
        rule("{dom:n}", repeats.keep),
        rule("{word_dom:n}", repeats.keep),
    ),
    "doms": (
        rule("{any_dom:item}", repeats.one),
        rule(f"{{any_dom:item}} {_AND} [the] {{doms:rest}}", repeats.more),
        rule("{any_dom:item} , and|& [the] {doms:rest}", repeats.more),
    ),
    "numbers": (
        rule("{n:item}", repeats.one),
        rule(f"{{n:item}} {_AND} {{numbers:rest}}", repeats.more),
    ),
}

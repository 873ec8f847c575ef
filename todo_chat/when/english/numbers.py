"""English counts and lists ("a couple of", "mon, wed and fri", "1st and 3rd")."""

from __future__ import annotations

from todo_chat.when.grammar import lists, times
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
        rule("{n} {fraction}", times.mixed),
        rule("one and a half", times.number, n=1.5),
        rule("a hundred", times.number, n=100),
        rule("{n} hundred", times.number, times=100),
    ),
}

_AND = "and|&|,|or|/"
_ALL = "[,|/|&|and]"
_RUN = "{wd:first} -|to|through|thru {wd:last}"

LISTS: dict[str, tuple[Rule, ...]] = {
    "wd": (
        rule("{weekday:n}", lists.keep),
        rule("{short_weekday:n} [.]", lists.keep),
        rule("{late_weekday:n} [.]", lists.keep),
        rule("{soft_weekday:n} [.]", lists.keep),
    ),
    "any_wd": (
        rule("{wd:n}", lists.keep),
        rule("{weekdays:n}", lists.keep),
    ),
    "wds": (
        rule("{any_wd:first} -|to|through|thru|till|until {any_wd:last}", lists.run),
        rule("{any_wd:item}", lists.one),
        rule(f"{{any_wd:item}} {_AND} {{wds:rest}}", lists.more),
        rule("{any_wd:item} , and|& {wds:rest}", lists.more),
        rule("{any_wd:item} {wds:rest}", lists.more),
        rule("{any_wd:item} [,] [and|&] every|each {wds:rest}", lists.more),
    ),
    "plural_wds": (
        rule("{weekdays:first} -|to|through|thru {any_wd:last}", lists.run),
        rule("{weekdays:item}", lists.one),
        rule(f"{{weekdays:item}} {_AND} {{plural_wds:rest}}", lists.more),
        rule("{weekdays:item} , and|& {plural_wds:rest}", lists.more),
        rule("{weekdays:item} and|& on {plural_wds:rest}", lists.more),
        rule(f"{{wd:item}} {_AND} {{plural_wds:rest}}", lists.more),
    ),
    "wd_run": (rule(_RUN, lists.run),),
    "work_week": (rule(_RUN, lists.work_week),),
    "long_run": (rule(_RUN, lists.long_run),),
    "wd_pair": (
        rule("{wd:item} [/] {wd:rest}", lists.two),
        rule("{wd:item} [/] {wd_pair:rest}", lists.more),
    ),
    "wd_end": (
        rule(f"{{wd:item}} {_ALL} {{wd:rest}}", lists.two),
        rule("{wd:item} , and|& {wd:rest}", lists.two),
    ),
    "wd_row": (
        rule(f"{{wd:item}} {_ALL} {{wd_end:rest}}", lists.more),
        rule(f"{{wd:item}} {_ALL} {{wd_row:rest}}", lists.more),
    ),
    "month_day": (
        rule("{mo:month} [the] {any_dom:dom}", lists.month_day),
        rule("{any_dom:dom} [of] {mo:month}", lists.month_day),
    ),
    "dates": (
        rule(f"{{month_day:item}} {_AND} [the] {{month_day:rest}}", lists.two),
        rule("{month_day:item} , and|& [the] {month_day:rest}", lists.two),
        rule(f"{{month_day:item}} {_AND} [the] {{dates:rest}}", lists.more),
        rule("{month_day:item} , and|& [the] {dates:rest}", lists.more),
    ),
    "mo": (rule("{month:n} [.]", lists.keep),),
    "mos": (
        rule("{month:item}", lists.one),
        rule(f"{{month:item}} {_AND} {{mos:rest}}", lists.more),
        rule("{month:item} , and|& {mos:rest}", lists.more),
    ),
    "many_mos": (
        rule(f"{{month:item}} {_AND} {{month:second}} {_AND} {{mos:rest}}", lists.two_more),
        rule(f"{{month:item}} {_AND} {{month:second}} , and|& {{mos:rest}}", lists.two_more),
    ),
    "nth": (
        rule("{ord:n}", lists.keep),
        rule("last|final", lists.literal, value=-1),
        rule("{ord:n} [to|from] [the] last", lists.from_end),
        rule("{ord:n} - to - last", lists.from_end),
        rule("{ord:n} last", lists.from_end),
        rule("penultimate", lists.literal, value=-2),
        rule("next [-] to [-] last", lists.literal, value=-2),
    ),
    "nths": (
        rule("{nth:item}", lists.one),
        rule(f"{{nth:item}} {_AND} [the] {{nths:rest}}", lists.more),
        rule("{nth:item} , and|& [the] {nths:rest}", lists.more),
    ),
    "many_nths": (
        rule(f"{{nth:item}} {_AND} [the] {{nths:rest}}", lists.more),
        rule("{nth:item} , and|& [the] {nths:rest}", lists.more),
    ),
    "nth_day": (rule("{nths} {wds:days}", lists.pairs),),
    "nth_days": (
        rule("{nth_day:first} and|&|, [the] {nth_day:rest}", lists.both),
        rule("{nth_day:first} , and|& [the] {nth_day:rest}", lists.both),
    ),
    "th": (
        rule("{domth:n}", lists.keep),
        rule("{word_dom:n}", lists.keep),
    ),
    "digit_ths": (
        rule("{domth:item}", lists.one),
        rule(f"{{domth:item}} {_AND} [the] {{digit_ths:rest}}", lists.more),
        rule("{domth:item} , and|& [the] {digit_ths:rest}", lists.more),
    ),
    "ths": (
        rule("{th:item}", lists.one),
        rule(f"{{th:item}} {_AND} [the] {{ths:rest}}", lists.more),
        rule("{th:item} , and|& [the] {ths:rest}", lists.more),
    ),
    "many_ths": (
        rule(f"{{th:item}} {_AND} [the] {{ths:rest}}", lists.more),
        rule("{th:item} , and|& [the] {ths:rest}", lists.more),
    ),
    "any_dom": (
        rule("{dom:n}", lists.keep),
        rule("{word_dom:n}", lists.keep),
    ),
    "doms": (
        rule("{any_dom:item}", lists.one),
        rule(f"{{any_dom:item}} {_AND} [the] {{doms:rest}}", lists.more),
        rule("{any_dom:item} , and|& [the] {doms:rest}", lists.more),
        rule(f"{{any_dom:item}} {_AND} [the] last [day]", lists.then_last),
        rule("{any_dom:item} , and|& [the] last [day]", lists.then_last),
    ),
    "numbers": (
        rule("{n:item}", lists.one),
        rule(f"{{n:item}} {_AND} {{numbers:rest}}", lists.more),
    ),
}

"""How people ask for a change of a task: notes, priority, title."""

from todo_chat.agent.builtin.english.pieces import LEVELS, Rule, compile_phrase

TO = r"(?:to|on|for|in|under)"
OF = r"(?:of|for|on|to|from|off|in)"
REMOVE = r"(?:clear|remove|delete|erase|drop|take|unset)(?: away)?"
ADD = r"(?:add|put|attach|apply|give|set|append|write|make|leave|assign)"
SET = r"(?:set|change|make|update|put|move|edit|correct|alter|modify|replace)"

NOTES = (
    Rule(
        "note",
        rf"{ADD} {{a}}(?:note|comment|description|detail)s? {TO} {{target}}"
        r"\s*(?::|,|\s(?:saying|that says|which says|[-\u2013\u2014])\s)\s*{text}",
        sure=True,
    ),
    Rule("note", rf"(?:notes?|comment) {TO} (?!self\b){{target}}\s*[:,]\s*{{text}}", sure=True),
    Rule("note", rf"{ADD} {{short}} (?:to|in|into|on) (?:the )?{{notes}} {OF} {{target}}"),
    Rule(
        "note",
        r"give {target} {a}(?:note|comment|description)"
        r"\s*(?::|,|\s(?:saying|that says|which says|[-\u2013\u2014])\s)\s*{text}",
        sure=True,
    ),
    Rule("note", rf"{ADD} {{short}} as an? (?:note|comment) {TO} {{target}}"),
    Rule("note", r"(?:add|append|attach) {short} to {marked}"),
    Rule(
        "note",
        rf"{SET} (?:the )?{{notes}} {OF} {{target}} (?:to|with|by) {{text}}",
        {"replace": True},
    ),
    Rule(
        "note",
        rf"{REMOVE} (?:the |all )*{{notes}} {OF} {{target}}",
        {"text": "", "replace": True},
        sure=True,
    ),
    Rule("note", rf"{ADD} {{a}}(?:note|comment|description) {TO} {{numbers}}", {"text": None}),
    Rule("note", rf"{ADD} {{a}}(?:note|comment|description) {TO} {{spoken}}", {"text": None}),
)

PRIORITIES = (
    Rule(
        "priority",
        r"(?:make|mark|set) {target} (?:as )?(?:not|no longer|less) (?:so )?(?:urgent|important)",
        {"level": "none"},
        sure=True,
    ),
    Rule(
        "priority",
        rf"(?:{SET}|mark|flag|give|turn|bump|raise|lower|treat) (?:the )?(?:{{prio}} {OF} "
        rf")?{{target}}"
        r"(?:'s {prio})? (?:(?:to|as|at|with|be|is|on) )*{priority}",
        sure=True,
    ),
    Rule("priority", rf"{SET} (?:the )?{{prio}} (?:to )?{{level}} {OF} {{target}}", sure=True),
    Rule("priority", rf"{ADD} (?:an? )?{{level}}[\s-]+{{prio}} {OF} {{target}}", sure=True),
    Rule(
        "priority",
        rf"{REMOVE} (?:the )?(?:{{level}}[\s-]+)?{{prio}} {OF} {{target}}",
        {"level": "none"},
        sure=True,
    ),
    Rule("priority", r"(?:prioriti[sz]e|star) {target}", {"level": "high"}),
    Rule("priority", r"(?:with |as |at )?{prio} {level}", {"target": "it"}),
    Rule("priority", r"(?:with |as |at )?{level}[\s-]{prio}", {"target": "it"}),
    Rule("priority", r"(?:de-?prioriti[sz]e|unstar) {target}", {"level": "low"}),
    Rule(
        "priority",
        rf"(?:raise|increase|bump(?: up)?|up) (?:the )?{{prio}} {OF} {{target}}",
        {"level": "high"},
        sure=True,
    ),
    Rule(
        "priority",
        rf"(?:lower|decrease|reduce) (?:the )?{{prio}} {OF} {{target}}",
        {"level": "low"},
        sure=True,
    ),
)

# No priority, though one was meant: which ones there are is said.
NO_PRIORITIES = (
    Rule(
        "priority_unknown",
        rf"{SET} (?:the )?{{prio}} (?:of|for|on) {{target}} (?:to|as|at) (?P<said>.+)",
        sure=True,
    ),
    Rule(
        "priority_unknown",
        rf"(?:{SET}|give) {{target}}(?:'s)? (?:an? |the )?{{prio}} (?:to|as|at|of) (?P<said>.+)",
        sure=True,
    ),
    *(
        Rule(
            "priority_unknown",
            rf"(?:{SET}|give|mark) {named} (?:(?:to|as|at|an?) )*(?P<said>[\w-]+)[\s-]{{prio}}",
            sure=True,
        )
        for named in ("{numbers}", "{spoken}")
    ),
    Rule(
        "priority_unknown",
        rf"{SET} (?:the )?{{prio}} (?:of|for|on) {{target}}",
        {"said": ""},
        sure=True,
    ),
)

# Something is taken away from whatever has it.
CLEARING = (
    Rule(
        "clear_all",
        rf"{REMOVE} (?:all|every|any)(?: of)?(?: (?:the|my))* (?P<what>{{due}}|tags?|labels?|"
        r"priorit(?:y|ies)|notes?|estimates?|durations?)",
        sure=True,
    ),
)

# "Set 1 to low and 2 to high": a level for each.
ONE_LEVEL = compile_phrase(
    r"(?:task )?#?\d{1,9}(?: to| as| at| is)? (?:an? )?"
    rf"(?:{'|'.join(LEVELS)})(?:[\s-]+prio(?:rity)?)?"
)
SEVERAL_LEVELS = compile_phrase(
    rf"(?P<verb>set|make|mark|change|put|give) (?P<levels>{ONE_LEVEL.pattern}"
    rf"(?:\s*(?:,|and|,\s*and)\s*{ONE_LEVEL.pattern})+)"
)

# "Do 1 today, 2 and 3 on friday": a day for each.
MOVES = compile_phrase(r"do|set|make|move|put|schedule|plan|push|reschedule|postpone|shift|bump")
ONE_MOVED = compile_phrase(
    r"(?:task )?#?(?P<number>\d{1,9})"
    r"(?:(?: (?:to|on|for|by|until|till|due))+ (?P<when>.+)| (?P<day>\D.*))?"
)

# "Move 3 to friday and 6 to saturday": a value for each.
_ONE_EACH = (
    r"(?:task )?#?\d{1,9}(?: (?:to|with|as|by|until|till|on))+ "
    r"(?:(?!\s+and\s+(?:task )?#?\d{1,9} (?:to|with|as|by|until|till|on)\b)[^,])+"
)
ONE_EACH = compile_phrase(_ONE_EACH)
EACH = compile_phrase(
    r"(?P<verb>move|push|postpone|reschedule|shift|tag|label|put|bump|rename) "
    rf"(?P<each>{_ONE_EACH}(?:\s*(?:,|and|,\s*and)\s*{_ONE_EACH})+)"
)

_RENAME = r"(?:rename|retitle|reword|rephrase)"

TITLES = (
    # A bare number is hardly a title, and "to" between two makes no range here: ask.
    Rule(
        "rename",
        rf"(?:{_RENAME}|edit|change|update|alter|modify|replace|turn) "
        r"(?P<target>(?:task )?#?\d{1,9}) (?:to|into|with|as) (?:task )?#?\d{1,9}",
        {"text": None},
    ),
    Rule("rename", rf"{SET} {{target}}'s (?:title|name) (?:to|into|as) {{text}}", sure=True),
    Rule("rename", rf"{SET} {{numbers}} to (?:say|read) {{text}}", sure=True),
    Rule(
        "rename",
        rf"{_RENAME} {{target}}\s*(?:\s(?:to|as|into)\s|->|→|=>|=|:)\s*{{text}}",
        sure=True,
    ),
    Rule(
        "rename",
        rf"{SET} (?:the )?(?:title|name|text|wording) (?:of|for) {{target}} (?:to|into|as) "
        rf"{{text}}",
        sure=True,
    ),
    Rule("rename", r"(?:edit|change|update) {numbers}\s*(?::|->|→|=>)\s*{text}", sure=True),
    Rule("rename", r"{numbers} should (?:be called|be named|say|read) {text}", sure=True),
    Rule(
        "rename",
        rf"(?:{_RENAME}|edit|change) (?!.*\bto\b)(?:either )?{{numbers}}",
        {"text": None},
    ),
    Rule("rename", rf"{_RENAME} {{target}} (?:to|as|into)", {"text": None}),
    Rule(
        "rename",
        r"(?:call|name) (?:it|that) (?!(?:a day|a night|quits|off|back)$)(?P<text>.+?)"
        r"(?:[\s,]+(?:instead|rather|now))?",
        {"target": "it"},
        sure=True,
    ),
    Rule(
        "rename", r"(?:rename|retitle) (?P<target>#?\d{1,9}) (?!(?:or|and) #?\d){text}", sure=True
    ),
    Rule("rename", rf"{_RENAME} {{target}}", {"text": None}),
    Rule(
        "rename_weak",
        r"(?:change|edit|update|correct|alter|modify|replace|turn) {target} (?:to|into|with|->|→|"
        r"=>) {text}",
    ),
    Rule("rename", r"(?:rename|edit|change|update)(?: {a}{task})?", {"target": "", "text": None}),
)

# What a person says of how urgent something is.
URGENCY = (
    Rule(
        "priority",
        r"{subject}(?: is| are|'s|'re) (?:not|no longer) (?:so |that |very )?(?:urgent|"
        r"important)(?: any\s?more)?",
        {"level": "none"},
    ),
    Rule(
        "priority",
        r"{subject} (?:isn't|aren't) (?:so |that |very )?(?:urgent|important)(?: any\s?more)?",
        {"level": "none"},
    ),
    Rule(
        "priority",
        r"{subject}(?: (?:is|are|should be|has|have|needs to be|must be|became)|'s|'re) {urgency}",
    ),
    Rule("priority", r"{numbers}\s*[:,]?\s+{urgency}"),
)

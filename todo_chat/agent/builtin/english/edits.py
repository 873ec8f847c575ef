"""How people ask for a change of a task: notes, tags, due, priority, title."""

from todo_chat.agent.builtin.english.pieces import LEVELS, Rule, compile_phrase

_TO = r"(?:to|on|for|in|under)"
_OF = r"(?:of|for|on|to|from|off|in)"
_REMOVE = r"(?:clear|remove|delete|erase|drop|take|unset)(?: away)?"
_ADD = r"(?:add|put|attach|apply|give|set|append|write|make|leave|assign)"
_SET = r"(?:set|change|make|update|put|move|edit|correct|alter|modify|replace)"

NOTES = (
    Rule(
        "note",
        rf"{_ADD} {{a}}(?:note|comment|description|detail)s? {_TO} {{target}}"
        r"\s*(?::|,|\s(?:saying|that says|which says|[-\u2013\u2014])\s)\s*{text}",
        sure=True,
    ),
    Rule("note", rf"(?:notes?|comment) {_TO} (?!self\b){{target}}\s*[:,]\s*{{text}}", sure=True),
    Rule("note", rf"{_ADD} {{short}} (?:to|in|into|on) (?:the )?{{notes}} {_OF} {{target}}"),
    Rule("note", rf"{_ADD} {{short}} as an? (?:note|comment) {_TO} {{target}}"),
    Rule("note", r"(?:add|append|attach) {short} to {marked}"),
    Rule(
        "note",
        rf"{_SET} (?:the )?{{notes}} {_OF} {{target}} (?:to|with|by) {{text}}",
        {"replace": True},
    ),
    Rule(
        "note",
        rf"{_REMOVE} (?:the |all )*{{notes}} {_OF} {{target}}",
        {"text": "", "replace": True},
        sure=True,
    ),
    Rule("note", rf"{_ADD} {{a}}(?:note|comment|description) {_TO} {{numbers}}", {"text": None}),
    Rule("note", rf"{_ADD} {{a}}(?:note|comment|description) {_TO} {{spoken}}", {"text": None}),
)

TAGS = (
    Rule("tag", r"(?:tag|label) {target} (?:with|as|by) {tags}", sure=True),
    Rule("tag", r"(?:tag|label) {target}\s*:\s*{tags}", sure=True),
    Rule("tag", r"(?:tag|label) {numbers} {onetag}", sure=True),
    Rule("tag", r"(?:tag|label) {spoken} {onetag}", sure=True),
    Rule("tag", rf"{_ADD} {{a}}tags?:? {{tags}} {_TO} {{target}}", sure=True),
    Rule("tag", rf"{_ADD} (?:the )?{{onetag}} tag {_TO} {{target}}", sure=True),
    Rule("tag", rf"{_ADD} (?P<tags>[#@][\w-]+) {_TO} {{target}}"),
    Rule("tag", r"give {target} {a}tags?:? {tags}", sure=True),
    Rule(
        "untag",
        rf"{_REMOVE} (?:all )?(?:the )?(?:its )?(?:tags|all tags|labels) {_OF} {{target}}",
        sure=True,
    ),
    Rule("untag", rf"{_REMOVE} (?:the )?tags?:? {{tags}} {_OF} {{target}}", sure=True),
    Rule("untag", rf"{_REMOVE} (?:the )?{{onetag}} tag {_OF} {{target}}", sure=True),
    Rule("untag", r"untag {target} (?:from|as) {tags}", sure=True),
    Rule("untag", r"untag {target}", sure=True),
)

DUES = (
    Rule(
        "due",
        rf"{_SET} {{a}}{{due}} (?:of|to) (?P<when>\d{{4}}-\S+) (?:for|on|of) {{target}}",
        sure=True,
    ),
    Rule("due", rf"{_REMOVE} (?:the )?{{due}} {_OF} {{target}}", {"when": "none"}, sure=True),
    Rule(
        "due", rf"{_SET} {{a}}{{due}} (?:of|for|on) {{target}} (?:to|for|as|on) {{when}}", sure=True
    ),
    Rule(
        "due", r"(?:set|change|make|mark) {target} (?:to be |as )?due (?:(?:on|by|at|for) )?{when}"
    ),
    Rule("due", r"{subject}(?: is| are|'s|'re) due (?:(?:on|by|at) )?{when}"),
    Rule(
        "due_dated",
        r"(?:move|reschedule|postpone|push|defer|delay|snooze|shift|put off|set|change|do) "
        r"{target} (?:back )?(?:to|until|till|for|by|on) {when}",
    ),
    Rule("due", r"(?:reschedule|postpone|snooze) {target}", {"when": None}),
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
        rf"(?:{_SET}|mark|flag|give|turn|bump|raise|lower|treat) (?:the )?(?:{{prio}} {_OF} "
        rf")?{{target}}"
        r"(?:'s {prio})? (?:(?:to|as|at|with|be|is|on) )*{priority}",
        sure=True,
    ),
    Rule("priority", rf"{_SET} (?:the )?{{prio}} (?:to )?{{level}} {_OF} {{target}}", sure=True),
    Rule("priority", rf"{_ADD} (?:an? )?{{level}}[\s-]+{{prio}} {_OF} {{target}}", sure=True),
    Rule(
        "priority",
        rf"{_REMOVE} (?:the )?(?:{{level}}[\s-]+)?{{prio}} {_OF} {{target}}",
        {"level": "none"},
        sure=True,
    ),
    Rule("priority", r"(?:prioriti[sz]e|star) {target}", {"level": "high"}),
    Rule("priority", r"(?:de-?prioriti[sz]e|unstar) {target}", {"level": "low"}),
    Rule(
        "priority",
        rf"(?:raise|increase|bump(?: up)?|up) (?:the )?{{prio}} {_OF} {{target}}",
        {"level": "high"},
        sure=True,
    ),
    Rule(
        "priority",
        rf"(?:lower|decrease|reduce) (?:the )?{{prio}} {_OF} {{target}}",
        {"level": "low"},
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

_RENAME = r"(?:rename|retitle|reword|rephrase)"

TITLES = (
    # A bare number is hardly a title, and "to" between two makes no range here: ask.
    Rule(
        "rename",
        rf"(?:{_RENAME}|edit|change|update|alter|modify|replace|turn) "
        r"(?P<target>(?:task )?#?\d{1,9}) (?:to|into|with|as) (?:task )?#?\d{1,9}",
        {"text": None},
    ),
    Rule("rename", rf"{_SET} {{target}}'s (?:title|name) (?:to|into|as) {{text}}", sure=True),
    Rule("rename", rf"{_SET} {{numbers}} to (?:say|read) {{text}}", sure=True),
    Rule(
        "rename",
        rf"{_RENAME} {{target}}\s*(?:\s(?:to|as|into)\s|->|→|=>|=|:)\s*{{text}}",
        sure=True,
    ),
    Rule(
        "rename",
        rf"{_SET} (?:the )?(?:title|name|text|wording) (?:of|for) {{target}} (?:to|into|as) "
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

"""How people ask for a change of a task: notes, tags, project, priority, title."""

from todo_chat.agent.builtin.english.pieces import LEVELS, Rule, compile_phrase

_TO = r"(?:to|on|for|in|under)"
OF = r"(?:of|for|on|to|from|off|in)"
REMOVE = r"(?:clear|remove|delete|erase|drop|take|unset)(?: away)?"
ADD = r"(?:add|put|attach|apply|give|set|append|write|make|leave|assign)"
SET = r"(?:set|change|make|update|put|move|edit|correct|alter|modify|replace)"

NOTES = (
    Rule(
        "note",
        rf"{ADD} {{a}}(?:note|comment|description|detail)s? {_TO} {{target}}"
        r"\s*(?::|,|\s(?:saying|that says|which says|[-\u2013\u2014])\s)\s*{text}",
        sure=True,
    ),
    Rule("note", rf"(?:notes?|comment) {_TO} (?!self\b){{target}}\s*[:,]\s*{{text}}", sure=True),
    Rule("note", rf"{ADD} {{short}} (?:to|in|into|on) (?:the )?{{notes}} {OF} {{target}}"),
    Rule(
        "note",
        r"give {target} {a}(?:note|comment|description)"
        r"\s*(?::|,|\s(?:saying|that says|which says|[-\u2013\u2014])\s)\s*{text}",
        sure=True,
    ),
    Rule("note", rf"{ADD} {{short}} as an? (?:note|comment) {_TO} {{target}}"),
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
    Rule("note", rf"{ADD} {{a}}(?:note|comment|description) {_TO} {{numbers}}", {"text": None}),
    Rule("note", rf"{ADD} {{a}}(?:note|comment|description) {_TO} {{spoken}}", {"text": None}),
)

TAGS = (
    Rule("tag", r"(?:tag|label) {target} (?:with|as|by) {tags}", sure=True),
    Rule("tag", r"(?:tag|label) {target}\s*:\s*{tags}", sure=True),
    Rule("tag", r"(?:tag|label) {numbers} {onetag}", sure=True),
    Rule("tag", r"(?:tag|label) {spoken} {taglist}", sure=True),
    Rule("tag", r"(?:tag|label) {target} (?:with|as|by)", {"tags": None}, sure=True),
    Rule("tag", r"(?:tag|label) {numbers}", {"tags": None}, sure=True),
    Rule("tag", r"(?:tag|label) {spoken}", {"tags": None}, sure=True),
    Rule("tag", rf"{ADD} (?:an? )?(?:tag|label) {_TO} {{target}}", {"tags": None}, sure=True),
    Rule("tag", rf"{ADD} {{a}}tags?:? {{tags}} {_TO} {{target}}", sure=True),
    Rule("tag", rf"{ADD} (?:the )?{{onetag}} tag {_TO} {{target}}", sure=True),
    Rule("tag", rf"{ADD} (?P<tags>[#@][\w-]+) {_TO} {{target}}"),
    Rule("tag", r"give {target} {a}tags?:? {tags}", sure=True),
    Rule(
        "untag",
        rf"{REMOVE} (?:all )?(?:the )?(?:its )?(?:tags|all tags|labels) {OF} {{target}}",
        sure=True,
    ),
    Rule("untag", rf"{REMOVE} (?:the )?tags?:? {{tags}} {OF} {{target}}", sure=True),
    Rule("untag", rf"{REMOVE} (?:the )?{{onetag}} tag {OF} {{target}}", sure=True),
    Rule(
        "retag",
        r"(?:replace|swap|change) (?:the )?tag (?P<old>[#@]?[\w-]+) (?:with|for|to|by) "
        r"(?:the tag )?{onetag} (?:on|of|for|in) {target}",
        sure=True,
    ),
    Rule("untag", r"untag {target} (?:from|as) {tags}", sure=True),
    Rule("untag", r"untag {target}", sure=True),
)

_COLORS = "gray|grey|red|orange|amber|green|teal|blue|indigo|purple|pink"
_PROPER = r"(?:[#\"“](?P<marked>[^\"”]+)[\"”]?|(?P<proper>(?-i:[A-Z])[\w&-]*))"

# Projects and tags themselves; a capital or a mark tells a new one's name from other words.
ORGANISING = (
    Rule(
        "organise",
        r"(?:create|make|set up|start|add) {a}(?:new )?project (?:called|named)\s+(?P<name>.+)|"
        r"(?:create|make|add) {a}(?:new )?project\s*:\s*(?P<said>.+)",
        {"deed": "create"},
        sure=True,
    ),
    Rule(
        "organise",
        rf"(?:create|set up|add) {{a}}(?:new )?project {_PROPER}|"
        r"(?:create|set up) {a}(?:new )?(?P<name>(?-i:[A-Z])[\w&-]*) project",
        {"deed": "create"},
        sure=True,
    ),
    Rule(
        "organise",
        r"(?:rename|change|call) (?:the |my )?{kind} (?P<name>.+?) (?:to|into|as|->|→) "
        r"(?P<new>.+)",
        {"deed": "change"},
        sure=True,
    ),
    Rule(
        "organise",
        r"rename (?:the |my )?(?P<name>.+?) {kind} (?:to|into|as|->|→) (?P<new>.+)",
        {"deed": "change"},
        sure=True,
    ),
    Rule(
        "organise",
        rf"(?:colou?r|paint|make) (?:the |my )?{{kind}} (?P<name>.+?) (?P<color>{_COLORS})",
        {"deed": "change"},
        sure=True,
    ),
    Rule(
        "organise",
        rf"(?:colou?r|paint|make) (?:the |my )?(?P<name>[\w&-]+) {{kind}} (?P<color>{_COLORS})",
        {"deed": "change"},
        sure=True,
    ),
    Rule(
        "organise",
        rf"{SET} (?:the )?colou?r of (?:the |my )?{{kind}} (?P<name>.+?) to (?P<color>{_COLORS})",
        {"deed": "change"},
        sure=True,
    ),
    Rule(
        "organise",
        r"(?:delete|remove|erase) (?:the |my )?{kind} (?!of\b|from\b|off\b)(?P<name>.+)",
        {"deed": "delete"},
        sure=True,
    ),
    Rule(
        "organise",
        r"(?:delete|remove|erase) (?:the |my )?(?P<name>.+) {kind}",
        {"deed": "delete"},
        sure=True,
    ),
    Rule(
        "organise",
        r"(?:(?:show|list|view|see)(?: me)?|what are|which are)?(?: all)?(?: (?:my|the|of my))? ?"
        r"{kind}s\??|(?:what|which) (?P<kinds>project|tag|label)s (?:do i have|are there|have i "
        r"got)\??",
        {"deed": "list"},
        sure=True,
    ),
)

PROJECTS = (
    Rule(
        "project",
        rf"(?:{SET}|file|transfer|assign|add) {{target}} (?:to|in|into|under) (?:the |my )?"
        r"(?:project )?(?P<project>#[\w&-]+|inbox)(?: project| list)?",
    ),
    Rule(
        "project",
        rf"(?:{SET}|file|transfer|assign|add) {{numbers}} (?:to|in|into|under) (?:the |my )?"
        r"(?:project (?P<name>.+)|(?P<named>.+) project)",
    ),
    Rule(
        "place_known",
        r"(?P<verb>move|put|file|transfer|shift|assign|add|take) {target} "
        r"(?:(?:out of|off|from) (?:the |my )?(?P<source>[\w&-]+) )?(?:to|in|into|under) "
        r"(?:the |my )?(?P<name>(?!\d)[\w&-]+(?: [\w&-]+){0,2})",
    ),
    Rule(
        "project",
        r"(?:take|move|get|remove) {target} out of (?:the |my )?(?:project )?(?P<from>[\w&-]+)"
        r"(?: project)?",
        {"project": "inbox", "known": True},
    ),
    Rule(
        "project",
        r"(?:move|put(?! up\b)|file|transfer|shift|switch|assign) {target} "
        r"(?:to|in|into|under) (?:the |my )?"
        r"(?:project (?P<name>.+)|(?P<named>.+?) project)",
        {"there": True},
    ),
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

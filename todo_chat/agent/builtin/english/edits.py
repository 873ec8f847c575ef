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
    Rule(
        "retag",
        r"(?:replace|swap|change) (?:the )?tag (?P<old>[#@]?[\w-]+) (?:with|for|to|by) "
        r"(?:the tag )?{onetag} (?:on|of|for|in) {target}",
        sure=True,
    ),
    Rule("untag", r"untag {target} (?:from|as) {tags}", sure=True),
    Rule("untag", r"untag {target}", sure=True),
)

_AGAIN = r"(?: (?:this|for this|for|the next) (?:week|month|day|year|time|once|one)| once| today)?"
_REMIND = r"(?:remind|notify|alert|ping|nudge) (?:me|us)"
_REMINDER = r"(?:reminders?|alerts?|notifications?)"
_STOP = r"(?:stop|end|quit|cancel|clear|remove|delete)"
_SILENCE = r"(?:stop|end|cancel|clear|remove|delete|turn off|switch off|disable|mute|drop)"

REMINDERS = (
    Rule(
        "remind_due",
        rf"{_REMIND} (?:when|as soon as|once) (?!it\b|that\b|this\b){{target}} (?:is|becomes) due",
    ),
    Rule(
        "remind_before",
        rf"{_REMIND} (?P<when>.{{1,40}}? (?:before|ahead of|prior to)) "
        r"(?!(?:it|that|this|then|hand|the due|due|noon|midnight)\b|\d){target}",
    ),
    Rule(
        "remind",
        rf"{_REMIND}(?: (?:about|of))?(?: {{spoken}})? (?P<when>.+)",
        sure=True,
    ),
    Rule(
        "remind",
        rf"(?:{_REMIND}|{_ADD} {{a}}{_REMINDER}) (?:about|of|for|to|on) {{numbers}} (?P<when>.+)",
        sure=True,
    ),
    Rule("remind_named", rf"{_REMIND} (?:about|of) (?P<rest>.+)"),
    Rule("remind_named", rf"{_ADD} {{a}}{_REMINDER} (?:for|to|on|of|about) (?P<rest>.+)"),
    Rule("remind", rf"(?:{_ADD} )?{{a}}{_REMINDER} (?P<when>.+)", {"target": "it"}),
    Rule(
        "unremind",
        rf"{_SILENCE} (?:the |all |any |its |my )*{_REMINDER} {_OF} {{target}}",
        sure=True,
    ),
    Rule("unremind", rf"{_SILENCE} (?:all|every)(?: of)?(?: the| my)? {_REMINDER}", {"all": True}),
    Rule(
        "unremind",
        r"(?:don't|do not|stop) remind(?:ing)? (?:me|us) (?:of|about) {target}",
        sure=True,
    ),
    Rule("unremind", rf"no (?:more )?{_REMINDER} {_OF} {{target}}", sure=True),
    Rule("snooze", r"snooze(?: (?P<rest>.+))?", sure=True),
    Rule("snooze", r"remind (?:me|us) (?:again|later) (?P<rest>.+)", {"target": "it"}, sure=True),
)

REPEATS = (
    Rule(
        "stop",
        r"(?:stop|end|quit|cancel|clear) {target} (?:series|repeats?|repetition|recurrence)",
    ),
    Rule("repeat", r"change how often {target} (?:repeats|recurs)(?: to)? (?P<rest>.+)"),
    Rule("skip", rf"skip {{target}}{_AGAIN}"),
    Rule(
        "stop",
        rf"{_STOP} (?:the )?(?:repeating|repeats?|recurring|recurrence|repetition|series) "
        r"(?:(?:of|for|on|from) )?{target}",
        sure=True,
    ),
    Rule("stop", r"(?:stop|don't let) {target} (?:from )?(?:repeat|recur)(?:ing|ring)?", sure=True),
    Rule("stop", r"make {target} (?:not|stop) (?:repeat|recur)(?:ing|ring)?", sure=True),
    Rule(
        "stop",
        r"{subject} (?:should not|shouldn't|need not|must not) (?:repeat|recur)(?: any\s?more)?",
    ),
    Rule("repeat", r"(?:repeat|recur) (?P<rest>.+)"),
    Rule(
        "repeat",
        rf"(?:{_SET}|let|have|schedule) {{target}} (?:to )?(?:repeat|recur|be repeated|repeating|"
        r"recurring) (?P<rest>.+)",
    ),
    Rule("repeat_known", rf"(?:{_SET}|schedule|do) (?P<rest>.+)"),
    Rule("repeat", r"{subject} should be (?P<rest>(?:every|daily|weekly|monthly)\b.*)"),
    Rule("repeat", r"{subject} (?:repeats|recurs|should repeat|should recur) (?P<rest>.+)"),
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
    Rule("due", rf"{_REMOVE} (?:the |its )?{{due}}", {"when": "none", "target": "it"}),
    Rule(
        "due",
        rf"{_SET} {{a}}{{due}} of {{when}} (?:for|on|to) {{target}}",
    ),
    Rule("due", rf"{_ADD} {{a}}{{due}} (?:of )?(?P<when>.+?) (?:to|for|on) {{target}}"),
    Rule("due_given", r"give {target} {a}(?:new )?{due} (?:of |on |for )?{when}", sure=True),
    Rule(
        "due", r"(?:set|change|make|mark) {target} (?:to be |as )?due (?:(?:on|by|at|for) )?{when}"
    ),
    Rule("due", r"{subject}(?: is| are|'s|'re) due (?:(?:on|by|at) )?{when}"),
    Rule(
        "move",
        r"(?P<verb>reschedule|postpone|push|defer|delay|shift|put off|bump|move|drag)(?: back)? "
        r"(?P<rest>.+)",
    ),
    Rule(
        "move",
        r"(?P<verb>set) (?!(?:an? |the )?(?:alarm|timer|reminder)\b)(?P<rest>.+ to .+)",
    ),
    Rule("put_off", r"put {target} off(?: (?:to|till|until|for|by))?(?: {when})?"),
    Rule("forward", r"(?:bring|pull) {target} forward(?: by)? (?P<length>.+)"),
    Rule(
        "move_known",
        r"(?P<verb>set|change|do|make|put|bring|schedule|plan|update) "
        r"(?!(?:an? |the )?(?:alarm|timer)\b)(?P<rest>.+)",
    ),
    # No day, though one was meant: the tool says what is wrong with it.
    Rule(
        "due",
        r"(?:move|reschedule|postpone|push|defer|delay|shift|bump) {numbers} (?:to|till|until) "
        r"(?P<field>)(?P<when>(?:the )?\d.*)",
    ),
    Rule("due", r"(?:I|we) (?:meant|mean|said) {when}", {"target": "it"}),
    Rule("due", r"(?:reschedule|postpone|delay|defer) {target}", {"when": None}),
    Rule("put_off", r"put off {target}"),
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
        rf"{_SET} (?:the )?colou?r of (?:the |my )?{{kind}} (?P<name>.+?) to (?P<color>{_COLORS})",
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

ESTIMATES = (
    Rule(
        "estimate",
        rf"{_SET} {{a}}(?:duration|estimate|length) (?:of|for|on) {{target}} (?:to|at|as) "
        r"(?P<length>.+)",
        sure=True,
    ),
    Rule(
        "estimate",
        rf"{_REMOVE} (?:the )?(?:duration|estimate) {_OF} {{target}}",
        {"length": ""},
        sure=True,
    ),
)

PROJECTS = (
    Rule(
        "project",
        rf"(?:{_SET}|file|transfer|assign|add) {{target}} (?:to|in|into|under) (?:the |my )?"
        r"(?:project )?(?P<project>#[\w&-]+|inbox)(?: project| list)?",
    ),
    Rule(
        "project",
        rf"(?:{_SET}|file|transfer|assign|add) {{numbers}} (?:to|in|into|under) (?:the |my )?"
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
    Rule("priority", r"(?:with |as |at )?{prio} {level}", {"target": "it"}),
    Rule("priority", r"(?:with |as |at )?{level}[\s-]{prio}", {"target": "it"}),
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

"""How people ask for dates, repeats, reminders and estimates of tasks that are there."""

from __future__ import annotations

from todo_chat.agent.builtin.english.edits import ADD, OF, REMOVE, SET
from todo_chat.agent.builtin.english.pieces import Rule

_AGAIN = r"(?: (?:this|for this|for|the next) (?:week|month|day|year|time|once|one)| once| today)?"
_REMIND = r"(?:remind|notify|alert|ping|nudge) (?:me|us)"
_REMINDER = r"(?:reminders?|alerts?|notifications?)"
_STOP = r"(?:stop|end|quit|cancel|clear|remove|delete)"
_SILENCE = r"(?:stop|end|cancel|clear|remove|delete|turn off|switch off|disable|mute|drop)"
_NO_PRIORITY = r"(?!.*\bprio(?:rity)? (?:of|for|on|to|as|at)\b)"

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
    # "About 2 hours before" says when; "about 2 in an hour" says of what.
    Rule(
        "remind",
        rf"{_REMIND} (?:about|of) {{numbers}} "
        rf"(?P<when>(?:in|at|on|by|when|today|tonight|tomorrow|every|this|next)\b.*)",
        sure=True,
    ),
    Rule(
        "remind",
        rf"{_REMIND}(?: (?:about|of))?(?: {{spoken}})? (?P<when>.+)",
        sure=True,
    ),
    Rule(
        "remind",
        rf"(?:{_REMIND}|{ADD} {{a}}{_REMINDER}) (?:about|of|for|to|on) {{numbers}} (?P<when>.+)",
        sure=True,
    ),
    Rule("remind_lacking", rf"(?:{_REMIND}|remind)(?: of| about)? {{numbers}}"),
    Rule("remind_lacking", rf"(?:{_REMIND}|remind) (?:of|about) {{spoken}}"),
    Rule("remind_lacking", rf"{ADD} {{a}}{_REMINDER} (?:for|on|of|about) {{target}}"),
    Rule("remind_named", rf"{_REMIND} (?:about|of) (?P<rest>.+)"),
    Rule("remind_named", rf"{ADD} {{a}}{_REMINDER} (?:for|to|on|of|about) (?P<rest>.+)"),
    Rule("remind", rf"(?:{ADD} )?{{a}}{_REMINDER} (?P<when>.+)", {"target": "it"}),
    Rule(
        "unremind",
        rf"{_SILENCE} (?:the |all |any |its |my )*{_REMINDER} {OF} {{target}}",
        sure=True,
    ),
    Rule("unremind", rf"{_SILENCE} (?:its|that|the|my) {_REMINDER}", {"target": "it"}),
    Rule("unremind", rf"{_SILENCE} (?:all|every)(?: of)?(?: the| my)? {_REMINDER}", {"all": True}),
    Rule(
        "unremind",
        r"(?:don't|do not|stop) remind(?:ing)? (?:me|us) (?:of|about) {target}",
        sure=True,
    ),
    Rule("unremind", rf"no (?:more )?{_REMINDER} {OF} {{target}}", sure=True),
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
        rf"(?:{SET}|let|have|schedule) {{target}} (?:to )?(?:repeat|recur|be repeated|repeating|"
        r"recurring) (?P<rest>.+)",
    ),
    Rule("repeat_known", rf"(?:only )?(?:{SET}|schedule|do) (?P<rest>.+)"),
    Rule("repeat_alone", r"only (?P<when>.+)"),
    Rule("repeat", r"{subject} should be (?P<rest>(?:every|daily|weekly|monthly)\b.*)"),
    Rule("repeat", r"{subject} (?:repeats|recurs|should repeat|should recur) (?P<rest>.+)"),
    Rule(
        "unread",
        rf"(?:{SET}|let|have|schedule) {{target}} (?:to )?(?:repeat|recur) {{when}}",
        {"repeats": True},
    ),
    Rule("unread", r"repeat {target} (?P<when>(?:every|each)\b.+)", {"repeats": True}),
)

DUES = (
    Rule(
        "due",
        rf"{SET} {{a}}{{due}} (?:of|to) (?P<when>\d{{4}}-\S+) (?:for|on|of) {{target}}",
        sure=True,
    ),
    Rule(
        "due",
        rf"{REMOVE} (?:all )?(?:the |my )?{{due}} {OF} {{target}}",
        {"when": "none"},
        sure=True,
    ),
    Rule(
        "due", rf"{SET} {{a}}{{due}} (?:of|for|on) {{target}} (?:to|for|as|on) {{when}}", sure=True
    ),
    Rule("due", rf"{REMOVE} (?:the |its )?{{due}}", {"when": "none", "target": "it"}),
    Rule(
        "due", rf"{SET} (?:its|the) {{due}} (?:to|for|as|on) {{when}}", {"target": "it"}, sure=True
    ),
    Rule("not_then", r"not (?P<not>.+?)(?:\s*,\s*| but )(?:but )?{when}"),
    Rule(
        "due",
        rf"{SET} {{a}}{{due}} of {{when}} (?:for|on|to) {{target}}",
    ),
    Rule("due", rf"{ADD} {{a}}{{due}} (?:of )?(?P<when>.+?) (?:to|for|on) {{target}}"),
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
        r"(?P<verb>set) (?!(?:an? |the )?(?:alarm|timer|reminder)\b)"
        rf"{_NO_PRIORITY}(?P<rest>.+ to .+)",
    ),
    Rule("shift", r"(?P<rest>.+ (?:later|earlier|sooner))"),
    Rule("extend", r"extend {target} by (?P<length>.+)"),
    Rule(
        "extend",
        r"(?:give (?:me|us)|i need|we need) (?P<length>.+?) (?:more )?(?:for|on|with) {target}",
    ),
    Rule("put_off", r"put {target} off(?: (?:to|till|until|for|by))?(?: {when})?"),
    Rule("forward", r"(?:bring|pull) {target} forward(?: by)? (?P<length>.+)"),
    Rule(
        "move_known",
        r"(?P<verb>set|change|do|make|put|bring|schedule|plan|update) "
        rf"(?!(?:an? |the )?(?:alarm|timer)\b){_NO_PRIORITY}(?P<rest>.+)",
    ),
    Rule("due_hour", r"(?:make|do) {spoken} at (?P<when>[01]?\d|2[0-3])"),
    Rule("due_number", r"(?:make|do) {spoken} (?:for )?(?P<when>\d{1,2})"),
    Rule("due_number", r"(?:I|we) (?:meant|mean|said) (?P<when>\d{1,2})", {"target": "it"}),
    Rule("due", rf"{SET} {{target}}'s {{due}} (?:to|for|as|on) {{when}}", sure=True),
    # No day, though one was meant: the tool says what is wrong with it.
    Rule(
        "unread",
        r"(?:move|reschedule|postpone|push|defer|delay|shift|bump) (?!.+ (?:to|till|until) .+ "
        r"(?:to|till|until) ){target} (?:to|till|until) {when}",
    ),
    Rule(
        "due",
        r"(?:move|reschedule|postpone|push|defer|delay|shift|bump) {numbers} (?:to|till|until) "
        r"(?P<field>)(?P<when>(?:the )?\d.*)",
    ),
    Rule(
        "due",
        r"(?:set|change|make|mark) {numbers} (?:to be |as )?due (?:(?:on|by|at|for) )?(?P<field>)"
        r"{when}",
    ),
    Rule("due", r"(?:I|we) (?:meant|mean|said) {when}", {"target": "it"}),
    Rule(
        "due",
        r"(?:reschedule|postpone|delay|defer) {target}(?: (?:to|till|until))?",
        {"when": None},
    ),
    Rule("put_off", r"(?:put off|move|shift|bump|push) {target}(?: (?:to|till|until))?"),
    Rule("due_lacking", rf"{SET} (?:the )?{{due}} (?:of|for|on) {{target}}"),
    Rule("due_numbered", r"{numbers}(?: (?:to|on|by|due|until|is due))* (?P<when>(?!\d).+)"),
)

ESTIMATES = (
    Rule(
        "estimate",
        rf"{SET} {{a}}(?:duration|estimate|length) (?:of|for|on) {{target}} (?:to|at|as) "
        r"(?P<length>.+)",
        sure=True,
    ),
    Rule(
        "estimate",
        rf"{REMOVE} (?:the )?(?:duration|estimate) {OF} {{target}}",
        {"length": ""},
        sure=True,
    ),
)

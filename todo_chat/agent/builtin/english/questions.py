"""How people ask to see tasks."""

from __future__ import annotations

import re

from todo_chat.agent.builtin.english.pieces import Rule, compile_phrase

_SHOW = r"(?:show|open|view|display|see|describe|get|look at|tell|give|read|print)"
_DETAILS = (
    r"(?:details?|info(?:rmation)?|notes?|description|priority|status|tags?|due date|deadline)"
)
_ABOUT = (
    r"(?:about|containing|mentioning|that mentions?|mention|contain|matching|like|related to|"
    r"regarding|with the words?|have to do with)"
)
_THINGS = r"(?:tasks?|items?|to-?dos?|everything|anything|things?)"

QUESTIONS = (
    Rule(
        "show",
        rf"(?:{_SHOW} )?(?:me )?(?:more )?(?:about )?(?:the )?(?:{_DETAILS} (?:of|for|on|about) )?"
        r"{numbers}(?: in (?:full|details?)| details)?\??",
    ),
    Rule("show", r"(?:what(?:'s| is| are| was)|how about|what about) {numbers}(?: about)?\??"),
    Rule(
        "show",
        rf"{_SHOW} (?:me )?(?:more )?(?:all )?(?:about )?(?:the )?{_DETAILS} (?:of|for|on|about|to) {{target}}",
    ),
    Rule("show", rf"{_DETAILS} (?:of|for|on|about) {{target}}"),
    Rule("show", rf"what(?:'s| is| are) (?:the )?{_DETAILS} (?:of|for|on|about) {{target}}\??"),
    Rule(
        "show",
        r"(?:is|are|was) (?!there\b|it possible\b|everything\b|anything\b|all\b){target} "
        r"(?:(?:already|still|really) )*(?:done|finished|completed?|pending|open|urgent|important)"
        r"(?: (?:yet|already))?\??",
    ),
    Rule(
        "show",
        r"(?:did|have) i (?:(?:already|ever) )*(?:done|finish(?:ed)?|completed?) "
        r"(?!anything\b|everything\b|today\b){target}(?: (?:yet|already))?\??",
    ),
    Rule("show", r"when(?:'s| is| are) {target} due\??"),
    Rule(
        "left",
        r"am i (?:all )?(?:done|finished|through)(?: (?:yet|now|for today))?\??|(?:is|are) (?:everything|all"
        r"(?: (?:my )?tasks| of (?:it|them))?) (?:done|finished|completed?)(?: yet)?\??|(?:is )?(?:there )?"
        r"anything (?:left|open|to do)(?: (?:to do|for me|on {list}))?\??",
    ),
    Rule(
        "search",
        r"(?:find|search(?: for)?|look (?:for|up)|locate) (?:me )?(?:(?:all|any|the|my) )*"
        rf"(?:{_THINGS} )?(?:(?:{_ABOUT}|with|called|named|for) )?{{text}}",
    ),
    Rule(
        "search",
        rf"(?:is|are) there (?:an? |any |some )?(?:{_THINGS}|something) "
        rf"(?:{_ABOUT}|with|for|on|called|named|to) {{short}}(?: (?:on|in) {{list}})?\??",
    ),
    Rule(
        "search",
        r"(?:is|are) (?:there )?(?:an? |any |some )?{short} (?:already )?(?:on|in) {list}(?: already)?\??",
    ),
    Rule(
        "search",
        r"(?:have i|did i) (?:(?:already|ever) )?(?:add(?:ed)?|writ(?:e|ten) down|got|noted?) "
        r"{short}(?: (?:on|to|in) {list})?(?: (?:yet|already))?\??",
    ),
    Rule(
        "search",
        r"(?:do i (?:(?:already|still) )?have )?(?:anything|something|everything|(?:all |any )?"
        rf"{_THINGS}) {_ABOUT} {{text}}",
    ),
    Rule(
        "search",
        rf"(?:show|list|give|see|which|what) (?:me )?(?:(?:all|any|the|my) )*{_THINGS} (?:are )?"
        rf"{_ABOUT} {{text}}",
    ),
    Rule(
        "search",
        r"do i (?:(?:already|still) )?(?:have(?: to)?|need(?: to)?) "
        r"(?!do\b|left\b|(?:any |a )?(?:tasks?|to-?dos?|items?|things?)\b|anything\b|something\b|to do\b)"
        r"(?:an? |any )?{short}(?: (?:on|in) {list})?\?*",
    ),
)

# A question for the list or for how many there are begins with one of these ...
LISTING = compile_phrase(
    r"(?P<count>how many|(?:what(?:'s| is) the )?(?:number|count) of|count|how much)\b|"
    r"(?P<order>show|list|display|view|see|print|read|give|get|tell|pull up|bring up|open|go through|"
    r"recap|summari[sz]e|overview)\b|"
    r"(?P<ask>what(?:'s|s)?|which|do i|have i|is there|are there|is|are|am i|any|anything|where(?:'s| is| are)|"
    r"remind me (?:what|of what))\b|"
    r"(?P<bare>(?:my|all|the|everything|pending|open|done|completed|finished|remaining|overdue|urgent|"
    r"(?:high|medium|low)[\s-]priority|important|today's|current|unfinished|outstanding|tasks?|to-?dos?|"
    r"to do|items|shopping|tagged|todo)\b)"
)
# ... and a question has to name what is on the list, or it is about something else.
ABOUT_LIST = compile_phrase(
    r".*(?:\b(?:tasks?|to-?dos?|lists?|items|chores|agenda|plate|reminders?|left|pending|overdue|"
    r"remaining|outstanding|urgent|unfinished|priority|due|to do|things|done|complete|completed|finish|"
    r"finished|everything|tagged)\b"
    r"|\b(?:do|does|did|should|must|can|have|need)\b.*\b(?:i|we)\b.*\bdo(?: next| now| first| today)?\b|"
    r"what(?:'s| is) next).*"
)

_WORDS = {
    "me my mine our the a an of in on to for i i'm im i've we do does did have has had got get is are am be "
    "was were there what what's whats which where where's how many much that those these them this it "
    "all any some anything something everything every full whole entire complete-list please again now "
    "right currently current so far still already yet tasks task todos todo to-dos to-do items item list "
    "lists things thing stuff chores jobs entries reminders reminder plate agenda go through next first "
    "should must need can left over at with and show display view see print read out give tell up "
    "pull bring open-list number count by sorted sort ordered order grouped group from just only also "
    "remind overview recap summarize summarise summary status-list total overall else ones one marked as "
    "let's check my today's ve s been who you know about us looking look like".replace(
        "-list", ""
    ): "",
}
NOISE = frozenset(word for words in _WORDS for word in words.split()) - {
    "open",
    "complete",
    "status",
}
PENDING = frozenset(
    ["pending", "open", "remaining", "left", "undone", "outstanding", "unfinished", "incomplete", "active"]
)
COMPLETED = frozenset(
    ["done", "completed", "complete", "finished", "closed", "ticked", "accomplished", "achieved"]
)
EVERY_STATUS = compile_phrase(r"\b(?:all|everything|every|whole|entire|full|complete list)\b")
NOT_DONE = re.compile(
    r"\b(?:not|n't|aren't|isn't|haven't|yet to be)\s+(?:yet\s+|been\s+)*(?:done|completed?|finished)\b",
    re.I,
)

PRIORITY = compile_phrase(
    r"\b(?:(?:with |of )?(?:an? )?(?:prio(?:rity)?\s*[:=]?\s*)?(?P<level>high|highest|top|medium|mid|low|lowest)"
    r"(?:[\s-]*prio(?:rity)?)?|(?P<urgent>urgent|important|critical))\b"
)
TAG = compile_phrase(
    r"\b(?:tagged(?: (?:with|as))?|(?:with|under|in|by|of|for) (?:the )?(?:tags?|label|category)|tags?|labelled)"
    r"\s*:?\s*[#@\"“]?(?P<tag>[^\W\d][\w-]*)[\"”]?"
)
HASH_TAG = re.compile(r"(?<!\w)[#@](?P<tag>[^\W\d][\w-]*)")
DUES = (
    (compile_phrase(r"\b(?:overdue|past due|late)\b"), "overdue"),
    (compile_phrase(r"\b(?:due )?(?:for |on )?(?:today|today's)\b"), "today"),
    (
        compile_phrase(
            r"\b(?:due )?(?:in |within |for )?(?:(?:this|the|a|the next|next 7 days?) week|7 days)\b"
        ),
        "week",
    ),
    (
        compile_phrase(r"\b(?:without|with no|no) (?:an? )?(?:due(?: date)?|date|deadline)s?\b"),
        "none",
    ),
)
OTHER_DAYS = compile_phrase(
    r"\b(?:tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next (?:week|month|year)|"
    r"this (?:month|year|weekend)|weekend|tonight)\b"
)
SORTS = (
    (
        compile_phrase(
            r"\b(?:(?:sorted|ordered|grouped|sort|order)(?: them)? )?by (?:prio(?:rity|rities)?|importance|urgency)\b"
        ),
        "priority",
    ),
    (
        compile_phrase(
            r"\b(?:(?:sorted|ordered|grouped|sort|order)(?: them)? )?by (?:due(?: date)?s?|dates?|deadlines?)\b"
        ),
        "due",
    ),
    (
        compile_phrase(
            r"\b(?:(?:sorted|ordered|grouped|sort|order)(?: them)? )?by tags?\b(?!\s*:?\s*[\w#])"
        ),
        "tag",
    ),
    (
        compile_phrase(
            r"\b(?:alphabetically|(?:(?:sorted|ordered|sort|order)(?: them)? )?by (?:name|title))\b"
        ),
        "title",
    ),
    (compile_phrase(r"\b(?:newest(?: first)?|latest|(?:most )?recent(?:ly added)?)\b"), "newest"),
)
WORDS = compile_phrase(rf"\b{_ABOUT} (?P<words>.+)")
# Words for all that a filter lets through: "all completed tasks", "the done ones", "everything".
EVERYTHING = compile_phrase(
    r"(?:(?:all|every|everything|each|any)\b.*|(?:my|the|our) (?:whole |entire |full )?(?:list|tasks|to-?dos|"
    r"(?:to-?\s?do|task|shopping) list)|(?:the |my )?(?:already )?(?:done|completed?|finished|ticked(?: off)?|pending|open|"
    r"unfinished|overdue|urgent|(?:high|medium|low)[\s-]priority)(?: (?:ones|tasks|items|to-?dos|things|stuff))?|"
    r"(?:whole|entire|full) list|list)"
)
EXCEPT = compile_phrase(
    r"(?P<all>.+?)\s*,?\s+(?:except(?: for)?|but(?: not)?|apart from|besides|other than|excluding) (?P<but>.+)"
)

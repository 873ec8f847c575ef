"""How people ask to see tasks."""

from __future__ import annotations

import re

from todo_chat.agent.builtin.english.pieces import Rule, compile_phrase, word_set
from todo_chat.agent.builtin.english.words import CARDINALS

_SHOW = r"(?:show|open|view|display|see|describe|get|look at|tell|give|read|print)"
# "What's happening on friday?", "am I free tomorrow?"
OF_A_DAY = compile_phrase(
    r"(?:(?:am i|will i be) (?:free|busy|available)|(?:(?:what(?:'s| is| about)|whats|how about|"
    r"anything|something|is there anything|do i have anything|(?:tell|show) me(?: about)?|show)"
    r"(?: (?:happening|going on|up|planned|scheduled|due|there))?))(?: (?:on|for|at|during))?"
    r" (?:the )?(?P<when>.+?)\??"
)
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
        rf"{_SHOW} (?:me )?(?P<target>(?:task|to-?do|item|number) (?:{'|'.join(CARDINALS)}))",
    ),
    Rule(
        "show",
        rf"(?:{_SHOW} )?(?:me )?(?:more )?(?:about )?(?:the )?(?:{_DETAILS} (?:of|for|on|about) )?"
        r"{numbers}(?: in (?:full|details?)| details)?\??",
    ),
    Rule(
        "show",
        r"(?:(?:what|which)(?: one| task)?(?:'s| is| are| was)|how about|what about|info(?: on)?) "
        r"{numbers}(?: about)?\??",
    ),
    Rule(
        "show",
        rf"{_SHOW} (?:me )?(?:more )?(?:all )?(?:about )?(?:the )?{_DETAILS} (?:of|for|on|about|"
        rf"to) {{target}}",
    ),
    Rule("show", rf"{_DETAILS} (?:of|for|on|about) {{target}}"),
    Rule("show", rf"what(?:'s| is| are) (?:the )?{_DETAILS} (?:of|for|on|about) {{target}}\??"),
    Rule(
        "show",
        r"(?:is|are|was) (?!there\b|it possible\b|everything\b|anything\b|all\b){target} "
        r"(?:(?:already|still|really) )*(?:done|finished|completed?|pending|open|urgent|"
        r"important)(?: (?:yet|already))?\??",
    ),
    Rule(
        "show",
        r"(?:did|have) i (?:(?:already|ever) )*(?:done|finish(?:ed)?|completed?) (?!anything\b|"
        r"everything\b|today\b){target}(?: (?:yet|already))?\??",
    ),
    Rule("show", r"when(?:'s| is| are) {target} due(?: (?:next|again))?\??"),
    Rule("show", r"when(?:'s| is| are) (?:the|my) {target}\??"),
    Rule("list", r"(?:show|see|view|display)(?: me)?\??"),
    Rule(
        "list_all",
        r"(?:show|see|view|display|list|print)(?: me)? (?:them )?all(?: of (?:it|them))?\??",
    ),
    Rule(
        "list_all",
        r"(?:show|see|view|display|list|print)(?: me)? (?:them )?all(?: of (?:it|them))?\??",
    ),
    Rule(
        "is_it",
        r"(?:is|are|was|were|has|have) (?!(?:there|i|you|we|it)\b){target} (?:(?:already|been|"
        r"now) )*(?P<verb>[a-z]+)(?: (?:yet|already|now))?\??",
    ),
    Rule(
        "left",
        r"am i (?:all )?(?:done|finished|through)(?: (?:yet|now|for today))?\??|(?:is|are) "
        r"(?:everything|all(?: (?:my )?tasks| of (?:it|them))?) (?:done|finished|completed?)(?: "
        r"yet)?\??|(?:is )?(?:there )?anything (?:left|open|to do)(?: (?:to do|for me|on "
        r"{list}))?\??",
    ),
    Rule(
        "search",
        r"(?:find|search(?: for)?|look (?:for|up)|locate) (?:me )?(?:(?:all|any|the|my) )*"
        rf"(?:{_THINGS} )?(?:(?:{_ABOUT}|with|called|named|for) )?{{text}}",
    ),
    Rule(
        "search",
        rf"(?:is|are) there (?:an? |any |some )?(?:{_THINGS}|something) (?:{_ABOUT}|with|for|on|"
        rf"called|named|to) {{short}}(?: (?:on|in) {{list}})?\??",
    ),
    Rule(
        "search",
        r"(?:is|are) (?:there )?(?:an? |any |some )?{short} (?:already )?(?:on|in) {list}(?: "
        r"already)?\??",
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
        rf"(?:show|list|give|see|which|what) (?:me )?(?:(?:all|any|the|my) )*{_THINGS} (?:are "
        rf")?{_ABOUT} {{text}}",
    ),
    Rule(
        "search",
        r"do i (?:(?:already|still) )?(?:have(?: to)?|need(?: to)?) (?!do\b|left\b|(?:any |a "
        r")?(?:tasks?|to-?dos?|items?|things?)\b|anything\b|something\b|to do\b)(?:an? |any "
        r")?{short}(?: (?:on|in) {list})?\?*",
    ),
    Rule("did_i", r"(?:did|have) (?:i|we) (?:(?:already|ever) )*(?P<verb>[a-z]+) {text}"),
    Rule("search", r"{short} (?:already )?(?:on|in) {list}(?: already)?\?"),
)

_DID = (
    r"(?:do|done|change[d]?|get done|gotten done|accomplish(?:ed)?|achieve[d]?|finish(?:ed)?|"
    r"complete[d]?|add(?:ed)?|delete[d]?)"
)
_PERIOD = r"(?P<period>(?: (?:today|so far|yesterday|this week|last week|in the last week))*)"

_REMINDERS = (
    r"(?:(?:all|any|of|my|the|our|next|upcoming|active|open|coming|other|more|set) )*reminders?"
)
_SET = (
    r"(?: (?:do i have|are there|are set|have i(?: set| got)?|i have|i've set|set|left|active|"
    r"coming up|coming|for me|scheduled|planned|today|tomorrow|this week|for today|pending|open))*"
)
_REPEATING = r"(?:repeat(?:ing|s)?|recurring|recurs?|regular)"
_KINDS = r"(?:tasks?|items?|ones|things?|to-?dos?)"

VIEWS = (
    Rule(
        "view",
        r"(?:(?:(?:what|which|when|where)(?:'s| is| are)?|(?:show|list|see|view|display|tell|give)"
        rf"(?: me)?|do i have|are there|have i(?: got| set)?|is there) )?{_REMINDERS}{_SET}\??",
        {"view": "reminders"},
    ),
    Rule("view", rf"(?P<count>how many) {_REMINDERS}{_SET}\??", {"view": "reminders"}),
    Rule(
        "view",
        r"(?:when|what) (?:will|do|are) you (?:going to )?remind(?:ing)? me(?: (?:of|about|next))*"
        r"\??",
        {"view": "reminders"},
    ),
    Rule(
        "view",
        rf"(?:what|which|(?:what|which) {_KINDS})(?: (?:are|is))? (?:all )?{_REPEATING}\??",
        {"view": "repeating"},
    ),
    Rule(
        "view",
        r"(?:(?:show|list|see|view|display|give)(?: me)? |(?:what|which)(?: are| is)? |"
        r"(?P<count>how many) |do i have )?(?:(?:all|any|my|the|of) )*"
        rf"(?:repeating|recurring|regular) {_KINDS}"
        r"(?: (?:do i have|are there|have i))?\??",
        {"view": "repeating"},
    ),
)

# Read first of all questions: "what did I do today" is none about what there is to do.
HISTORY = (
    *VIEWS,
    Rule(
        "changes",
        r"when (?:was|were|did i (?:do|finish|complete|tick off)) {numbers}"
        r"(?: (?:done|completed|finished|added|changed|created|ticked off))?\??",
    ),
    Rule("changes", rf"what(?: all)? (?:did|have|has) (?:i|we|you) (?:just )?{_DID}{_PERIOD}\??"),
    Rule("changes", rf"what (?:was|has been|got) (?:done|changed|completed|finished){_PERIOD}\??"),
    Rule("changes", rf"what (?:has )?(?:changed|happened){_PERIOD}\??"),
    Rule(
        "changes",
        rf"(?:{_SHOW} )?(?:me )?(?:the |my )?(?:recent |latest )?(?:activity|history|changes|log)"
        rf"{_PERIOD}\??",
    ),
    Rule(
        "changes",
        rf"(?:{_SHOW} )?(?:me )?(?:the )?(?:activity|history|changes) (?:of|for|on|to) {{numbers}}"
        r"\??",
    ),
    Rule("changes", r"what (?:happened|has happened|was done) (?:to|with) {numbers}\??"),
)

# Read last of all: "show" before anything else names a task.
SHOWING = (Rule("show", r"(?:show|display|view)(?: me)? {target}\??"),)

# A question for the list or for how many there are begins with one of these ...
LISTING = compile_phrase(
    r"(?P<count>how many|(?:what(?:'s| is) the )?(?:number|count) of|count|how much)\b|"
    r"(?P<order>show|list|display|sort(?= by| my| the list| them| it| tasks| all| everything)|"
    r"view|see|print|read|give|get|tell|pull up|bring up|open|go through|recap|summari[sz]e|"
    r"overview)\b|(?P<ask>what(?:'s|s)?|which|do i|have i|is there|are there|is|are|am i|any|"
    r"anything|where(?:'s| is| are)|remind me (?:what|of what))\b|(?P<bare>(?:my|all|the|"
    r"everything|pending|open|done|completed|finished|remaining|overdue|urgent|(?:high|medium|"
    r"low)[\s-]priority|important|agenda|today's|upcoming|deleted|inbox|bin|trash|current|unfinished|outstanding|tasks?|to-?dos?|items|"
    r"shopping|tagged)\b)"
)
# ... and a question has to name what is on the list, or it is about something else.
ABOUT_LIST = compile_phrase(
    r"(?:what's|what is|whats|anything) late|.*\bno (?:due )?(?:date|deadline)s?\b.*|"
    r"(?:what's|what is|whats) in (?:the |my )?#?[\w&-]+|"
    r".*(?:\bon (?:for )?(?:today|tomorrow|this week|next week)\b|"
    r"\b(?:upcoming|coming up|inbox|bin|trash|deleted|projects?)\b|"
    r"\b(?:tasks?|to-?dos?|lists?|items|chores|agenda|plate|reminders?|left|pending|overview|"
    r"recap|summary|overdue|remaining|outstanding|urgent|unfinished|priority|due|to do|things|done|"
    r"complete|completed|finish|finished|everything|tagged)\b|\b(?:do|does|did|should|must|can|have|"
    r"need)\b.*\b(?:i|we)\b.*\bdo(?: next| now| first| today)?\b|what(?:'s| is)(?: up)? next|"
    r"what (?:do )?(?:i|we) (?:have|need)|\b(?:do i have|is there|have i got) anything| open\b|"
    r" important\b|(?<!\w)[#@][a-z]|sort\b.*\bby\b).*"
)
NOUN_AT_END = compile_phrase(r"\b(?:tasks?|items|to-?dos?|list|ones)$")

# Words that say nothing of which tasks are meant.
NOISE = word_set(
    """
    a about all already due also am an and any anything are at be been by can check check chores
    complete-list count current currently did display do does done else entries every everything
    far first for from full get give go got grouped had has have how i i'm i've im in is it item
    items jobs just left let's lists list look looking like many marked me mine much must my need
    next now number of on one ones only order ordered our out over overall overview plate agenda
    please print pull read recap remind reminder reminders right see should show so some something
    sort sorted still stuff summarise summarize summary task tasks tell that the them there these
    thing things this those through to to-do to-dos today's todo todos total up us ve view was we
    were what what's whats where where's which who whole entire with you know again bring s
    that's it's most
    """
)
PENDING = word_set(
    """
    pending open remaining left undone outstanding unfinished incomplete active
    """
)
COMPLETED = word_set("done completed complete finished closed ticked accomplished achieved")
# How "what did I finish?" says the same.
COMPLETE = word_set("finish accomplish achieve close")
EVERY_STATUS = compile_phrase(r"\b(?:all|everything|every|whole|entire|full|complete list)\b")
I_DID = compile_phrase(
    r"\b(?:did|have) (?:i|we)\b(?! to\b| got\b)(?=.*\b(?:do|done|finish|complete|get done)).*"
)
NOT_DONE = re.compile(
    r"\b(?:not|n't|aren't|isn't|haven't|yet to be)\s+(?:yet\s+|been\s+)*(?:done|completed?|"
    r"finished)\b",
    re.I,
)

PRIORITY = compile_phrase(
    r"\b(?:(?:with |of )?(?:an? )?(?:prio(?:rity)?\s*[:=]?\s*)?(?P<level>high|highest|top|medium|"
    r"mid|low|lowest)(?:[\s-]*prio(?:rity)?)?|(?P<urgent>urgent|important|critical))\b"
)
TAG = compile_phrase(
    r"\b(?:tagged(?: (?:with|as))?|(?:with|under|in|by|of|for) (?:the )?(?:tags?|label|category)|"
    r"tags?|labelled)\s*:?\s*[#@\"“]?(?P<tag>[^\W\d][\w-]*)[\"”]?"
)
HASH_TAG = re.compile(r"(?<!\w)[#@](?P<tag>[^\W\d][\w-]*)")
THIS_WEEK = compile_phrase(r"\bthis week\b")
UPCOMING = compile_phrase(r"\b(?:upcoming|coming up|(?:is|are) next up|ahead)\b")
DUES = (
    (compile_phrase(r"\b(?:overdue|past due|late)\b"), "overdue"),
    (compile_phrase(r"\b(?:due )?(?:for |on )?(?:today's|today)\b"), "today"),
    (
        compile_phrase(
            r"\b(?:due )?(?:in |within |for )?(?:(?:this|the|a|the next|next 7 days?) week|7 "
            r"days)\b"
        ),
        "week",
    ),
    (UPCOMING, "upcoming"),
    (
        compile_phrase(r"\b(?:without|with no|no) (?:an? )?(?:due(?: date)?|date|deadline)s?\b"),
        "none",
    ),
)
BIN = compile_phrase(
    r"\b(?:(?:in|from) )?(?:the |my )?(?:bin|trash|recycle bin)\b|\b(?:recently )?deleted\b"
)
INBOX = compile_phrase(r"\b(?:in )?(?:the |my )?inbox\b")
PROJECT = compile_phrase(
    r"\b(?:in|of|from|for) (?:the |my )?(?:project #?(?P<project>[^\W\d][\w-]*)|"
    r"#?(?P<named>[^\W\d][\w-]*) project)\b|"
    r"^(?:(?:show|list|open|view|see)(?: me)? )(?:the |my )?#?(?P<shown>(?!all\b|my\b|the\b|any\b)"
    r"[^\W\d][\w-]*) project\b"
)
PERIODS = (
    (compile_phrase(r"\b(?:today|so far)\b"), "today"),
    (compile_phrase(r"\byesterday\b"), "yesterday"),
    (
        compile_phrase(r"\b(?:this|the (?:last|past)|last|past) (?:week|7 days|seven days)\b"),
        "week",
    ),
)
COMPLETING = compile_phrase(
    r"\b(?:finish(?:ed)?|complete[d]?|accomplish(?:ed)?|achieve[d]?|get done|got done|tick(?:ed)? "
    r"off)\b"
)
_NOT_OF_A_DATE = (
    r"(?! (?:week|weekend|month|quarter|year|mon|tue|wed|thu|fri|sat|sun|few|couple|\d)\w*)"
)
SORTS = (
    (compile_phrase(rf"\b(?:next|soonest){_NOT_OF_A_DATE}(?: (?:thing|task|one|up)s?)?\b"), "due"),
    (
        compile_phrase(
            r"\b(?:(?:sorted|ordered|grouped|sort|order)(?: them)? )?by (?:prio(?:rity|rities)?|"
            r"importance|urgency)\b"
        ),
        "priority",
    ),
    (
        compile_phrase(
            r"\b(?:(?:sorted|ordered|grouped|sort|order)(?: them)? )?by (?:due(?: date)?s?|dates?|"
            r"deadlines?)\b"
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
            r"\b(?:alphabetically|(?:(?:sorted|ordered|sort|order)(?: them)? )?by (?:name|"
            r"title))\b"
        ),
        "title",
    ),
    (compile_phrase(r"\b(?:newest(?: first)?|latest|(?:most )?recent(?:ly added)?)\b"), "newest"),
)
WORDS = compile_phrase(rf"\b{_ABOUT} (?P<words>.+)")
# Words for all that a filter lets through: "all completed tasks", "the done ones", "everything".
EVERYTHING = compile_phrase(
    r"(?:(?:all|every|everything|each|any)\b.*|(?:today|tomorrow|yesterday)'s (?:tasks|items|ones|"
    r"to-?dos|things|list)|(?:my |the )?(?:tasks|items|to-?dos|things|ones) (?:due|for|from|of|"
    r"on|that are|tagged|in) .+|(?:my|the|our) (?:whole |entire |full )?(?:list|"
    r"tasks|to-?dos|(?:to-?\s?do|task|shopping) list)|(?:the |my )?(?:already )?(?:done|"
    r"completed?|finished|ticked(?: off)?|pending|open|unfinished|overdue|urgent|(?:high|medium|"
    r"low)[\s-]priority)(?: (?:ones|tasks|items|to-?dos|things|stuff))?|(?:whole|entire|full) "
    r"list|list)"
)
EXCEPT = compile_phrase(
    r"(?P<all>.+?)\s*,?\s+(?:except(?: for)?|but(?: not)?|apart from|besides|other than|"
    r"excluding) (?P<but>.+)"
)

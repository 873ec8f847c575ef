"""How people ask to see tasks."""

from __future__ import annotations

from todo_chat.agent.builtin.english.pieces import Rule, compile_phrase
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
ABOUT = (
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
        rf"(?:{_THINGS} )?(?:(?:{ABOUT}|with|called|named|for) )?{{text}}",
    ),
    Rule(
        "search",
        rf"(?:is|are) there (?:an? |any |some )?(?:{_THINGS}|something) (?:{ABOUT}|with|for|on|"
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
        rf"{_THINGS}) {ABOUT} {{text}}",
    ),
    Rule(
        "search",
        rf"(?:show|list|give|see|which|what) (?:me )?(?:(?:all|any|the|my) )*{_THINGS} (?:are "
        rf")?{ABOUT} {{text}}",
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

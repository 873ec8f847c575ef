"""What people say of a task that is on the list, as if it were so: "the dentist is at 4 now".

Each counts only if the list has the task; else the same words are read as they would be without.
"""

from __future__ import annotations

from todo_chat.agent.builtin.english.pieces import Rule

_NOW = r"(?: (?:now|actually|really|instead|after all))?"
_MOVED = (
    r"(?:moved|pushed|postponed|rescheduled|shifted|delayed|put off|brought forward|changed|"
    r"set)(?: (?:back|out|forward))?"
)
_LENGTH = r"(?:about |around |roughly |some |only )?(?P<length>(?:\d|an?\b|half\b|one\b|two\b).+)"

STATED = (
    Rule("due_stated", rf"(?:the )?{{due}} (?:of|for|on) {{target}} is{_NOW} {{when}}"),
    Rule(
        "due_stated",
        rf"{{subject}}(?: is| are| was| were| got| has been| have been|'s|'s been)?{_NOW} {_MOVED} "
        rf"(?:to|till|until|for|by) (?P<when>.+?){_NOW}",
    ),
    Rule(
        "due_stated",
        rf"(?:i|we)(?:'ve| have)? (?:just )?{_MOVED} {{target}} (?:to|till|until|for) {{when}}",
    ),
    Rule(
        "due_stated",
        r"(?:let )?{subject} (?:(?:can|has to|have to|must|should|will) )?(?:wait|go) "
        r"(?:to|till|until) {when}",
    ),
    Rule(
        "day_stated",
        r"(?:i|we)(?:'ll| will| can only) (?:do|handle|get to|tackle) (?P<rest>.+)",
    ),
    Rule(
        "due_stated",
        rf"{{subject}}(?:(?: is| are|'s|'re| will be)(?: only)?|\s+(?:takes place|happens|starts))"
        rf"{_NOW} (?P<when>.+?){_NOW}",
    ),
    Rule(
        "due_stated",
        r"{subject} (?:should|must|has to|needs to) (?:only )?be"
        rf"(?: [a-z]+(?:ed|en|id|ne|nt))? (?P<when>.+?){_NOW}",
    ),
    Rule("due_stated", r"{subject} (?P<when>(?:at|on|by) .+?) (?:now|instead|after all)"),
    Rule("due_stated", rf"{{subject}} (?P<when>(?:only|just) .+?){_NOW}"),
    Rule("due_stated", r"{subject} (?:has|have|needs?|should have) no {due}(?: any\s?more)?"),
    Rule("due_stated", r"no {due} (?:for|on|of) {target}"),
    Rule("due_stated", r"make {target} (?:undated|dateless|without (?:an? )?{due})"),
    Rule(
        "stop_stated",
        r"{subject} (?:(?:doesn't|does not|don't|do not|needn't) (?:need to |have to )?|no longer )"
        r"(?:repeats?|recurs?)(?: any\s?more)?",
    ),
    Rule(
        "skip_stated",
        r"no {target} (?P<when>today|tonight|tomorrow|(?:this|next) (?:time|\w+)|on \w+)",
    ),
    Rule("stop_stated", r"(?:don't|do not) (?:repeat|do) {target} any\s?more"),
    Rule("stop_stated", r"(?:stop|end|quit|no more) {target}", {"asks": True}),
    Rule("estimate_stated", rf"{{subject}} (?:(?:will|should) take|takes?|lasts?) {_LENGTH}"),
    Rule("title_stated", r"{subject} should (?:be called|be named|say|read) {text}"),
    Rule("title_stated", r"(?:call|name) {target} (?P<text>[\"“].+[\"”])"),
    Rule("tag_stated", r"(?:tag|label) {target} {onetag}"),
    Rule(
        "delete_stated",
        r"(?:i|we)(?:(?: won't| will not|'ll not|(?: am|'m| are|'re) not going to)|'m not doing) "
        r"{target}(?: any\s?more| after all)?",
    ),
    Rule(
        "delete_stated",
        r"{subject}(?: is| was| are| were| got| has been|'s)? (?:now )?"
        r"(?:cancel?led|called off|off|obsolete|no longer needed)",
    ),
    Rule("delete_stated", r"(?:cancel|drop|scrap|bin|kill|forget)(?: about)? {target}"),
    Rule(
        "restore_stated",
        r"(?:bring|put|get) (?:back (?P<target>.+)|(?P<other>.+) back)(?: (?:on|onto) {list})?",
    ),
    Rule("show_stated", r"(?:(?:tell|show) me|what do you know) (?:more |all )?about {target}\??"),
    Rule("show_stated", r"what(?: about|'s with| is with) {target}\??"),
    Rule(
        "show_stated",
        r"when (?:do|will|am|should|must) i (?:have|see|meet|do|at)?(?: to)? ?{target}\??",
    ),
    Rule("show_stated", r"when (?:will|do) you remind me (?:of|about) {target}\??"),
    Rule("when_stated", r"(?:is|are|was) (?P<rest>.+)\?"),
    Rule("say", r"(?:don't|do not) repeat .+", {"key": "unclear"}),
    Rule(
        "show_stated",
        r"when (?:is|are|was|were) {target} (?:due|done|on|planned|scheduled)"
        r"(?: (?:next|again))?\??",
    ),
    Rule("show_stated", r"how often (?:do|does|should|must|will) (?:i|we) {target}\??"),
    Rule("show_stated", r"how often (?:is|are|does|do) {target}(?: (?:repeat|recur|due))?\??"),
    Rule("show_stated", r"how long (?:does|will|should|is) {target}(?: (?:take|last))?\??"),
)

"""How people say that something is done, is not done after all, or can go."""

from todo_chat.agent.builtin.english.pieces import Rule
from todo_chat.agent.builtin.english.words import CARDINALS

_DELETE = r"(?:delete|remove|erase|trash|discard|scrap|get rid of)"

# Read before completing: "not done" ends in "done".
REOPENING = (
    Rule(
        "reopen",
        r"(?:re-?open|un-?check|un-?tick|un-?complete|un-?mark|un-?finish|reactivate) {target}",
        sure=True,
    ),
    Rule(
        "reopen",
        r"(?:mark|set|make|put|change|move|flag) {target} (?:(?:as|to|back|is) )*{open}",
        sure=True,
    ),
    Rule("reopen", r"undo {numbers}", sure=True),
    Rule("reopen", r"open {numbers} again", sure=True),
    Rule(
        "reopen",
        r"{subject}(?: is| are| was| were|'s) (?:(?:actually|really|still) )*(?:not (?:(?:yet|"
        r"actually|really) )*(?:done|finished|completed?)|unfinished|incomplete|open)(?: (?:yet|"
        r"after all|again))*",
    ),
    Rule(
        "reopen",
        r"{subject} (?:isn't|aren't|wasn't|ain't) (?:(?:actually|really|yet) )*(?:done|finished|"
        r"completed?)(?: (?:yet|after all))*",
    ),
    Rule(
        "reopen",
        r"i (?:have not|haven't|did not|didn't) (?:(?:actually|yet|really) )*(?:done|"
        r"finish(?:ed)?|do|completed?) {target}(?: (?:yet|after all))*",
    ),
    Rule(
        "not_done",
        r"(?:i|we) (?:have not|haven't|did not|didn't) (?:(?:actually|yet|really) "
        r")*(?P<verb>[a-z]+) {target}(?: (?:yet|after all))*",
    ),
    Rule("reopen", r"(?:re-?open|uncheck)(?: {a}{task})?", {"target": ""}),
)

_EXCEPT = r"(?:except(?: for)?|but(?: not)?|apart from|besides|other than|excluding)"

COMPLETING = (
    Rule(
        "all_done",
        r"(?:mark|set|flag|make|tick|check|cross|put) (?P<all>.+?) (?:(?:as|to|is|off) )*{done}"
        rf"\s*,?\s+{_EXCEPT} (?P<but>.+)",
        {"told": True},
        sure=True,
    ),
    Rule(
        "complete",
        r"(?:mark|set|flag|make|change|put|move|consider|count) {target} (?:(?:as|to|is) )*{done}",
        sure=True,
    ),
    Rule(
        "complete",
        r"(?:mark|set|flag) (?:as )?(?:done|completed?|finished)\s*:? {target}",
        sure=True,
    ),
    Rule(
        "complete",
        r"(?:tick|check|cross|strike) (?:off|out) {target}(?: (?:on|from|off) {list})?",
        sure=True,
    ),
    Rule(
        "complete",
        r"(?:tick|check|cross|strike|mark) {target} off(?: (?:of )?{list})?",
        sure=True,
    ),
    Rule("complete", r"(?:tick|close) {target}"),
    Rule("complete", r"(?:check|resolve|wrap up|mark|do) {numbers}"),
    Rule("complete_weak", r"(?:complete|finish)\s*:? (?:(?:off|up|with) )?{target}"),
    Rule(
        "complete",
        r"(?:complete|finish|tick(?: off)?|check off|mark(?: as)? done|mark(?: as)? complete)(?: "
        r"{a}{task})?",
        {"target": ""},
    ),
)

DELETING = (
    Rule("delete", rf"{_DELETE} {{target}} (?:from|off|in|on|out of) (?:of )?{{list}}", sure=True),
    Rule("delete", r"take {target} (?:off|from|out of) (?:of )?{list}", sure=True),
    # A project or a tag is no task: what is called like one goes only after a question.
    Rule(
        "delete",
        rf"{_DELETE} (?:the |my )?(?P<target>(?:project|tag|label) .+|.+ (?:project|tag|label))",
        {"unsure": True},
    ),
    Rule(
        "delete",
        r"(?:permanently|completely) (?:delete|remove|erase) {target}",
        {"ever": True},
        sure=True,
    ),
    Rule("delete", r"(?:delete|erase)\s*:? {target}"),
    Rule("remove", rf"{_DELETE}\s*:? {{target}}"),
    Rule(
        "delete",
        r"(?:cancel|clear|drop|bin|kill|dump|scratch|forget) (?:about )?{numbers}",
        {"unsure": True},
    ),
    Rule(
        "delete",
        r"(?:(?:i|we) (?:don't|do not|no longer) need|(?:there's |there is )?no need) (?:to )?"
        r"{target}(?: any\s?more)?",
        {"unsure": True},
    ),
    Rule(
        "clear",
        r"(?:clear|empty|wipe|purge|clean|reset)(?: (?:out|off|away|up))? (?P<what>(?:all\b\s*|"
        r"everything\b|(?:of )?(?:my |the )|every )*(?:done|completed|finished|closed|"
        r"ticked)?\s*(?:ones|tasks?|items?|to-?dos?|(?:(?:to-?\s?do|task|shopping) "
        r")?list)?)(?: (?:from|off|on) {list})?",
    ),
    Rule(
        "clear",
        r"start (?:over|afresh|from scratch)(?: with (?:an? )?(?:empty|new|clean) list)?",
        {"what": "everything"},
    ),
    Rule("delete", r"(?:delete|remove|erase)(?: {a}{task})?", {"target": ""}),
)

# What a person says of tasks that they have done.
DONE = (
    Rule(
        "all_done",
        r"(?:(?:i|we|they|it|that|these|those)(?:'m|'s|'re| am| is| are) )?(?:all|everything)(?: "
        r"is| are| was|'s)? {lately}(?:done|finished|completed)(?: (?:now|already|too))*"
        rf"(?:\s*,?\s+{_EXCEPT} (?P<but>.+))?",
    ),
    Rule(
        "all_done",
        r"(?:(?:i|we)(?:'m|'re|'ve| am| are| have)? )?{lately}(?:done|finished|completed|did)(?: "
        rf"with)? (?:all|everything)(?:\s*,?\s+{_EXCEPT} (?P<but>.+))?",
    ),
    Rule(
        "complete",
        r"(?:i(?:'m| am) |we(?:'re| are) )?{lately}(?:done|finished|through) with {target}",
    ),
    Rule(
        "complete",
        r"(?:i|we)(?:'ve| have)? {lately}(?:done|did|finished|completed|got|managed|sorted(?: "
        r"out)?|handled|ticked off|taken care of|took care of) {target}(?: (?:done|finished|"
        r"already|now))?",
    ),
    Rule(
        "complete",
        r"{lately}(?:done|finished|completed|did)\s*[:,]?\s+(?:with )?(?!by\b|for\b|in\b|and\b|"
        r"i\b|we\b|you\b){target}",
    ),
    Rule(
        "complete",
        r"{subject}(?: is| are| was| were|'s|'re| has been| have been| got| gets) {lately}(?:done|"
        r"completed?|finished|sorted|handled|taken care of|ticked(?: off)?)(?: (?:now|already|"
        r"too))*",
    ),
    Rule(
        "was_done",
        r"{subject}(?: is| are| was| were|'s| has been| have been) {lately}(?P<verb>[a-z]+)(?: "
        r"(?:now|already|too))*",
    ),
    Rule("complete", r"{subject}(?<!\sas)\s*[:,-]?\s+{lately}(?:done|completed|finished)"),
    Rule(
        "complete",
        r"{lately}(?:i(?:'m| am|'ve| have)? )?{lately}(?:done|finished|completed|did (?:it|that)|"
        r"(?:done|finished) (?:it|that))|all done",
        {"target": "it"},
    ),
)

_TIMES = rf"(?P<times>\d{{1,2}}|{'|'.join(CARDINALS)}|few|couple of)"
_STEPS = r"(?:things|changes|actions|steps|ones|messages|times|edits)"

UNDOING = (
    Rule(
        "undo",
        r"(?:undo|revert|take back) (?:(?:the|my|your|that|this|last) )*(?:deletion|delete|change|"
        r"edit|addition|completion|renaming|rename|move|again)",
        sure=True,
    ),
    Rule(
        "undo",
        rf"(?:undo|revert|take back) (?:the |my |your )?(?:last )?{_TIMES}(?: {_STEPS})",
        sure=True,
    ),
    Rule("undo", rf"(?:undo|revert|take back) (?:the |my |your )?last {_TIMES}", sure=True),
    Rule("undo", r"(?:undo|revert) (?:it |that )?(?P<times>twice|thrice|both)", sure=True),
    Rule("undo", rf"go back {_TIMES} {_STEPS}", sure=True),
    Rule("undo", rf"redo (?:the )?(?:last )?{_TIMES} {_STEPS}", {"again": True}, sure=True),
    Rule("undo", r"redo (?:it |that )?(?P<times>twice|thrice)", {"again": True}, sure=True),
    Rule("restore", r"(?:undo|revert|take back) (?:the )?(?:deletion|removal) of {target}"),
    Rule("reopen", r"(?:undo|revert|take back) (?:the )?completion of {target}"),
    Rule(
        "undo",
        r"(?:(?:no|oops|wait),? )?(?:undo|revert|roll back|take back) (?:(?:absolutely|simply) )?"
        r"(?:everything|all(?: (?:of )?(?:the|my|your|these|those))?(?: (?:changes|edits))?)"
        r"(?: (?:that )?you(?:'ve| have)? (?:done|did|changed|made))?(?: (?:so far|until now|"
        r"in this (?:chat|conversation)|(?:since|from) (?:we started|the (?:start|beginning))))?",
        {"everything": True},
        sure=True,
    ),
    Rule(
        "undo",
        r"(?:(?:no|oops|wait),? )?(?:undo|revert)(?: (?:that|it|this|(?:the |my |your )?last(?: "
        r"(?:one|change|thing|action))?|(?:everything|all(?: that)?|what) you (?:have )?"
        r"just (?:did|done|changed)|what you (?:have )?(?:did|done|changed)|"
        r"all of (?:it|that)))?|"
        r"take (?:that|it) back|scratch that",
        sure=True,
    ),
    Rule(
        "undo",
        r"(?:put|bring|change|move|turn|switch|set) (?:it|that|them)(?: all)? back"
        r"(?: (?:to )?(?:how|what|as|the way) (?:it|they|that) (?:was|were|had been))?",
        {"back": True},
        sure=True,
    ),
    Rule(
        "undo",
        r"redo(?: (?:that|it|this|everything|all(?: of (?:it|that))?|(?:the )?last(?: (?:one|"
        r"change|thing))?))?|do (?:it|that) again|"
        r"undo (?:the|that|your) undo",
        {"again": True},
        sure=True,
    ),
)

_BIN = r"(?:the |my )?(?:bin|trash|recycle bin|rubbish)"

RESTORING = (
    Rule(
        "restore",
        rf"(?:restore|undelete|un-?bin|un-?trash|recover|retrieve) {{target}}(?: from {_BIN})?",
    ),
    Rule(
        "restore",
        rf"(?:bring|put|get|take|move|fish) {{target}}(?: back)? (?:from|out of) {_BIN}",
        sure=True,
    ),
    Rule("restore", r"(?:bring|put|get) {numbers} back(?: (?:on|onto) {list})?", sure=True),
    Rule("restore", r"(?:bring|put|get) back {numbers}", sure=True),
)

"""How people ask for tags and projects, on a task and by themselves."""

from todo_chat.agent.builtin.english.edits import ADD, OF, REMOVE, SET, TO
from todo_chat.agent.builtin.english.pieces import Rule

TAGS = (
    Rule("tag", r"(?:tag|label) {target} (?:with|as|by) {tags}", sure=True),
    Rule("tag", r"(?:tag|label) {target}\s*:\s*{tags}", sure=True),
    Rule("tag", r"(?:tag|label) {numbers} {onetag}", sure=True),
    Rule("tag", r"(?:tag|label) {spoken} {taglist}", sure=True),
    Rule("tag", r"(?:tag|label) {target} (?:with|as|by)", {"tags": None}, sure=True),
    Rule("tag", r"(?:tag|label) {numbers}", {"tags": None}, sure=True),
    Rule("tag", r"(?:tag|label) {spoken}", {"tags": None}, sure=True),
    Rule("tag", rf"{ADD} (?:an? )?(?:tag|label) {TO} {{target}}", {"tags": None}, sure=True),
    Rule("tag", rf"{ADD} {{a}}tags?:? {{tags}} {TO} {{target}}", sure=True),
    Rule("tag", rf"{ADD} (?:the )?{{onetag}} tag {TO} {{target}}", sure=True),
    Rule("tag", rf"{ADD} (?P<tags>[#@][\w-]+) {TO} {{target}}"),
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

"""How people ask for new tasks, and what they say about them on the side."""

from __future__ import annotations

import re

from todo_chat.agent.builtin.english.pieces import LEVELS, Rule, compile_phrase

_LEVEL = r"(?:(?P<level>urgent|important|critical|(?:high|medium|low|top)(?:[\s-]{prio})?) )?"
_HEAD = r"\s*[:,\-\u2013\u2014]?\s*"
_COLON = r"(?:\s*:|\s[-\u2013\u2014])\s*"
_PUT = r"(?:add(?:ing)?|put(?:ting)?|write|place|enter|get|stick|throw|include|note)"
_MAKE = r"(?:add|create|make|enter|log|save|insert|set up|write down|put in)"
_THESE = r"(?:(?:this|these|those|it|them|all of these|the following(?: things| tasks)?)\b\s*)?"
_SOME = (
    r"(?:(?:an?|another|one more|some|the|these|those|this|following|two|three|four|five|\d+|more|"
    r"new|also|me) )*"
)
_CALLED = r"(?: (?:of|called|named|titled|about|saying|that says|with the title|to|for|on|as)\b)?"
_OFTEN = r"(?:(?:also|still|really|just|urgently|now) )*"
_MUST = r"(?:need|have|got|ought|gotta|have got|plan|intend|hope)"


def _add(pattern: str, **values: object) -> Rule:
    return Rule("add", pattern, values)


ADDING = (
    _add(
        r"(?:add|create|make|new|insert|enter)(?: (?:an?|another|one more|some|the|more|new|"
        r"something))*(?: {task})?(?: (?:to|on) {list})?\s*:?",
        text="",
    ),
    _add(r"(?:add|put) something(?: (?:to|on|in) {list})?", text=""),
    _add(r"(?:remind|notify|ping) me|set (?:me )?(?:an? )?reminder", text="", reminder=True),
    _add(
        r"(?:set|create|add|make|put|leave) (?:me )?(?:a |another )?reminders? "
        r"(?:to|for|about|that|on) {text}",
        reminder=True,
    ),
    _add(
        rf"{_MAKE} {_SOME}{{task}} (?:in|to|for|under) (?:the |my )?(?:project )?#?"
        rf"(?P<place>(?!my\b|the\b|{{list}}\s*:)[\w&-]+)(?: project)?\s*:\s*{{text}}"
    ),
    _add(r"add (?:one more|another(?: one)?|also)\s*[:,]\s*{text}"),
    _add(rf"{_MAKE} {_SOME}{_LEVEL}{{task}}{_CALLED}(?: {{list}})?{_HEAD}{{text}}"),
    _add(rf"{_PUT} {_THESE}(?:to|on|onto|in|into) {{list}}{_HEAD}{{text}}"),
    _add(
        rf"{_PUT} (?:down )?{{short}} (?:to|on|onto|in|into) (?:{{list}}|there)"
        r"(?P<more>\s*,?\s+(?:with|as|tagged|due|and tag|it's|which) .+)?(?: (?:too|as well))?"
    ),
    _add(rf"add(?:ing)?\s*{_THESE}(?:{_COLON}|\s+){{text}}"),
    _add(r"(?:create|new|another|(?:jot|note|write|put) down|note|remember|include)\s*: {text}"),
    _add(r"(?:jot|note) down (?:to |that i (?:need|have) to )?{text}"),
    _add(
        r"(?:write down|(?:make|leave|write) a (?:note|reminder)) (?:to |that i (?:need|have) to "
        r")?{text}",
        if_task=True,
    ),
    _add(rf"(?:a )?(?:new|another|next|one more) {_LEVEL}{{task}}{_HEAD}(?:to )?{{text}}"),
    _add(rf"{_LEVEL}(?:to-?\s?dos?|tasks?|reminders?|items?){_COLON}{{text}}"),
    _add(r"(?:to-?do|task|to) {text}", if_task=True),
    _add(rf"(?P<level>urgent|important|(?:high|medium|low)[\s-]{{prio}}){_COLON}{{text}}"),
    _add(rf"note to self{_HEAD}{{text}}"),
    _add(
        r"(?:i need (?:you to )?)?(?:(?:remind|ping|nudge|notify|alert) (?:me|us)|let me know)"
        r"(?! (?:if|whether|when (?:you|it)|how))(?! (?:what|which|of (?:my|the) (?:list|"
        r"tasks)))(?: again)?(?: (?:to|about|of|that(?: i(?: (?:need|have) to)?)?)\b|:)?\s*{text}",
        reminder=True,
    ),
    _add(
        r"(?:remember|(?:don't|do not) (?:let me )?forget|make sure(?: that)?(?: i| we)?|be sure) "
        r"(?:(?:to|about|that (?:i|we) (?:need|have) to) )?{text}"
    ),
    _add(rf"(?:i|we)(?:'ve| have)? {_OFTEN}{_MUST} {_OFTEN}to {{text}}", need=True),
    _add(r"(?:i|we)(?:'m| am|'re| are) (?:supposed|going|planning|meant) to {text}", need=True),
    _add(
        rf"(?:i|we) {_OFTEN}(?:must|should|gotta) {_OFTEN}(?:(?:not forget|remember) to )?{{text}}",
        need=True,
    ),
    _add(r"(?:i'd|we'd|i had|we had) better {text}", need=True),
    _add(rf"(?:i|we) {_OFTEN}need (?!help\b){{text}}", need=True),
    _add(r"(?:(?:need|have|got) to|gotta|must) {text}", need=True),
)

# What parts a remark from what it is about; not more, or a line of dashes would take ages.
_GAP = r"[\s,;.(\u2013\u2014-]{1,4}"
# Said at the end of what is to be added, or by itself after a comma.
_IT = r"(?:and )?(?:(?:they|these|those|both|all)(?:'re| are)?|(?:it|this|that)(?:'s| is)|which is)"
PRIORITY_AT_END = tuple(
    compile_phrase(pattern)
    for pattern in (
        rf"{_GAP}{_IT} (?:both |all )?(?:very |really |super |so |quite |an? )*"
        r"(?P<level>urgent|important|critical|crucial|vital)\)?!*",
        rf"{_GAP}(?:{_IT} )?(?:with |as |at |in |of )?(?:an? "
        rf")?(?P<level>{'|'.join(LEVELS)})[\s-]+(?:prio|priority)(?: task)?\)?!*",
        rf"{_GAP}(?:with |as )?(?:an? )?(?:prio|"
        rf"priority)\s*[:=]?\s*(?P<level>{'|'.join(LEVELS)})\)?!*",
        r"\s*[,;(\u2013\u2014-]\s*(?:very |really |super |as )?(?P<level>urgent|urgently|"
        r"important|critical)\)?!*",
        r" (?P<level>urgently)!*",
        r"\s*[,;(]\s*(?P<level>p[1-4])\)?",
    )
)
# A remark that is about the last of several tasks only.
ON_ONE = compile_phrase(r"\b(?:it|this|that|which)\b")
PRIORITY_AT_START = compile_phrase(
    r"(?:as |an? )?(?P<level>urgent|important|critical|(?:high|medium|low|top)[\s-](?:prio|"
    r"priority))(?:\s*[:,\u2013\u2014]|(?<=priority)\s|(?<=prio)\s)\s*(?:{task}\s*[:,]?\s*)?(?:to "
    r")?"
)

_TAG = r"(?:[#@]?[\w\u2019&+-]+|\"[^\"]+\"|“[^”]+”)"
TAGS_AT_END = compile_phrase(
    rf"{_GAP}(?:and )?(?:(?:with|under|using|having) )?(?:(?:the|an?) )?(?:(?:and )?tag(?:s|"
    r"ged)?(?: (?:it|them))?(?: (?:as|with|by|is|are))?|label(?:s|led)?(?: (?:as|with))?)\s*:?\s+"
    rf"(?P<tags>{_TAG}(?:(?:\s*,\s*(?:and )?| and |\s*&\s*|(?=\s+[#@])\s+){_TAG})*)\)?"
)
TAG_SEPARATOR = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+(?=[#@])", re.IGNORECASE)

NOTE_AT_END = compile_phrase(
    rf"{_GAP}(?:and )?(?:(?:with|add) )?(?:(?:an?|the) )?(?:notes?|description|"
    r"comment)(?:\s*[:=]\s*| (?:saying|that says|to say) | (?=[\"“]))(?P<notes>.+?)\)?"
)

REMINDER_AT_END = compile_phrase(
    rf"{_GAP}(?:and )?(?:(?:with|add|set) )?(?:an? )?(?:reminder|(?:remind|notify) me)s? "
    r"(?P<when>.{2,60})"
)

DEADLINE_AT_END = compile_phrase(
    rf"{_GAP}(?:and )?(?:(?:with|has|having) )?(?:(?:an?|the|its) )?(?:hard )?deadline(?: is)?"
    r"\s*:?\s+(?:of |on |by )?(?P<when>.{2,60})"
)
ESTIMATE_AT_END = compile_phrase(
    rf"{_GAP}(?:and )?(?:it )?(?:takes?|estimated?(?: at| to)?|duration|estimate)(?: is| of)?"
    r"\s*:?\s+(?:about )?(?P<length>.{1,30})"
)

BEFORE_AT_END = compile_phrase(
    r"\s{0,2}[,;(]\s{0,2}(?:and )?(?P<when>[\w ]{1,30} (?:before(?:hand)?|earlier|in advance))\)?"
)

# A row of remarks begins with one of these: "takes an hour, tagged home".
REMARKS = compile_phrase(
    r"(?:and )?(?:with |has |it )?(?:an? |the |its )?(?:hard )?(?:takes?|estimated?|duration|"
    r"deadline|reminders?|remind|notify|tag|tags|tagged|label|labels|labelled|notes?|p[1-4]|high|"
    r"medium|low|top|urgent|important|prio|priority)\b.{0,300}"
)

# An item of a pasted list: "- milk", "* milk", "1. milk", "2) milk", "[ ] milk".
BULLET = re.compile(
    r"\s*(?:[-*•\u2013\u2014‣◦▪+]|\(?\d{1,3}[.)]|[a-z]\))\s+(?:\[[ xX]?\]\s*)?|\s*\[[ xX]?\]\s+|"
    r"\s*[•☐☑✓✔]\s*"
)

# An item that is ticked off: "- [x] milk".
TICKED = re.compile(r"\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\[[xX]\]\s|[☑✓✔])")

# Who begins so most likely adds a task, though one of the list may be meant.
LIKELY = compile_phrase(r"(?:plan|schedule|do)\b")
# What is added outright, so that another command may follow it ...
OUTRIGHT = compile_phrase(r"(?:add|put|create|new|note|jot|enter|insert|include)\b")
# ... but this is as likely the next thing to do: "add buy milk and finish the report".
TO_DO_TOO = compile_phrase(r"(?:finish|done|check|do|cancel|forget|change|update)\b")

# What joins a text to what was said before: "and bread".
JOINT = compile_phrase(r"(?:(?:and|also|plus|please|ok|hey)\b[\s,]*)+")
# Words that need what was said before them: "finish the report and send it".
LEANS = compile_phrase(r"\b(?:it|them|him|there)\b")
# A piece that goes on with the one before: "call mom, because she asked".
CONTINUES = re.compile(
    r"(?:because|cause|so|since|which|who|whose|if|when|before|after|but|or|for|with|without|at|"
    r"in|on|to|from|by|not|e\.?g|i\.?e|etc|such as|like|like|including|incl|except|preferably|"
    r"maybe|ideally|then back|too|as well|please)\b",
    re.IGNORECASE,
)
NAME_LIST = compile_phrase(
    r".*\b(?:with|for|from|between|to|about|of|by) (?:[\w\u2019-]+ )?[\w\u2019-]+"
)

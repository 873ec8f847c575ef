"""How people ask for new tasks, and what they say about them on the side."""

from __future__ import annotations

import re

from todo_chat.agent.builtin.english.pieces import LEVELS, Rule, compile_phrase

_LEVEL = (
    r"(?:(?P<level>urgent|important|critical|(?:high|medium|low|top)(?:[\s-]prio(?:rity)?)?) )?"
)
_HEAD = r"\s*[:\-\u2013\u2014,]?\s*"
_THESE = r"(?:(?:this|these|those|it|them|all of these|the following(?: things| tasks)?)\b\s*)"
_OFTEN = r"(?:(?:also|still|really|just|urgently|now) )*"

ADDING = (
    Rule(
        "add",
        r"(?:add|create|make|enter|log|save|insert|set up|write down|put in) "
        r"(?:me )?(?:also )?(?:an? |another |one more |some |the |these |those |this |following |"
        rf"two |three |four |five |\d+ |more |new )*{_LEVEL}{{task}}"
        r"(?: (?:called|named|titled|about|saying|that says|with the title|to|for|on|as))?"
        rf"(?: {{list}})?{_HEAD}{{text}}",
    ),
    Rule(
        "add", rf"(?:add|put|write|enter) {_THESE}?(?:to|on|onto|in|into) {{list}}{_HEAD}{{text}}"
    ),
    Rule(
        "add",
        r"(?:add|put|write|place|enter|get|stick|throw|include|note) (?:down )?{short} "
        r"(?:to|on|onto|in|into) {list}(?: (?:too|as well))?",
    ),
    Rule("add", rf"add(?:ing)?\s*{_THESE}?\s*(?::|\s[-\u2013\u2014]\s|\s)\s*{{text}}"),
    Rule(
        "add", r"(?:create|jot down|note down|note|write down|put down|remember|include)\s*: {text}"
    ),
    Rule("add", r"(?:jot|note) down (?:to |that i (?:need|have) to )?{text}"),
    Rule("add", rf"(?:a )?(?:new|another|next|one more) {_LEVEL}{{task}}{_HEAD}(?:to )?{{text}}"),
    Rule("add", rf"{_LEVEL}(?:to-?\s?dos?|tasks?|reminders?|items?)\s*(?::|\s[-\u2013\u2014])\s*{{text}}"),
    Rule(
        "add",
        r"(?P<level>urgent|important|(?:high|medium|low)[\s-]prio(?:rity)?)\s*(?::|\s[-\u2013\u2014])\s*{text}",
    ),
    Rule("add", r"note to self\s*[:,\-\u2013\u2014]?\s*{text}"),
    Rule(
        "add",
        r"(?:i need (?:you to )?)?remind (?:me|us)\s*(?!what|which|of (?:my|the) (?:list|tasks))(?:again )?"
        r"(?:(?:to|about|of|that(?: i(?: (?:need|have) to)?)?)\b|:)?\s*{text}",
        {"reminder": True},
    ),
    Rule(
        "add",
        r"(?:remember|don't (?:let me )?forget|do not (?:let me )?forget|make sure(?: that)? "
        r"(?:i|we)|make sure|be sure) (?:(?:to|about|that (?:i|we) (?:need|have) to) )?{text}",
    ),
    Rule(
        "add",
        rf"(?:i|we)(?:'ve| have)? {_OFTEN}(?:need|have|got|ought|gotta|have got|plan|intend|hope) "
        rf"{_OFTEN}to {{text}}",
        {"need": True},
    ),
    Rule(
        "add",
        r"(?:i|we)(?:'m| am|'re| are) (?:supposed|going|planning|meant) to {text}",
        {"need": True},
    ),
    Rule(
        "add",
        rf"(?:i|we) {_OFTEN}(?:must|should|gotta) (?:(?:not forget|remember) to )?{{text}}",
        {"need": True},
    ),
    Rule("add", r"(?:i'd|we'd|i had|we had) better {text}", {"need": True}),
    Rule("add", rf"(?:i|we) {_OFTEN}need (?!help\b){{text}}", {"need": True}),
    Rule("add", r"(?:need|have|got|gotta) to {text}", {"need": True}),
    Rule(
        "add",
        r"(?:add|create|make|new|insert|enter)(?: (?:an?|another|one more|some|the|more|new|"
        r"something))*(?: {task})?(?: (?:to|on) {list})?\s*:?|(?:add|put) something"
        r"(?: (?:to|on|in) {list})?",
        {"text": ""},
    ),
)

# Said at the end of what is to be added, or by itself after a comma.
_IT = r"(?:and )?(?:(?:they|these|those|both|all)(?:'re| are)?|(?:it|this|that)(?:'s| is)|which is)"
PRIORITY_AT_END = tuple(
    compile_phrase(pattern)
    for pattern in (
        rf"[\s,;.(\u2013\u2014-]+{_IT} (?:both |all )?(?:very |really |super |so |quite |an? )*"
        r"(?P<level>urgent|important|critical|crucial|vital)\)?!*",
        rf"[\s,;.(\u2013\u2014-]+(?:{_IT} )?(?:with |as |at |in |of )?(?:an? )?"
        rf"(?P<level>{'|'.join(LEVELS)})[\s-]+(?:prio|priority)\)?!*",
        rf"[\s,;.(\u2013\u2014-]+(?:with |as )?(?:an? )?(?:prio|priority)\s*[:=]?\s*(?P<level>{'|'.join(LEVELS)})\)?!*",
        r"\s*[,;(\u2013\u2014-]\s*(?:very |really |super |as )?(?P<level>urgent|urgently|important|critical)\)?!*",
        r" (?P<level>urgently)!*",
    )
)
# A remark that is about the last of several tasks only.
ON_ONE = compile_phrase(r"\b(?:it|this|that|which)\b")
PRIORITY_AT_START = compile_phrase(
    r"(?:as |an? )?(?P<level>urgent|important|critical|(?:high|medium|low|top)[\s-](?:prio|priority))"
    r"(?:\s*[:,\u2013\u2014]|(?<=priority)\s|(?<=prio)\s)\s*(?:{task}\s*[:,]?\s*)?(?:to )?"
)

_TAG = r"(?:[#@]?[\w\u2019&+-]+|\"[^\"]+\"|“[^”]+”)"
TAGS_AT_END = compile_phrase(
    r"[\s,;(]+(?:and )?(?:(?:with|under|using|having) )?(?:(?:the|an?) )?"
    r"(?:(?:and )?tag(?:s|ged)?(?: (?:it|them))?(?: (?:as|with|by|is|are))?|label(?:s|led)?(?: (?:as|with))?)\s*:?\s+"
    rf"(?P<tags>{_TAG}(?:(?:\s*,\s*(?:and )?| and |\s*&\s*|(?=\s+[#@])\s+){_TAG})*)\)?"
)
TAG_SEPARATOR = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+(?=[#@])", re.IGNORECASE)

NOTE_AT_END = compile_phrase(
    r"[\s,;.(\u2013\u2014-]+(?:and )?(?:(?:with|add) )?(?:(?:an?|the) )?(?:notes?|description|comment)"
    r"(?:\s*[:=]\s*| (?:saying|that says|to say) )(?P<notes>.+?)\)?"
)

# An item of a pasted list: "- milk", "* milk", "1. milk", "2) milk", "[ ] milk".
BULLET = re.compile(
    r"\s*(?:[-*•\u2013\u2014‣◦▪+]|\(?\d{1,3}[.)]|[a-z]\))\s+(?:\[[ xX]?\]\s*)?|\s*\[[ xX]?\]\s+|\s*[•☐☑✓✔]\s*"
)

# A piece that goes on with the one before: "call mom, because she asked".
CONTINUES = re.compile(
    r"(?:because|cause|so|since|which|who|whose|if|when|before|after|but|or|for|with|without|at|in|on|"
    r"to|from|by|not|e\.?g|i\.?e|etc|such as|like|like|including|incl|except|preferably|maybe|ideally|"
    r"then back|too|as well|please)\b",
    re.IGNORECASE,
)
NAME_LIST = re.compile(
    r"\b(?:with|for|from|between|to|about|of|by)\s+(?:[\w'\u2019-]+\s+)?[\w'\u2019-]+$", re.IGNORECASE
)

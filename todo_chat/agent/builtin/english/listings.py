"""Which tasks a question for the list is about."""

from __future__ import annotations

import re

from todo_chat.agent.builtin.english.pieces import compile_phrase, word_set
from todo_chat.agent.builtin.english.questions import ABOUT

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
WORDS = compile_phrase(rf"\b{ABOUT} (?P<words>.+)")
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

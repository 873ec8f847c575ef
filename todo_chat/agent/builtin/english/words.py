"""Words that name, count, agree and date."""

from __future__ import annotations

from todo_chat.agent.builtin.english.pieces import compile_phrase, word_set

YES = compile_phrase(
    r"(?:yes|yeah|yep|yup|ye|y|sure(?: thing)?|ok|okay|k|please do|do (?:it|that|so)|go ahead|go "
    r"for it|confirm(?:ed)?|of course|correct|right|exactly|absolutely|definitely|affirmative|"
    r"indeed|please|that's (?:right|it)|that one|i(?:'m| am) sure|fine|alright|add (?:it|them|"
    r"that)|(?:delete|remove|clear|complete) (?:it|them|all|them all|everything|all of "
    r"them))(?:[\s,!.]+(?:please|yes|sure|do (?:it|that|so)|go ahead|thanks|thank you|i(?:'m| am) "
    r"sure|add (?:it|them|that)|that one|of course|all of them|(?:delete|remove|clear|complete) "
    r"(?:it|them|all|them all|everything|all of them|all tasks)))*[\s.!]*"
)
NO = compile_phrase(
    r"(?:(?:please|oh|ah|hm+|um+|sorry|actually)[\s,]+)?"
    r"(?:no|nope|nah|n|no way|don't|do not|dont|stop|cancel(?: that)?|"
    r"never ?mind|nvm|not now|not yet|keep (?:it|them|them all|everything)|leave (?:it|them)|"
    r"forget (?:it|that|about it)|rather not|better not|wait|hold on|abort|none(?: of (?:them|"
    r"these|those))?|neither(?: of (?:them|these))?|nothing|not (?:that|those|these|any)(?: one)?|"
    r"not really)(?:[\s,!.]+(?:thanks|thank you|no|please|don't|do not|stop|wait|hold on|"
    r"never ?mind|keep (?:it|them|everything)|not (?:that|any)(?: one)?|leave (?:it|them)|don't "
    r"(?:do|delete|add|remove|complete) .*))*[\s.!]*"
)
ALL_OF_THEM = compile_phrase(
    r"(?:(?:yes|yeah|ok),? )?(?:both(?: of (?:them|these|those))?|all(?: of (?:them|these|"
    r"those))?|them all|all (?:two|three|four|five|six)|every one(?: of them)?|everything|each|"
    r"the lot)(?: please)?[\s.!]*"
)

ORDINALS = {
    "first": 1,
    "1st": 1,
    "top": 1,
    "former": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "sixth": 6,
    "6th": 6,
    "seventh": 7,
    "7th": 7,
    "eighth": 8,
    "8th": 8,
    "ninth": 9,
    "9th": 9,
    "tenth": 10,
    "10th": 10,
    "last": -1,
    "bottom": -1,
    "latter": -1,
}
CARDINALS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
}

TIMES = {"twice": 2, "both": 2, "thrice": 3, "few": 3, "couple of": 2}

IT = compile_phrase(
    r"(?:it|this|that|same|(?:the|this|that) (?:same )?(?:one|task|item|to-?do)|the (?:same|new "
    r"one|new task))"
)
THEM = compile_phrase(
    r"(?:them|these|those|they|both|(?:these|those|the|both) (?:two|three|tasks|ones|items)|"
    r"(?:both|all|each|every one) of (?:them|these|those)|them (?:all|both)|all (?:two|three|four|"
    r"five))"
)
PAIR = compile_phrase(r"^(?:both\b|(?:the|these|those) two\b)")
_ORDINAL = "|".join(ORDINALS)
PLACES = compile_phrase(
    rf"(?:the )?(?:(?P<some>first|last|top|bottom) (?P<many>\d{{1,2}}|{'|'.join(CARDINALS)})|"
    rf"(?P<each>(?:(?:the )?(?:{_ORDINAL})(?: (?:one|task|item))?(?:\s*,\s*(?:and )?| and |"
    rf"\s*&\s*)?)+))"
    r"(?: (?:one|ones|task|tasks|item|items|of them|in the list|on the list|on my list))?"
)
TASK_WORD = compile_phrase(r"(?:the )?(?:tasks?|to-?dos?|items?|numbers?|no\.|nr\.?)\s*")
NUMBER_WORD = compile_phrase(
    rf"(?:(?:task|to-?do|item|number|#)s? )+(?P<word>{'|'.join(CARDINALS)})"
)
AROUND_NAME = compile_phrase(
    r"(?:(?:the|my|that|this|our) )?(?:(?:tasks?|to-?dos?|items?|ones?) )?(?:(?:called|named|"
    r"titled|about|with|for|saying|that says) )?(?P<name>.+?)(?: (?:tasks?|to-?dos?|items?|"
    r"ones?))?(?: (?:on|from|off|in) {list})?"
)
CALLED = compile_phrase(r"^(?:(?:re)?name it(?: to)?|call it|to|it should (?:be|say)) ")
MORE = compile_phrase(r"\s*(?:,\s*(?:and )?| and )(?P<when>.+)")
# "Make everything urgent except 3": what is spared goes with "everything".
BUT_AT_END = compile_phrase(
    r"\b(?P<all>(?:everything|all(?: of (?:them|these|those))?(?: (?:the |my )?(?:tasks?|"
    r"items?|ones|todos))?)) (?P<rest>(?:to|until|till|as|with|by|back|high|low|medium|urgent|"
    r"important|daily|weekly|monthly)\b.*?)\s*,? "
    r"(?:except(?: for)?|but(?: not)?|apart from|besides|not)\s+(?P<but>.+)"
)
MORE_OF = compile_phrase(r"\b(?:more|extra|another|additional) ")
AS_TAG = compile_phrase(r"^(?:with |as )?(?:(?:the |a )?(?:tag|label)s? )?")
AS_LEVEL = compile_phrase(r"(?:make it |an? |as |to )?{level}(?:[\s-]{prio})?")
ARTICLE = compile_phrase(r"^(?:the|an?|my|any|some|our) ")
ON_LIST = compile_phrase(r" (?:to|on|onto|in|into) {list}$")
# "Everything due today": the day says which tasks, not when they were done.
FILTERS = compile_phrase(r"\b(?:due|for|from|of|on)$")
# A wish that goes on is none of a task of that name: "move it to friday and make it urgent".
GOES_FURTHER = compile_phrase(r"(?:,| and| then) (?:then )?(?:make|set|mark|change|move|put) ")
JOINED = compile_phrase(r"\s*,\s*(?:and )?| and |\s+&\s+|\s*;\s*|\s+plus\s+")

# The same for one more, "and 2 as well", or for another one instead, "no, I meant the report".
AS_WELL = compile_phrase(
    r"(?:(?:and|also|plus) )+(?P<more>.+?)(?: (?:too|as well|also))?[.!]*|"
    r"(?P<other>.+?) (?:too|as well|also)[.!]*"
)
_NOT_THAT = r"(?:(?:no|nope|sorry|oops|wait|actually|not that(?: one)?|wrong (?:one|task))[\s,.]+)+"
INSTEAD_OF = compile_phrase(
    rf"(?:{_NOT_THAT}(?:(?:i |we )?(?:meant?|wanted|said) )?|(?:i|we) (?:meant?|wanted) )"
    r"(?P<what>.+?)[.!]*"
)
TO_REMIND = compile_phrase(r"^(?:remind me )?(?=.)")
ALL_BUT = compile_phrase(r"(?:no,? )?not (?P<what>.+)")
THE_OTHERS = compile_phrase(r"(?:the )?others?(?: (?:one|ones|task|tasks|two|three))?")
# What is not meant: "the report, not the bill,".
NOT_THAT = compile_phrase(r"\s*,?\s+but not .+$|\s*,\s*(?:and )?not [^,]+,?$")
# Deleting is never for good, whatever is said.
FOR_GOOD = compile_phrase(r"[\s,]+(?:for (?:good|ever)|forever|permanently|completely)$")
# What is called so is none of those that are there already.
NEW_ONE = compile_phrase(r"(?:an?|another|one more|some|new|more)\b")
# What a task is added to that is no project.
LISTS = compile_phrase(
    r"(?:(?:to-?\s?do|task|shopping|grocery|groceries) )?(?:list|tasks|todos|to-dos)|"
    r"there|it|them|(?:the )?(?:bin|trash)|notes?"
)
PROPER = compile_phrase(r"#?(?-i:[A-Z])[\w&-]*(?: (?-i:[A-Z])[\w&-]*){0,2}")

# Words about when something was done, which are no part of its name.
WHEN_DONE = compile_phrase(
    r"[\s,]{1,3}(?:already|just now|now|today|yesterday|this (?:morning|afternoon|evening|week)|"
    r"last night|earlier(?: today)?|finally|at last|yet|(?:a (?:minute|while|moment)|an hour) ago|"
    r"too|as well)"
)
I_DID = compile_phrase(
    r"(?P<who>(?:i|we)(?:'ve| have)? )?(?P<lately>(?:just |already |finally |now |also "
    r")*)(?P<verb>[a-z]+) {text}"
)

# Typing errors in the first word, where that is a command: longer verbs are compared instead.
TYPOS = {
    "ad": "add",
    "addd": "add",
    "aad": "add",
    "shwo": "show",
    "hsow": "show",
    "lsit": "list",
    "lits": "list",
    "mrak": "mark",
    "makr": "mark",
    "delet": "delete",
    "dlete": "delete",
    "creat": "create",
}
COMMANDS = word_set(
    "delete remove create rename change update reopen finish complete remind search"
)
NO_TYPOS = word_set(
    """
    deplete deleted deletes deleting remote removed removes remover removal crate created
    creates creator cream renamed renames chance changed changes updated updates reopened
    finnish finished finishes compete completed completes reminds reminder remand research
    searched
    """
)

# "Every! 3 days" is no end of a sentence.
GOES_ON = word_set("every each")
# Ends of a sentence that are none: "Dr. Smith".
ABBREVIATIONS = word_set(
    """
    dr mr mrs ms st no nr vs etc eg ie e.g i.e approx jr sr prof inc ltd co a.m p.m ca min
    max
    """
)

# How people say when to remind, and how long something takes or waits.
LENGTH = compile_phrase(r"(?:\d|an?\b|one\b|two|three|four|five|six|ten|half|a few|some|couple)")
BEFORE_DUE = compile_phrase(
    r"(?P<length>.{1,40}?) (?:before(?:hand)?|ahead|earlier|in advance|prior)(?: .{1,30})?"
)
WHEN_DUE = compile_phrase(r"(?:when|as soon as) (?:it is|it's|it becomes) due|on time")
THE_DAY = compile_phrase(r"^the (?=(?:day|week|hour|month)$)")
SHORT_LENGTH = compile_phrase(r"^(?P<n>\d+)(?P<unit>[mhdw])$")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
# Before a date that is said by itself: "it's due friday".
IT_IS = compile_phrase(r"^(?:and )?(?:(?:it(?:'s| is)|that's|that is) )")
# "Move the meeting to 11": no number of anything else.
HOUR = compile_phrase(r"(?:[01]?\d|2[0-3])")
TOWARDS = compile_phrase(r"^(?:for|to|until|till) ")
# What stands between a task and the day to which it is put off.
UNTIL = compile_phrase(
    r"(?: (?:back|forward|to|until|till|for|by|on|over|out|up|off|due|of|about))+$"
)
IN_AT_END = compile_phrase(r"(?:^|\s)in$")
# What goes off for a task is named by it: "the call mum reminder", "call mum's alert".
ITS_REMINDER = compile_phrase(
    r"^(?:the |my )?reminder (?:for|of|on|about) |(?:(?:'s?)? |^(?:the |my )?)reminders?$"
)
# Said behind a change of plan: "do the report on friday instead".
INSTEAD = compile_phrase(r"[\s,]+(?:instead|rather|now)$")
IT_IS_AT_END = compile_phrase(
    r"[\s,;.]+(?:and )?(?:it's|it is|that's|that is|which is|they are|they're)(?: due)?$"
)
NO_LEAD = compile_phrase(r"[\s,]*\b(?:due|by|on|at|until|\s)+$")
LEADS = compile_phrase(r"^(?:(?:due|by|on)\b:? ?)+")
# How much later or earlier than it was something is to be.
SHIFTED = compile_phrase(r"(?P<rest>.+?) (?P<way>later|earlier|sooner)")
TO_A_DAY = compile_phrase(r"(?:to|until|till|by|back) ")
FROM = compile_phrase(r"(?P<what>.+?) from (?P<when>.+)")
TO_THE_LAST = compile_phrase(r"(?P<head>.+) (?:to|until|till) (?P<tail>.+?)")
# A date behind numbers of tasks: "3 to 5pm" moves task 3.
NUMBERS_FIRST = compile_phrase(
    r"(?P<numbers>(?:(?:task|number|no\.?)s? ?)?#?\d{1,6}(?:(?:,| and|, and| &) #?\d{1,6})*)"
    r"(?P<lead>(?: (?:back|forward|to|until|till|for|by|on|over|out|up|due|of|about))*)"
    r" (?P<rest>.+)"
)
# "add milk to #groceries": the preposition goes with the project.
IN_PROJECT = compile_phrase(
    r"\b(?:to|in|into|on|onto|under|for) (?:(?:my|the) )?(?P<sign>#[^\W\d][\w&-]*)"
    r"(?: (?:list|project)\b)?"
)
TO_PROJECT = compile_phrase(
    r"\b(?:to|in|into|under) (?:(?:my|the) )?(?:project #?(?P<name>[^\W\d][\w&-]*)|"
    r"#?(?P<named>[^\W\d][\w&-]*) project$)"
)
# What a title may be left with where its date stood at the end.
DANGLING = compile_phrase(r" (?:to|till|until)$")
TO_DO = compile_phrase(r"^(?:(?:to|that|about|i (?:need|have) to)\b|[:,-]) ?")

# Words that are alike in a title.
ALIKE = (
    "mum mom mother mama mummy mommy mam",
    "dad father papa daddy",
    "call phone ring",
    "email mail",
    "buy get purchase grab",
    "doctor dr doc",
    "fridge refrigerator",
    "tv television telly",
    "bike bicycle",
    "photo picture pic",
    "appointment appt",
    "grocery shopping",
    "apartment flat",
    "trash rubbish garbage",
    "vacation holiday",
    "grandma granny grandmother",
    "car auto",
    "grandpa grandfather",
    "mobile cellphone cell",
    "medicine meds medication",
    "repair fix",
    "make prepare",
)
SMALL = word_set(
    """
    the a an my our your his her its their this that some to of for at in on with and or
    from by is are it
    """
)

"""What people say to an assistant beside the work, and wishes that it can't fulfil."""

from todo_chat.agent.builtin.english.pieces import Rule, compile_phrase
from todo_chat.agent.builtin.intents import Deed


def _say(key: str, pattern: str, *, sure: bool = False) -> Rule:
    return Rule("say", pattern, {"key": key}, sure)


_DEEDS: dict[Deed, str] = {
    "": "touch do set make",
    "added": "add create",
    "updated": "change rename edit update tag untag label move push postpone reschedule delay "
    "shift snooze skip stop restore undo",
    "completed": "complete finish mark tick check",
    "reopened": "reopen",
    "deleted": "delete remove clear erase",
}
# What a verb does to a task, or "" where that may be anything.
DEEDS = {verb: deed for deed, verbs in _DEEDS.items() for verb in verbs.split()}

TALK = (
    _say(
        "greeting",
        r"(?:hi|hiya|hello|hey|heya|howdy|yo|greetings|hallo|moin|good (?:morning|afternoon|"
        r"evening|day))(?: (?:there|again|you|all|everyone|todo chat|assistant))?",
    ),
    _say(
        "thanks",
        r"(?:(?:many|ok,?|great,?|perfect,?) )?(?:thanks|thank you|thank u|thx|ty|cheers)(?: (?:a "
        r"lot|so much|very much|you|again|a ton|a million|for (?:that|the help|your help)))*",
    ),
    _say(
        "help",
        r"(?:i )?(?:need (?:some )?)?help(?: me)?(?: please)?|\?+|commands?|instructions|menu|"
        r"what (?:else )?can (?:you|u) (?:all )?do(?: for me)?|what (?:do|are) you (?:do|for)|how "
        r"(?:does|do) (?:this|it|you|that|todo chat) work|how can you help(?: me)?|how (?:can|do|"
        r"should) i (?:use|talk to) (?:this|you|it|todo chat)|what are my options|what are your "
        r"(?:abilities|features|commands|options|skills)|what can i (?:say|ask|do)(?: here)?|"
        r"(?:what|which) (?:commands|things|words) (?:do|can) you (?:understand|know|do)",
    ),
    _say(
        "who",
        r"(?:who|what) are you|are you (?:an? )?(?:real )?(?:ai|bot|robot|human|person|chatgpt|"
        r"gpt|llm|language model)|what(?:'s| is) your name|(?:which|what) model (?:are you|is "
        r"this|answers)|who (?:made|built|wrote) you",
    ),
    _say(
        "bye",
        r"(?:good ?bye|bye(?: bye)?|see (?:you|ya)(?: (?:later|soon|tomorrow))?|good night|ciao)",
    ),
    _say("fine", r"how are you(?: doing)?(?: today)?|how(?:'s| is) it going|what's up|sup"),
    _say(
        "good",
        r"(?:(?:that(?:'s| is)|you(?:'re| are)|this is) )?(?:great(?: idea| work)?|cool|nice(?: "
        r"one| idea)?|good(?: job| idea| work)?|well done|awesome|perfect|excellent|wonderful|"
        r"amazing|super|fantastic|brilliant|lovely|very good|got it|understood|i see|lol|haha+|"
        r"wow|sounds (?:good|great|fine))",
    ),
    _say(
        "all_right",
        r"ok(?:ay)?|k|alright|all right|fine|sure|that(?:'s| is) (?:all|it)|nothing else|no more",
    ),
    _say(
        "unclear",
        r"h+m+|maybe|perhaps|huh|idk|i don't know|dunno|not sure|whatever|nothing|um+|uh+|tests?|"
        r"testing",
    ),
    _say("where_deleted", r"where (?:do|did|are|have) .*\bdeleted\b.*|(?:what|where) is the bin"),
    _say("sorry", r"(?:i'm |i am )?(?:so )?sorry(?: about that)?|my (?:bad|mistake)|oops+|whoops+"),
    Rule(
        "refuse",
        r"(?:please )?(?:don't|do not|dont|never|i (?:don't|do not) want (?:you )?to) (?!(?:let "
        rf"me )?forget\b)(?:you dare (?:to )?)?(?P<verb>{'|'.join(DEEDS)})\b.*",
        sure=True,
    ),
    Rule("refuse", r"not (?:the|my|that|those|these) .+", {"verb": "do"}),
    Rule(
        "due",
        r"(?:no|nope|not that|wrong)[\s,]+(?:rather |better |i meant )?{when}",
        {"target": "it"},
    ),
    Rule("refuse", r"(?:the )?wrong (?:one|task|number)|not that (?:one|task)", {"verb": "do"}),
    Rule("refuse", r"never ?mind (?:about )?(?!that\b|it\b).+", {"verb": "do"}),
    Rule(
        "refuse",
        r"(?:(?:actually|oh|oops|no|nope|wait|sorry)[\s,.!]+)*i (?:didn't|did not|haven't|have not)"
        r"(?: (?:do|done) (?:that|it))?(?: yet)?",
        {"verb": "do"},
    ),
    Rule(
        "refuse",
        r"(?:no[\s,]+)?(?:i (?:didn't|did not) (?:mean|want|ask for|say) (?:that|it|this)|that"
        r"(?:'s| is| was) (?:not what i (?:said|meant|wanted|asked for)|wrong))",
        {"verb": "do"},
    ),
)

# Before all that deletes: in the bin it is deleted already.
BIN = (
    _say(
        "bin_by_hand",
        r"(?:empty|clear|purge|wipe|clean)(?: out)? {bin}(?: (?:for good|permanently|now))?|"
        r"(?:delete|remove|erase|purge|clear) (?:everything|all(?: (?:the )?tasks)?) (?:in|from) "
        r"{bin}(?: (?:for good|permanently|now))?",
        sure=True,
    ),
)

CANT = (
    _say("undo_how", r"undo .+|(?:revert|roll back) (?:everything|all|what)\b.*|go back"),
    _say(
        "too_often",
        r"remind (?:me|us) (?:to .+ )?every (?:(?:\d+ |few |other )?(?:seconds?|minutes?|mins?)|"
        r"(?:half|quarter)(?: an| of an)? hour)\b.*",
    ),
    _say(
        "no_alarms",
        r"(?:set|create|make|start)(?: an?| the)? (?:alarm|timer|countdown)s?\b.*",
    ),
    _say(
        "no_merging",
        r"(?:merge|combine|split|duplicate|copy) {numbers}(?: (?:with|and|into|in|to|up)\b.*)?",
    ),
    _say(
        "no_sharing",
        r"(?:share|assign|export|print|sync) (?:my|the|this) (?:list|tasks)\b.*|"
        r"(?:share|assign) {numbers} (?:with|to)\b.*",
    ),
)

HOW_TO = compile_phrase(
    r"(?:how (?:do|can|could|would|should) (?:i|you|we|one)|how to|is it possible to|is there a "
    r"way to|are you able to|why (?:can't|cannot|don't|do) (?:i|you)|"
    r"(?:do|does|can|could) (?:you|it|todo chat|this) (?:also )?(?:support|handle|offer|"
    r"understand)) .+|"
    r"(?:can|could|do) (?:you|it|todo chat|this) (?:also )?(?:have|do|repeat|remind|schedule|undo|"
    r"snooze|set|delete|tag) (?:(?:recurring|repeating|any) )?(?:tasks|things|reminders|repeats|"
    r"dates|tags|projects|undo)"
)
# The words around a wish that has "and" before it: "be so kind and add bread".
KINDLY = compile_phrase(
    r"^(?:(?:hey|hi|hello)[\s,!]+)?(?:(?:could|would|can) (?:you|u) )?(?:please )?"
    r"be so (?:kind|nice|good)(?: and| as to| to) "
)
# What is asked with one of these is not whether something is on the list.
ASKING_WORD = compile_phrase(r"(?:what|what's|whats|who|who's|why|how|how's|when)\b.*")
# A text that tells how things are is hardly something to do, even if it says when.
TELLING = compile_phrase(
    r"(?:i|we|you|he|she|it|they|there|that|this(?! (?:week|weekend|month|year|"
    r"morning|afternoon|evening)\b))(?:'\w+)?\s.*|.*\b(?:is|are|was|were|am|has|had|"
    r"will|would|isn't|aren't|wasn't|hates?|loves?|likes?|feels?|looks?|seems?|"
    r"sucks?)\b.*"
)
_AUXILIARY = (
    r"(?:is|are|do|does|did|am|was|were|will|would|can|could|should|shall|may|might|have|has)"
)
QUESTION = compile_phrase(
    r"(?:what|what's|whats|which|who|who's|whose|whom|how|how's|why|when|where|tell me (?:a|about|"
    r"the|why|how|what)|explain|translate|define|solve|calculate|play|sing)\b.*|.*\?|"
    rf"{_AUXILIARY} (?:i|you|we|they|he|she|it|there|this|that|these|those)\b.*"
)

# Words around a wish that change nothing about it.
BEFORE = compile_phrase(
    r"(?:(?:no|nope|nah|yes|yeah|yep)(?=\s*[,.!])|hey|hi|hello|ok|okay|well|so|um+|uh+|alright|"
    r"all right|right|great|thanks|thank you|please|pls|plz|also|and|then|finally|oh|sure|"
    r"next(?! (?:week|month|quarter|year|mon|tue|wed|thu|fri|sat|sun))|"
    r"i (?:think|guess|believe)(?: that)?|btw|by the way|actually|just|kindly|quickly|now|yo|"
    r"sorry|oops|(?:after|before) that|"
    r"if (?:you don't mind|(?:it's |it is )?possible|you (?:can|could|would|please))|"
    r"(?:would|do) (?:you|u) mind|(?:could|can|would|will) (?:you|u)(?: (?:perhaps|maybe|"
    r"possibly))?|go ahead and|i(?:'d| would) (?:like|love)(?: "
    r"you)? to|i want(?: you)? to|i wanna|let's|let us|let me(?! know)|help me(?: to)?|"
    r"you (?:can|should|could)|todo chat|assistant)[\s,!.:]+"
)
ASKING = compile_phrase(r"(?:could|can|would|will|may) (?:you|u|i|we)\b.*")
MAY_I = compile_phrase(r"(?:can|may|could) (?:i|we) (?:please )?")
AFTER = compile_phrase(
    r"(?:[\s,]{1,3}(?:too|as well|please|pls|plz|for me|thanks|thank you|thx|if you can|"
    r"if possible|will you|would you|right now))+\s*[.!?]*$"
)

"""English verbs that tasks begin with, and their past forms."""

from __future__ import annotations

import re

from todo_chat.agent.builtin.english.pieces import word_set

# A text that begins with one of these is something to do.
CLEAR = word_set(
    """
    add adjust apologize apply arrange ask assemble attend backup bake become begin bike borrow
    bring build buy calculate call cancel carry celebrate choose clarify clean clear collect
    compare complain complete compose configure confirm congratulate consider contact cook
    create customize debug decide declutter decorate defrost delete deliver deploy descale
    describe develop discuss dispose do donate download draft draw drive eat edit email empty
    enroll ensure evaluate exercise explain explore feed figure fill finalize find finish fix
    fold follow forward gather get give go grab handle harvest help hire hoover identify
    implement improve increase inform inspect install investigate invite join keep kill label
    learn leave lend listen make meditate meet memorize merge message migrate mow negotiate
    notify obtain open order organise organize pack pay pick practice practise prepare proofread
    prune purchase put read rearrange rebook recharge recycle reduce refactor refill refuel
    register rehearse remind remove rename renegotiate renew repaint repair replace reply
    request reschedule research reserve reset resign respond restart return reuse revise rewrite
    rinse say scan schedule scrub see sell send sew share shave shower speak spend start stop
    study submit subscribe talk tell text thank throw tidy transfer translate troubleshoot
    unclog uninstall unpack unsubscribe update upgrade upload vacuum verify visit volunteer wash
    wear weed weigh welcome wipe withdraw wrap write
    """
)

# These are nouns as well: they count as verbs where a word such as "the" or "my" follows.
NOUNS_TOO = word_set(
    """
    answer backup bike bin book brush care change charge check check-in claim coach comb cost
    cover cut defer delegate demo design dress drink drop dry dust exchange exercise file film
    flag fry grill groom hand hang heat ice insure iron issue knit light lock look lunch mail
    map mark measure mind mop mount move oil pack paint paper park patch phone photograph plan
    plant play plug polish post practice present press print process program promise prompt push
    rake rent report rest review ride ring run sail salt sand save school search service set ship
    shop sign sketch ski sleep slice snack sort spray stamp stretch study sweep swim switch take
    test time toast train trim try turn unlock wait wake walk warm watch water work
    """
)

# They need nothing after them to be something to do.
ALONE = word_set("exercise meditate vacuum hoover study stretch shower relax hydrate")

PARTICLES = word_set(
    """
    up down in out on off over away back through along around together about for after
    """
)

_IRREGULAR = """
    become became become | begin began begun | bring brought brought | build built built |
    buy bought bought | choose chose chosen | cut cut cut | deal dealt dealt | do did done |
    draw drew drawn | drink drank drunk | drive drove driven | eat ate eaten | feed fed fed |
    find found found | fly flew flown | forget forgot forgotten | get got gotten |
    give gave given | go went gone | hang hung hung | hold held held | keep kept kept |
    learn learnt learnt | leave left left | lend lent lent | light lit lit | make made made |
    meet met met | mow mowed mown | pay paid paid | put put put | read read read |
    reset reset reset | rewrite rewrote rewritten | ride rode ridden | ring rang rung |
    run ran run | say said said | see saw seen | sell sold sold | send sent sent | set set set |
    sew sewed sewn | show showed shown | sing sang sung | sleep slept slept |
    speak spoke spoken | spend spent spent | sweep swept swept | swim swam swum |
    take took taken | teach taught taught | tell told told | think thought thought |
    throw threw thrown | wake woke woken | wear wore worn | write wrote written |
    withdraw withdrew withdrawn
"""

_DOUBLED = re.compile(r"[^aeiou][aeiou][bcdgklmnprtv]$")


def _regular(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb + "d"}
    if re.search(r"[^aeiou]y$", verb):
        return {verb[:-1] + "ied"}
    return {verb + "ed", verb + verb[-1] + "ed"} if _DOUBLED.search(verb) else {verb + "ed"}


def _past_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for triple in _IRREGULAR.split("|"):
        base, past, participle = triple.split()
        forms |= {past: base, participle: base}
    irregular = set(forms.values())
    for verb in (CLEAR | NOUNS_TOO | {"finish", "complete", "watch"}) - irregular:
        forms |= dict.fromkeys(_regular(verb), verb)
    return forms


# Past form to base form: "bought" to "buy".
PAST = _past_forms()


def of_gerund(word: str) -> str:
    """The verb of an "-ing" form, "move" of "moving"; the word itself where it is none."""
    stem = word.casefold().removesuffix("ing")
    forms = (stem, f"{stem}e", stem[:-1])
    known = (form for form in forms if form in CLEAR | NOUNS_TOO | {"move", "push", "mark"})
    return next(known, word) if stem != word.casefold() else word


# Who has done this to something has not done it.
UNDONE = word_set("cancel forget lose postpone defer delay move reschedule delete remove stop")

_FOLLOWERS = word_set(
    """
    the a an my our your his her their its this that these those some all any up off out
    down in on for to with at about through over me him them us mom mum dad
    """
)

# Characters at the beginning of a text that tell what it begins with.
_HEAD = 80

# What makes a verb of a word that is a noun too, when it follows at once.
_OBJECTS = {
    "book": word_set("appointment dentist doctor flight flights hotel table ticket tickets"),
    "change": word_set("bulb bulbs lightbulb nappies oil sheets tires tyres"),
    "check": word_set("email emails mail oil post tires tyres"),
    "iron": word_set("clothes shirt shirts"),
    "plan": word_set("birthday dinner holiday meals party trip vacation wedding"),
    "walk": word_set("dog dogs"),
    "water": word_set("flowers garden lawn plants"),
}


def begins_task(text: str, *, sure: bool = False) -> bool:
    """Whether a text begins as things to do begin: with a verb, "buy milk" or "water the plants".

    `sure` asks for more, as is wise after "and": a word that is a noun too needs a word behind it
    that makes it a verb.
    """
    spelled = re.findall(r"[\w'\u2019-]+", text[:_HEAD])
    if not spelled:
        return False
    first, *rest = map(str.casefold, spelled)
    if first in ALONE:
        return True
    if not rest:
        return False
    if first in CLEAR or rest[0] in _OBJECTS.get(first, ()):
        return True
    if first not in NOUNS_TOO:
        return False
    if not sure:
        return True
    return rest[0] in _FOLLOWERS or spelled[1][0].isupper() or spelled[1][0].isdigit()


def are_bare_verbs(text: str) -> bool:
    """Whether a text is verbs with nothing to do them to: "wash", "pick up", "print, sign"."""
    return len(text) <= _HEAD and all(
        map(_is_bare_verb, re.split(r"\s*,\s*|\s+and\s+", text.strip()))
    )


def _is_bare_verb(text: str) -> bool:
    words = re.findall(r"[\w'\u2019-]+", text.casefold())
    known = bool(words) and words[0] in CLEAR | NOUNS_TOO
    return known and words[0] not in ALONE and all(word in PARTICLES for word in words[1:])

"""The English words around dates, and the names that hold a date's word and mean none."""

from __future__ import annotations

from todo_chat.when.grammar.language import Surroundings

_NAMES = """
    taco tuesday | ruby tuesday | manic monday | casual friday | freaky friday
    | blue monday | stormy monday | super tuesday | sunday times | sunday roast | sunday best
    | sunday school | sunday lunch recipe | sunday paper | sunday paper | saturday night live
    | saturday night fever | friday night lights | monday night football | sunday night football
    | bloody sunday | black friday deals | black friday sale | usa today | today show
    | wednesday addams | girl friday | thank god it 's friday | friday the 13th
    | the day after tomorrow dvd | tomorrow never dies | edge of tomorrow | tomorrowland
    | morning star | morning show | good morning | morning glory | morning sickness | night owl
    | midnight in paris | midnight express | midnight oil | midnight blue | midnight mass
    | midnight snack | high noon | midnight sun | midnight run | afternoon tea | evening dress
    | evening gown | evening standard | night school | night light | night shift
    | second hand | second opinion | second thoughts | second life | split second | second home
    | born on the 4th of july | fourth of july decorations | independence day dvd
    | daily mail | daily telegraph | daily mirror | daily show | daily planet | new yorker
    | entertainment weekly | publishers weekly | daily mail | one day at a time | any day now
    | catch 22 | 24 hour fitness | 24 / 7 | 9 / 11 | 50 / 50 | 7 eleven | 7 - eleven
    | day of the dead | dog day afternoon | rainy day | every day carry
    | seven days in may | every breath | week end | now and then | here and now | apocalypse now
    | 28 days later | 28 weeks later
    | annual leave | annual report | weekly report | monthly pass | twelfth night
    | any given sunday | tuesdays with morrie | monday monday | sunday bloody sunday
    | six nations | next day delivery | next working day delivery | first day of school
    | day one | month end report
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in _NAMES.split("|"):
        words = tuple(name.split())
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(names) for first, names in by_first.items()}


SURROUNDINGS = Surroundings(
    leads=_set(
        "on at by due before until till til from since this for after around about @ starting "
        "during deadline scheduled"
    ),
    month_leads=_set("in by before until till since from during next this last of"),
    loose_leads=_set("for after"),
    articles=_set("the"),
    lasting=_set("for"),
    ranges=_set("to - until till through thru"),
    joints=_set(
        ", at on in the of around about by from @ ( ) - for starting | only repeat repeats "
        "repeating"
    ),
    repeating=_set("repeat repeats repeating recurring recurs"),
    function=_set(
        "a about after again all also am an and are as at be because before but by can could daily "
        "do for from has have he her his i if in into is it its me my no not on or our pls "
        "please pm she should so than that the their them then they this to today tomorrow tonight "
        "until us was we were when where which while who will with without would you your weekly "
        "every each or via per re w/ regarding unless starting ish sharp"
    ),
    things=_set(
        "of floor street st avenue ave road century grade place try attempt draft edition birthday "
        "anniversary episode season level item row page chapter hole battalion amendment element "
        "wedding symphony version gen generation time round gear base position prize class degree "
        "quarter half wave night day district precinct infantry house houses eggs people apples "
        "items tickets copies pages chapters boxes bags cups percent"
    ),
    counted=_set(
        "page pages chapter chapters room rooms flight gate platform size sizes level levels "
        "aisle row rows version ages age aged bus train line channel volume vol episode episodes "
        "season part parts unit units flat apt apartment suite no number nr nos section route "
        "highway figure fig model grade score ratio psalm psalms john luke mark matthew genesis "
        "exodus isaiah romans acts corinthians proverbs article step phase ticket ref order "
        "invoice item items task tasks issue pr bug form locker seat seats exit junction studio "
        "agent area formula type class pin code top increase decrease reduce lower raise multiply "
        "divide grow shrink"
    ),
    exceptions=_set("except excepting excluding without minus but besides unless not"),
    additions=_set("and & or plus also"),
    fractions=_set("half quarter third"),
    limits=_set("only just solely exclusively"),
    titles=_set(
        "street st avenue ave road rd lane drive close crescent terrace season episode dvd bluray "
        "vinyl album soundtrack lyrics chords tabs cookbook memoir paperback boxset"
    ),
    persons=_set("mr mrs ms miss dr mx sir lady aunt auntie uncle"),
    nicknames=_set("tom"),
    companions=_set(
        "with for to from and & or call calls calling ring phone text email mail message dm "
        "ping contact meet meeting see visit tell ask pay help join show send give lend bring "
        "feed drive fetch collect pick drop up off invite thank remind teach owe chase catch hug "
        "wish drag take"
    ),
    topics=_set("about re regarding concerning"),
    performed=_set("learn sing strum binge stream rewatch reread listen"),
    names=_names(),
)

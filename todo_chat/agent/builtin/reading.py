"""Reading a whole message: its wishes, in the order in which they were spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from todo_chat.agent.builtin.clause import strip_clause
from todo_chat.agent.builtin.clauses import Force, Judge, clauses, sentences
from todo_chat.agent.builtin.dates import is_date
from todo_chat.agent.builtin.english import additions, edits, small_talk, words
from todo_chat.agent.builtin.grammar import read_wish
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Delete,
    Intent,
    List,
    Name,
    Offer,
    Perhaps,
    Refuse,
    Say,
    SetStatus,
    Show,
    Spoken,
    UndoLast,
)
from todo_chat.agent.builtin.items import read_tasks
from todo_chat.agent.builtin.listing import is_bare
from todo_chat.agent.builtin.remarks import is_remark
from todo_chat.agent.builtin.statements import read_statement
from todo_chat.agent.builtin.targets import read_numbers

MOST_WISHES = 60

COURTESIES = {"greeting", "thanks", "good", "bye", "fine", "sorry", "all_right"}
"""What is answered only where nothing else was said."""

_SPACES = re.compile(r"[^\S\n]+")
_NUMBERED = re.compile(r"(?:^|\s)1[.)]\s.*\s2[.)]\s")
_NUMBER = re.compile(r"\s+(?=\d{1,2}[.)]\s+\S)")
_HEADED = re.compile(r"\w:\s+\S")
_THESE = re.compile(
    r"\s*\b(?:these|those|this|the following)\b(?:\s+(?:tasks|items|things|ones|todos))?", re.I
)


def single_spaced(text: str) -> str:
    """A text without runs of spaces, in which patterns could lose themselves; lines stay."""
    return _SPACES.sub(" ", text)


def read_message(text: str) -> tuple[Intent, ...]:
    """What a person wishes with a message, `single_spaced`, that answers no question."""
    lines = [line for line in _unfold(text).splitlines() if line.strip()]
    intents: list[Intent] = []
    while lines:
        taken = _read_block(lines, intents)
        lines = lines[taken:]
    wishes = _merge(intents)
    if len(wishes) > MOST_WISHES:
        wishes = [*wishes[:MOST_WISHES], Say("too_many_wishes")]
    return tuple(wishes)


def _unfold(text: str) -> str:
    """A list that was written in one line, "1. milk 2. eggs", in lines of its own."""
    if "\n" in text or not _NUMBERED.search(text):
        return text
    return _NUMBER.sub("\n", text)


def _read_block(lines: list[str], intents: list[Intent]) -> int:
    """Read the next line, with the list below it if there is one; how many lines that were."""
    first, items = lines[0], _items_of(lines)
    if additions.BULLET.match(first):
        bullets = _bullets(lines)
        intents.append(Add(read_tasks("\n".join(lines[:bullets]))))
        return bullets
    if items:
        intents += _read_headed(first, lines[1 : 1 + items])
        return 1 + items
    said = _with_remarks(sentences(first.strip()))
    parts = _with_days([clause for sentence in said for clause in split(sentence)])
    adding = False
    for at, part in enumerate(parts):
        wish = read_wish(part)
        adding = at > 0 and (adding or _may_follow(parts[at - 1], part))
        adding = adding and not parts[at - 1].rstrip().endswith((".", "!", "?"))
        if wish and adding and isinstance(wish.intent, Change | Delete | SetStatus):
            intents.append(_if_known(wish.intent, part))
        elif wish and isinstance(wish.intent, Perhaps):
            other = read_statement(part, alone=len(parts) == 1 and len(lines) == 1)
            intents.append(_or_else(wish.intent, other))
        elif wish:
            intents.append(wish.intent)
        elif intents and isinstance(intents[-1], Add) and part is parts[0] and read_tasks(part):
            intents.append(Add(read_tasks(part)))
        else:
            intents.append(read_statement(part, alone=len(parts) == 1 and len(lines) == 1))
    return 1


def _or_else(intent: Perhaps, other: Intent) -> Perhaps:
    """A wish that is only perhaps meant, with what else a text may mean that states no wish."""
    last = intent.otherwise
    return replace(
        intent, otherwise=_or_else(last, other) if isinstance(last, Perhaps) else last or other
    )


def _if_known(wish: Change | Delete | SetStatus, part: str) -> Intent:
    """What may be one more task to add: a wish only if the list has what it names."""
    if isinstance(wish, Delete):
        wish = replace(wish, sure=False)
    return Perhaps((replace(wish, heard=""),), otherwise=Add(read_tasks(part)), head=part)


def _with_remarks(said: list[str]) -> list[str]:
    """Sentences, each with the remark that follows it: "Add milk. It's urgent." is one."""
    joined: list[str] = []
    takes_remarks = False
    for sentence in said:
        if takes_remarks and is_remark(sentence.strip(" .!")):
            joined[-1] = f"{joined[-1].rstrip(' .!')}, {sentence}"
        else:
            joined.append(sentence)
            takes_remarks = _carries_text(sentence)
    return joined


def _with_days(parts: list[str]) -> list[str]:
    """Clauses, each with the day that was said before it: "On friday, remind me to ..."."""
    joined: list[str] = []
    for part in parts:
        if joined and is_date(joined[-1]):
            joined[-1] = f"{joined[-1].strip(' ,')} {part}"
        else:
            joined.append(part)
    return joined


def split(sentence: str) -> list[str]:
    """The clauses of a sentence; one that is a single wish as it stands is left whole."""
    sentence = small_talk.KINDLY.sub("", sentence)
    whole = read_wish(sentence)
    moves = _moves_each(strip_clause(sentence).text)
    if moves:
        return moves
    several = edits.EACH.fullmatch(strip_clause(sentence).text)
    if several:
        ones = edits.ONE_EACH.finditer(several["each"])
        return [f"{several['verb']} {one[0].strip(' ,')}" for one in ones]
    levels = edits.SEVERAL_LEVELS.fullmatch(strip_clause(sentence).text)
    if levels:
        each = edits.ONE_LEVEL.finditer(levels["levels"])
        return [f"{levels['verb']} {level[0]}" for level in each]
    if whole and whole.sure and not whole.carries_text:
        lists = isinstance(whole.intent, List)
        if not (lists or _names_several(whole.intent)):
            return [sentence]
        parts = clauses(sentence, _JUDGE)
        return parts if any(map(_acts_on_them, parts)) else [sentence]
    return _with_own_remarks(clauses(sentence, _JUDGE))


def _moves_each(text: str) -> list[str]:
    """The wishes of "do 1 and 3 today and 2 tomorrow": a day for each."""
    verb, _, rest = text.partition(" ")
    moves: list[str] = []
    numbers: list[str] = []
    for piece in words.JOINED.split(rest) if edits.MOVES.fullmatch(verb) else ():
        found = edits.ONE_MOVED.fullmatch(piece.strip(" ,"))
        if not found:
            return []
        numbers.append(found["number"])
        when = found["when"] or found["day"]
        if when:
            if not is_date(when):
                return []
            moves.append(f"move {', '.join(numbers)} to {when}")
            numbers = []
    return moves if len(moves) > 1 and not numbers else []


def _names_several(intent: Intent) -> bool:
    """Whether several names are spoken of, of which one may be a wish: "gym and move it to 5"."""
    target = intent.target if isinstance(intent, SetStatus | Delete | Change) else None
    return target is not None and sum(isinstance(part, Name) for part in target.parts) > 1


def _with_own_remarks(parts: list[str]) -> list[str]:
    """Clauses, each with the remarks that follow it, if it is most likely something to add."""
    joined: list[str] = []
    for part in parts:
        if joined and is_remark(part) and additions.LIKELY.match(joined[-1]):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _acts_on_them(text: str) -> bool:
    """Whether a clause does something to the tasks spoken of: "(list them) and complete them"."""
    reading = read_wish(text)
    intent = reading.intent if reading else None
    target = intent.target if isinstance(intent, SetStatus | Delete | Change) else None
    return target is not None and any(isinstance(part, Spoken) for part in target.parts)


def _force(text: str) -> Force:
    reading = read_wish(text)
    if reading is None or (isinstance(reading.intent, Show) and read_numbers(text)):
        return Force.NONE
    if isinstance(reading.intent, List) and is_bare(text):
        return Force.NONE
    return Force.SURE if reading.sure and not is_remark(text) else Force.LIKELY


def _carries_text(text: str) -> bool:
    reading = read_wish(text)
    return reading.carries_text if reading else True


def _is_one(text: str) -> bool:
    reading = read_wish(text)
    return reading is not None and reading.is_one


def _may_follow(before: str, text: str) -> bool:
    """Whether a text that goes on with what is to be added may be a wish about another task."""
    added, reading = read_wish(before), read_wish(text)
    if not added or not isinstance(added.intent, Add) or added.intent.reminder or not reading:
        return False
    if not additions.OUTRIGHT.match(before.strip()) or additions.TO_DO_TOO.match(text.strip()):
        return False
    intent = reading.intent
    target = intent.target if isinstance(intent, Change | Delete | SetStatus) else None
    named = target and any(isinstance(part, Name) for part in target.parts)
    return bool(named) and not is_remark(text)


_JUDGE = Judge(_force, _carries_text, _is_one, _may_follow)


def _bullets(lines: list[str]) -> int:
    for number, line in enumerate(lines):
        if not additions.BULLET.match(line):
            return number
    return len(lines)


def _items_of(lines: list[str]) -> int:
    """How many lines after the first are a list that it heads."""
    bullets = _bullets(lines[1:])
    if bullets or not lines[0].rstrip().endswith(":"):
        return bullets
    for number, line in enumerate(lines[1:]):
        reading = read_wish(line)
        if reading and reading.sure:
            return number
    return len(lines) - 1


def _read_headed(header: str, lines: list[str]) -> list[Intent]:
    """A list with a line above it that says what to do with its items."""
    head = _THESE.sub("", header.strip().rstrip(":")).strip()
    items = read_tasks("\n".join(lines))
    one = read_wish(f"{head}: {items[0].title}") if items else None
    if one and not isinstance(one.intent, Add | Say):
        found = (read_wish(f"{head}: {line.strip(' -*•')}") for line in lines)
        return [reading.intent for reading in found if reading]
    wish = None if header.rstrip().endswith(":") else read_wish(head)
    if wish is None and _HEADED.search(header.strip()):
        return [Add(read_tasks(head)), Add(items)]
    if wish is None or wish.intent == Add(()) or isinstance(wish.intent, Say):
        return [Add(items)]
    return [wish.intent, Add(items)]


def _merge(intents: Iterable[Intent]) -> list[Intent]:
    """Join neighbours that are one: tasks to add, texts that may be tasks."""
    merged: list[Intent] = []
    for intent in intents:
        last = merged[-1] if merged else None
        if isinstance(intent, Add) and isinstance(last, Add) and intent.tasks and last.tasks:
            both = (*last.tasks, *intent.tasks)
            merged[-1] = Add(both, reminder=last.reminder or intent.reminder)
        elif isinstance(intent, Offer) and isinstance(last, Offer):
            merged[-1] = Offer((*last.tasks, *intent.tasks))
        elif intent != last or not isinstance(intent, Say):
            merged.append(intent)
    # "No wait, undo", "no, call it training"
    if any(isinstance(intent, UndoLast | Change) for intent in merged):
        merged = [intent for intent in merged if intent != Refuse()]
    wishes = [intent for intent in merged if not _is_courtesy(intent)]
    return wishes or merged[:1]


def _is_courtesy(intent: Intent) -> bool:
    return isinstance(intent, Say) and intent.key in COURTESIES

"""Reading one clause: which wish it is, by the first rule that fits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from todo_chat.agent.builtin.building import build
from todo_chat.agent.builtin.clause import Clause, strip_clause, without_time
from todo_chat.agent.builtin.dates import find_date, find_no_such_day, is_day, is_repeat
from todo_chat.agent.builtin.english import (
    additions,
    edits,
    places,
    questions,
    schedules,
    small_talk,
    stated,
    statuses,
    verbs,
    words,
)
from todo_chat.agent.builtin.english.pieces import Rule
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Delete,
    Do,
    Edit,
    Filters,
    Intent,
    List,
    Name,
    Perhaps,
    Say,
    SetStatus,
    Show,
    Spoken,
)
from todo_chat.agent.builtin.items import dated, read_tasks
from todo_chat.agent.builtin.listing import read_listing
from todo_chat.agent.builtin.scopes import take_scope, with_scope
from todo_chat.agent.builtin.targets import read_target

_RULES: tuple[Rule, ...] = (
    *small_talk.TALK,
    *questions.HISTORY,
    *statuses.UNDOING,
    *edits.NOTES,
    *places.TAGS,
    *places.ORGANISING,
    *schedules.ESTIMATES,
    *statuses.RESTORING,
    *schedules.REMINDERS,
    *schedules.REPEATS,
    *places.PROJECTS,
    *schedules.DUES,
    *edits.PRIORITIES,
    *edits.NO_PRIORITIES,
    *edits.CLEARING,
    *statuses.REOPENING,
    *statuses.COMPLETING,
    *small_talk.BIN,
    *statuses.DELETING,
    *edits.TITLES,
    *small_talk.CANT,
    *additions.ADDING,
    *questions.QUESTIONS,
    *stated.STATED,
)
_RULES_OF_TEXT: tuple[Rule, ...] = (*edits.NOTES, *additions.ADDING)
_STATEMENTS: tuple[Rule, ...] = (*statuses.DONE, *edits.URGENCY)

LONGEST_COMMAND = 500
"""Characters; what is longer can only be a text to keep: tasks to add, or a note."""

_COLON = re.compile(r"\s*[:\u2013-]")


@dataclass(frozen=True)
class Reading:
    """A wish, and whether it can hardly be anything else."""

    intent: Intent
    sure: bool = False
    carries_text: bool = False

    @property
    def is_one(self) -> bool:
        """Whether it is about tasks named by number, and says nothing that could go on."""
        intent = self.intent
        if isinstance(intent, Change):
            edit = intent.edit
            whole = edit in (Edit(priority=edit.priority), Edit(due=edit.due))
            return _is_definite(intent) and whole
        return _is_definite(intent)


@lru_cache(maxsize=256)
def read_wish(text: str, *, inner: bool = False) -> Reading | None:
    """The wish that a clause states in so many words, or None.

    `inner` when it is what another clause says is needed: "(I have to) delete 3".
    """
    bare = text.strip().strip(".!,;: ")
    bare = bare.rstrip("? ") or bare
    for rule in small_talk.TALK:
        talk = _apply(rule, Clause(bare))
        if talk:
            return talk
    if small_talk.HOW_TO.fullmatch(bare):
        return Reading(Say("help"))
    clause = strip_clause(text)
    if len(clause.text) > LONGEST_COMMAND:  # it can only be tasks or a note
        return _read_by(_RULES_OF_TEXT, clause, inner)
    plain = _read_clause(clause, inner)
    return _read_scoped(clause, plain, inner) or plain


def _read_by(rules: Sequence[Rule], clause: Clause, inner: bool) -> Reading | None:
    """The wish by the first of the rules that fits; of one that may be another, that too."""
    for at, rule in enumerate(rules):
        reading = _apply(rule, clause)
        if reading and isinstance(reading.intent, Perhaps):
            return _or_else(reading.intent, _read_by(rules[at + 1 :], clause, inner))
        if reading:
            needed = None if inner else _needed(rule, clause)
            return needed or reading
    return _read_freely(clause, inner)


def _or_else(intent: Perhaps, rest: Reading | None) -> Reading:
    """A wish that is only perhaps meant, with what is meant if it is not."""
    other = rest.intent if rest else None
    apart = intent.asks or intent.place or intent.exact
    if isinstance(other, Perhaps) and not (apart or other.asks or other.exact):
        wishes = (*intent.wishes, *other.wishes)
        intent = replace(other, wishes=wishes, head=other.head or intent.head)
    else:
        intent = replace(intent, otherwise=intent.otherwise or other)
    return Reading(intent, carries_text=rest.carries_text if rest else False)


def _read_scoped(clause: Clause, plain: Reading | None, inner: bool) -> Reading | None:
    """A change that is said to be for this time alone, or for all to come."""
    found = take_scope(clause.text)
    reading = _read_clause(replace(clause, text=found[0]), inner) if found else None
    if not found or not reading:
        return None
    intent = with_scope(reading.intent, found[1], found[2])
    if isinstance(intent, Perhaps):
        other = plain.intent if plain else None
        other = other.otherwise if isinstance(other, Perhaps) else other
        intent = replace(intent, otherwise=other)
    return replace(reading, intent=intent) if intent else None


def _read_clause(clause: Clause, inner: bool) -> Reading | None:
    return _read_by(_RULES, clause, inner)


def _read_freely(clause: Clause, inner: bool) -> Reading | None:
    """The wish of a clause that no rule of the tables fits."""
    if len(clause.text) > LONGEST_COMMAND:
        return None
    return (
        _read_statement(clause)
        or _read_question(clause)
        or _read_deed(clause)
        or _read_dated(clause, inner)
    )


def _read_dated(clause: Clause, inner: bool) -> Reading | None:
    """A new task after the day on which it is to be done: "tomorrow I need to buy milk"."""
    span = None if inner else find_date(clause.text) or find_no_such_day(clause.text)
    if span is None or span[0] != 0:
        return None
    due, rest = clause.text[: span[1]], clause.text[span[1] :].lstrip(" ,:;-\u2013")
    reading = read_wish(rest, inner=True) if rest else None
    if reading and isinstance(reading.intent, Add) and reading.intent.tasks:
        tasks = dated(reading.intent.tasks, due)
        return replace(reading, intent=replace(reading.intent, tasks=tasks))
    if rest and (
        verbs.begins_task(rest)
        or is_repeat(due)
        or _is_missing(due)
        or _COLON.match(clause.text[span[1] :])
    ):
        return Reading(Add(dated(read_tasks(rest), due)), carries_text=True)
    return None


def _is_missing(due: str) -> bool:
    """Whether there is no such day."""
    return find_no_such_day(due) is not None


def _needed(rule: Rule, clause: Clause) -> Reading | None:
    """The wish that is said to be needed: "I need to delete 3" is one, not a task."""
    found = rule.match(clause.text) if rule.values.get("need") else None
    wish = read_wish(found["text"], inner=True) if found else None
    return wish if wish and wish.sure and not wish.carries_text else None


def _read_statement(clause: Clause) -> Reading | None:
    """What is said of a task: that it is done, or urgent; with a question mark it is a question."""
    bare = replace(clause, text=clause.text.rstrip(" ?"))
    for rule in _STATEMENTS:
        reading = _apply(rule, bare)
        if reading:
            return reading if bare == clause else _as_question(reading)
    return None


def _as_question(reading: Reading) -> Reading | None:
    intent = reading.intent
    target = intent.target if isinstance(intent, SetStatus | Change) else None
    return Reading(Show(target)) if target and target.parts != (Spoken(),) else None


def _read_question(clause: Clause) -> Reading | None:
    listing = read_listing(clause.text.rstrip("?"))
    if listing:
        sure = isinstance(listing, List) and not listing.filters.words
        return Reading(listing, sure)
    asked = questions.OF_A_DAY.fullmatch(clause.text)
    if asked and is_day(asked["when"]):
        return Reading(List(Filters(due=asked["when"].strip(" ?"))))
    return next(filter(None, (_apply(rule, clause) for rule in questions.SHOWING)), None)


def _apply(rule: Rule, clause: Clause) -> Reading | None:
    found = rule.match(clause.text)
    return _build(rule, clause, {**found.groupdict(), **rule.values}) if found else None


def _build(rule: Rule, clause: Clause, values: Mapping[str, Any]) -> Reading | None:
    intent = build(rule.kind, clause, {**values, **rule.values})
    if intent is None:
        return None
    carries_text = isinstance(intent, Add) or bool(values.get("text"))
    is_add = isinstance(intent, Add) and bool(intent.tasks)
    return Reading(intent, rule.sure or is_add or _is_definite(intent), carries_text)


def _is_definite(intent: Intent) -> bool:
    """Whether a wish names its tasks by number, or as "it", so that it can be no free text."""
    if not isinstance(intent, SetStatus | Delete | Change | Do) or intent.target is None:
        return False
    parts = intent.target.parts
    if isinstance(intent, Delete) and any(isinstance(part, Spoken) for part in parts):
        return False
    return not any(isinstance(part, Name) for part in parts)


def _read_deed(clause: Clause) -> Reading | None:
    """What a person says they did: "I bought the milk"."""
    found = words.I_DID.fullmatch(clause.text)
    base = verbs.PAST.get(found["verb"].casefold()) if found else None
    if not found or base is None or base in verbs.UNDONE or clause.text.endswith("?"):
        return None
    told = bool(found["who"] or found["lately"].strip())
    if base == found["verb"].casefold() and not told:
        return None
    done = without_time(f"{base} {found['text']}")
    target = read_target(done)
    return Reading(SetStatus(target, "completed")) if target else None

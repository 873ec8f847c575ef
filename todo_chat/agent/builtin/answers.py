"""Reading the answer to a question that was put to the person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from todo_chat.agent.builtin.clause import strip_clause
from todo_chat.agent.builtin.dates import is_date, is_reminder
from todo_chat.agent.builtin.english import words
from todo_chat.agent.builtin.grammar import read_wish
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Changes,
    Delete,
    Do,
    Edit,
    Intent,
    Lack,
    Places,
    Refuse,
    Restore,
    Say,
    SetStatus,
    Show,
    Target,
    UndoLast,
)
from todo_chat.agent.builtin.items import read_tasks, tidy_title
from todo_chat.agent.builtin.matching import Task, find
from todo_chat.agent.builtin.reading import read_message
from todo_chat.agent.builtin.remarks import named_priority, read_tags
from todo_chat.agent.builtin.scene import Question
from todo_chat.agent.builtin.targets import read_numbers, read_part, read_target

MOST_JOINTS = 5

_UNTIL_DAY = re.compile(r"^(?:to|until|till)\s+", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*[,;.!]\s+(?:(?:and|then|but)\s+)*|\s+(?:and(?:\s+then)?|then|but)\s+", re.I
)


def read_answer(text: str, question: Question) -> tuple[Intent, ...] | None:
    """What a message means as the answer to a question; None when it does not answer it."""
    answer = _read(text, question)
    if answer:
        return (answer, *_rest(answer, question))
    for joint in islice(_JOINT.finditer(text), MOST_JOINTS):
        answer, tail = _read(text[: joint.start()], question), text[joint.end() :]
        if answer and read_wish(tail):
            wishes = read_message(tail)
            refused = isinstance(answer, Say)
            return wishes if refused else (answer, *_rest(answer, question), *wishes)
    return None


def _rest(answer: Intent, question: Question) -> tuple[Intent, ...]:
    return () if isinstance(answer, Say) else question.rest


def _read(text: str, question: Question) -> Intent | None:
    bare = text.strip().strip(".!, ")
    if words.NO.fullmatch(bare):
        return Say("left_alone")
    if question.kind == "which" and words.THE_OTHERS.fullmatch(bare):
        every = Target.of(*(task["number"] for task in question.options))
        return _with_target(question.intent, replace(every, either=True))  # asks once more
    match question.kind:
        case "which" | "sure":
            return _choose(bare, question) if question.options else _confirm(bare, question)
        case "what":
            return _fill_in(text, question.intent)
        case _:
            return _name(text, question.intent)


def _confirm(text: str, question: Question) -> Intent | None:
    agreed = words.YES.fullmatch(text) or words.ALL_OF_THEM.fullmatch(text)
    return question.intent if agreed else None


def _choose(text: str, question: Question) -> Intent | None:
    """Which of the options; yes means all that a yes-or-no question was about."""
    if question.kind == "sure" and _confirm(text, question):
        if getattr(question.intent, "confirmed", False):
            return question.intent
        return _about(question.intent, question.options)
    if words.ALL_OF_THEM.fullmatch(text):
        return _about(question.intent, question.options)
    clause = strip_clause(text).text
    if question.kind == "which" or len(question.options) == 1:
        but = words.ALL_BUT.fullmatch(text)
        if but and len(question.options) == 2:
            spared = _by_number(but["what"], question.options) or _by_place(
                but["what"], question.options
            )
            left = [task for task in question.options if task not in spared]
            return _about(question.intent, left) if len(left) == 1 else None
        chosen = _by_number(clause, question.options) or _by_place(clause, question.options)
        if chosen:
            return _about(question.intent, chosen)
    wish = read_wish(text)
    if wish and not isinstance(wish.intent, Say):
        return None
    parts = words.JOINED.split(words.PAIR.sub("", clause))
    named = [find(part, question.options) for part in parts if part.strip()]
    if named and all(found.clear for found in named):
        return _about(question.intent, [found.likely[0] for found in named])
    return None


def _by_number(text: str, options: Sequence[Task]) -> Sequence[Task]:
    numbers = read_numbers(text) or tuple(
        words.CARDINALS[word] for word in [text.casefold()] if word in words.CARDINALS
    )
    known = {task["number"]: task for task in options}
    if all(number in known for number in numbers):
        return [known[number] for number in numbers]
    if "#" not in text and all(0 < number <= len(options) for number in numbers):
        return [options[number - 1] for number in numbers]
    return [known.get(number, {"number": number}) for number in numbers]


def _by_place(text: str, options: Sequence[Task]) -> Sequence[Task]:
    part = read_part(text)
    if not isinstance(part, Places):
        return ()
    places = [place - 1 if place > 0 else place for place in part.places]
    if all(-len(options) <= place < len(options) for place in places):
        return [options[place] for place in places]
    return ()


def _about(intent: Intent, tasks: Sequence[Task]) -> Intent:
    target = Target.of(*(task["number"] for task in tasks))
    return _with_target(intent, target)


def _with_target(intent: Intent, target: Target) -> Intent:
    if isinstance(intent, Change):
        return replace(intent, target=target, otherwise=())
    if isinstance(intent, SetStatus):
        return replace(intent, target=target, sure=True)
    if isinstance(intent, Show | Do | Restore):
        return replace(intent, target=target)
    if isinstance(intent, Delete):
        return replace(intent, target=target, sure=True)
    return intent


def _fill_in(text: str, intent: Intent) -> Intent | None:
    wish = read_wish(text)
    if (wish and wish.sure) or not text.strip():
        return None
    if isinstance(intent, Add):
        if wish and isinstance(wish.intent, Say | Refuse):
            return None
        said = wish.intent if wish else None
        tasks = said.tasks if isinstance(said, Add) else read_tasks(text)
        return Add(tasks, reminder=intent.reminder) if tasks else None
    if isinstance(intent, Do):
        when = words.TO_REMIND.sub("", text.strip(" .!"))
        return replace(intent, when=when) if is_reminder(when) else None
    if isinstance(intent, Change):
        if wish and _is_command(wish.intent, text):
            return None
        value = text.strip().strip('"“”')
        if intent.lacks not in {"title", "notes"}:
            edit = _value(intent.lacks, value)
            return replace(intent, edit=edit, lacks="", unknown="") if edit else None
        called = words.CALLED.sub("", value)
        told = Edit(title=tidy_title(called)) if intent.lacks == "title" else Edit(notes=value)
        return replace(intent, edit=told, lacks="")
    return None


def _value(lacks: Lack, said: str) -> Edit | None:
    """What was asked for, if it is what a person said."""
    if lacks == "tags":
        tags = read_tags(words.AS_TAG.sub("", said))
        return Edit(tags=tags) if tags and all(len(tag.split()) == 1 for tag in tags) else None
    if lacks == "priority":
        level = words.AS_LEVEL.fullmatch(said)
        return Edit(priority=named_priority(level["level"])) if level else None
    day = _UNTIL_DAY.sub("", said)
    if not is_date(day):
        return None
    return Edit(due=day) if lacks == "due" else Edit(deadline=day)


def _is_command(intent: Intent, text: str) -> bool:
    """Whether a wish can't be the text that was asked for; "finish the slides" can be."""
    if isinstance(intent, Show):
        return not read_numbers(text)
    if isinstance(intent, Say):
        return intent.key != "unclear"
    return isinstance(intent, Delete | Refuse | UndoLast | Changes | Do | Restore) or (
        isinstance(intent, SetStatus) and not intent.heard
    )


def _name(text: str, intent: Intent) -> Intent | None:
    wish = read_wish(text)
    if wish and not (isinstance(wish.intent, Show) and read_numbers(text)):
        return None
    target = read_target(strip_clause(text).text)
    return _with_target(intent, target) if target else None

"""Asking back: which task is meant, or that none was found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from todo_chat.agent.builtin.adding import offer_heard
from todo_chat.agent.builtin.english.replies import VERBS
from todo_chat.agent.builtin.intents import (
    Change,
    Delete,
    Do,
    Name,
    Restore,
    SetStatus,
    Show,
    Spoken,
    Target,
    Targeted,
)
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.resolving import Resolution, Unclear
from todo_chat.agent.builtin.scene import Outcome, Question
from todo_chat.agent.builtin.wording import bullets, label, paragraphs, plain, say


def verb_of(intent: Targeted) -> str:
    """What a wish does to a task, as a word: "complete"."""
    match intent:
        case SetStatus():
            return VERBS[intent.status]
        case Delete():
            return VERBS["delete"]
        case Change():
            return VERBS["change"]
        case Show():
            return VERBS["show"]
        case Do():
            return VERBS[intent.deed]
        case Restore():
            return VERBS["restore"]


def ask_target(intent: Targeted) -> Outcome:
    """Ask which task a wish is about that named none."""
    return Outcome(say("ask_target", verb=verb_of(intent)), Question("target", intent))


@dataclass(frozen=True)
class Doubts:
    """What could not be found or told apart, in words; and the question, if there is one."""

    text: str = ""
    question: Question | None = None
    options: tuple[Task, ...] = ()


def doubts_of(intent: Targeted, found: Resolution) -> Doubts:
    """What to say of a target that was not, or not wholly, found."""
    if found.unclear:
        first, *later = found.unclear
        rest = tuple(replace(intent, target=Target((Name(one.name),))) for one in later if one.name)
        named = replace(intent, target=Target((Name(first.name),) if first.name else (Spoken(),)))
        question = Question("sure" if first.is_guess else "which", named, first.options, rest)
        asked = _ask(first, verb_of(intent))
        return Doubts(paragraphs([*found.problems, asked]), question, first.options)
    heard = "" if found.tasks or not found.lost else getattr(intent, "heard", "")
    offered = offer_heard(heard)
    if offered:
        return Doubts(paragraphs([*found.problems, offered.text]), offered.question)
    return Doubts(paragraphs(found.problems))


def _ask(unclear: Unclear, verb: str) -> str:
    if unclear.is_guess:
        return say("ask_guess", task=label(unclear.options[0]), verb=verb)
    if unclear.name:
        text = say(
            "ask_loose" if unclear.loose else "ask_which", name=plain(unclear.name), verb=verb
        )
    else:
        text = say("ask_which_spoken", verb=verb)
    return f"{text}\n{bullets(unclear.options, mark_done=True)}"


def with_doubts(text: str, doubts: Doubts, focus: tuple[Task, ...] = ()) -> Outcome:
    """An outcome of what was done and of what was in doubt."""
    return Outcome(
        paragraphs([text, doubts.text]),
        doubts.question,
        focus=focus or doubts.options,
        shown=doubts.options,
    )

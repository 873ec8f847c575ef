"""Carrying out a wish: which plan it has."""

from __future__ import annotations

from todo_chat.agent.builtin import (
    adding,
    changing,
    deleting,
    doing,
    organising,
    perhaps,
    restoring,
    seeing,
    settling,
    telling,
)
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Changes,
    Delete,
    Do,
    Intent,
    List,
    Offer,
    Organise,
    Perhaps,
    Refuse,
    Restore,
    Say,
    Search,
    SetStatus,
    Show,
    UndoLast,
)
from todo_chat.agent.builtin.plans import Plan
from todo_chat.agent.builtin.scene import Outcome, Scene
from todo_chat.agent.builtin.wording import say


def act(intent: Intent, scene: Scene) -> Plan[Outcome]:
    """The plan of a wish."""
    match intent:
        case Add():
            return adding.add(intent)
        case SetStatus():
            return settling.set_status(intent, scene)
        case Delete():
            return deleting.delete(intent, scene)
        case Change():
            return changing.change(intent, scene)
        case Show():
            return seeing.show(intent, scene)
        case List():
            return seeing.list_or_count(intent)
        case Search():
            return seeing.search(intent)
        case Do():
            return doing.do(intent, scene)
        case Restore():
            return restoring.restore(intent, scene)
        case Changes():
            return telling.tell_changes(intent)
        case UndoLast():
            return telling.undo_last(intent, scene)
        case Organise():
            return organising.organise(intent, scene)
        case Perhaps():
            return perhaps.perhaps(intent, scene, act)
        case Offer():
            return _at_once(adding.offer(intent.tasks))
        case Refuse():
            return _at_once(settling.refused(intent, scene))
        case Say():
            return _at_once(Outcome(say(intent.key)))


def _at_once(outcome: Outcome) -> Plan[Outcome]:
    yield from ()
    return outcome

"""From what was said of a task, as if it were so, to the wish that this is."""

from __future__ import annotations

from todo_chat.agent.builtin.clause import Clause, Values, target_of
from todo_chat.agent.builtin.dates import date_at_end, is_date, read_minutes
from todo_chat.agent.builtin.english import words
from todo_chat.agent.builtin.intents import (
    Change,
    Delete,
    Do,
    Edit,
    Every,
    Intent,
    Perhaps,
    Restore,
    Show,
    Target,
    Targeted,
)
from todo_chat.agent.builtin.items import tidy_title
from todo_chat.agent.builtin.remarks import read_tags
from todo_chat.agent.builtin.targets import read_target


def if_known(clause: Clause, wish: Targeted, *, asks: bool = False) -> Perhaps | None:
    """A wish that counts only if the list has its task; the verb that was said is no name of it."""
    named = wish.target.text if wish.target else ""
    begins = named and clause.text.casefold().startswith(named.casefold())
    head = "" if begins else clause.text.split(maxsplit=1)[0]
    return Perhaps((wish,), head=head, asks=asks) if wish.target else None


def due(clause: Clause, values: Values) -> Intent | None:
    """It is on a day, or on none."""
    when = values.get("when")
    when = words.NOT_THAT.sub("", when) if when else when  # "is due monday, not friday"
    if clause.text.endswith("?") or (when is not None and not is_date(words.LEADS.sub("", when))):
        return None
    said = "none" if when is None else words.LEADS.sub("", when).strip(" ,.!?")
    deadline = (values.get("field") or "").casefold().startswith("deadline")
    edit = Edit(deadline=said) if deadline else Edit(due=said)
    return if_known(clause, Change(_target(values), edit))


def _target(values: Values) -> Target | None:
    return read_target(values["target"])


def stop(clause: Clause, values: Values) -> Intent | None:
    """It does not repeat any more."""
    return if_known(clause, Do("stop", _target(values)), asks=bool(values.get("asks")))


def skip(clause: Clause, values: Values) -> Intent | None:
    """It is left out once: "no yoga this week"."""
    when = words.LEADS.sub("", values["when"])
    return if_known(clause, Do("skip", _target(values), when if is_date(when) else ""))


def estimate(clause: Clause, values: Values) -> Intent | None:
    """It takes so long."""
    minutes, target = read_minutes(values["length"]), _target(values)
    # "Every monday review budget, takes an hour" is one to add.
    if minutes is None or (target and any(isinstance(part, Every) for part in target.parts)):
        return None
    return if_known(clause, Change(target, Edit(estimate_minutes=minutes)))


def title(clause: Clause, values: Values) -> Intent | None:
    """It should be called so."""
    return if_known(clause, Change(_target(values), Edit(title=tidy_title(values["text"]))))


def tag(clause: Clause, values: Values) -> Intent | None:
    """It is tagged so."""
    return if_known(clause, Change(_target(values), Edit(tags=read_tags(values["tags"]))))


def delete(clause: Clause, values: Values) -> Intent | None:
    """It is off: ask whether it shall go."""
    return if_known(clause, Delete(target_of(values), sure=False))


def restore(clause: Clause, values: Values) -> Intent | None:
    """It is to come back, from the bin if it is there."""
    named = read_target(values["target"] or values["other"])
    return if_known(clause, Restore(named)) if named else None


def show(clause: Clause, values: Values) -> Intent | None:
    """It is asked about."""
    target = None if is_date(values["target"]) else target_of(values)
    return if_known(clause, Show(target)) if target else None


def when(clause: Clause, values: Values) -> Intent | None:
    """It is asked whether it is on a day."""
    found = date_at_end(values["rest"])
    target = read_target(found[0]) if found else None
    return if_known(clause, Show(target)) if target else None


def day(clause: Clause, values: Values) -> Intent | None:
    """It will be done on a day."""
    found = date_at_end(values["rest"])
    target = read_target(found[0]) if found else None
    return if_known(clause, Change(target, Edit(due=found[1]))) if found and target else None

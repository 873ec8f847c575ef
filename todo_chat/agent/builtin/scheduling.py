"""From a rule that fitted to the wish it stands for: dates, reminders and repeats."""

from __future__ import annotations

import re
from dataclasses import replace

from todo_chat.agent.builtin.clause import Clause, Values, target_of
from todo_chat.agent.builtin.dates import (
    date_at_end,
    is_date,
    is_day,
    is_length,
    is_reminder,
    is_repeat,
    length_at_end,
    reminder_at_end,
)
from todo_chat.agent.builtin.english import listings, words
from todo_chat.agent.builtin.intents import (
    Change,
    Do,
    Edit,
    Every,
    Filters,
    Intent,
    Name,
    Perhaps,
    Target,
)
from todo_chat.agent.builtin.stating import if_known
from todo_chat.agent.builtin.targets import read_numbers, read_target

_LAST_DAY = 31


def due(_clause: Clause, values: Values) -> Intent | None:
    """Set a due or a deadline, or ask for it."""
    when, target = values["when"], target_of(values)
    if when is None:
        return Change(target, Edit(), lacks="due")
    words_said = _bare(when)
    if when != "none" and values.get("field") is None and not is_date(when):
        return None
    if not is_date(when) and is_date(values["target"]):  # "a deadline of friday for the report"
        return None
    if (values.get("field") or "").casefold().startswith("deadline"):
        return Change(target, Edit(deadline=words_said))
    return Change(target, Edit(due=words_said))


def _bare(text: str) -> str:
    """A date without the marks around it, as it is handed to a tool."""
    bare = text.strip(" ,.!?")
    return words.TOWARDS.sub("", bare) if is_date(words.TOWARDS.sub("", bare)) else bare


def due_numbered(clause: Clause, values: Values) -> Intent | None:
    """Tasks by number, and a day, "3 to friday"; but "3 december" is a day itself."""
    when = values["when"]
    if is_date(clause.text) or not is_date(when) or not read_numbers(values["target"]):
        return None
    return Change(read_target(values["target"]), Edit(due=_bare(when)))


def due_hour(_clause: Clause, values: Values) -> Intent:
    """Another hour for what was spoken of: "make it at 11"."""
    return Change(target_of(values), Edit(due=f"at {values['when']}"))


def due_number(_clause: Clause, values: Values) -> Intent | None:
    """Another hour or day of the month for what was spoken of: "make it 11"."""
    number = int(values["when"])
    return Change(target_of(values), Edit(number=number)) if number <= _LAST_DAY else None


def not_then(clause: Clause, values: Values) -> Intent | None:
    """Another day or hour than was said: "not friday, thursday", "not 6, 7"."""
    wrong, when = values["not"], _bare(values["when"])
    if wrong.isdecimal() and when.isdecimal():
        return due_number(clause, {"target": "it", "when": when})
    dates = is_date(wrong) and is_date(when)
    return Change(read_target("it"), Edit(due=when)) if dates else None


def due_lacking(clause: Clause, values: Values) -> Intent | None:
    """Another date, which was not said: "change the date of the dentist"."""
    deadline = values["field"].casefold().startswith("deadline")
    return if_known(
        clause, Change(target_of(values), Edit(), lacks="deadline" if deadline else "due")
    )


def due_given(clause: Clause, values: Values) -> Intent | None:
    """Set a due, where what is given is one."""
    return due(clause, values) if is_date(values["when"]) else None


def move(clause: Clause, values: Values) -> Intent | None:
    """Put tasks off to a day, or by a length of time."""
    rest = values["rest"]
    rest = words.INSTEAD.sub("", rest)
    by = _put_off(values["verb"], rest)
    dated = _until(rest) or date_at_end(rest)
    if by is None and dated is None:
        return None
    head, said = by or dated or ("", "")
    if not head and not words.TO_A_DAY.match(rest):
        return None
    named = words.UNTIL.sub("", f" {head}").strip() or "it"
    day = Target((Every(Filters(due=named)),)) if is_day(named) else None  # "move today to ..."
    target = day or read_target(named)
    edit = Edit(postpone_by=said) if by else Edit(due=_bare(said))
    return Change(target, edit, heard=clause.text) if target else None


def _until(rest: str) -> tuple[str, str] | None:
    """What goes to a day, and the day: "everything from today", "monday"."""
    found = words.TO_THE_LAST.fullmatch(rest)
    if not found:
        return None
    head, tail = found["head"], found["tail"]
    if words.HOUR.fullmatch(tail) and not read_numbers(head):
        return head, f"at {tail}"
    if not is_date(tail):
        return None
    since = words.FROM.fullmatch(head)
    if since and is_date(since["when"]) and not listings.EVERYTHING.fullmatch(head):
        head = since["what"]
    return head, _bare(tail)


def _put_off(verb: str, rest: str) -> tuple[str, str] | None:
    """A length of time at the end, if the verb puts off: "by 2 days", "an hour later"."""
    shifted = words.SHIFTED.fullmatch(rest)
    away = length_at_end(shifted["rest"]) if shifted else None
    if shifted and away:
        head = re.sub(r"(?:^|\s)by$", "", away[0], flags=re.IGNORECASE)
        later = shifted["way"].casefold() == "later"
        return (head or "it"), away[1] if later else f"{away[1]} earlier"
    found = length_at_end(rest)
    by = found is not None and re.search(r"(?:\s|^)(?:by|back)$", found[0], re.IGNORECASE)
    plainly = verb.casefold() not in {"move", "shift", "bump", "drag"}
    return found if found and (by or plainly) and not is_date(rest) else None


def move_known(clause: Clause, values: Values) -> Intent | None:
    """The same with a verb that may begin a new task: only of tasks that are known already."""
    moved = move(clause, {**values, "verb": "move"})
    if not isinstance(moved, Change) or moved.target is None:
        return None
    return _if_known(clause, moved, values["verb"])


def _if_known(clause: Clause, wish: Change, verb: str) -> Intent | None:
    """A change with a verb that may begin a new task: of a name, only if the list has it."""
    wish = replace(wish, heard="")
    if wish.target and not any(isinstance(part, Name) for part in wish.target.parts):
        return wish
    # "Change the bill to friday" names one in any case: `rename_weak` reads that.
    no_change = verb.casefold() in {"change", "update", "bring"}
    return None if no_change else if_known(clause, wish)


def unread(clause: Clause, values: Values) -> Intent | None:
    """What is no day or no repeat, though one was meant: the tool says what is wrong with it.

    "Move the sofa to the attic" is a new task: only who names one of the list outright means that.
    """
    said = _bare(values["when"])
    edit = Edit(recurrence=said) if values.get("repeats") else Edit(due=said)
    wish = if_known(clause, Change(target_of(values), edit))
    return replace(wish, exact=True) if wish else None


def put_off(clause: Clause, values: Values) -> Intent | None:
    """Put something off: to a day, by a length of time, or to a day that is asked for."""
    target, when = target_of(values), values.get("when")
    if when is None:
        return if_known(clause, Change(target, Edit(), lacks="due"))
    if is_length(when):
        return if_known(clause, Change(target, Edit(postpone_by=_bare(when))))
    return if_known(clause, Change(target, Edit(due=_bare(when)))) if is_date(when) else None


def forward(clause: Clause, values: Values) -> Intent | None:
    """Bring something forward by a length of time."""
    if not is_length(values["length"]):
        return None
    edit = Edit(postpone_by=f"{_bare(values['length'])} earlier")
    return if_known(clause, Change(target_of(values), edit))


def remind(_clause: Clause, values: Values) -> Intent | None:
    """Remind of a task that is known already."""
    when = values["when"]
    if not is_reminder(when):
        return None
    return Do("remind", read_target(values.get("target") or "it"), _bare(when))


def remind_named(clause: Clause, values: Values) -> Intent | None:
    """Remind of a task by its name, which may be a new one unless it plainly has a date."""
    found = reminder_at_end(values["rest"])
    if found is None:
        return None
    target = read_target(words.UNTIL.sub("", f" {found[0]}"))
    wish = Do("remind", target, found[1])
    if words.BEFORE_DUE.fullmatch(found[1]):
        return wish if target else None
    return replace(if_known(clause, wish) or Perhaps(()), head="") if target else None


def remind_before(_clause: Clause, values: Values) -> Intent | None:
    """Remind a while before something: "an hour before the dentist"."""
    when = values["when"]
    return Do("remind", target_of(values), _bare(when)) if is_reminder(when) else None


def remind_due(_clause: Clause, values: Values) -> Intent:
    """Remind of something when it is due."""
    return Do("remind", target_of(values), "when it is due")


def remind_lacking(clause: Clause, values: Values) -> Intent | None:
    """Remind of something that is there, which was not said when."""
    if is_reminder(values["target"]) or reminder_at_end(values["target"]):
        return None
    wish = Do("remind", target_of(values))
    return wish if read_numbers(values["target"]) else if_known(clause, wish)


def shift(_clause: Clause, values: Values) -> Intent | None:
    """Later or earlier by a length of time than what was spoken of: "an hour later"."""
    found = _put_off("push", values["rest"])
    by_itself = found is not None and found[0] == "it"
    return Change(read_target("it"), Edit(postpone_by=found[1])) if found and by_itself else None


def extend(clause: Clause, values: Values) -> Intent | None:
    """More time for something: "give me two more days for the report"."""
    length = words.MORE_OF.sub("", values["length"])
    if not is_length(length):
        return None
    return if_known(clause, Change(target_of(values), Edit(postpone_by=_bare(length))))


def unremind(_clause: Clause, values: Values) -> Intent:
    """Take reminders away."""
    if values.get("all"):
        return Do("unremind", Target((Every(Filters(view="reminders")),)))
    return Do("unremind", target_of(values))


def snooze(_clause: Clause, values: Values) -> Intent | None:
    """Let a reminder go off later: an hour, where nothing is said."""
    rest = values.get("rest") or ""
    found = length_at_end(rest) or date_at_end(rest)
    head, when = found or (rest, "an hour")
    named = words.IN_AT_END.sub("", words.UNTIL.sub("", f" {head}")).strip()
    named = words.ITS_REMINDER.sub("", named)
    return Do("snooze", read_target(named or "it"), when)


def skip(clause: Clause, values: Values) -> Intent:
    """Leave a repeating task out once, the one of a day if that was said."""
    found = date_at_end(values["target"])
    target = read_target(words.UNTIL.sub("", f" {found[0]}")) if found and found[0] else None
    if found and target:
        return Do("skip", target, _bare(words.LEADS.sub("", found[1])), heard=clause.text)
    return Do("skip", target_of(values), heard=clause.text)


def stop(_clause: Clause, values: Values) -> Intent:
    """End a repeat."""
    return Do("stop", read_target(values["target"]))


def repeat(clause: Clause, values: Values) -> Intent | None:
    """Let tasks repeat."""
    rest = values["rest"]
    found = _until(rest)
    if found is None or not is_repeat(found[1]):  # "weekly until christmas" is all of it
        found = date_at_end(rest)
    if found is None or not is_repeat(found[1]):
        return None
    named = " ".join(filter(None, [values.get("target"), found[0]]))
    target = read_target(named)
    return Change(target, Edit(recurrence=found[1]), heard=clause.text) if target else None


def repeat_alone(_clause: Clause, values: Values) -> Intent | None:
    """Let what was spoken of repeat: "only on mondays"."""
    when = _bare(values["when"])
    return Change(read_target("it"), Edit(recurrence=when)) if is_repeat(when) else None


def repeat_known(clause: Clause, values: Values) -> Intent | None:
    """The same without a word for it, "make it weekly": only of tasks that are known already."""
    wish = repeat(clause, values)
    if not isinstance(wish, Change) or wish.target is None:
        return None
    return _if_known(clause, wish, clause.text.split(maxsplit=1)[0])

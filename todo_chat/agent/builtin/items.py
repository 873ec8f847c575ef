"""Reading what is to be added: into single tasks, and what is said of each on the side.

Where one task ends and the next begins:
- Lines, bullets and semicolons always part tasks; quoted text and notes never.
- After a comma or "and", what begins with a verb is a task of its own: "buy milk and call mom".
  A word that is a noun too ("water") needs one behind it that makes it a verb ("water the plants").
- What does not begin with a verb goes on with a task that does: "call mom, dad and Bob",
  "add salt and pepper". "Wash and dry the car" is one as well: nothing is washed before "and".
- "Finish the report and send it to Bob" is one too: "it" needs what stands before.
- Commas part nouns, and then so does the last "and": "eggs, bread and butter" are three. Names
  after a preposition stay: "gifts for Ann, Bob and Cid".
"""

from __future__ import annotations

import re
from dataclasses import replace

from todo_chat.agent.builtin.dates import (
    bare_date,
    date_in,
    find_date,
    is_date,
    read_line,
    reminders_in,
    second_series,
)
from todo_chat.agent.builtin.english import additions, words
from todo_chat.agent.builtin.english.verbs import are_bare_verbs, begins_task
from todo_chat.agent.builtin.intents import NewTask, PriorityName
from todo_chat.agent.builtin.remarks import is_remark, named_priority, remarks_on_all, side_remarks
from todo_chat.services.quick_add import QuickAdd

_SEPARATOR = re.compile(
    r"(?P<comma>\s*,\s*(?:and\s+|&\s+|then\s+|and\s+then\s+|also\s+)?)|"
    r"(?P<then>\s+(?:and\s+)?then\s+|\s+and\s+also\s+)|(?P<and>\s+(?:and|plus)\s+|\s+[&+]\s+)",
    re.IGNORECASE,
)
_KEPT_WHOLE = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|\([^()]*\)|\S+://\S+")
_READABLE = re.compile(r"[^\W_]|[^\x00-\x7f]")
_LED = re.compile(
    r"\s(?:due|by|on|at|until|every|each)\s(?!.*\s(?:due|by|on|until)\s).+$", re.IGNORECASE
)
_LOWER = re.compile(r"[a-z][a-z'\u2019-]*(?=\s|$|[,.;!?]|:\s)")


def read_tasks(text: str, level: str | None = None) -> tuple[NewTask, ...]:
    """The tasks that a text lists; `level` is a priority that was said of all of them."""
    text, side = remarks_on_all(text.strip())
    tasks: list[NewTask] = []
    for line, done in _lines(text):
        parted = [each for item in _split(line) for each in _at_each_time(item)]
        items = [replace(_read_task(item), done=done) for item in parted]
        tasks += _dated_alike(items)
    tasks = [task for task in tasks if _READABLE.search(task.title)]
    if not tasks:
        return ()
    if level:
        side = replace(side, priority=named_priority(level))
    return tuple(_with_side(task, side) for task in tasks)


def _dated_alike(tasks: list[NewTask]) -> list[NewTask]:
    """A date behind a list of things is said of them all: "eggs, bread and jam tomorrow"."""
    *others, last = tasks
    listed = last.due and others and not any(map(_has_own_mark, others))
    if not listed or begins_task(last.title):
        return tasks
    return [replace(one, due=last.due, reminders=last.reminders) for one in tasks]


def _has_own_mark(task: NewTask) -> bool:
    return bool(task.due or task.priority or task.tags or task.project or begins_task(task.title))


def _lines(text: str) -> list[tuple[str, bool]]:
    """The lines of a text, each with whether it is ticked off; one line alone is parted at
    semicolons, and at bullets within it."""
    lines = text.splitlines()
    alone = len(lines) == 1
    if alone:
        dashes = r"|\s+-\s+" if text.startswith("- ") else ""
        lines = re.split(rf"\s*;\s*|\s+[•‣◦]\s+{dashes}", text)
    found: list[tuple[str, bool]] = []
    for whole in lines:
        line = _without_bullet(whole).strip(" ;,")
        if alone and found and is_remark(line):
            found[-1] = (f"{found[-1][0]}, {line}", found[-1][1])
        elif line:
            found.append((line, additions.TICKED.match(whole) is not None))
    return found


def _without_bullet(line: str) -> str:
    bullet = additions.BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def _split(line: str) -> list[str]:
    """The tasks of one line."""
    note = additions.NOTE_AT_END.search(line)
    hidden = [match.span() for match in _KEPT_WHOLE.finditer(line)]
    if note:
        hidden.append((note.start(), len(line)))
    breaks = [
        match
        for match in _SEPARATOR.finditer(line)
        if not any(start <= match.start() < end for start, end in hidden)
    ]
    if not breaks:
        return [line]
    ends = [0, *(match.end() for match in breaks)]
    starts = [*(match.start() for match in breaks), len(line)]
    pieces = [line[a:b] for a, b in zip(ends, starts, strict=True)]
    commas = any(match["comma"] for match in breaks)
    items = [(ends[0], starts[0])]
    for number, separator in enumerate(breaks, start=1):
        begin, end = items[-1]
        if _parts(line[begin:end], pieces[number], separator, commas):
            items.append((ends[number], starts[number]))
        else:
            items[-1] = (begin, starts[number])
    return [line[begin:end].strip(" ,;") for begin, end in items]


def _parts(before: str, after: str, separator: re.Match[str], commas: bool) -> bool:
    """Whether a separator parts two tasks."""
    if not before.strip() or not after.strip() or is_remark(after):
        return False
    if separator["then"]:
        return True
    if are_bare_verbs(before) or additions.CONTINUES.match(after) or is_date(after):
        return False
    marked = _marked(after)
    if marked and not marked.title:  # "every monday and friday p1"
        return False
    if find_date(after) and find_date(before):
        return True
    if marked and _each_marked(before):
        return True
    if begins_task(after, sure=True):
        return bool(separator["comma"]) or not additions.LEANS.search(after)
    if begins_task(before) or additions.NAME_LIST.fullmatch(before.partition(",")[0]):
        return False
    return bool(separator["comma"]) or commas


def _marked(text: str) -> QuickAdd | None:
    """A text as it is read, if it ends with a date or a sign: "milk tomorrow", "eggs p1"."""
    line = read_line(text.strip())
    return line if line.pieces and line.pieces[-1].end == len(text.strip()) else None


def _each_marked(before: str) -> bool:
    """Whether what stands before a text that is marked has a mark of its own, not of both."""
    line = _marked(before)
    if line is None or not line.title:
        return False
    return additions.NAME_LIST.fullmatch(before.strip()[: line.pieces[0].start].rstrip()) is None


def _at_each_time(text: str) -> list[str]:
    """A task for each of two series: no rule says "every monday at 9 and thursday at 2"."""
    found = second_series(text)
    if found is None:
        return [text]
    first, title, more = found
    return [first, f"{title} {more}"]


def _read_task(text: str) -> NewTask:
    text, task = side_remarks(text, NewTask(""))
    text, task = _take_signs(text, task)
    text, task = side_remarks(text, task)
    start = additions.PRIORITY_AT_START.match(text)
    if start:
        task = replace(task, priority=named_priority(start["level"]))
        text = text[start.end() :]
    return replace(task, title=tidy_title(text))


def _take_signs(text: str, task: NewTask) -> tuple[str, NewTask]:
    """Take what quick add reads out of a text: its date, #project, @tags, p1 and !30m."""
    named = words.TO_PROJECT.sub(lambda found: f"#{found['name'] or found['named']}", text)
    line = read_line(words.IN_PROJECT.sub(r"\g<sign>", named))
    due = date_in(line) or _no_such_day(text, line)
    if not line.title or not (line.pieces or due):
        return text, task
    title = line.title
    if due and not date_in(line):
        title = words.NO_LEAD.sub("", title.replace(due, " ", 1).strip())
        title = words.TO_DO.sub("", words.LEADS.sub("", title).strip()) or title
    elif due:
        title = words.DANGLING.sub("", title) or title
    title = words.IT_IS_AT_END.sub("", title) or title
    if due and text.lstrip().casefold().startswith(due.split()[0].casefold()):
        title = words.TO_DO.sub("", title) or title
    return title, replace(
        task,
        due=task.due or due or None,
        project=line.project,
        tags=tuple(dict.fromkeys((*task.tags, *line.tags))),
        priority=task.priority or _given(line.priority),
        reminders=(*task.reminders, *reminders_in(line)),
    )


def _given(priority: str) -> PriorityName | None:
    return None if priority == "none" else priority  # type: ignore[return-value]


def _no_such_day(text: str, line: QuickAdd) -> str:
    """The words of a text that name a day which there is not: the tool says so."""
    found = _LED.search(text)
    if line.no_such_day or not found or not is_date(found[0]):
        return line.no_such_day or ""
    return bare_date(found[0])


def tidy_title(text: str) -> str:
    """A title as it is stored: without quotes or a full stop, with a capital at its start."""
    text = " ".join(text.split()).strip(",; ")
    if len(text) > 1 and text[0] + text[-1] in {'""', "“”", "«»", "''", "\u2018\u2019"}:
        text = text[1:-1].strip()
    text = text.rstrip(".!").rstrip() or text
    return text[0].upper() + text[1:] if _LOWER.match(text) else text


def _with_side(task: NewTask, side: NewTask) -> NewTask:
    return replace(
        task,
        notes=task.notes or side.notes,
        priority=task.priority or side.priority,
        tags=task.tags or side.tags,
    )


def dated(tasks: tuple[NewTask, ...], due: str) -> tuple[NewTask, ...]:
    """Tasks with a date that was said of them all, beside what each says: "at 7"."""
    return tuple(replace(task, due=_both(due, task.due)) for task in tasks)


def _both(due: str, own: str | None) -> str:
    whole = f"{due.strip(' ,.')} {own}" if own else due
    return whole if own is None or is_date(whole) else own

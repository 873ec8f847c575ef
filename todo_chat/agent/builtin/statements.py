"""What a clause may mean that states no wish: something to do, a question, or nothing clear."""

from __future__ import annotations

import re

from todo_chat.agent.builtin.clause import strip_clause
from todo_chat.agent.builtin.dates import is_date, is_day, is_repeat
from todo_chat.agent.builtin.english import (
    additions,
    small_talk,
    verbs,
    words,
)
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Edit,
    Filters,
    Intent,
    List,
    Name,
    NewTask,
    Offer,
    Refuse,
    Say,
    Search,
    Spoken,
    Target,
)
from todo_chat.agent.builtin.items import read_tasks, tidy_title
from todo_chat.agent.builtin.targets import read_part

_SHORT_SEARCH = 2


def read_statement(text: str, *, alone: bool) -> Intent:
    """What a clause may mean that states no wish: something to do, a question, or nothing clear.

    `alone` when it is the whole message.
    """
    clause = strip_clause(text)
    short = text.rstrip().endswith("?") and len(text.split()) <= _SHORT_SEARCH
    if short and not small_talk.ASKING_WORD.match(text.strip()):
        return Search(text.strip(" ?"))
    if words.YES.fullmatch(clause.text):
        return Say("nothing_asked")
    if words.NO.fullmatch(clause.text):
        return Refuse()
    if small_talk.QUESTION.fullmatch(text.strip()):
        return Say("cant_answer")
    if alone and is_day(clause.text):
        return List(Filters(due=clause.text))
    if alone and is_date(clause.text):  # "at 5": of what was said
        edit = Edit(recurrence=clause.text) if is_repeat(clause.text) else Edit(due=clause.text)
        return Change(Target((Spoken(),), "it"), edit)
    if not isinstance(read_part(clause.text), Name):
        return Say("nothing_spoken")
    tasks = read_tasks(text.strip())
    if not tasks or not re.search(r"[^\W_]", text):
        return Say("unclear")
    is_dated = alone and any(task.due for task in tasks)
    if is_dated and small_talk.TELLING.fullmatch(clause.text):
        is_dated = False
    if verbs.begins_task(clause.text) or is_dated:
        return Add(tasks if verbs.begins_task(text) else read_tasks(clause.text))
    if small_talk.TELLING.fullmatch(clause.text) and tasks[0].due:
        return Offer((NewTask(tidy_title(text)),))
    joint = additions.JOINT.match(text.strip())
    return Offer(read_tasks(text.strip()[joint.end() :]) or tasks if joint else tasks)

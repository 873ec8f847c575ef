"""From a rule that fitted to the wish it stands for: projects and tags."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from todo_chat.agent.builtin.clause import Clause, Values
from todo_chat.agent.builtin.dates import is_date
from todo_chat.agent.builtin.english import words
from todo_chat.agent.builtin.intents import (
    Add,
    Change,
    Delete,
    Edit,
    Every,
    Intent,
    Name,
    Organise,
    Part,
    Perhaps,
    Target,
)
from todo_chat.agent.builtin.items import read_tasks, tidy_title
from todo_chat.agent.builtin.targets import read_numbers, read_target


def project(clause: Clause, values: Values) -> Intent | None:
    """Put tasks in a project that is named as one, or in the Inbox."""
    named = values.get("project") or values.get("name") or values.get("named") or ""
    project = "none" if named.casefold() == "inbox" else named.strip(' "“”').lstrip("#")
    if clause.text.casefold().startswith("add "):
        numbers = read_target(values["target"])
        if numbers and any(isinstance(part, Name) for part in numbers.parts):
            return _add_there(values["target"], project)
    if values.get("known"):
        wish = Change(read_target(values["target"]), Edit(project="none"))
        return Perhaps((wish,)) if wish.target else None
    # Whoever names a project as one speaks of the list: that is no task to be added.
    heard = "" if values.get("there") else clause.text
    return Change(read_target(values["target"]), Edit(project=project), heard=heard)


def _from_project(part: Part, project: str) -> Part:
    """All of a project, where all was said: "everything from Work"."""
    if isinstance(part, Every):
        return replace(part, filters=replace(part.filters, project=project))
    return part


def place_known(clause: Clause, values: Values) -> Intent | None:
    """What goes to a project that is named without the word for it, if there is such a one."""
    name, target = values["name"].strip(), read_target(values["target"])
    if target is None or is_date(name) or words.LISTS.fullmatch(name):
        return None
    source = values.get("source")
    if source:
        target = Target(tuple(_from_project(part, source) for part in target.parts), target.text)
    wish = Change(target, Edit(project=name))
    if read_numbers(values["target"]) and values["verb"].casefold() in {"move", "shift"}:
        # It is a task that is there: what is no project has to be a day.
        return Perhaps((wish,), Change(target, Edit(due=name)), place=name)
    adds = values["verb"].casefold() in {"add", "put"}
    there = Add(read_tasks(values["target"])) if adds else None
    return Perhaps((wish,), head=values["verb"], place=name, there=there)


def organise(clause: Clause, values: Values) -> Intent | None:
    """Create, rename, colour, delete or list projects or tags."""
    said = values.get("kind") or values.get("kinds") or "project"
    kind: Literal["project", "tag"] = "project" if said.casefold() == "project" else "tag"
    deed = values["deed"]
    names = (values.get(name) for name in ("name", "said", "marked", "proper"))
    name = next(filter(None, names), "").strip(' "“”').lstrip("#@")
    new_name = (values.get("new") or "").strip(' "“”').lstrip("#@")
    color = (values.get("color") or "").casefold().replace("grey", "gray")
    otherwise: Change | Delete | None = None
    if deed == "delete":
        target = read_target(clause.text.partition(" ")[2])
        otherwise = Delete(target, sure=False) if target else None
    elif new_name:
        target = read_target(f"{name} {said}")
        otherwise = Change(target, Edit(title=tidy_title(new_name))) if target else None
    return Organise(deed, kind, name, new_name, color, otherwise=otherwise)


def _add_there(text: str, project: str) -> Intent:
    tasks = read_tasks(text)
    there = None if project == "none" else project
    return Add(tuple(replace(task, project=task.project or there) for task in tasks))

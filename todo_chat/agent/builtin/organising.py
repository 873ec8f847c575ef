"""Projects and tags themselves: created, renamed, coloured, deleted and listed."""

from __future__ import annotations

from dataclasses import replace

from todo_chat.agent.builtin.changing import change
from todo_chat.agent.builtin.deleting import delete
from todo_chat.agent.builtin.intents import Delete, Organise
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request
from todo_chat.agent.builtin.resolving import resolve
from todo_chat.agent.builtin.scene import Outcome, Question, Scene
from todo_chat.agent.builtin.wording import plain, say


def organise(intent: Organise, scene: Scene) -> Plan[Outcome]:
    """Do what is wished with a project or a tag; where there is none, with the task it may name."""
    if intent.deed == "create":
        return (yield from _write(intent, "create_project", {"name": intent.name}))
    [looked] = yield [Request("list_projects_and_tags", {})]
    places: list[Task] = looked.get(f"{intent.kind}s", [])
    if intent.deed == "list":
        return Outcome(_listed(intent, places))
    known = next((one for one in places if _key(one["name"]) == _key(intent.name)), None)
    if known is None:
        return (yield from _of_a_task(intent, scene))
    if intent.deed == "delete" and not intent.confirmed:
        question = Question("sure", replace(intent, confirmed=True))
        return Outcome(say(f"ask_delete_{intent.kind}", name=plain(known["name"])), question)
    if intent.deed == "delete":
        return (yield from _write(intent, f"delete_{intent.kind}", {"name": known["name"]}))
    given = {"new_name": intent.new_name, "color": intent.color}
    said = {name: value for name, value in given.items() if value}
    return (yield from _write(intent, f"update_{intent.kind}", {"name": known["name"], **said}))


def _key(name: str) -> str:
    return " ".join(name.split()).lstrip("#@").casefold()


def _of_a_task(intent: Organise, scene: Scene) -> Plan[Outcome]:
    """The same of a task that is called like that: "delete the website project"."""
    other = intent.otherwise
    if other and other.target:
        found = yield from resolve(other.target, scene)
        if found.tasks or found.unclear:
            act = delete(other, scene) if isinstance(other, Delete) else change(other, scene)
            return (yield from act)
    return Outcome(say("place_missing", kind=intent.kind, name=plain(intent.name)))


def _write(intent: Organise, tool: str, arguments: dict[str, str]) -> Plan[Outcome]:
    [result] = yield [Request(tool, arguments)]
    if "error" in result:
        return Outcome(say("place_failed", error=result["error"]))
    values = {"kind": intent.kind, "old": plain(intent.name), "color": intent.color}
    if intent.deed == "change":
        key = "place_renamed" if intent.new_name else "place_coloured"
        values["name"] = plain(intent.new_name or intent.name)
    else:
        key = f"{intent.kind}_{intent.deed}d"
        values["name"] = plain(arguments["name"])
    return Outcome(say(key, **values))


def _listed(intent: Organise, places: list[Task]) -> str:
    if not places:
        return say("places_none", kind=intent.kind)
    lines = [say("place", name=plain(one["name"]), count=one["pending"]) for one in places]
    return "\n".join([say("places", kind=intent.kind), *(f"- {line}" for line in lines)])

"""Bringing deleted tasks back, by their number or by what they are called."""

from __future__ import annotations

from todo_chat.agent.builtin.asking import ask_target, doubts_of, verb_of, with_doubts
from todo_chat.agent.builtin.intents import Name, Numbers, Restore, Spoken, Target
from todo_chat.agent.builtin.matching import Task
from todo_chat.agent.builtin.plans import Plan, Request
from todo_chat.agent.builtin.resolving import Listed, resolve
from todo_chat.agent.builtin.scene import Outcome, Scene
from todo_chat.agent.builtin.settling import failures, report
from todo_chat.agent.builtin.wording import paragraphs, say
from todo_chat.agent.builtin.writing import write_all


def restore(intent: Restore, scene: Scene) -> Plan[Outcome]:
    """Take tasks out of the bin."""
    if intent.target is None:
        return ask_target(intent)
    target = intent.target
    binned: tuple[Task, ...] = ()
    if not all(isinstance(part, Numbers) for part in target.parts):
        [listed] = yield [Request("list_tasks", {"view": "bin"})]
        if "tasks" not in listed:
            return Outcome(say("list_failed", error=listed.get("error", "")))
        binned = tuple(listed["tasks"])
        if not binned:
            return Outcome(say("nothing_in_bin"))
        target = _known(target, binned, scene)
    found = yield from resolve(target, scene, listed=Listed(binned))
    results = yield from write_all("restore_tasks", [task["number"] for task in found.tasks], {})
    restored = tuple(result["restored"] for result in results if "restored" in result)
    texts = [
        report("restored", restored),
        *failures(verb_of(intent), found.tasks, results, "restored"),
    ]
    doubts = doubts_of(intent, found)
    if not any(texts) and not doubts.text:
        texts.append(say("nothing_in_bin"))
    return with_doubts(paragraphs(texts), doubts, restored)


def _known(target: Target, binned: tuple[Task, ...], scene: Scene) -> Target:
    """The target by numbers where it is "it" or "all": what was deleted last, or all there is."""
    numbers: list[int] = []
    for part in target.parts:
        if isinstance(part, Numbers):
            numbers += part.numbers
        elif isinstance(part, Spoken):
            deleted = [task["number"] for word, task in scene.last_writes() if word == "deleted"]
            numbers += deleted or [binned[0]["number"]]
        elif isinstance(part, Name):
            return target
        else:
            numbers += [task["number"] for task in binned]
    return Target.of(*numbers)

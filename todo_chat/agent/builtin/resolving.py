"""Finding the tasks that a target names: by number at once, by name with a look at the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from todo_chat.agent.builtin.english.words import SMALL
from todo_chat.agent.builtin.intents import (
    Every,
    Filters,
    Name,
    Numbers,
    Part,
    Places,
    Spoken,
    Target,
)
from todo_chat.agent.builtin.matching import CLEAR_MATCH, Found, Task, find, stems
from todo_chat.agent.builtin.plans import Plan, Request, Result
from todo_chat.agent.builtin.scene import Scene
from todo_chat.agent.builtin.wording import labels, plain, say

MOST_SEARCHES = 8


@dataclass(frozen=True)
class Unclear:
    """A name that may mean several tasks, or one that it does not fit well (a guess)."""

    name: str
    options: tuple[Task, ...]
    loose: bool = False

    @property
    def is_guess(self) -> bool:
        """Whether there is only one, and it is not sure."""
        return len(self.options) == 1


@dataclass
class Resolution:
    """What a target came to: tasks, what is unclear, and why the rest was not found.

    `remaining` counts tasks beyond the list's length that "all" would mean as well; `lost` when a
    name was not found, `exact` when a title was one.
    """

    tasks: list[Task] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remaining: int = 0
    lost: bool = False
    exact: bool = False

    def add(self, tasks: Iterable[Task]) -> None:
        """Take tasks in, each once."""
        known = {task["number"] for task in self.tasks}
        for task in tasks:
            if task["number"] not in known:
                known.add(task["number"])
                self.tasks.append(task)


@dataclass(frozen=True)
class Listed:
    """The tasks among which names are looked up; `error` when the list could not be had."""

    tasks: tuple[Task, ...] = ()
    error: str = ""


def resolve(
    target: Target,
    scene: Scene,
    *,
    status: str | None = None,
    clear_at: float = CLEAR_MATCH,
    listed: Listed | None = None,
) -> Plan[Resolution]:
    """Find what a target names; of tasks that fit equally, those of a status come first.

    `listed` saves a look at the list that was taken before.
    """
    found = Resolution()
    listed = listed or (yield from look(target))
    if listed.error:
        found.problems.append(say("list_failed", error=listed.error))
        return found
    whole = _whole(target, listed.tasks, status, clear_at)
    for part in (whole,) if whole else target.parts:
        if isinstance(part, Name):
            _take_name(part, listed.tasks, status, clear_at, found)
        elif isinstance(part, Every):
            yield from _take_every(part, scene, status, found)
        else:
            _take_known(part, scene, found)
    if target.either and len(found.tasks) + len(found.unclear) + len(found.problems) > 1:
        yield from _leave_open(found)
    return found


def _leave_open(found: Resolution) -> Plan[None]:
    """Of several tasks only one is meant, and it was not said which."""
    unknown = [task["number"] for task in found.tasks if "title" not in task]
    requests = [Request("get_task", {"number": number}) for number in unknown]
    results = (yield requests) if requests else []
    known = {result["task"]["number"]: result["task"] for result in results if "task" in result}
    found.problems += [str(result["error"]) for result in results if "error" in result]
    tasks = (known.get(task["number"], task) for task in found.tasks)
    options = tuple(task for task in tasks if "title" in task)
    found.tasks.clear()
    if options:
        found.unclear.insert(0, Unclear("", options))


def look(*targets: Target) -> Plan[Listed]:
    """The list, if targets have names to look up in it; where it is longer than one look shows,
    also what a search for the words of the names finds."""
    names = [part for target in targets for part in target.parts if isinstance(part, Name)]
    if not names:
        return Listed()
    [result] = yield [Request("list_tasks", {})]
    if "tasks" not in result:
        return Listed(error=str(result.get("error", "")) or say("no_reason"))
    tasks = {task["number"]: task for task in result["tasks"]}
    if result.get("total", 0) > len(tasks):
        words = dict.fromkeys(word for name in names for word in _search_words(name.text))
        searches = [Request("list_tasks", {"query": word}) for word in list(words)[:MOST_SEARCHES]]
        results = (yield searches) if searches else []
        for more in results:
            tasks |= {task["number"]: task for task in more.get("tasks", ())}
    return Listed(tuple(tasks.values()))


def _search_words(text: str) -> list[str]:
    said = [word for word in text.casefold().split() if word not in SMALL]
    return [word.strip(".,!?\"'\u2019") for word in said] + [
        stem for stem in stems(text) if stem not in SMALL
    ]


def _whole(
    target: Target, listed: Sequence[Task], status: str | None, clear_at: float
) -> Name | None:
    """The whole text as one name, where a title fits it better than its parts fit others."""
    names = [part for part in target.parts if isinstance(part, Name)]
    if len(names) < 2 or len(names) != len(target.parts):
        return None
    whole = find(target.text, listed, clear_at=clear_at)
    if whole.exact:
        return Name(target.text)
    each = [_find(name, listed, status, clear_at) for name in names]
    return Name(target.text) if whole.clear and not all(one.likely for one in each) else None


def _find(name: Name, listed: Sequence[Task], status: str | None, clear_at: float) -> Found:
    if status is None:
        return find(name.text, listed, clear_at=clear_at)
    wanted = [task for task in listed if task.get("status") == status]
    found = find(name.text, wanted, clear_at=clear_at)
    if found.clear:
        return found
    rest = [task for task in listed if task.get("status") != status]
    others = find(name.text, rest, clear_at=clear_at)
    if others.likely and (not found.likely or (others.exact and not found.exact)):
        return others
    return replace(found, nearest=found.nearest or others.nearest)


def _take_name(
    name: Name, listed: Sequence[Task], status: str | None, clear_at: float, found: Resolution
) -> None:
    match = _find(name, listed, status, clear_at)
    if match.clear:
        found.add(match.likely)
        found.exact = match.exact
    elif match.likely:
        found.unclear.append(Unclear(name.text, match.likely, match.loose))
    else:
        found.lost = True
        found.problems.append(missing(name.text, match.nearest))


def missing(name: str, nearest: Sequence[Task]) -> str:
    """That no task was found, and which come nearest."""
    text = say("not_found", name=plain(name))
    return f"{text} {say('nearest', tasks=labels(nearest))}" if nearest else text


def _take_known(part: Part, scene: Scene, found: Resolution) -> None:
    if isinstance(part, Numbers):
        found.add({"number": number} for number in part.numbers)
    elif isinstance(part, Spoken):
        focus = scene.focus
        if not focus:
            found.problems.append(say("empty_list" if scene.empty else "nothing_spoken"))
        elif _means_all(part, len(focus)):
            found.add(map(_by_number, focus))
        else:
            found.unclear.append(Unclear("", focus))
    elif isinstance(part, Places):
        _take_places(part, scene.shown.tasks, found)


def _by_number(task: Task) -> Task:
    """A task without what was known of it earlier: it may have been changed by hand since."""
    return {"number": task["number"]}


def _means_all(spoken: Spoken, count: int) -> bool:
    """Whether "it", "them" or "both" means all of so many tasks that were spoken of."""
    if spoken.pair:
        return count == 2
    return spoken.several or count == 1


def _take_places(part: Places, shown: Sequence[Task], found: Resolution) -> None:
    if not shown:
        found.problems.append(say("nothing_shown"))
        return
    for place in part.places:
        index = place - 1 if place > 0 else place
        if -len(shown) <= index < len(shown):
            found.add([_by_number(shown[index])])
        else:
            found.problems.append(say("no_such_place", count=len(shown)))


def list_requests(filters: Filters) -> list[Request]:
    """The looks at the list that show what filters describe; words may be a tag or in a title."""
    given = {
        "status": filters.status if filters.status != "all" else None,
        "priority": filters.priority,
        "tag": filters.tag,
        "due": filters.due,
        "project": filters.project,
        "view": filters.view,
    }
    arguments: dict[str, Any] = {name: value for name, value in given.items() if value}
    if filters.tag and filters.tag == filters.project:  # "#work" may be the one or the other
        alone = ("tag", "project")
        return [
            Request("list_tasks", {name: arguments[name] for name in arguments if name != other})
            for other in reversed(alone)
        ]
    if not filters.words:
        return [Request("list_tasks", arguments)]
    by_words = Request("list_tasks", {**arguments, "query": filters.words})
    if filters.tag or " " in filters.words:
        return [by_words]
    by_tag = Request("list_tasks", {**arguments, "tag": filters.words})
    if filters.project:
        return [by_tag, by_words]
    by_project = Request("list_tasks", {**arguments, "project": filters.words})
    return [by_tag, by_project, by_words]


def merged(results: Sequence[Result]) -> tuple[list[Task], int, str]:
    """The tasks of several looks, each once, by number; how many there are; an error, if any."""
    tasks = {task["number"]: task for result in results for task in result.get("tasks", ())}
    beyond = sum(result.get("total", 0) - len(result.get("tasks", ())) for result in results)
    errors = (str(result["error"]) for result in results if "error" in result)
    error = next((error or say("no_reason") for error in errors), "")
    return [tasks[number] for number in sorted(tasks)], len(tasks) + max(beyond, 0), error


def _take_every(every: Every, scene: Scene, status: str | None, found: Resolution) -> Plan[None]:
    filters = every.filters
    if status and filters.status in {None, "all"}:
        filters = replace(filters, status=status)  # type: ignore[arg-type]
    results = yield list_requests(filters)
    tasks, total, error = merged(results)
    if error:
        found.problems.append(say("list_failed", error=error))
    if every.but:
        spared = yield from resolve(every.but, scene)
        if spared.problems or spared.unclear:
            found.problems += spared.problems or [say("nothing_spoken")]
            return
        kept = {task["number"] for task in spared.tasks}
        tasks = [task for task in tasks if task["number"] not in kept]
        total -= len(kept)
    if filters.words and not tasks and filters == Filters(filters.status, words=filters.words):
        # "All team meetings" has another word than the title: look for it as for a name.
        listed = yield from look(Target((Name(filters.words),)))
        match = _find(Name(filters.words), listed.tasks, status, CLEAR_MATCH)
        tasks = list(match.likely) if match.clear else []
    found.add(tasks)
    found.remaining += max(total - len(tasks), 0)

"""What a tool call does, in a person's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from todo_chat.strings import t

_DEEDS = {
    "add_task",
    "list_tasks",
    "get_task",
    "update_task",
    "complete_task",
    "reopen_task",
    "delete_task",
    "skip_occurrence",
    "stop_repeating",
    "set_reminder",
    "snooze_reminder",
    "remove_reminders",
    "undo_last",
    "redo_last",
    "list_changes",
}
_OF_SEVERAL = {
    "add_tasks",
    "update_tasks",
    "complete_tasks",
    "reopen_tasks",
    "delete_tasks",
}
_OF_PLACES = {
    "list_projects_and_tags",
    "create_project",
    "update_project",
    "delete_project",
    "update_tag",
    "delete_tag",
}
_OF_SOME = {"tag_tasks", "restore_tasks"}
_REOPENS = {"complete_task": "reopen_task", "complete_tasks": "reopen_tasks"}
_SHOWN = ("title", "number", "total")


def tool_sentence(name: str, arguments: dict[str, Any], *, state: str, result: Any) -> str:
    """The line on a tool's card; `state` is running, done, failed or undone."""
    state = "running" if state == "undone" else state  # the card says that it was not done
    if arguments.get("completed") is False:
        name = _REOPENS.get(name, name)
    if name in _OF_SEVERAL | _OF_SOME:
        return t(f"page.tool.{name}.{state}", **_of_several(name, arguments, result))
    if name in _OF_PLACES:
        return t(f"page.tool.{name}.{state}", title=arguments.get("name", ""))
    if name not in _DEEDS:
        return t(f"page.tool.other.{state}", name=name.replace("_", " "))
    values = _shown(arguments, result)
    if not values["title"]:
        values["title"] = t("page.tool.unnamed", number=values["number"])
    return t(f"page.tool.{name}.{state}", **values)


def refused_all(result: Any) -> bool:
    """Whether a call that was about several tasks could do nothing to any of them."""
    results = _entries(result, "results")
    return bool(results) and all(isinstance(one, dict) and "error" in one for one in results)


def _shown(arguments: dict[str, Any], result: Any) -> dict[str, Any]:
    """The few values that sentences speak of; the result knows better than the arguments."""
    answer = result if isinstance(result, dict) else {}
    tasks = [value for key, value in answer.items() if isinstance(value, dict) and key != "before"]
    values: dict[str, Any] = dict.fromkeys(_SHOWN, "")
    for source in (arguments, *tasks[:1], answer):
        values.update({key: source[key] for key in _SHOWN if source.get(key) not in (None, "")})
    return values


def _of_several(name: str, arguments: dict[str, Any], result: Any) -> dict[str, Any]:
    """How many tasks a call is about, or did something to; one alone is named."""
    wanted = _entries(arguments, "tasks") or _entries(arguments, "numbers")
    done = [one for one in _entries(result, "results") if isinstance(one, dict)]
    done = [one for one in done if "error" not in one]
    count = len(done or wanted)
    if name in _OF_SOME and count == 1:
        title = _shown({}, done[0])["title"] if done else ""
        named = t("page.tool.one", title=title) if title else ""
        return {"title": named or t("page.tool.unnamed", number=wanted[0] if wanted else "")}
    return {"count": count, "title": t("page.tool.several", count=count)}


def _entries(source: Any, key: str) -> Sequence[Any]:
    found = source.get(key) if isinstance(source, dict) else None
    return found if isinstance(found, list) else ()

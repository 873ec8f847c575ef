"""What a tool call does, in a person's words."""

from __future__ import annotations

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
}
_SHOWN = ("title", "number", "total")


def tool_sentence(name: str, arguments: dict[str, Any], *, state: str, result: Any) -> str:
    """The line on a tool's card; `state` is running, done, failed or undone."""
    state = "running" if state == "undone" else state  # the card says that it was not done
    if name == "complete_task" and arguments.get("completed") is False:
        name = "reopen_task"
    if name not in _DEEDS:
        return t(f"page.tool.other.{state}", name=name.replace("_", " "))
    values = _shown(arguments, result)
    if not values["title"]:
        values["title"] = t("page.tool.unnamed", number=values["number"])
    return t(f"page.tool.{name}.{state}", **values)


def _shown(arguments: dict[str, Any], result: Any) -> dict[str, Any]:
    """The few values that sentences speak of; the result knows better than the arguments."""
    answer = result if isinstance(result, dict) else {}
    tasks = [value for key, value in answer.items() if isinstance(value, dict) and key != "before"]
    values: dict[str, Any] = dict.fromkeys(_SHOWN, "")
    for source in (arguments, *tasks, answer):
        values.update({key: source[key] for key in _SHOWN if source.get(key) not in (None, "")})
    return values

"""The assistant's tools: typed arguments, one service call, a small JSON result.

Dates are the person's own words, read here, in their zone; each result says what was understood.
"""

from agents import Tool

from todo_chat.agent.tools import (
    adding,
    binning,
    changing,
    finishing,
    looking,
    organising,
    reminding,
    tagging,
    undoing,
)
from todo_chat.agent.tools.performing import as_tool, read_arguments

__all__ = ["TOOLS", "read_arguments"]

TOOLS: list[Tool] = [
    as_tool(function)
    for function in (
        adding.add_task,
        adding.add_tasks,
        looking.list_tasks,
        looking.get_task,
        looking.list_changes,
        changing.update_task,
        changing.update_tasks,
        tagging.tag_tasks,
        finishing.complete_task,
        finishing.complete_tasks,
        finishing.skip_occurrence,
        finishing.stop_repeating,
        reminding.set_reminder,
        reminding.snooze_reminder,
        reminding.remove_reminders,
        binning.delete_task,
        binning.delete_tasks,
        binning.restore_tasks,
        organising.list_projects_and_tags,
        organising.create_project,
        organising.update_project,
        organising.delete_project,
        organising.update_tag,
        organising.delete_tag,
        undoing.undo_last,
        undoing.redo_last,
    )
]

"""English: what the assistant is told by its tools, and the tools' cards."""

_CARDS = {
    "add_tasks": ("Adding {count} tasks", "Added {count} tasks", "Could not add {count} tasks"),
    "update_tasks": (
        "Changing {count} tasks",
        "Changed {count} tasks",
        "Could not change {count} tasks",
    ),
    "tag_tasks": ("Tagging {title}", "Tagged {title}", "Could not tag {title}"),
    "complete_tasks": (
        "Ticking off {count} tasks",
        "Ticked off {count} tasks",
        "Could not tick off {count} tasks",
    ),
    "reopen_tasks": (
        "Reopening {count} tasks",
        "Reopened {count} tasks",
        "Could not reopen {count} tasks",
    ),
    "delete_tasks": (
        "Moving {count} tasks to the bin",
        "Moved {count} tasks to the bin",
        "Could not delete {count} tasks",
    ),
    "restore_tasks": (
        "Bringing {title} back",
        "Brought {title} back",
        "Could not bring {title} back",
    ),
    "skip_occurrence": (
        "Skipping {title} once",
        "Skipped “{title}” once",
        "Could not skip {title}",
    ),
    "stop_repeating": (
        "Stopping {title} from repeating",
        "Stopped “{title}” from repeating",
        "Could not stop {title} from repeating",
    ),
    "set_reminder": (
        "Setting a reminder of {title}",
        "Set a reminder of “{title}”",
        "Could not set a reminder of {title}",
    ),
    "snooze_reminder": ("Snoozing a reminder", "Snoozed “{title}”", "Could not snooze a reminder"),
    "remove_reminders": (
        "Removing the reminders of {title}",
        "Removed the reminders of “{title}”",
        "Could not remove the reminders of {title}",
    ),
    "list_projects_and_tags": (
        "Looking at your projects and tags",
        "Looked at your projects and tags",
        "Could not look at your projects and tags",
    ),
    "create_project": (
        "Creating the project {title}",
        "Created the project {title}",
        "Could not create the project {title}",
    ),
    "update_project": (
        "Changing the project {title}",
        "Changed the project {title}",
        "Could not change the project {title}",
    ),
    "delete_project": (
        "Deleting the project {title}",
        "Deleted the project {title}",
        "Could not delete the project {title}",
    ),
    "update_tag": (
        "Changing the tag {title}",
        "Changed the tag {title}",
        "Could not change the tag {title}",
    ),
    "delete_tag": (
        "Deleting the tag {title}",
        "Deleted the tag {title}",
        "Could not delete the tag {title}",
    ),
    "undo_last": ("Undoing", "Undid the last change", "Could not undo"),
    "redo_last": ("Doing it again", "Did it again", "Could not do it again"),
    "list_changes": (
        "Looking at what was done",
        "Looked at what was done",
        "Could not look at what was done",
    ),
}

STRINGS: dict[str, str] = {
    "tool.when.unknown": "“{words}” is no date that can be read. Say it like tomorrow at 5, "
    "next friday or 2026-11-23.",
    "tool.when.unknown_repeat": "“{words}” is no repeat that can be read. Say it like every "
    "friday, every 2 weeks or every 1st.",
    "tool.when.repeated_reminder": "A reminder comes once (“{words}”). Let the task repeat: its "
    "reminders then come each time.",
    "tool.when.no_such_day": "There is no such day as “{words}”. Choose one that exists.",
    "tool.when.no_such_day_of": "There is no such day as “{words}”. The last one of that month is "
    "{last}.",
    "tool.when.never": "“{words}” never comes about. Choose days that exist.",
    "tool.when.no_repeat": "“{words}” says nothing of repeating. Say it like every friday, "
    "every 2 weeks or every 1st.",
    "tool.reminder.when_due": "when it is due",
    "tool.reminder.before": "{length} before",
    "tool.undo.changed": "What was done before that was changed again since, so it stays.",
    "tool.undo.times": "Say how often, from 1 to {most} times.",
    "tool.reminder.none": "Task {number} has no reminders.",
    "tool.reminder.none_shown": "No reminder was shown that could be snoozed. Name the task.",
    "page.tool.several": "{count} tasks",
    "page.tool.one": "“{title}”",
    **{
        f"page.tool.{name}.{state}": text
        for name, texts in _CARDS.items()
        for state, text in zip(("running", "done", "failed"), texts, strict=True)
    },
}

"""English: what is refused about tasks, projects, tags, repeats, reminders and undoing."""

STRINGS: dict[str, str] = {
    "task.version": "Task {number} was changed by somebody else meanwhile. "
    "Look at it again, then make your change.",
    "task.bulk_limit": "At most {limit} tasks can be changed at once; these are {count}.",
    "task.bulk_none": "Name at least one task.",
    "task.move_self": "A task can't be put after itself.",
    "estimate.range": "An estimate is from 1 to {limit} minutes.",
    "position.range": "A position is a number from -{limit} to {limit}.",
    "repeats_from.unknown": "A task repeats from its schedule or from its completion.",
    "due.repeats": "A repeating task needs a date. Give it one, or stop it from repeating.",
    "week_start.unknown": "A week starts on a day from 0 (Monday) to 6 (Sunday).",
    # projects, tags and colours
    "project.missing": "There is no such project.",
    "project.blank": "A project needs a name.",
    "project.long": "A project's name has at most {limit} characters.",
    "project.inbox": "Inbox is where tasks without a project are. Choose another name.",
    "project.exists": "There is a project {name} already.",
    "project.too_many": "You have {limit} projects, which is the most there can be.",
    "tag.missing": "There is no tag {name}.",
    "tag.exists": "There is a tag {name} already.",
    "color.unknown": "A colour is one of {colors}.",
    # repeats
    "recurrence.unreadable": "That is no rule that can be read. "
    "One looks like FREQ=WEEKLY;BYDAY=MO, or like every Monday.",
    "recurrence.never": "That never comes about. Choose days that exist.",
    "recurrence.unsupported": "A task repeats every hour at most, and by the hour only if its due "
    "has a time.",
    "recurrence.fixed": "The days of this rule can't all move along. Move this one alone, "
    "or change the rule.",
    "recurrence.none": "Task {number} does not repeat.",
    "recurrence.over": "This is the last time for task {number}: none follows. "
    "Complete it, or delete it.",
    "recurrence.next_changed": "The next one, task {number}, was changed or done since. "
    "Delete or undo that first.",
    "recurrence.next_deleted": "The next one, task {number}, is in the bin. "
    "Take it out or remove it for good first.",
    # reminders
    "reminder.missing": "There is no such reminder.",
    "reminder.too_many": "A task has at most {limit} reminders.",
    "reminder.unclear": "A reminder is either at a moment or a number of minutes before the due.",
    "reminder.before_range": "A reminder is from 0 to {limit} minutes before the due.",
    "reminder.no_due": "A reminder before the due needs a due. Set a date first, "
    "or name the moment.",
    "reminder.past": "The time of that reminder has passed ({at}). Choose a later moment.",
    "reminder.not_later": "That reminder goes off later than that ({at}). Choose a later moment.",
    # undoing
    "undo.nothing": "There is nothing to undo.",
    "undo.nothing_again": "There is nothing to do again.",
    "undo.missing": "There is no such change.",
    "undo.done": "That was undone already.",
    "undo.purged": "That can't be undone: a task was removed for good.",
    "undo.changed_since": "{what} was changed since then, so nothing was undone.",
}

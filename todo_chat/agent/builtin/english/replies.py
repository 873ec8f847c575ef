"""What the built-in model says. Tasks come in as "#12 Buy milk"."""

REPLIES = {
    # talk
    "greeting": "Hello! Tell me what you have to do and I'll keep the list. Try “add buy milk and "
    "call mom”, or “what's on my list?”",
    "thanks": "You're welcome!",
    "bye": "See you! Your list stays right here.",
    "fine": "All well, thank you. What shall we do with your list?",
    "good": "Glad to hear it.",
    "sorry": "No harm done.",
    "all_right": "All right. I'm here when you need me.",
    "who": "I'm the built-in assistant of Todo Chat: a small program that understands what "
    "concerns "
    "your list. There is no language model behind me. To talk with one, the person who runs this "
    "server sets `OPENAI_API_KEY`.",
    "help": "Write to me in your own words. For example:\n\n"
    "- **Add:** “add buy milk and call mom”, “I need to pay the rent, it's urgent”\n"
    "- **See:** “what's on my list?”, “show completed tasks”, “anything about milk?”\n"
    "- **Tick off:** “done 3”, “I bought the milk”, “reopen 3”\n"
    "- **Change:** “rename 2 to buy oat milk”, “make 3 high priority”, “tag 3 with work”, "
    "“add a note to 2: the blue one”\n"
    "- **Delete:** “delete 3”, “clear the completed ones”\n\n"
    "I can't set due dates from words such as “tomorrow” or send reminders yet; "
    "a day like “due 2026-12-01” I can set.",
    "cant_answer": "I can't answer that: I'm a small built-in assistant and know only your list. "
    "For other questions, connect a language model: the person who runs this server sets "
    "`OPENAI_API_KEY`.",
    "unclear": "I'm not sure what you'd like me to do. You can say “add …”, “list my tasks”, "
    "“done 3” or “delete 3”; “help” shows more.",
    "nothing_asked": "I have no open question just now. What shall I do?",
    "left_alone": "All right, I've left everything as it is.",
    "refused": "All right, I won't.",
    # what comes later
    "no_dates": "I can't set due dates from words yet. Give me the day in figures, as in "
    "“set the due date of 3 to 2026-12-01”.",
    "no_repeats": "I can't repeat tasks yet; that comes in a later version.",
    "no_reminders": "I can't set alarms or reminders yet; that comes in a later version. "
    "I can put it on your list if you say “add …”.",
    "no_merging": "I can't merge, split or copy tasks, but I can rename, add and delete them.",
    "no_sharing": "I can't share or export your list; I only keep it for you.",
    "no_other_days": "I can list what is overdue, due today or due this week; other days I can't "
    "pick out yet.",
    "done_already": "I have already {deeds}. I can't take that back yet.",
    "done_already_undo": "I have already {deeds}. Say “undo” and I'll take it back.",
    "no_undo": "I can't take that back. I can reopen a completed task, or change one again.",
    "too_many_wishes": "That was a lot at once, so I stopped there. Tell me the rest once more.",
    # adding
    "added": "Added {task}.",
    "added_many": "Added {count} tasks:",
    "add_failed": "I couldn't add “{title}”. {error}",
    "dates_kept": "I don't set due dates from words yet, so the words stay in the title. "
    "A day like “due 2026-12-01” I can set.",
    "reminder_kept": "I can't send reminders yet, so this is a plain task on your list.",
    "reminder_and_dates_kept": "I can't send reminders or set due dates from words yet, so the "
    "words stay in the title. A day like “due 2026-12-01” I can set.",
    "what_to_add": "What shall I add?",
    "offer_one": "Shall I add “{title}” to your list?",
    "offer_many": "Shall I add these {count} to your list?",
    "too_many_tasks": "I take up to {limit} tasks at once, so I left out the rest, "
    "from “{title}” on.",
    # completing, reopening, deleting
    "completed": "Completed {tasks}.",
    "completed_many": "Completed {count} tasks:",
    "reopened": "Reopened {tasks}.",
    "reopened_many": "Reopened {count} tasks:",
    "deleted": "Deleted {tasks}.",
    "deleted_many": "Deleted {count} tasks:",
    "already_completed": "{tasks} was done already.",
    "already_completed_many": "{tasks} were done already.",
    "already_pending": "{tasks} is still open.",
    "already_pending_many": "{tasks} are still open.",
    "failed": "I couldn't {verb} #{number}. {error}",
    "no_reason": "I don't know why.",
    "list_failed": "I couldn't look at your list. {error}",
    "nothing_to_completed": "There is no open task to complete.",
    "nothing_to_pending": "There is no completed task to reopen.",
    "nothing_to_delete": "There is nothing to delete: no task is like that.",
    "nothing_to_change": "There is nothing to change: no task is like that.",
    "more_left": "{count} more are left. Say it again and I'll go on.",
    "ask_complete_many": "Shall I complete these {count} tasks?",
    "ask_delete_one": "Shall I delete {tasks}?",
    "ask_delete_many": "Shall I delete these {count} tasks? They would be gone for good.",
    "ask_delete_all": "Shall I delete all {count} tasks? They would be gone for good.",
    # changing
    "renamed": "Renamed {task} to {title}.",
    "prioritised": "{task} now has {priority} priority.",
    "unprioritised": "{task} has no priority any more.",
    "due_set": "{task} is now due {due}.",
    "due_cleared": "{task} has no due date any more.",
    "tagged": "{task} is now tagged {tags}.",
    "untagged": "{task} has no tags any more.",
    "noted": "The notes of {task} now say “{notes}”.",
    "notes_cleared": "{task} has no notes any more.",
    "same_already": "{task} was like that already.",
    "ask_title": "What shall {task} be called?",
    "ask_notes": "What shall the note of {task} say?",
    # which tasks
    "ask_target": "Which task shall I {verb}? Tell me its number or name.",
    "ask_which": "Several tasks fit “{name}”. Which one shall I {verb}?",
    "ask_loose": "I found no task that is quite “{name}”. Shall I {verb} one of these?",
    "ask_which_spoken": "Which one shall I {verb}?",
    "ask_guess": "Did you mean {task}? If so, I'll {verb} it.",
    "not_found": "I found no task like “{name}”.",
    "nearest": "The nearest: {tasks}.",
    "nothing_spoken": "I'm not sure which task you mean. Tell me its number or name.",
    "empty_list": "That list is empty, so I've done nothing.",
    "nothing_shown": "I haven't shown a list just now. Tell me the task's number or name.",
    "no_such_place": "The list I showed has {count} in it. Which one do you mean?",
    # seeing
    "listed": "You have {what}:",
    "listed_none": "You have {what}.",
    "listed_part": "You have {what}. The first {count}:",
    "listed_done": "Done:",
    "no_days_done": "I can't tell on which day a task was done, so these are from any day.",
    "counted": "You have {what}.",
    "counted_both": "You have {pending} and {completed}.",
    "search_found": "{count} with “{words}”:",
    "search_none": "Nothing on your list has “{words}” in it.",
    "search_near": "Nothing on your list has “{words}” in it. The nearest:",
    "detail_status": "Status: {status}",
    "detail_priority": "Priority: {priority}",
    "detail_due": "Due: {due}",
    "detail_tags": "Tags: {tags}",
    "detail_notes": "Notes: {notes}",
}

# What is done to a task, in questions and refusals.
VERBS = {
    "completed": "complete",
    "pending": "reopen",
    "delete": "delete",
    "change": "change",
    "show": "show",
}
# What was done to tasks.
DEEDS = {
    "added": "added",
    "updated": "changed",
    "completed": "completed",
    "reopened": "reopened",
    "deleted": "deleted",
}
STATUS = {"pending": "open", "completed": "done"}
DETAILS = {
    "priority": "{priority} priority",
    "due": "due {due}",
    "tags": "tagged {tags}",
    "notes": "with a note",
}
DONE_MARK = "done"
AND = " and "


def counted(count: int, status: str, priority: str, tag: str, due: str) -> str:
    """A number of tasks of a kind: "3 open high-priority tasks tagged work"."""
    adjectives = [
        {"pending": "open", "completed": "completed"}.get(status, ""),
        {"none": "", "": ""}.get(priority, f"{priority}-priority"),
        "overdue" if due == "overdue" else "",
    ]
    after = {
        "today": " due today",
        "week": " due within a week",
        "none": " without a due date",
    }.get(due, "")
    words = " ".join(filter(None, [*adjectives, "task" if count == 1 else "tasks"]))
    tagged = f" tagged {tag}" if tag else ""
    return f"{count or 'no'} {words}{tagged}{after}"

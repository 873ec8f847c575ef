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
    "- **Delete:** “delete 3”, “clear the completed ones”\n"
    "- **When:** “call mum tomorrow at 5”, “pay rent every 1st”, “move 3 to friday”, "
    "“push everything from today to monday”, “remind me an hour before”\n"
    "- **Take back:** “undo that”, “restore the milk task”, “what did I do today?”",
    "cant_answer": "I can't answer that: I'm a small built-in assistant and know only your list. "
    "For other questions, connect a language model: the person who runs this server sets "
    "`OPENAI_API_KEY`.",
    "unclear": "I'm not sure what you'd like me to do. You can say “add …”, “list my tasks”, "
    "“done 3” or “delete 3”; “help” shows more.",
    "nothing_asked": "I have no open question just now. What shall I do?",
    "left_alone": "All right, I've left everything as it is.",
    "refused": "All right, I won't.",
    # what it can't do
    "no_alarms": "I set no alarms or timers, but I can remind you: say “remind me to … at 5”.",
    "no_merging": "I can't merge, split or copy tasks, but I can rename, add and delete them.",
    "no_sharing": "I can't share or export your list; I only keep it for you.",
    "done_already": "I have already {deeds}. Say “undo” and I'll take it back.",
    "where_deleted": "What is deleted goes to the bin and stays there for 30 days. Say “what's in "
    "the bin?”, and “restore …” to bring something back.",
    "not_for_good": "It stays in the bin for 30 days; there you can remove it for good.",
    "bin_by_hand": "I can't empty the bin myself. Open the bin in the list and choose “Empty the "
    "bin”: what is in it is then removed for good. If that is a chore of yours, say “add empty "
    "the bin”.",
    "no_length": "I can't read how long that is, so I've changed nothing. Say it like “45 minutes” "
    "or “2 hours”.",
    "too_often": "A task can repeat every hour at the most, so I've done nothing. Say it like "
    "“every 2 hours” or “every day at 9”.",
    "too_many_wishes": "That was a lot at once, so I stopped there. Tell me the rest once more.",
    # adding
    "added": "Added {task}.",
    "added_many": "Added {count} tasks:",
    "add_failed": "I couldn't add “{title}”. {error}",
    "reminder_when": "Tell me when, and I'll remind you: “remind me tomorrow at 9”.",
    "remind_past": "I added nothing: “{when}” has passed already, so I can't remind you of "
    "“{title}” then. Tell me a later time.",
    "reminder_past": "I set no reminder. {error}",
    "what_to_add": "What shall I add?",
    "what_to_remind": "Of what shall I remind you, and when?",
    "offer_one": "Shall I add “{title}” to your list?",
    "offer_dated": "Shall I add “{title}” ({when}) to your list?",
    "ask_project": "There is no project {project}. Shall I make it and put {tasks} there?",
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
    "ask_delete_many": "Shall I delete these {count} tasks? They go to the bin for 30 days.",
    "ask_delete_all": "Shall I delete all {count} tasks? They go to the bin for 30 days.",
    # changing
    "renamed": "Renamed {task} to {title}.",
    "prioritised": "{task} now has {priority} priority.",
    "unprioritised": "{task} has no priority any more.",
    "due_set": "{task} is now due {due}.",
    "due_cleared": "{task} has no due date any more.",
    "deadline_set": "The deadline of {task} is now {deadline}.",
    "deadline_cleared": "{task} has no deadline any more.",
    "repeats_set": "{task} now repeats {repeats}.",
    "next_due": "It is due {due} next.",
    "repeats_cleared": "{task} does not repeat any more.",
    "this_once": "That is for this time only: it goes on {repeats}.",
    "this_one_only": "That is for this time only; those to come stay as they are.",
    "every_time": "That holds for all times to come.",
    "estimated": "{task} takes {length}.",
    "unestimated": "{task} has no duration any more.",
    "project_set": "{task} is now in {project}.",
    "project_cleared": "{task} is now in the Inbox.",
    "updated_many": "Changed {count} tasks:",
    "tagged": "{task} is now tagged {tags}.",
    "untagged": "{task} has no tags any more.",
    "noted": "The notes of {task} now say “{notes}”.",
    "notes_cleared": "{task} has no notes any more.",
    "same_already": "{task} was like that already.",
    "ask_title": "What shall {task} be called?",
    "ask_notes": "What shall the note of {task} say?",
    "ask_due": "To which day shall I move {task}?",
    "ask_due_many": "To which day shall I move these {count} tasks?",
    "ask_deadline": "Which day is the deadline of {task}?",
    "ask_deadline_many": "Which day is the deadline of these {count} tasks?",
    "ask_tags": "Which tag shall I put on {task}?",
    "ask_tags_many": "Which tag shall I put on these {count} tasks?",
    "ask_priority": "Which priority shall {task} have: high, medium, low or none?",
    "ask_priority_many": "Which priority shall these {count} tasks have: high, medium, low or "
    "none?",
    "no_such_priority": "There is no priority “{said}”, so I've changed nothing.",
    "day_understood": "If you meant {hour} o'clock, say “at {hour}”.",
    # projects and tags
    "project_created": "Created the project {name}.",
    "project_deleted": "Deleted the project {name}. Its tasks are in the Inbox now.",
    "tag_deleted": "Deleted the tag {name}. The tasks that had it are still there.",
    "place_renamed": "The {kind} {old} is called {name} now.",
    "place_coloured": "The {kind} {name} is {color} now.",
    "ask_delete_project": "Shall I delete the project {name}? Its tasks stay, in the Inbox.",
    "ask_delete_tag": "Shall I delete the tag {name}? The tasks that have it stay.",
    "place_missing": "There is no {kind} called “{name}”.",
    "place_failed": "I couldn't do that. {error}",
    "places": "Your {kind}s, with how much there is to do:",
    "places_none": "You have no {kind}s yet.",
    "place": "{name} · {count}",
    # reminders and repeats
    "remind": "I'll remind you of {task}: {when}.",
    "snooze": "I'll remind you of {task} again: {when}.",
    "unremind": "{task} has no reminders any more.",
    "ask_reminder": "When shall I remind you of {tasks}?",
    "snooze_failed": "I couldn't snooze that. {error}",
    "skip": "Skipped {task}: it is due {due} next.",
    "skip_other": "{task} is not due {when}, so I skipped nothing.",
    "stop": "{task} does not repeat any more.",
    "next_made": "The next one is {task}.",
    # taking back
    "undone": "Undone:",
    "redone": "Done again:",
    "undo_how": "I can take back the last thing, or the last few: say “undo”, or “undo the last "
    "three things”.",
    "undone_stopped": "I went no further back. {error}",
    "redone_stopped": "I went no further. {error}",
    "undone_others": "Undone: your projects and tags are as before.",
    "redone_others": "Done again: your projects and tags are changed again.",
    "nothing_undone": "That changed nothing on your list.",
    "undo_failed": "I couldn't take that back. {error}",
    "redo_failed": "I couldn't do that again. {error}",
    "restored": "Restored {tasks}.",
    "restored_many": "Restored {count} tasks:",
    "nothing_in_bin": "There is no deleted task to restore.",
    # what was done
    "changes": "What was done {period}:",
    "changes_of": "What was done to #{number}:",
    "changes_none": "Nothing was done {period}.",
    "changes_more": "There was more before that.",
    "bin_none": "The bin is empty.",
    "bin": "{count} in the bin:",
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
    "listed_next_first": "You have {what}, the next one first:",
    "listed_none": "You have {what}.",
    "listed_part": "You have {what}. The first {count}:",
    "counted": "You have {what}.",
    "counted_both": "You have {pending} and {completed}.",
    "search_found": "{count} with “{words}”:",
    "search_none": "Nothing on your list has “{words}” in it.",
    "search_near": "Nothing on your list has “{words}” in it. The nearest:",
    "detail_status": "Status: {status}",
    "detail_priority": "Priority: {priority}",
    "detail_due": "Due: {due}",
    "detail_repeats": "Repeats: {repeats}",
    "detail_reminders": "Reminders: {reminders}",
    "detail_deadline": "Deadline: {deadline}",
    "detail_estimate": "Takes: {estimate}",
    "detail_project": "Project: {project}",
    "detail_tags": "Tags: {tags}",
    "detail_notes": "Notes: {notes}",
}

# What is done to a task, in questions and refusals.
VERBS = {
    "completed": "complete",
    "pending": "reopen",
    "delete": "delete",
    "change": "change",
    "remind": "remind you of",
    "snooze": "snooze",
    "unremind": "remove the reminders of",
    "skip": "skip",
    "stop": "stop repeating",
    "restore": "restore",
    "show": "show",
}
# What was done to tasks.
DEEDS = {
    "added": "added",
    "updated": "changed",
    "completed": "completed",
    "reopened": "reopened",
    "deleted": "deleted",
    "restored": "restored",
    "skipped": "skipped",
    "stopped": "stopped repeating",
    "reminder_set": "set a reminder of",
    "snoozed": "snoozed",
    "reminders_removed": "removed the reminders of",
    "undone": "undone what was done to",
    "redone": "done again what was done to",
}
# What a change did, in the list of what was done.
ACTIONS = {
    "created": "Added",
    "updated": "Changed",
    "completed": "Completed",
    "reopened": "Reopened",
    "deleted": "Deleted",
    "restored": "Restored",
    "skipped": "Skipped",
    "moved": "Moved",
    "snoozed": "Snoozed",
    "removed": "Took away",
    "undone": "Undid what was done to",
    "redone": "Did again what was done to",
    "purged": "Removed for good",
}
PERIODS = {
    "today": "today",
    "yesterday": "yesterday",
    "week": "in the last 7 days",
    "all": "so far",
}
# What a task is after something was undone, by what the tool says of it.
UNDONE = {
    "open": "{task} is open again.",
    "done": "{task} is done.",
    "gone": "{task} is gone.",
    "back on the list": "{task} is back on the list.",
    "in the bin": "{task} is in the bin.",
    "changed back": "{task}: {fields} as before.",
}
REDONE = {**UNDONE, "changed back": "{task}: {fields} changed again."}
# Days that are no names, and so have no capital within a sentence.
RELATIVE = ("Today", "Tomorrow", "Yesterday")
STATUS = {"pending": "open", "completed": "done"}
DETAILS = {
    "priority": "{priority} priority",
    "due": "due {due}",
    "repeats": "{repeats}",
    "deadline": "deadline {deadline}",
    "estimate": "takes {estimate}",
    "project": "in {project}",
    "reminders": "reminder {reminders}",
    "tags": "tagged {tags}",
    "notes": "with a note",
}
DONE_MARK = "done"
AND = " and "


VIEWS = {"reminders": " with a reminder to come", "repeating": " that repeat", "": ""}


def counted(
    count: int, status: str, priority: str, tag: str, due: str, project: str = "", view: str = ""
) -> str:
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
        "upcoming": " coming up",
        "overdue": "",
        "": "",
    }.get(due, f" due {due}")
    placed = f" in {project}" if project else ""
    words = " ".join(filter(None, [*adjectives, "task" if count == 1 else "tasks"]))
    tagged = f" tagged {tag}" if tag else ""
    viewed = " that repeats" if view == "repeating" and count == 1 else VIEWS[view]
    return f"{count or 'no'} {words}{tagged}{placed}{after}{viewed}"

"""English: quick add."""

STRINGS: dict[str, str] = {
    "quick.blank": "Write what is to be done.",
    "quick.untitled": "This line says when or where, but not what. Add a few words for the task.",
    "quick.no_such_day": "There is no such day as “{words}”. Write a day that its month has, "
    "or put these words in quotes to keep them as they are.",
    "quick.no_such_day_yet": "There is no {words}",
    "quick.long": "Quick add takes {limit} characters at once; these are {length}.",
    "quick.too_many": "Quick add takes {limit} lines at once; these are {count}.",
    "quick.line": "Line {number}: {message}",
    "quick.priority.high": "High priority",
    "quick.priority.medium": "Medium priority",
    "quick.priority.low": "Low priority",
    "quick.priority.none": "No priority",
    "quick.reminder.before": "Reminder {length} before",
    "quick.reminder.at": "Reminder {moment}",
    "quick.length.minute": "{n} minute",
    "quick.length.minutes": "{n} minutes",
    "quick.length.hour": "{n} hour",
    "quick.length.hours": "{n} hours",
    "quick.length.day": "{n} day",
    "quick.length.days": "{n} days",
    "quick.length.week": "{n} week",
    "quick.length.weeks": "{n} weeks",
}

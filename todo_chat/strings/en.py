"""English."""

STRINGS: dict[str, str] = {
    # errors: accounts
    "auth.required": "Please sign in first.",
    "auth.invalid": "That name and password don't match. Check both and try again.",
    "auth.token_invalid": "This login is no longer valid. Please sign in again.",
    "auth.foreign_user": "That belongs to another account.",
    "auth.too_many_tries": "Too many tries. Wait {seconds} seconds, then try again.",
    "auth.signup_closed": "This server takes no new accounts. Ask the person who runs it.",
    "auth.guests_off": "This server can't be tried without an account. Please register.",
    "auth.already_account": "This account already has a name and password.",
    "username.blank": "Choose a name.",
    "username.long": "A name has at most {limit} characters; this one has {length}.",
    "username.characters": "A name is made of letters, digits and . _ - @ +, without spaces.",
    "username.taken": "The name {username} is taken. Choose another, or sign in if it is yours.",
    "password.short": "A password has at least {limit} characters.",
    "password.long": "A password has at most {limit} characters.",
    "password.common": "That password is on the lists that are tried first. Choose a rarer one.",
    "timezone.unknown": "{zone} is not a time zone. One looks like Europe/Berlin or UTC.",
    # errors: tasks
    "task.missing": "There is no task {number}.",
    "title.blank": "A task needs a title.",
    "title.long": "A title has at most {limit} characters; this one has {length}.",
    "notes.long": "Notes have at most {limit} characters; these have {length}.",
    "text.control": "This contains control characters that can't be shown. Take them out.",
    "priority.unknown": "A priority is none, low, medium or high.",
    "status.unknown": "The status is all, pending or completed.",
    "due.unknown": "A due date is a day like 2026-11-23 or a moment like 2026-11-23T17:00.",
    "due.filter_unknown": "The due filter is overdue, today, by_today, week, upcoming or none.",
    "tag.blank": "A tag can't be empty.",
    "tag.long": "A tag has at most {limit} characters.",
    "tag.too_many": "A task has at most {limit} tags.",
    "tag.too_many_in_all": "You have {limit} tags, which is the most there can be.",
    "sort.unknown": "Sort by number, position, created, updated, deleted, due, priority or title.",
    "order.unknown": "The order is asc or desc.",
    "limit.range": "The limit is a number from 1 to {limit}.",
    "cursor.unknown": "This cursor is not one that a list gave out.",
    # errors: conversations and turns
    "conversation.missing": "There is no such conversation.",
    "conversation.title_blank": "A conversation needs a name.",
    "conversation.title_long": "A name has at most {limit} characters; this one has {length}.",
    "conversation.untitled": "New conversation",
    "message.missing": "There is no such message.",
    "message.not_a_reply": "Only a reply can be continued.",
    "message.not_yours": "Only a message of your own can be written anew.",
    "message.blank": "Write a message first.",
    "message.long": "A message has at most {limit} characters; this one has {length}.",
    "client_id.long": "A client id has at most {limit} characters.",
    "turn.missing": "There is no such turn.",
    "turn.running": "A reply is still being written here. Wait for it, or stop it.",
    "turn.too_many": "{limit} replies are being written already. Wait for one, or stop one.",
    "turn.too_fast": "That was {limit} messages within a minute. Wait {seconds} seconds.",
    "turn.shutting_down": "The server is restarting. Try again in a moment.",
    # why a turn failed
    "turn.error.key_missing": "The model provider asks for an API key, and none is set. "
    "Set OPENAI_API_KEY, or use the built-in model.",
    "turn.error.key_refused": "The model provider refused the API key. "
    "The person who runs this server needs to check it.",
    "turn.error.model_unknown": "The model provider does not know the model {model}. "
    "The person who runs this server needs to check its name.",
    "turn.error.rate_limited": "The model provider is busy or its quota is used up. "
    "Wait a minute, then try again.",
    "turn.error.too_long": "This conversation is too long for the model. Start a new one.",
    "turn.error.unreachable": "The model could not be reached. "
    "Check that its server runs, then try again.",
    "turn.error.provider_error": "The model provider had a problem. Try again in a moment.",
    "turn.error.silent": "The model went quiet and did not finish. Try again.",
    "turn.error.bad_answer": "The model gave an answer that makes no sense. Try again.",
    "turn.error.too_many_steps": "The model went on for {limit} steps without finishing. "
    "Try again, perhaps with a smaller request.",
    "turn.error.time_limit": "This took longer than {seconds} seconds, so it was ended. "
    "Try again, perhaps with a smaller request.",
    "turn.error.internal": "Something went wrong on our side. Try again.",
    # what the assistant is told when a tool can't do its work
    "tool.failed": "The tool failed; nothing was changed.",
    "tool.slow": "The tool took too long and was ended; nothing was changed.",
    "tool.arguments": "The arguments are not of the tool's form; nothing was changed.",
    "tool.unknown": "There is no such tool; nothing was changed.",
    # general
    "error.not_found": "There is nothing here.",
    "error.internal": "Something went wrong on our side. Try again.",
    # what a turn is doing
    "turn.thinking": "Thinking…",
}

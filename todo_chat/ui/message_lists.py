"""The messages of a conversation in two lists, so that few of them are sent again and again.

The older list is what was there when the conversation was opened; the recent one is what came
since, and is all that a new message resends.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from todo_chat.ui.views import MessageView


@dataclass(frozen=True)
class MessageLists:
    """Both lists, oldest message first; `reaches_back` if nothing known was given up."""

    older: list[MessageView] = field(default_factory=list)
    recent: list[MessageView] = field(default_factory=list)
    reaches_back: bool = False


def take_newest(known: MessageLists, newest: list[MessageView]) -> MessageLists:
    """The lists after the newest page of the branch was read again.

    Messages that another branch has replaced go; a page that does not touch what is known takes
    its place.
    """
    both = [*known.older, *known.recent]
    places = {message.id: place for place, message in enumerate(both)}
    if not newest or newest[0].id not in places:
        return MessageLists(newest)
    branch = [*both[: places[newest[0].id]], *newest]
    kept = len(known.older)
    if branch[:kept] != known.older:
        return MessageLists(branch, reaches_back=True)
    return MessageLists(known.older, branch[kept:], reaches_back=True)

"""What a browser may see: plain values made from rows, with every word already chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from todo_chat.models import Conversation, Message, Role
from todo_chat.strings import t
from todo_chat.ui.claims import claims_change
from todo_chat.ui.dates import day_heading
from todo_chat.ui.receipts import ReceiptView
from todo_chat.ui.tool_words import refused_all, tool_sentence

RUNNING = "running"
DONE = "done"
FAILED = "failed"
UNDONE = "undone"


@dataclass(frozen=True)
class PartView:
    """A piece of a reply: text (markdown), or a tool call with its sentence and its details."""

    kind: str
    text: str = ""
    call_id: str = ""
    state: str = ""
    what: str = ""
    arguments: str = ""
    result: str = ""


@dataclass(frozen=True)
class MessageView:
    """One message; `note` says how a reply ended if it did not simply end.

    `versions` counts the messages that were said or written in its place, this one included, and
    `previous` and `next` are the ids of those beside it. Of a reply, `receipts` are what its turn
    changed, `can_undo_all` says that several of them still stand, and `redo_all` is the batch that
    took several of them back, `redo_count` changes in all, other replies' among them; `unchanged`
    marks one that claims a change which was not made.
    """

    id: str
    role: str
    text: str
    parts: list[PartView] = field(default_factory=list)
    note: str = ""
    failed: bool = False
    can_continue: bool = False
    version: int = 1
    versions: int = 1
    previous: str = ""
    next: str = ""
    turn_id: str = ""
    receipts: list[ReceiptView] = field(default_factory=list)
    can_undo_all: bool = False
    redo_all: str = ""
    redo_count: int = 0
    unchanged: bool = False


@dataclass(frozen=True)
class ConversationView:
    """A conversation in the list; `heading` stands above the first of each group."""

    id: str
    title: str
    heading: str = ""


def tool_view(
    call_id: str, name: str, arguments: dict[str, Any], *, state: str, result: Any = None
) -> PartView:
    """A tool call as a card: what it does in words, and the details for whoever opens it."""
    if state == DONE and refused_all(result):
        state = FAILED
    return PartView(
        kind="tool",
        call_id=call_id,
        state=state,
        what=tool_sentence(name, arguments, state=state, result=result),
        arguments=_pretty(arguments),
        result="" if result is None else _pretty(result),
    )


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def part_views(parts: Iterable[dict[str, Any]]) -> list[PartView]:
    """The stored parts of a reply."""
    return [
        PartView(kind="text", text=part["text"])
        if part["type"] == "text"
        else tool_view(
            part["call_id"],
            part["name"],
            part["arguments"],
            state=_state_of(part),
            result=part["result"],
        )
        for part in parts
    ]


def _state_of(call: dict[str, Any]) -> str:
    """How a call ended; one without a result never came to its turn."""
    if call["ok"] is None:
        return UNDONE
    return DONE if call["ok"] else FAILED


def message_view(
    message: Message, *, failure: str = "", versions: Sequence[str] = (), goes_on: bool = False
) -> MessageView:
    """A stored message; `failure` is the sentence for a reply that failed.

    One that `goes_on` with the reply before it may speak of what that one changed.

    `versions` are the ids of all its versions in order, or nothing if it is the only one.
    """
    ids = list(versions) or [message.id]
    place = ids.index(message.id)
    return MessageView(
        id=message.id,
        role=message.role,
        text=message.content,
        parts=part_views(message.parts),
        note=failure or _ending(message),
        failed=bool(failure),
        can_continue=message.status != "completed" and bool(message.parts),
        version=place + 1,
        versions=len(ids),
        previous=ids[place - 1] if place else "",
        next=ids[place + 1] if place + 1 < len(ids) else "",
        turn_id=message.turn_id or "",
        unchanged=not goes_on and _claims_in_vain(message),
    )


# Tools that read: all others change something when they succeed, or find it as it should be.
_READS = ("list_", "get_", "find_", "search_", "count_")


def _claims_in_vain(message: Message) -> bool:
    """Whether a reply claims a change though none of its calls succeeded to make one.

    One that looked at past changes tells of those.
    """
    calls = [part for part in message.parts if part["type"] == "tool"]
    if any(call["ok"] and not call["name"].startswith(_READS) for call in calls):
        return False
    if any(call["name"] == "list_changes" for call in calls):
        return False
    return message.role == Role.ASSISTANT and claims_change(message.content)


def with_receipts(view: MessageView, receipts: Sequence[ReceiptView]) -> MessageView:
    """A reply with what its turn changed, oldest first."""
    redos = [receipt.redo for receipt in receipts if receipt.undone]
    redo_all = next((redo for redo in redos if redos.count(redo) > 1), "")
    standing = [one for one in receipts if one.can_undo and not one.undone]
    return replace(
        view,
        # What is done again together has one button for all.
        receipts=[
            replace(one, can_undo=one.can_undo and not (redo_all and one.redo == redo_all))
            for one in receipts
        ],
        can_undo_all=len(standing) > 1,
        redo_all=redo_all,
        redo_count=next((one.undone_along for one in receipts if one.redo == redo_all), 0),
        unchanged=view.unchanged and not receipts,
    )


def _ending(message: Message) -> str:
    """How a reply was cut off, and how much of what it set out to do was done."""
    if message.status == "completed":
        return ""
    ending = t(f"page.ended.{message.status}")
    calls = [part for part in message.parts if part["type"] == "tool"]
    if not calls:
        return ending
    done = sum(1 for call in calls if call["ok"])
    return t("page.ended.counted", ending=ending, done=done, asked=len(calls))


def conversation_views(
    conversations: Sequence[Conversation], *, now: datetime, timezone: str
) -> list[ConversationView]:
    """Conversations in their order, grouped by the day of their last message."""
    views: list[ConversationView] = []
    above = ""
    for conversation in conversations:
        heading = day_heading(conversation.updated_at, now=now, timezone=timezone)
        views.append(
            ConversationView(
                id=conversation.id,
                title=conversation.title or t("conversation.untitled"),
                heading="" if heading == above else heading,
            )
        )
        above = heading
    return views

"""The tables. Importing this package registers every one of them."""

from todo_chat.models.columns import metadata
from todo_chat.models.conversation import Conversation, Message, Role
from todo_chat.models.task import Priority, Tag, Task, TaskStatus, TaskTag
from todo_chat.models.turn import JournalEntry, Turn, TurnStatus
from todo_chat.models.user import LoginSession, User

__all__ = [
    "Conversation",
    "JournalEntry",
    "LoginSession",
    "Message",
    "Priority",
    "Role",
    "Tag",
    "Task",
    "TaskStatus",
    "TaskTag",
    "Turn",
    "TurnStatus",
    "User",
    "metadata",
]

"""The tables. Importing this package registers every one of them."""

from todo_chat.models.change import Change, Entity
from todo_chat.models.columns import metadata
from todo_chat.models.conversation import Conversation, Message, Role
from todo_chat.models.project import Color, Project
from todo_chat.models.reminder import Reminder, ReminderStatus
from todo_chat.models.task import Priority, RepeatsFrom, Tag, Task, TaskStatus, TaskTag
from todo_chat.models.turn import JournalEntry, Turn, TurnStatus
from todo_chat.models.user import LoginSession, User

__all__ = [
    "Change",
    "Color",
    "Conversation",
    "Entity",
    "JournalEntry",
    "LoginSession",
    "Message",
    "Priority",
    "Project",
    "Reminder",
    "ReminderStatus",
    "RepeatsFrom",
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

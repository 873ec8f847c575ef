"""A long conversation, written straight into a server's database before it starts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from todo_chat import db
from todo_chat.config import Settings, prepare_data_dir
from todo_chat.models import Conversation, Message, Role
from todo_chat.models.columns import new_id
from todo_chat.services import accounts, logins

TEXT = (Path(__file__).parent / "texts" / "markdown.md").read_text(encoding="utf-8")
QUESTION = "What is left for this week, and what would you do first? ({number})"
BATCH = 500


async def seed(data_dir: Path, lengths: list[int]) -> tuple[str, list[str]]:
    """Conversations of so many messages for one new person.

    Returns the person's login cookie value and the conversations' ids.
    """
    settings = Settings(data_dir=data_dir)
    prepare_data_dir(settings)
    db.migrate(settings)
    database = db.connect(settings.async_database_url)
    try:
        async with db.session_scope() as session:
            user = await accounts.create_guest(session, timezone="UTC")
            token = await logins.open_browser_login(session, user_id=user.id)
        ids = [await _write(user.id, length) for length in lengths]
    finally:
        await database.dispose()
    return token, ids


async def _write(user_id: str, length: int) -> str:
    began = datetime.now(UTC) - timedelta(days=1)
    conversation = Conversation(user_id=user_id, title=f"{length} messages")
    async with db.session_scope() as session:
        session.add(conversation)
    parent: str | None = None
    for start in range(0, length, BATCH):
        async with db.session_scope() as session:
            for number in range(start, min(start + BATCH, length)):
                message = _message(conversation, number, parent)
                message.created_at = began + timedelta(seconds=number)
                session.add(message)
                parent = message.id
    async with db.session_scope() as session:
        found = await session.get_one(Conversation, conversation.id)
        found.leaf_id = parent
    return conversation.id


def _message(conversation: Conversation, number: int, parent: str | None) -> Message:
    is_question = number % 2 == 0
    text = QUESTION.format(number=number) if is_question else _reply(number)
    return Message(
        id=new_id(),
        user_id=conversation.user_id,
        conversation_id=conversation.id,
        parent_id=parent,
        role=Role.USER if is_question else Role.ASSISTANT,
        content=text,
        parts=[] if is_question else [{"type": "text", "text": text}],
    )


def _reply(number: int) -> str:
    """A paragraph or two, and now and then a list, a table or code, as replies are."""
    blocks = [block for block in TEXT.strip().split("\n\n") if block]
    first = number % len(blocks)
    return "\n\n".join([*blocks[first : first + 2], f"That was reply {number}."])

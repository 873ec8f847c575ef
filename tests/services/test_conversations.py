"""Conversations: names, order, branches of messages, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from todo_chat.db import Database
from todo_chat.errors import Conflict, InvalidInput, NotFound
from todo_chat.models import Conversation, Message, Turn, TurnStatus, User
from todo_chat.models.columns import utc_now
from todo_chat.services import conversations, turns
from todo_chat.services.turns import LEASE, TurnReply, TurnRequest


async def start(database: Database, user: User, message: str = "hello", **fields: Any) -> Turn:
    async with database.session_scope() as session:
        return await turns.start_turn(
            session,
            user_id=user.id,
            request=TurnRequest(message=message, **fields),
            model="test",
            lease_owner="here",
            most_running=5,
        )


async def end(database: Database, turn: Turn, content: str = "hi") -> None:
    reply = TurnReply(TurnStatus.COMPLETED, content, [{"type": "text", "text": content}])
    async with database.session_scope() as session:
        await turns.end_turn(session, turn=turn, reply=reply)


async def say(database: Database, user: User, message: str, conversation_id: str = "") -> Turn:
    fields = {"conversation_id": conversation_id} if conversation_id else {}
    turn = await start(database, user, message, **fields)
    await end(database, turn, f"re: {message}")
    return turn


async def shown(database: Database, user: User, conversation_id: str) -> list[str]:
    async with database.read_scope() as session:
        page = await conversations.list_messages(
            session, user_id=user.id, conversation_id=conversation_id
        )
    return [message.content for message in page.messages]


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("add milk", "add milk"),
        ("add\n\n milk", "add milk"),
        ("x" * 50, "x" * 50),
        ("word " * 12, "word word word word word word word word word word…"),
        ("x" * 80, "x" * 50 + "…"),
    ],
)
def test_a_title_is_the_first_message_cut_at_a_word(message: str, title: str) -> None:
    assert conversations.title_from(message) == title


async def test_a_conversation_is_named_after_its_first_message(
    database: Database, user: User
) -> None:
    turn = await say(database, user, "add milk")
    await say(database, user, "and bread", turn.conversation_id)
    async with database.read_scope() as session:
        page = await conversations.list_conversations(session, user_id=user.id)
    assert [c.title for c in page.conversations] == ["add milk"]
    assert await shown(database, user, turn.conversation_id) == [
        "add milk",
        "re: add milk",
        "and bread",
        "re: and bread",
    ]


async def test_an_answer_made_again_is_a_second_version_of_the_reply(
    database: Database, user: User
) -> None:
    first = await say(database, user, "add milk")
    again = await start(database, user, "", answer_again=first.reply_id)
    assert again.message_id == first.message_id
    await end(database, again, "second try")
    assert await shown(database, user, first.conversation_id) == ["add milk", "second try"]
    async with database.read_scope() as session:
        old = await conversations.get_message(session, user_id=user.id, message_id=first.reply_id)
    assert (old.content, old.parent_id) == ("re: add milk", first.message_id)


async def test_every_version_stays_reachable(database: Database, user: User) -> None:
    first = await say(database, user, "add milk")
    await say(database, user, "and bread", first.conversation_id)
    edited = await start(database, user, "add oat milk", instead_of=first.message_id)
    await end(database, edited, "added oat milk")
    again = await start(database, user, "", answer_again=edited.reply_id)
    await end(database, again, "added it")
    async with database.read_scope() as session:
        page = await conversations.list_messages(
            session, user_id=user.id, conversation_id=first.conversation_id
        )
    assert [message.content for message in page.messages] == ["add oat milk", "added it"]
    assert page.versions == {
        edited.message_id: [first.message_id, edited.message_id],
        again.reply_id: [edited.reply_id, again.reply_id],
    }
    for chosen, expected in [
        (first.message_id, ["add milk", "re: add milk", "and bread", "re: and bread"]),
        (edited.reply_id, ["add oat milk", "added oat milk"]),
        (edited.message_id, ["add oat milk", "added it"]),
    ]:
        async with database.session_scope() as session:
            await conversations.choose_version(session, user_id=user.id, message_id=chosen)
        assert await shown(database, user, first.conversation_id) == expected


async def test_a_reply_can_be_continued_and_a_message_not(database: Database, user: User) -> None:
    first = await say(database, user, "tell me")
    more = await start(database, user, "", go_on_from=first.reply_id)
    await end(database, more, "and so on")
    assert await shown(database, user, first.conversation_id) == [
        "tell me",
        "re: tell me",
        "and so on",
    ]
    with pytest.raises(InvalidInput):
        await start(database, user, "", go_on_from=first.message_id)
    with pytest.raises(InvalidInput):
        await start(database, user, "x", instead_of=first.reply_id)


async def test_older_messages_come_page_by_page(database: Database, user: User) -> None:
    turn = await say(database, user, "0")
    for n in range(1, 6):
        await say(database, user, str(n), turn.conversation_id)
    seen: list[str] = []
    cursor: str | None = None
    while True:
        async with database.read_scope() as session:
            page = await conversations.list_messages(
                session,
                user_id=user.id,
                conversation_id=turn.conversation_id,
                limit=5,
                cursor=cursor,
            )
        seen = [message.content for message in page.messages] + seen
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == await shown(database, user, turn.conversation_id)
    assert len(seen) == 12


async def test_the_latest_used_conversation_comes_first(database: Database, user: User) -> None:
    one = await say(database, user, "one")
    await say(database, user, "two")
    await say(database, user, "again", one.conversation_id)
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(2):
        async with database.read_scope() as session:
            page = await conversations.list_conversations(
                session, user_id=user.id, limit=1, cursor=cursor
            )
        seen += [conversation.title for conversation in page.conversations]
        cursor = page.next_cursor
    assert seen == ["one", "two"] and cursor is None


async def test_one_turn_runs_in_a_conversation(database: Database, user: User) -> None:
    turn = await start(database, user)
    with pytest.raises(Conflict) as refused:
        await start(database, user, "more", conversation_id=turn.conversation_id)
    assert refused.value.code == "TURN_IN_PROGRESS"
    assert await shown(database, user, turn.conversation_id) == ["hello"]


async def test_a_person_has_few_turns_running(database: Database, user: User) -> None:
    for _ in range(5):
        await start(database, user)
    with pytest.raises(Conflict) as refused:
        await start(database, user)
    assert refused.value.code == "TOO_MANY_TURNS"


async def test_a_turn_ends_once(database: Database, user: User) -> None:
    turn = await start(database, user)
    await end(database, turn, "first")
    with pytest.raises(Conflict):
        await end(database, turn, "second")
    assert await shown(database, user, turn.conversation_id) == ["hello", "first"]


async def test_renaming_checks_the_name(database: Database, user: User) -> None:
    turn = await say(database, user, "hello")
    for title in ("", "  ", "x" * 101, "a\x07b"):
        with pytest.raises(InvalidInput):
            async with database.session_scope() as session:
                await conversations.rename_conversation(
                    session, user_id=user.id, conversation_id=turn.conversation_id, title=title
                )
    async with database.session_scope() as session:
        renamed = await conversations.rename_conversation(
            session, user_id=user.id, conversation_id=turn.conversation_id, title=" Shop "
        )
    assert renamed.title == "Shop"


async def test_deleting_takes_everything_of_the_conversation_along(
    database: Database, user: User
) -> None:
    turn = await say(database, user, "hello")
    async with database.session_scope() as session:
        await turns.write_journal(session, entries=[(turn.id, [{"seq": 1, "type": "start"}])])
    async with database.session_scope() as session:
        await conversations.delete_conversation(
            session, user_id=user.id, conversation_id=turn.conversation_id
        )
    async with database.read_scope() as session:
        for table, id in ((Conversation, turn.conversation_id), (Message, turn.message_id)):
            assert await session.get(table, id) is None
        assert await session.get(Turn, turn.id) is None
        assert await turns.read_journal(session, turn_id=turn.id) == []


async def test_a_stranger_finds_nothing(database: Database, user: User, stranger: User) -> None:
    turn = await say(database, user, "secret")
    ids: dict[str, Any] = {"user_id": stranger.id, "conversation_id": turn.conversation_id}
    async with database.session_scope() as session:
        assert not (
            await conversations.list_conversations(session, user_id=stranger.id)
        ).conversations
        for attempt in (
            conversations.get_conversation(session, **ids),
            conversations.list_messages(session, **ids),
            conversations.rename_conversation(session, title="mine", **ids),
            conversations.delete_conversation(session, **ids),
            conversations.get_message(session, user_id=stranger.id, message_id=turn.message_id),
            turns.get_turn(session, user_id=stranger.id, turn_id=turn.id),
        ):
            with pytest.raises(NotFound):
                await attempt
    with pytest.raises(NotFound):
        await start(database, stranger, "more", conversation_id=turn.conversation_id)
    with pytest.raises(NotFound):
        await start(database, stranger, "", answer_again=turn.message_id)
    with pytest.raises(NotFound):
        await start(database, stranger, "x", instead_of=turn.message_id)
    with pytest.raises(NotFound):
        await start(database, stranger, "", go_on_from=turn.reply_id)
    with pytest.raises(NotFound):
        async with database.session_scope() as session:
            await conversations.choose_version(
                session, user_id=stranger.id, message_id=turn.message_id
            )


async def test_the_journal_gives_back_what_came_after(database: Database, user: User) -> None:
    turn = await start(database, user)
    events = [{"seq": n, "type": "text", "content": str(n)} for n in range(1, 10)]
    for group in (events[:3], events[3:4], events[4:]):
        async with database.session_scope() as session:
            await turns.write_journal(session, entries=[(turn.id, group)])
    for after in range(10):
        async with database.read_scope() as session:
            assert await turns.read_journal(session, turn_id=turn.id, after=after) == events[after:]


async def test_only_a_turn_whose_lease_ran_out_is_abandoned(database: Database, user: User) -> None:
    turn = await start(database, user)
    async with database.read_scope() as session:
        assert await turns.list_abandoned_turns(session, now=utc_now()) == []
        later = utc_now() + LEASE * 2
        assert [t.id for t in await turns.list_abandoned_turns(session, now=later)] == [turn.id]
        assert await turns.list_abandoned_turns(session, now=utc_now(), not_owner="here") == []
        left = await turns.list_abandoned_turns(session, now=utc_now(), not_owner="other")
        assert [t.id for t in left] == [turn.id]

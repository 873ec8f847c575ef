"""What the states do, without a browser around them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from reflex.state import State

from tests.support.wire import Call, Refuse, Text, Wait, WireServer
from tests.ui.conftest import Open, OpenPage
from todo_chat.chat.engine import TurnEngine
from todo_chat.db import Database
from todo_chat.errors import AppError, AuthRequired, NotFound
from todo_chat.models import User
from todo_chat.services import logins
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.composer import ComposerState
from todo_chat.ui.state.conversations import ConversationsState
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.state.page import PageState
from todo_chat.ui.state.places import PlacesState
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.retry import RetryState
from todo_chat.ui.state.session import SessionState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.views import MessageView

STATES = sorted(
    (state for state in State.get_substates() if state.__module__.startswith("todo_chat.ui")),
    key=lambda state: state.__name__,
)


def message(text: str, **more: str) -> dict[str, Any]:
    return {"message": text, "client_id": "", **more}


async def follow(page: OpenPage) -> None:
    """Do by hand what the page does in the background while a reply is written."""
    live = page.state(LiveState)
    if not live.turn_id:
        return  # it was over before the page looked
    live._follow()
    done = await LiveState.event_handlers["follow"].fn(live, live.turn_id)
    if done is not None:
        await page.run(done)


async def written(live: LiveState) -> None:
    """Let others run until the live reply has text."""
    async with asyncio.timeout(5):
        while not live.writing:  # noqa: ASYNC110 (a state tells nobody when it changes)
            await asyncio.sleep(0)


async def converse(page: OpenPage, text: str) -> None:
    """Send a message from a tab and follow the reply to its end."""
    await page.run(ComposerState.send, message(text))
    page.go(f"/c/{page.state(ChatState).conversation_id}")
    await page.run(ChatState.open)
    await follow(page)


def views(page: OpenPage) -> list[MessageView]:
    """The messages, oldest first."""
    chat = page.state(ChatState)
    return [*chat.older, *chat.recent]


def shown(page: OpenPage) -> list[tuple[str, str]]:
    """The messages, oldest first, as (role, text)."""
    return [(view.role, view.text) for view in views(page)]


async def test_nobody_is_sent_to_the_sign_in_page(open_page: Open) -> None:
    page = await open_page(None)
    await page.run(PageState.enter)
    assert page.redirects == ["/login"]


async def test_a_login_that_was_ended_elsewhere_counts_no_more(
    open_page: Open, user: User, database: Database
) -> None:
    page = await open_page(user)
    await page.run(TasksState.refresh)
    token = page.root.rx_router_headers.cookie.split(f"{logins.COOKIE}=")[1]
    async with database.session_scope() as session:
        await logins.close_browser_login(session, token=token)
    with pytest.raises(AuthRequired):
        await page.run(TasksState.refresh)


async def test_another_person_in_the_same_tab_finds_nothing_of_the_first(
    open_page: Open, user: User, stranger: User, wire: WireServer
) -> None:
    wire.script(Text("A secret."))
    page = await open_page(user)
    await page.run(PageState.enter)
    await converse(page, "hello")
    await page.run(QuickState.add, "Buy milk", [])
    page.root.rx_router_headers = (await open_page(stranger)).root.rx_router_headers
    page.go("/c")
    await page.run(PageState.enter)
    assert shown(page) == []
    assert page.state(TasksState).items == []
    assert page.state(ConversationsState).items == []
    assert page.state(SessionState).name == "boris"


async def test_a_message_and_its_reply(open_page: Open, user: User, wire: WireServer) -> None:
    wire.script(Call("add_task", {"title": "Buy milk"}))
    wire.script(Text("It is on ", "your list."))
    page = await open_page(user)
    await page.run(PageState.enter)
    await converse(page, "Milk, please")
    chat = page.state(ChatState)
    assert page.redirects == [f"/c/{chat.conversation_id}"]
    assert shown(page) == [("user", "Milk, please"), ("assistant", "It is on your list.")]
    assert [part.what or part.text for part in views(page)[-1].parts] == [
        "Added “Buy milk”",
        "It is on your list.",
    ]
    assert page.state(LiveState).turn_id == ""
    assert page.state(LiveState).announcement == "The reply is complete."


async def test_the_live_reply_shows_what_has_come_so_far(
    open_page: Open, user: User, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("So far"), Wait(rest), Text(" so good."))
    page = await open_page(user)
    await page.run(ComposerState.send, message("How is it?"))
    page.go(f"/c/{page.state(ChatState).conversation_id}")
    await page.run(ChatState.open)
    live = page.state(LiveState)
    assert live.turn_id and live.thinking
    following = asyncio.create_task(follow(page))
    await written(live)
    assert "".join(getattr(live, f"tier_{place}") for place in range(7)) == "So far"
    assert shown(page) == [("user", "How is it?")]
    rest.set()
    await following
    assert shown(page)[-1] == ("assistant", "So far so good.")


async def test_stop_keeps_what_was_written(open_page: Open, user: User, wire: WireServer) -> None:
    wire.script(Text("Only this"), Wait(asyncio.Event()))
    page = await open_page(user)
    await page.run(ComposerState.send, message("Go on for ever"))
    page.go(f"/c/{page.state(ChatState).conversation_id}")
    await page.run(ChatState.open)
    following = asyncio.create_task(follow(page))
    await written(page.state(LiveState))
    await page.run(LiveState.stop)
    await following
    last = views(page)[-1]
    assert (last.text, last.note, last.failed) == ("Only this", "Stopped.", False)


async def test_a_failed_reply_is_explained_and_answered_anew(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Refuse(429, "quota"))
    wire.script(Text("Here I am."))
    page = await open_page(user)
    await converse(page, "hello")
    failed = views(page)[-1]
    assert failed.failed and failed.note.startswith("The model provider is busy")
    await page.run(RetryState.retry, failed.id, 1)
    await follow(page)
    assert shown(page) == [("user", "hello"), ("assistant", "Here I am.")]


@pytest.mark.parametrize(("text", "reason"), [("", "Write a message"), ("x" * 4_001, "4001")])
async def test_a_refused_message_is_given_back_with_the_reason(
    open_page: Open, user: User, text: str, reason: str
) -> None:
    page = await open_page(user)
    await page.run(ComposerState.send, message(text, client_id="of this message"))
    composer = page.state(ComposerState)
    assert reason in composer.problem
    assert composer.refused == "of this message"
    assert page.state(ChatState).conversation_id == ""


async def test_the_same_message_twice_is_one_turn(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("Once."))
    page = await open_page(user)
    await converse(page, "hello")
    wire.script(Text("Twice."))
    for _ in range(2):
        await page.run(ComposerState.send, message("again", client_id="the same"))
    await follow(page)
    assert [text for _, text in shown(page)] == ["hello", "Once.", "again", "Twice."]
    assert len(wire.requests) == 2


async def test_a_suggestion_that_is_pressed_twice_is_said_once(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("Hi."))
    page = await open_page(user)
    await page.run(ComposerState.say, "hello", "the same")
    await page.run(ComposerState.say, "hello", "the same")
    page.state(ChatState).reset()  # a page that is opened anew meanwhile
    await page.run(ComposerState.say, "hello", "the same")
    await page.run(ConversationsState.refresh)
    assert len(page.state(ConversationsState).items) == 1


async def test_a_long_conversation_opens_at_its_end_and_shows_more_on_request(
    open_page: Open, user: User, wire: WireServer, engine: TurnEngine
) -> None:
    page = await open_page(user)
    for number in range(30):
        wire.script(Text(f"reply {number}"))
        await converse(page, f"message {number}")
    again = await open_page(user)
    again.go(f"/c/{page.state(ChatState).conversation_id}")
    await again.run(ChatState.open)
    chat = again.state(ChatState)
    assert (len(chat.older), chat.has_earlier) == (50, True)
    assert shown(again)[-1] == ("assistant", "reply 29")
    await again.run(ChatState.show_earlier)
    assert (len(chat.older), chat.has_earlier) == (60, False)
    assert shown(again) == shown(page)
    wire.script(Text("one more"))
    await converse(again, "and another")
    assert (len(chat.older), len(chat.recent)) == (60, 2)


async def test_whatever_a_stranger_names_is_not_there(
    open_page: Open, user: User, stranger: User, wire: WireServer, engine: TurnEngine
) -> None:
    wire.script(Text("Private."))
    own = await open_page(user)
    await converse(own, "hello")
    await own.run(QuickState.add, "Buy milk", [])
    conversation_id = own.state(ChatState).conversation_id
    reply_id = own.state(ChatState).last_id

    page = await open_page(stranger)
    page.go(f"/c/{conversation_id}")
    await page.run(PageState.enter)
    assert page.state(ChatState).missing and shown(page) == []
    foreign: list[tuple[Any, tuple[Any, ...]]] = [
        (RetryState.retry, (reply_id, 1)),
        (TasksState.toggle, (1,)),
    ]
    for handler, args in foreign:
        with pytest.raises(NotFound):
            await page.run(handler, *args)
    await page.run(ConversationsState.ask_delete, conversation_id)
    await page.run(ConversationsState.delete)
    await page.run(TasksState.delete, 1)
    await page.run(TasksState.ask_purge, 1)
    await page.run(TasksState.purge)
    await page.run(ConversationsState.begin_rename, conversation_id)
    with pytest.raises(NotFound):
        await page.run(ConversationsState.rename, {"title": "Mine now"})
    await page.run(TasksState.edit, 1)
    with pytest.raises(NotFound):
        await page.run(TasksState.save, {"title": "Mine now"})
    page.state(LiveState).turn_id = reply_id
    with pytest.raises(NotFound):
        await page.run(LiveState.stop)
    await own.run(TasksState.refresh)
    assert [task.title for task in own.state(TasksState).items] == ["Buy milk"]
    await own.run(ConversationsState.refresh)
    assert [item.id for item in own.state(ConversationsState).items] == [conversation_id]


async def test_what_cannot_be_a_conversation_is_not_even_kept(open_page: Open, user: User) -> None:
    page = await open_page(user)
    for given in ("x" * 1_000_000, "../tasks", "0" * 33):
        await page.run(ConversationsState.begin_rename, given)
        await page.run(ConversationsState.ask_delete, given)
        conversations = page.state(ConversationsState)
        assert (conversations.renaming, conversations.deleting) == ("", "")


async def test_deleting_the_open_conversation_leads_to_a_new_one(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("Hi."))
    page = await open_page(user)
    await converse(page, "hello")
    await page.run(ConversationsState.refresh)
    await page.run(ConversationsState.ask_delete, page.state(ChatState).conversation_id)
    assert page.state(ConversationsState).deleting_title == "hello"
    await page.run(ConversationsState.delete)
    assert page.state(ConversationsState).items == []
    assert page.redirects[-1] == "/c"


async def test_a_change_made_elsewhere_reaches_an_open_page(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("Hi."))
    page, other = await open_page(user), await open_page(user)
    watching = PageState.event_handlers["watch"].fn(page.state(PageState))
    for event in await anext(watching):
        await page.run(event)
    assert page.state(TasksState).ready and page.state(ConversationsState).ready
    await other.run(QuickState.add, "Buy milk", [])
    for event in await anext(watching):
        await page.run(event)
    assert [task.title for task in page.state(TasksState).items] == ["Buy milk"]
    await watching.aclose()


async def test_the_list_in_pieces(open_page: Open, user: User, database: Database) -> None:
    from todo_chat.services import tasks

    async with database.session_scope() as session:
        for number in range(1, 131):
            await tasks.create_task(session, user_id=user.id, title=f"task {number}")
        for number in (3, 5):
            await tasks.complete_task(session, user_id=user.id, number=number)
    page = await open_page(user)
    await page.run(TasksState.refresh)
    list_ = page.state(TasksState)
    assert (len(list_.items), list_.has_more) == (100, True)
    places = page.state(PlacesState)
    assert (places.pending, places.completed) == (128, 2)
    await page.run(TasksState.show_more)
    assert (len(list_.items), list_.has_more) == (130, False)
    assert [task.number for task in list_.items[-2:]] == [5, 3]
    await page.run(TasksState.show, "done")
    assert [task.number for task in list_.items] == [5, 3]
    await page.run(TasksState.show, "everything of everybody")
    assert list_.place == "done"


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_handler_lets_a_client_say_who_it_is(state: type[State]) -> None:
    for name, handler in state.event_handlers.items():
        taken = set(handler.get_parameters())
        assert not taken & {"user", "user_id", "role", "owner", "timezone"}, name


OPEN_TO_ALL = {
    "DoorState": {"enter", "pass_on"},
    "PageState": {"enter", "show_account"},
    "SettingsState": {"close"},
    "SessionState": {"ask_to_keep", "ask_to_leave", "close_dialogs"},
    "EditorState": {"cancel"},
    "RetryState": {"cancel"},
    "ConversationsState": {"begin_rename", "cancel_rename", "ask_delete", "cancel_delete"},
    "SheetState": {"close", "forget_meaning"},
    "SelectionState": {"switch", "stop", "toggle", "toggle_all"},
    "TasksState": {"edit", "cancel_edit", "ask_purge", "cancel_purge"},
}
EXAMPLES = {
    "form": {},
    "plain": [],
    "after": 0,
    "day": "",
    "number": 1,
    "id": 1,
    "versions": 1,
    "place": "all",
}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_every_other_handler_asks_who_is_there_first(
    state: type[State], open_page: Open
) -> None:
    page = await open_page(None)
    for name, handler in state.event_handlers.items():
        if name == "setvar" or name in OPEN_TO_ALL.get(state.__name__, ()):
            continue
        parameters = list(handler.get_parameters())[1:]
        answer = handler.fn(page.state(state), *(EXAMPLES.get(name, "x") for name in parameters))
        with pytest.raises(AuthRequired):
            await (anext(answer) if hasattr(answer, "__anext__") else answer)


def test_errors_become_what_a_person_can_use() -> None:
    from todo_chat.ui.app import show_error

    def said(error: Exception) -> str:
        return str(show_error(error).args)

    assert "/login" in said(AuthRequired("Please sign in first."))
    assert "There is no task 7." in said(NotFound("There is no task 7."))
    assert "Something went wrong on our side" in said(ZeroDivisionError("a secret"))
    assert "a secret" not in said(ZeroDivisionError("a secret"))
    assert issubclass(NotFound, AppError)

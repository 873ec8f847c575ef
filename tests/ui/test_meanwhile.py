"""What happens elsewhere while a page is open, and what a page forgets when it moves on."""

from __future__ import annotations

from tests.support.wire import Text, WireServer
from tests.ui.conftest import Open
from todo_chat.models import User
from todo_chat.ui.state.chat import ChatState
from todo_chat.ui.state.composer import ComposerState
from todo_chat.ui.state.live import LiveState
from todo_chat.ui.state.page import PageState
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.tasks import TasksState


async def test_saving_a_title_keeps_the_priority_set_elsewhere_meanwhile(
    open_page: Open, user: User
) -> None:
    page, other = await open_page(user), await open_page(user)
    await page.run(QuickState.add, "Buy milk", [])
    await page.run(SheetState.open, 1)
    await other.run(SheetState.open, 1)
    fields = {"notes": "", "due_date": "", "due_time": "", "tags": ""}
    await other.run(SheetState.save, {"title": "Buy milk", "priority": "high", **fields})
    await page.run(TasksState.refresh)
    await page.run(SheetState.save, {"title": "Buy bread", "priority": "none", **fields})
    [task] = page.state(TasksState).items
    assert (task.title, task.priority) == ("Buy bread", "high")


async def test_a_problem_of_one_conversation_is_not_shown_in_another(
    open_page: Open, user: User, wire: WireServer
) -> None:
    wire.script(Text("Hi."))
    page = await open_page(user)
    await page.run(PageState.enter)
    await page.run(ComposerState.send, {"message": "", "client_id": "first"})
    composer = page.state(ComposerState)
    assert composer.problem
    await page.run(PageState.enter)
    assert composer.problem, "the same page that is loaded again still says why"
    page.go(f"/c/{'0' * 32}")
    await page.run(PageState.enter)
    assert (composer.problem, composer.refused) == ("", "")


async def test_nothing_is_announced_of_a_conversation_that_is_not_there(
    open_page: Open, user: User
) -> None:
    page = await open_page(user)
    page.state(LiveState).announcement = "The reply is complete."
    page.go(f"/c/{'0' * 32}")
    await page.run(PageState.enter)
    assert page.state(ChatState).missing
    assert page.state(LiveState).announcement == ""

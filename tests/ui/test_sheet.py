"""The side sheet: everything about one task."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Open, OpenPage
from todo_chat.db import Database
from todo_chat.errors import NotFound
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.ui.state.quick import QuickState
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.ui.state.undo import UndoState


async def opened(open_page: Open, user: User, line: str) -> tuple[OpenPage, SheetState]:
    """A page with the sheet of one task."""
    page = await open_page(user)
    await page.run(QuickState.add, line, [])
    await page.run(SheetState.open, 1)
    return page, page.state(SheetState)


async def test_the_fields_hold_what_the_task_has(open_page: Open, user: User) -> None:
    line = "pay rent every 1st at 9am p1 #home @money !30m"
    _, sheet = await opened(open_page, user, line)
    fields = sheet.fields
    assert (fields.title, fields.project, fields.tag_line) == ("pay rent", "home", "money")
    assert (fields.repeats, fields.due_time) == ("every 1st at 9:00", "09:00")
    assert [reminder.words for reminder in sheet.reminders] == ["30 minutes before"]
    [added] = sheet.activity
    assert (added.who, added.what) == ("You", "Added")
    assert added.more.startswith(", 1 ") and "every 1st, high priority, in home" in added.more


async def test_words_are_understood_while_they_are_typed(open_page: Open, user: User) -> None:
    page, sheet = await opened(open_page, user, "call mum")
    await page.run(SheetState.read, "every monday at 5")
    assert "every Monday at 17:00" in sheet.meaning
    assert (sheet.picked_time, bool(sheet.picked_date)) == ("17:00", True)
    await page.run(SheetState.read, "the day of days")
    assert (sheet.meaning, list(sheet.problems)) == ("", ["when"])
    await page.run(SheetState.read, "")
    assert (sheet.picked_date, sheet.problems) == ("", {})


async def test_saving_closes_the_sheet_and_can_be_undone(
    open_page: Open, user: User
) -> None:  # fmt: skip
    page, sheet = await opened(open_page, user, "call mum")
    await page.run(SheetState.save, {"title": "Call dad", "when": "tomorrow at 5"})
    assert sheet.number == 0
    [task] = page.state(TasksState).items
    assert (task.title, task.due) == ("Call dad", "Tomorrow, 17:00")
    await page.run(UndoState.undo_last)
    await page.run(TasksState.refresh)
    [task] = page.state(TasksState).items
    assert (task.title, task.due) == ("call mum", "")


async def test_what_is_refused_stays_open_with_the_reasons(
    open_page: Open, user: User
) -> None:  # fmt: skip
    page, sheet = await opened(open_page, user, "call mum")
    await page.run(SheetState.save, {"title": " ", "estimate": "purple"})
    assert list(sheet.problems) == ["estimate_minutes"]
    await page.run(SheetState.save, {"title": " "})
    assert list(sheet.problems) == ["title"] and sheet.number == 1


async def test_skipping_and_stopping_a_series(open_page: Open, user: User) -> None:
    page, sheet = await opened(open_page, user, "water the plants every day starting tomorrow")
    first = sheet.fields.due_date
    await page.run(SheetState.skip)
    assert sheet.number == 1 and sheet.fields.due_date > first
    await page.run(SheetState.stop)
    assert sheet.fields.repeats == ""
    assert [change.what for change in sheet.activity][1:] == ["Skipped", "Added"]


async def test_for_this_one_only(open_page: Open, user: User) -> None:
    page, _ = await opened(open_page, user, "water the plants every day")
    await page.run(SheetState.save, {"title": "Water the ferns", "scope": "this"})
    await page.run(TasksState.toggle, 1)
    [later, done] = page.state(TasksState).items
    assert (later.title, done.title) == ("water the plants", "Water the ferns")


async def test_reminders_come_and_go(open_page: Open, user: User) -> None:
    page, sheet = await opened(open_page, user, "call mum in 3 days at 5pm")
    await page.run(SheetState.add_reminder, {"reminder": "an hour before"})
    await page.run(SheetState.add_reminder, {"reminder": "tomorrow at 9"})
    assert [one.words for one in sheet.reminders] == ["1 hour before", "Tomorrow, 9:00"]
    await page.run(SheetState.add_reminder, {"reminder": "whenever"})
    assert list(sheet.problems) == ["reminders"]
    await page.run(SheetState.remove_reminder, sheet.reminders[0].id)
    assert [one.words for one in sheet.reminders] == ["Tomorrow, 9:00"]


async def test_what_happens_elsewhere_shows_and_what_is_typed_stays(
    open_page: Open, user: User, database: Database
) -> None:
    page, sheet = await opened(open_page, user, "call mum")
    async with database.session_scope() as session:
        changes = tasks.TaskChanges(priority="high")
        await tasks.update_task(session, user_id=user.id, number=1, changes=changes)
    await page.run(SheetState.refresh)
    assert sheet.fields.priority == "none"
    assert sheet.activity[0].what + sheet.activity[0].more == "Changed, high priority"
    assert (sheet.behind, sheet.drawn) == (1, 0)
    await page.run(SheetState.renew)
    assert (sheet.fields.priority, sheet.drawn) == ("high", 1)
    async with database.session_scope() as session:
        await tasks.delete_task(session, user_id=user.id, number=1)
    await page.run(SheetState.refresh)
    assert sheet.number == 0


async def test_a_strangers_task_does_not_open(
    open_page: Open, user: User, stranger: User
) -> None:  # fmt: skip
    await opened(open_page, user, "call mum")
    page = await open_page(stranger)
    with pytest.raises(NotFound):
        await page.run(SheetState.open, 1)
    assert page.state(SheetState).number == 0


async def test_what_another_wrote_meanwhile_is_shown_before_it_is_written_over(
    open_page: Open, user: User, database: Database
) -> None:
    page, sheet = await opened(open_page, user, "pay rent")
    async with database.session_scope() as session:
        changes = tasks.TaskChanges(title="Pay rent B", notes="IBAN")
        await tasks.update_task(session, user_id=user.id, number=1, changes=changes)
    mine = {"title": "Pay rent A", "notes": ""}
    await page.run(SheetState.save, mine)
    assert sheet.number == 1 and "“Pay rent B”" in sheet.problems["title"]
    [task] = page.state(TasksState).items
    await page.run(TasksState.refresh)
    [task] = page.state(TasksState).items
    assert task.title == "Pay rent B"
    await page.run(SheetState.save, mine)
    await page.run(TasksState.refresh)
    [task] = page.state(TasksState).items
    assert (task.title, sheet.number) == ("Pay rent A", 0)
    await page.run(SheetState.open, 1)
    assert sheet.fields.notes == "IBAN"


async def test_a_moved_one_is_said_to_repeat_as_its_rule_does(open_page: Open, user: User) -> None:
    page, sheet = await opened(open_page, user, "pay rent every 1st at 9am")
    await page.run(SheetState.save, {"when": "3 dec at 10"})
    [task] = page.state(TasksState).items
    assert task.repeats == "every 1st at 9:00"
    await page.run(SheetState.open, 1)
    assert sheet.fields.repeats == "every 1st at 9:00"

"""A task of another time zone, as somebody sees and edits it who is elsewhere by now."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.ui.conftest import Open
from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services import tasks
from todo_chat.ui.state.sheet import SheetState
from todo_chat.ui.state.tasks import TasksState
from todo_chat.when import Moment

AT = datetime(2030, 1, 1, 0, 0, tzinfo=UTC)  # 1:00 in Berlin, 9:00 in Tokyo


async def test_the_sheet_shows_and_takes_the_time_of_ones_own_clock(
    open_page: Open, user: User, database: Database
) -> None:
    async with database.session_scope() as session:
        due = Moment(AT, "Asia/Tokyo")
        await tasks.create_task(session, user_id=user.id, title="Call Ken", due=due)
    page = await open_page(user)
    await page.run(SheetState.open, 1)
    fields = page.state(SheetState).fields
    assert (fields.due, fields.due_date, fields.due_time) == (
        "1 Jan 2030, 1:00",
        "2030-01-01",
        "01:00",
    )
    # Only the day is changed, in its picker: what the clock shows stays.
    await page.run(SheetState.save, {"due_date": "2030-01-02", "due_time": "01:00"})
    [task] = page.state(TasksState).items
    assert task.due == "2 Jan 2030, 1:00"


async def test_a_rule_says_whose_time_it_speaks_of(
    open_page: Open, user: User, database: Database
) -> None:
    async with database.session_scope() as session:
        for title, zone in (("Far", "Asia/Tokyo"), ("Near", "Europe/Paris")):
            await tasks.create_task(
                session,
                user_id=user.id,
                title=title,
                due=Moment(AT, zone),
                recurrence="FREQ=MONTHLY;BYMONTHDAY=1",
            )
    page = await open_page(user)
    await page.run(TasksState.refresh)
    assert {task.title: task.repeats for task in page.state(TasksState).items} == {
        "Far": "every 1st at 9:00 (Tokyo)",
        "Near": "every 1st at 1:00",
    }


async def test_of_many_tags_a_row_shows_the_first_few(
    open_page: Open, user: User, database: Database
) -> None:
    async with database.session_scope() as session:
        names = [f"tag {number:02}" for number in range(50)]
        await tasks.create_task(session, user_id=user.id, title="Sort", tags=names)
    page = await open_page(user)
    await page.run(SheetState.open, 1)
    await page.run(TasksState.refresh)
    [task] = page.state(TasksState).items
    assert [tag.name for tag in task.tags] == names[:6] and task.more_tags == "+44 tags"
    sheet = page.state(SheetState)
    assert sheet.fields.tag_line == ", ".join(names)
    assert sheet.activity[0].more == ", tagged " + ", ".join(names[:5]) + " and 45 more"

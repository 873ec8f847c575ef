"""Changes, and taking them back: batches, turns, redo, conflicts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from todo_chat.db import Database
from todo_chat.errors import Conflict, NotFound
from todo_chat.models import Task, User
from todo_chat.models.columns import utc_now
from todo_chat.services import bulk, changes, projects, tag_edits, tasks, undo
from todo_chat.services.changes import Actor, act_as
from todo_chat.services.task_lists import TaskQuery, list_tasks
from todo_chat.services.tasks import TaskChanges
from todo_chat.services.undo import UndoResult

Write = Callable[..., Awaitable[Any]]


async def do(database: Database, service: Write, *, turn: str | None = None, **given: Any) -> Any:
    async with database.session_scope() as session:
        if turn:
            act_as(session, Actor("assistant", turn, f"call-{turn}"))
        return await service(session, **given)


async def add(database: Database, user: User, title: str = "Buy milk", **given: Any) -> Task:
    task: Task = await do(database, tasks.create_task, user_id=user.id, title=title, **given)
    return task


async def change(database: Database, user: User, number: int, **given: Any) -> Task:
    turn = given.pop("turn", None)
    new = TaskChanges(**given)
    task: Task = await do(
        database, tasks.update_task, turn=turn, user_id=user.id, number=number, changes=new
    )
    return task


async def read(database: Database, user: User, number: int) -> Task:
    async with database.read_scope() as session:
        return await tasks.get_task(session, user_id=user.id, number=number)


async def undo_last(database: Database, user: User) -> UndoResult:
    result: UndoResult = await do(database, undo.undo_last, user_id=user.id)
    return result


async def log(database: Database, user: User, **given: Any) -> list[Any]:
    async with database.read_scope() as session:
        page = await changes.list_changes(session, user_id=user.id, **given)
        return page.changes


async def test_every_write_leaves_who_what_and_both_states(database: Database, user: User) -> None:
    await add(database, user, tags=["home"])
    await change(database, user, 1, title="Buy oat milk", turn="t1")
    edited, added = await log(database, user)
    assert (added.action, added.actor, added.before) == ("created", "person", None)
    assert added.after["title"] == "Buy milk" and added.after["tags"] == ["home"]
    assert (edited.action, edited.actor, edited.turn_id) == ("updated", "assistant", "t1")
    assert (edited.before["title"], edited.after["title"]) == ("Buy milk", "Buy oat milk")
    task = await read(database, user, 1)
    assert (task.turn_id, task.call_id, task.version) == ("t1", "call-t1", 2)


async def test_a_write_that_changes_nothing_leaves_no_row(database: Database, user: User) -> None:
    task = await add(database, user)
    again = await change(database, user, 1, title="Buy milk", priority="none")
    assert again.version == task.version and len(await log(database, user)) == 1


async def test_a_change_that_fails_leaves_no_row(database: Database, user: User) -> None:
    with pytest.raises(RuntimeError):
        async with database.session_scope() as session:
            await tasks.create_task(session, user_id=user.id, title="Never")
            raise RuntimeError
    assert await log(database, user) == []


async def test_undoing_a_new_task_and_redoing_keeps_id_and_number(
    database: Database, user: User
) -> None:
    task = await add(database, user, tags=["home"], project="House", due=date(2027, 1, 5))
    await undo_last(database, user)
    with pytest.raises(NotFound):
        await read(database, user, 1)
    async with database.read_scope() as session:
        assert await tag_edits.list_tags(session, user_id=user.id) == []
        assert len(await projects.list_projects(session, user_id=user.id)) == 1
    await do(database, undo.redo_last, user_id=user.id)
    again = await read(database, user, 1)
    assert (again.id, again.due_date, again.title) == (task.id, date(2027, 1, 5), "Buy milk")
    assert [tag.name for tag in again.tags] == ["home"]
    assert again.project and again.project.name == "House"


async def test_undo_goes_back_step_by_step_and_redo_forth(database: Database, user: User) -> None:
    await add(database, user)
    for title in ("a", "b", "c"):
        await change(database, user, 1, title=title)
    for title in ("b", "a", "Buy milk"):
        await undo_last(database, user)
        assert (await read(database, user, 1)).title == title
    for title in ("a", "b"):
        await do(database, undo.redo_last, user_id=user.id)
        assert (await read(database, user, 1)).title == title
    await change(database, user, 1, notes="new")
    with pytest.raises(Conflict) as refused:
        await do(database, undo.redo_last, user_id=user.id)
    assert refused.value.code == "NOTHING_TO_REDO"


async def test_nothing_to_undo_is_said(database: Database, user: User) -> None:
    with pytest.raises(Conflict) as refused:
        await undo_last(database, user)
    assert refused.value.code == "NOTHING_TO_UNDO"


async def test_a_conflict_names_task_field_and_both_values_and_does_nothing(
    database: Database, user: User
) -> None:
    await add(database, user, "One")
    await add(database, user, "Two")
    await do(
        database,
        bulk.change_tasks,
        user_id=user.id,
        numbers=[1, 2],
        changes=TaskChanges(priority="high"),
    )
    batch = (await log(database, user))[0].batch_id
    await change(database, user, 2, priority="low", notes="later")
    with pytest.raises(Conflict) as refused:
        await do(database, undo.undo_batch, user_id=user.id, batch_id=batch)
    [conflict] = refused.value.details
    assert refused.value.code == "CHANGED_SINCE" and "#2 Two" in refused.value.message
    shown = (conflict["number"], conflict["field"], conflict["left"], conflict["current"])
    assert shown == (2, "priority", "high", "low")
    assert (await read(database, user, 1)).priority == "high", "nothing is half done"


async def test_a_later_change_of_another_field_is_no_conflict(
    database: Database, user: User
) -> None:
    await add(database, user)
    await change(database, user, 1, title="Buy oat milk")
    batch = (await log(database, user))[0].batch_id
    await change(database, user, 1, notes="two litres")
    await do(database, undo.undo_batch, user_id=user.id, batch_id=batch)
    task = await read(database, user, 1)
    assert (task.title, task.notes) == ("Buy milk", "two litres")
    with pytest.raises(Conflict) as refused:
        await do(database, undo.undo_batch, user_id=user.id, batch_id=batch)
    assert refused.value.code == "ALREADY_UNDONE"


async def test_a_value_given_again_since_is_a_conflict(database: Database, user: User) -> None:
    await add(database, user, "a")
    await change(database, user, 1, title="b")
    batch = (await log(database, user))[0].batch_id
    await change(database, user, 1, title="c")
    await change(database, user, 1, title="b")
    with pytest.raises(Conflict):
        await do(database, undo.undo_batch, user_id=user.id, batch_id=batch)


async def test_a_turn_is_undone_as_a_whole(database: Database, user: User) -> None:
    await add(database, user, "Mine")
    await do(database, tasks.create_task, turn="t1", user_id=user.id, title="Theirs")
    await change(database, user, 1, title="Mine too", turn="t1")
    await change(database, user, 1, priority="high", turn="t2")
    async with database.read_scope() as session:
        told = await changes.receipts_of(session, user_id=user.id, turn_ids=["t1", "t2", "t3"])
    assert [one.action for one in told["t1"]] == ["created", "updated"] and set(told) == {
        "t1",
        "t2",
    }
    result = await do(database, undo.undo_turn, user_id=user.id, turn_id="t1")
    assert len(result.changes) == 2
    task = await read(database, user, 1)
    assert (task.title, task.priority) == ("Mine", "high")
    async with database.read_scope() as session:
        told = await changes.receipts_of(session, user_id=user.id, turn_ids=["t1", "t2"])
    assert all(one.undone_by == result.batch_id for one in told["t1"])
    assert all(one.undone_by is None for one in told["t2"])


async def test_an_abandoned_branch_is_rolled_back_in_one_and_can_be_had_again(
    database: Database, user: User
) -> None:
    await do(database, tasks.create_task, turn="t1", user_id=user.id, title="One")
    await change(database, user, 1, title="Two", turn="t2")
    await do(database, tasks.complete_task, turn="t3", user_id=user.id, number=1)
    result = await do(database, undo.undo_turns, user_id=user.id, turn_ids=["t1", "t2", "t3"])
    with pytest.raises(NotFound):
        await read(database, user, 1)
    await do(database, undo.undo_batch, user_id=user.id, batch_id=result.batch_id)
    task = await read(database, user, 1)
    assert (task.title, task.status) == ("Two", "completed")


async def test_a_turn_that_undid_its_own_work_leaves_nothing_to_undo(
    database: Database, user: User
) -> None:
    await do(database, tasks.create_task, turn="t1", user_id=user.id, title="One")
    await do(database, undo.undo_last, turn="t1", user_id=user.id)
    with pytest.raises(Conflict) as refused:
        await do(database, undo.undo_turn, user_id=user.id, turn_id="t1")
    assert refused.value.code == "NOTHING_TO_UNDO"


async def test_a_strangers_changes_are_not_there(
    database: Database, user: User, stranger: User
) -> None:
    await add(database, user)
    batch = (await log(database, user))[0].batch_id
    with pytest.raises(NotFound):
        await do(database, undo.undo_batch, user_id=stranger.id, batch_id=batch)
    with pytest.raises(Conflict):
        await undo_last(database, stranger)
    assert await log(database, stranger) == []


async def test_a_deleted_task_is_in_the_bin_and_comes_back(database: Database, user: User) -> None:
    await add(database, user, tags=["home"])
    await do(database, tasks.delete_task, user_id=user.id, number=1)
    async with database.read_scope() as session:
        assert (await tasks.count_tasks(session, user_id=user.id)).pending == 0
        query = TaskQuery(now=utc_now(), timezone="UTC")
        assert (await list_tasks(session, user_id=user.id, query=query)).tasks == []
        query = TaskQuery(now=utc_now(), timezone="UTC", deleted=True, sort="deleted")
        assert (await list_tasks(session, user_id=user.id, query=query)).total == 1
    for service in (tasks.get_task, tasks.complete_task, tasks.delete_task):
        with pytest.raises(NotFound):
            await do(database, service, user_id=user.id, number=1)
    await do(database, tasks.restore_task, user_id=user.id, number=1)
    assert [tag.name for tag in (await read(database, user, 1)).tags] == ["home"]


async def test_a_purged_task_is_gone_with_what_was_said_of_it(
    database: Database, user: User
) -> None:
    await add(database, user, "Secret", notes="4711")
    await add(database, user, "Other")
    first = (await log(database, user))[1].batch_id
    await do(database, tasks.purge_task, user_id=user.id, number=1)
    rows = await log(database, user, number=1)
    assert [(row.action, row.title) for row in rows] == [
        ("purged", "Secret"),
        ("created", "Secret"),
    ]
    assert all(row.before is None and row.after is None for row in rows)
    with pytest.raises(Conflict) as refused:
        await do(database, undo.undo_batch, user_id=user.id, batch_id=first)
    assert refused.value.code == "PURGED"
    await undo_last(database, user)
    with pytest.raises(NotFound):
        await read(database, user, 2)


async def test_two_undo_at_once_take_back_two_changes(database: Database, user: User) -> None:
    await add(database, user)
    await change(database, user, 1, title="a")
    await change(database, user, 1, title="b")
    await asyncio.gather(undo_last(database, user), undo_last(database, user))
    assert (await read(database, user, 1)).title == "Buy milk"


async def test_a_colour_comes_back_with_its_tag(database: Database, user: User) -> None:
    await add(database, user, tags=["home"])
    await do(database, tag_edits.color_tag, user_id=user.id, name="home", color="red")
    await do(database, tag_edits.delete_tag, user_id=user.id, name="home")
    assert (await read(database, user, 1)).tags == []
    await undo_last(database, user)
    [tag] = (await read(database, user, 1)).tags
    assert (tag.name, tag.color) == ("home", "red")


async def test_deleting_a_project_sends_its_tasks_to_the_inbox_and_undo_back(
    database: Database, user: User
) -> None:
    task = await add(database, user, project="House")
    await do(database, projects.delete_project, user_id=user.id, id=task.project_id)
    assert (await read(database, user, 1)).project is None
    await undo_last(database, user)
    again = (await read(database, user, 1)).project
    assert again is not None and (again.id, again.name) == (task.project_id, "House")

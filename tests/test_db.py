"""What a session on SQLite promises: all or nothing, one writer, one picture for a reader."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import CursorResult, text
from sqlalchemy.exc import IntegrityError, OperationalError

from todo_chat import db
from todo_chat.config import Settings
from todo_chat.db import Database, Session

NAME = "INSERT INTO alembic_version (version_num) VALUES (:name)"
MANY = """
    INSERT INTO alembic_version WITH RECURSIVE count(number) AS
    (SELECT 1 UNION ALL SELECT number + 1 FROM count WHERE number < 3000000)
    SELECT max(number) FROM count
"""


@pytest.fixture
def elsewhere(settings: Settings, database: Database) -> Iterator[sqlite3.Connection]:
    """Another program on the same file; it never waits."""
    path = Path(settings.async_database_url.split("///", 1)[1])
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        yield connection


async def names(session: Session) -> set[str]:
    return set(await session.scalars(text("SELECT version_num FROM alembic_version")))


async def write(session: Session, name: str) -> None:
    await session.execute(text(NAME), {"name": name})


async def stored(database: Database) -> set[str]:
    async with database.read_scope() as session:
        return await names(session)


async def test_a_block_that_fails_leaves_nothing_of_what_it_wrote(database: Database) -> None:
    before = await stored(database)
    with pytest.raises(ZeroDivisionError):
        async with database.session_scope() as session:
            await write(session, "first")
            assert await names(session) == {*before, "first"}
            raise ZeroDivisionError
    assert await stored(database) == before


async def test_a_statement_that_fails_leaves_nothing_of_those_before_it(database: Database) -> None:
    before = await stored(database)
    with pytest.raises(IntegrityError):
        async with database.session_scope() as session:
            await write(session, "first")
            await write(session, "first")
    assert await stored(database) == before
    async with database.session_scope() as session:
        await write(session, "second")
    assert await stored(database) == {*before, "second"}


async def test_a_block_that_does_nothing_is_no_harm_to_the_next(database: Database) -> None:
    before = await stored(database)
    for _ in range(2):
        async with database.session_scope():
            pass
        async with database.read_scope():
            pass
    async with database.session_scope() as session:
        await write(session, "first")
    assert await stored(database) == {*before, "first"}


async def test_a_writer_that_only_reads_so_far_keeps_others_from_writing(
    database: Database, elsewhere: sqlite3.Connection
) -> None:
    async with database.session_scope() as session:
        before = await names(session)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            elsewhere.execute("BEGIN IMMEDIATE")
        await write(session, "first")
    elsewhere.execute("BEGIN IMMEDIATE")
    elsewhere.execute("ROLLBACK")
    assert await stored(database) == {*before, "first"}


async def test_a_reader_sees_one_picture_until_it_ends(
    database: Database, elsewhere: sqlite3.Connection
) -> None:
    async with database.read_scope() as session:
        before = await names(session)
        elsewhere.execute(NAME, {"name": "first"})
        assert await names(session) == before
    assert await stored(database) == {*before, "first"}


async def test_a_database_that_stays_locked_is_an_error_and_then_works_again(
    settings: Settings, elsewhere: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "SQLITE_BUSY_SECONDS", 0)
    database = Database(settings.async_database_url)
    before = await stored(database)
    elsewhere.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        with pytest.raises(OperationalError, match="locked"):
            async with database.session_scope() as session:
                await write(session, "first")
    elsewhere.execute("ROLLBACK")
    async with database.session_scope() as session:
        await write(session, "second")
    assert await stored(database) == {*before, "second"}
    await database.dispose()


async def test_a_block_that_is_cancelled_at_work_leaves_nothing(database: Database) -> None:
    before = await stored(database)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01), database.session_scope() as session:
            await write(session, "first")
            await session.execute(text(MANY))
    async with database.session_scope() as session:
        await write(session, "second")
    assert await stored(database) == {*before, "second"}


async def test_a_session_reads_counts_and_keys_as_they_are(database: Database) -> None:
    async with database.session_scope() as session:
        several = [{"name": name} for name in ("first", "second", "third")]
        await session.execute(text(NAME), several)
        pattern = {"pattern": "%ir%"}
        gone = text("DELETE FROM alembic_version WHERE version_num LIKE :pattern")
        deleted = await session.execute(gone, pattern)
        assert isinstance(deleted, CursorResult)
        assert (deleted.rowcount, deleted.returns_rows) == (2, False)
        nothing = await session.execute(
            text(
                "SELECT version_num AS found FROM alembic_version WHERE version_num LIKE :pattern"
            ),
            pattern,
        )
        assert list(nothing.keys()) == ["found"]
        assert nothing.all() == []

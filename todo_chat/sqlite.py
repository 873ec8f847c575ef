"""SQLite's driver with one trip to its thread for a statement, where aiosqlite makes four.

A connection works in a thread of its own, and to go there and back costs more time than most of
our statements take there. So a statement brings its rows along, the BEGIN goes with the first
statement, and what has not begun is not rolled back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import partial
from typing import Any

import aiosqlite

Found = tuple[Any, int, int | None, list[Any]]


def connect(path: str, **options: Any) -> aiosqlite.Connection:
    """A connection that opens when it is awaited; takes what `sqlite3.connect` takes."""
    connection = _Connection(partial(sqlite3.connect, path, **options), iter_chunk_size=64)
    connection._thread.daemon = True
    return connection


class _Connection(aiosqlite.Connection):
    """What SQLAlchemy uses of a connection of aiosqlite."""

    _begin = ""
    _begun = False

    def cursor(self) -> _Cursor:  # type: ignore[override]
        """A cursor; the thread makes its own when it has something to do."""
        return _Cursor(self)

    async def commit(self) -> None:
        """Commit, unless there is nothing to commit."""
        if self._ends():
            await super().commit()

    async def rollback(self) -> None:
        """Roll back, unless there is nothing to roll back."""
        if self._ends():
            await super().rollback()

    def begin(self, statement: str) -> None:
        """Let the next statement begin a transaction."""
        self._begin = statement

    async def run(self, work: str, statement: str, parameters: Iterable[Any]) -> Found:
        """Execute a statement in the thread; returns its description, counts and rows."""
        begin, self._begin = self._begin, ""
        self._begun = self._begun or bool(begin)
        found: Found = await self._execute(  # type: ignore[no-untyped-call]
            _run, self._conn, begin, work, statement, parameters
        )
        return found

    def _ends(self) -> bool:
        begun, self._begin, self._begun = self._begun, "", False
        return begun


class _Cursor:
    """What SQLAlchemy uses of a cursor of aiosqlite; it holds every row as soon as it has run."""

    def __init__(self, connection: _Connection) -> None:
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self._connection = connection
        self._rows: list[Any] = []

    async def __aenter__(self) -> _Cursor:
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> None:
        """Execute a statement; a BEGIN waits for the one after it."""
        if statement.startswith("BEGIN"):
            self._connection.begin(statement)
        else:
            await self._run("execute", statement, parameters)

    async def executemany(self, statement: str, parameters: Iterable[Any]) -> None:
        """Execute a statement once for each of the parameters."""
        await self._run("executemany", statement, parameters)

    async def fetchall(self) -> list[Any]:
        """Every row."""
        return self._rows

    async def close(self) -> None:
        """Nothing is left to close."""

    async def _run(self, work: str, statement: str, parameters: Iterable[Any]) -> None:
        found = await self._connection.run(work, statement, parameters)
        self.description, self.rowcount, self.lastrowid, self._rows = found


def _run(
    connection: sqlite3.Connection,
    begin: str,
    work: str,
    statement: str,
    parameters: Iterable[Any],
) -> Found:
    if begin:
        connection.execute(begin)
    cursor = connection.cursor()
    try:
        getattr(cursor, work)(statement, parameters)
        rows = cursor.fetchall() if cursor.description else []
        return cursor.description, cursor.rowcount, cursor.lastrowid, rows
    finally:
        cursor.close()

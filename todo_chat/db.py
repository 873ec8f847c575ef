"""The database: engine, sessions and migrations."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

import alembic.command
import alembic.util
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from todo_chat import sqlite
from todo_chat.config import ConfigError, Settings, prepare_data_dir
from todo_chat.notices import Notice, Topic, publish

Session = AsyncSession

_ALEMBIC = Path(__file__).parent.parent / "alembic"
SQLITE_BUSY_SECONDS = 10


class Database:
    """One engine and the two kinds of session on it.

    SQLite allows one writer: writers queue in the process (a fair lock, no busy waiting) and
    take the write lock when they begin, so that no transaction fails half way for want of it.
    """

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _create_engine(url)
        writer = self.engine.execution_options(begin="BEGIN IMMEDIATE")
        self._reads = async_sessionmaker(self.engine, expire_on_commit=False)
        self._writes = async_sessionmaker(writer, expire_on_commit=False)
        self._writers = _Writers() if self.is_sqlite else None

    @asynccontextmanager
    async def read_scope(self) -> AsyncIterator[AsyncSession]:
        """A session for reading; nothing is committed."""
        async with self._reads() as session:
            yield session

    @asynccontextmanager
    async def session_scope(self, *, urgent: bool = False) -> AsyncIterator[AsyncSession]:
        """A session that commits once when the block ends, or not at all.

        What services left with `on_commit` and `touch` runs after the commit. Where writers have
        to queue, an urgent one goes to the front.
        """
        turn = self._writers.take_turn(urgent=urgent) if self._writers else nullcontext()
        async with turn, self._writes() as session:
            yield session
            await session.commit()
        for callback in session.info.get("on_commit", ()):
            callback()
        publish(session.info.get("notices", ()))

    async def dispose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


class _Writers:
    """One writer at a time, in the order in which they came, but for the urgent ones."""

    def __init__(self) -> None:
        self._queue = asyncio.Lock()
        self._writing = asyncio.Lock()

    @asynccontextmanager
    async def take_turn(self, *, urgent: bool) -> AsyncIterator[None]:
        """Wait for one's turn and keep it for the block."""
        # Only the first of the queue waits for the writer, and whoever is urgent beside it.
        async with nullcontext() if urgent else self._queue:
            await self._writing.acquire()
        try:
            yield
        finally:
            self._writing.release()


def on_commit(session: AsyncSession, callback: Callable[[], None]) -> None:
    """Run a quick callback once this session has committed; never, if it does not."""
    session.info.setdefault("on_commit", []).append(callback)


def touch(session: AsyncSession, user_id: str, topic: Topic, id: str = "") -> None:
    """Leave a notice that goes to the person's pages once this session has committed."""
    session.info.setdefault("notices", {})[Notice(user_id, topic, id)] = None


def _create_engine(url: str) -> AsyncEngine:
    if not url.startswith("sqlite"):
        return create_async_engine(
            url,
            pool_pre_ping=True,
            pool_size=10,
            max_overflow=20,
            connect_args={"options": "-c timezone=UTC"},
        )
    connect_args = {"timeout": SQLITE_BUSY_SECONDS, "async_creator_fn": sqlite.connect}
    engine = create_async_engine(url, pool_size=20, connect_args=connect_args)
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def sync_url(url: str) -> str:
    """The same database by its synchronous driver, as migrations use it."""
    return url.replace("sqlite+aiosqlite", "sqlite", 1)


def alembic_config(url: str) -> AlembicConfig:
    """Alembic's configuration for a database, made in code so that no second file repeats it."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(_ALEMBIC))
    config.set_main_option("sqlalchemy.url", sync_url(url).replace("%", "%%"))
    return config


def migrate(settings: Settings) -> None:
    """Bring the database to the newest schema; on any failure it stays as it was.

    Raises:
        ConfigError: the database is newer than this code, locked, or can't be reached or written.
    """
    prepare_data_dir(settings)
    url = settings.async_database_url
    where = "The database" if "@" in url else f"The database {url.split('///', 1)[1]}"
    try:
        alembic.command.upgrade(alembic_config(url), "head")
    except alembic.util.CommandError as error:
        raise ConfigError(
            f"{where} was made by a newer version of Todo Chat. "
            "Install that version, or restore a backup made by this one."
        ) from error
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise ConfigError(f"{where} can't be opened: {reason}.") from error
    except SQLAlchemyError as error:
        reason = str(error).splitlines()[0]
        raise ConfigError(f"{where} can't be migrated: {reason}.") from error


_database: Database | None = None


def connect(url: str) -> Database:
    """Open the process's database; the one before, if any, is forgotten."""
    global _database
    _database = Database(url)
    return _database


def database() -> Database:
    """The process's database.

    Raises:
        RuntimeError: `connect` has not been called.
    """
    if _database is None:
        raise RuntimeError("the database is not connected")
    return _database


def session_scope(*, urgent: bool = False) -> AbstractAsyncContextManager[Session]:
    """See `Database.session_scope`."""
    return database().session_scope(urgent=urgent)


def read_scope() -> AbstractAsyncContextManager[Session]:
    """See `Database.read_scope`."""
    return database().read_scope()

"""A migrated database of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from agents.models.interface import Model

from todo_chat import db
from todo_chat.chat.engine import TurnEngine, engine_lifespan
from todo_chat.config import Settings, get_settings
from todo_chat.db import Database
from todo_chat.models import User
from todo_chat.services import accounts

OpenEngine = Callable[[Model], Awaitable[TurnEngine]]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file; tests copy it."""
    folder = tmp_path_factory.mktemp("template")
    settings = Settings(data_dir=folder)
    db.migrate(settings)
    return folder / "todo_chat.db"


@pytest.fixture
def settings(
    tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Settings]:
    """The process's settings: defaults, rate limits off, a data directory of the test's own."""
    shutil.copy(sqlite_template, tmp_path / "todo_chat.db")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TODO_CHAT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TODO_CHAT_RATE_LIMITS", "off")
    get_settings.cache_clear()
    yield get_settings()
    get_settings.cache_clear()


@pytest.fixture
def database_url(settings: Settings) -> str:
    """Where the test's database is."""
    return settings.async_database_url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The process's database, migrated and empty."""
    database = db.connect(database_url)
    yield database
    await database.dispose()


@pytest.fixture
async def user(database: Database) -> User:
    """A person in Berlin."""
    return await make_user(database, "anna")


@pytest.fixture
async def stranger(database: Database) -> User:
    """Somebody else."""
    return await make_user(database, "boris")


async def make_user(database: Database, name: str, timezone: str = "Europe/Berlin") -> User:
    """An account that can't sign in: its password hash is of no password."""
    async with database.session_scope() as session:
        return await accounts.create_account(
            session, username=name, password_hash="none", timezone=timezone
        )


@pytest.fixture
async def open_engine(settings: Settings, database: Database) -> AsyncIterator[OpenEngine]:
    """Opens the process's turn engine with a model; it is closed when the test ends."""
    async with AsyncExitStack() as stack:

        async def open_with(model: Model) -> TurnEngine:
            return await stack.enter_async_context(engine_lifespan(get_settings(), model))

        yield open_with

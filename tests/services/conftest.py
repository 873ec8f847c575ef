"""Service tests run twice: on SQLite and on Postgres."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from todo_chat import db
from todo_chat.config import Settings


@pytest.fixture(scope="session")
def postgres_template(request: pytest.FixtureRequest) -> str:
    """A migrated, empty Postgres database; tests copy it."""
    url: str = request.getfixturevalue("postgres_server").create_database()
    db.migrate(Settings(database_url=url))
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, settings: Settings) -> Iterator[str]:
    """Where the test's database is, of either kind."""
    if request.param == "sqlite":
        yield settings.async_database_url
        return
    server: Any = request.getfixturevalue("postgres_server")
    template = request.getfixturevalue("postgres_template")
    url = server.create_database(template=template)
    yield Settings(database_url=url).async_database_url
    server.drop_database(url)

"""Migrations: up, down, no drift, and what happens when the database can't be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import alembic.command
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect

from todo_chat import db
from todo_chat.config import ConfigError, Settings
from todo_chat.models import metadata


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    if request.param == "sqlite":
        yield Settings(data_dir=tmp_path)
    else:
        url = request.getfixturevalue("postgres_url")
        yield Settings(data_dir=tmp_path, database_url=url)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = create_engine(db.sync_url(settings.async_database_url))
    yield engine
    engine.dispose()


def revisions(settings: Settings) -> list[str]:
    script = ScriptDirectory.from_config(db.alembic_config(settings.async_database_url))
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def test_every_step_goes_up_and_down(settings: Settings, engine: Engine) -> None:
    config = db.alembic_config(settings.async_database_url)
    for revision in revisions(settings):
        alembic.command.upgrade(config, revision)
        alembic.command.downgrade(config, "-1")
        alembic.command.upgrade(config, revision)
    alembic.command.downgrade(config, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]


def test_the_migrated_schema_is_that_of_the_models(settings: Settings, engine: Engine) -> None:
    db.migrate(settings)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        drift: list[Any] = compare_metadata(context, metadata)
    assert drift == []


def test_migrating_again_changes_nothing(settings: Settings, engine: Engine) -> None:
    db.migrate(settings)
    before = sorted(inspect(engine).get_table_names())
    db.migrate(settings)
    assert sorted(inspect(engine).get_table_names()) == before


def test_a_newer_database_is_left_alone(settings: Settings, engine: Engine) -> None:
    db.migrate(settings)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'later'")
    with pytest.raises(ConfigError, match="newer version"):
        db.migrate(settings)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert version == "later"


def test_a_database_that_is_not_there_is_explained(tmp_path: Path) -> None:
    missing = Settings(data_dir=tmp_path, database_url=f"sqlite:///{tmp_path}/no/such/folder/x.db")
    with pytest.raises(ConfigError, match="can't be opened"):
        db.migrate(missing)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "todo_chat.db").write_text("my shopping list\n" * 100)
    with pytest.raises(ConfigError, match="file is not a database"):
        db.migrate(Settings(data_dir=tmp_path))
    assert (tmp_path / "todo_chat.db").read_text().startswith("my shopping list")


def test_a_locked_database_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data_dir=tmp_path)
    db.migrate(settings)
    monkeypatch.setattr(db, "SQLITE_BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(tmp_path / "todo_chat.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(ConfigError, match="locked"):
            db.migrate(settings)
    finally:
        holder.close()
    db.migrate(settings)


def test_a_failing_step_leaves_the_database_as_it_was(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic.operations import Operations

    real = Operations.create_table

    def fail_at_the_last(self: Operations, name: str, *args: Any, **options: Any) -> Any:
        if name == "turn_journal":
            raise OSError("disk full")
        return real(self, name, *args, **options)

    monkeypatch.setattr(Operations, "create_table", fail_at_the_last)
    with pytest.raises((ConfigError, OSError)):
        db.migrate(settings)
    assert inspect(engine).get_table_names() == []


def test_tasks_from_before_keep_their_order_tags_and_numbers(
    settings: Settings, engine: Engine
) -> None:
    alembic.command.upgrade(db.alembic_config(settings.async_database_url), "0001")
    at = "'2026-11-22 10:00:00+00:00'"
    with engine.begin() as connection:
        for statement in (
            f"INSERT INTO users (id, timezone, last_task_number, created_at)"
            f" VALUES ('anna', 'UTC', 7, {at})",
            *(
                f"INSERT INTO tasks (id, user_id, number, title, notes, status, priority,"
                f" created_at, updated_at) VALUES ({n}, 'anna', {n}, 'Task {n}', '', 'pending',"
                f" 'none', {at}, {at})"
                for n in (3, 7)
            ),
            "INSERT INTO tags (id, user_id, name, name_key) VALUES (5, 'anna', 'Home', 'home')",
            "INSERT INTO task_tags (task_id, tag_id) VALUES (7, 5)",
        ):
            connection.exec_driver_sql(statement)
    db.migrate(settings)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT number, position, version, repeats_from, series_id, project_id, deleted_at"
            " FROM tasks ORDER BY position"
        ).all()
        tags = connection.exec_driver_sql("SELECT task_id, tag_id FROM task_tags").all()
    assert [tuple(row) for row in rows] == [
        (3, 3.0, 1, "schedule", None, None, None),
        (7, 7.0, 1, "schedule", None, None, None),
    ]
    assert [tuple(tag) for tag in tags] == [(7, 5)]


def test_sqlite_never_gives_an_id_of_a_removed_row_again(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    db.migrate(settings)
    with sqlite3.connect(tmp_path / "todo_chat.db") as connection:
        made = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    connection.close()
    for table in ("tasks", "tags", "projects", "reminders", "changes"):
        assert "AUTOINCREMENT" in made[table]

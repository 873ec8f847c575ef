"""Runs the migrations: all of them in one transaction, or none."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine, event
from sqlmodel.sql.sqltypes import AutoString

from todo_chat import db
from todo_chat.models import metadata
from todo_chat.models.columns import UtcDateTime

_LOCK = 7_031_204


def _own_transactions(connection: Any, _record: Any) -> None:
    connection.isolation_level = None


def _take_write_lock(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _plain_types(kind: str, item: Any, _context: Any) -> str | bool:
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})"
    return False


def run(url: str) -> None:
    """Migrate the database at `url`; a second process that starts meanwhile waits."""
    is_sqlite = url.startswith("sqlite")
    engine = create_engine(
        url, connect_args={"timeout": db.SQLITE_BUSY_SECONDS} if is_sqlite else {}
    )
    if is_sqlite:
        event.listen(engine, "connect", _own_transactions)
        event.listen(engine, "begin", _take_write_lock)
    try:
        with engine.begin() as connection:
            if not is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            context.configure(
                connection=connection,
                target_metadata=metadata,
                render_as_batch=is_sqlite,
                transactional_ddl=True,
                render_item=_plain_types,
            )
            context.run_migrations()
    finally:
        engine.dispose()


run(context.config.get_main_option("sqlalchemy.url") or "")

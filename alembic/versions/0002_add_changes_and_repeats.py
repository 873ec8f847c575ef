"""add projects, reminders, changes, and what a task needs for repeats and the bin

Revision: 0002
Follows: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("color", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Float(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_projects_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_projects")),
        sa.UniqueConstraint("user_id", "name_key", name=op.f("uq_projects_user_id_name_key")),
        sqlite_autoincrement=True,
    )
    _extend_users()
    _extend_tags()
    _extend_tasks()
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("before_minutes", sa.Integer(), nullable=True),
        sa.Column("fires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("claimed_by", sa.String(length=32), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name=op.f("fk_reminders_task_id_tasks"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_reminders_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminders_user_id"), "reminders", ["user_id"])
    op.create_index(op.f("ix_reminders_task_id"), "reminders", ["task_id"])
    op.create_index(op.f("ix_reminders_fires_at"), "reminders", ["fires_at"])
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=16), nullable=False),
        sa.Column("turn_id", sa.String(length=32), nullable=True),
        sa.Column("call_id", sa.String(length=128), nullable=True),
        sa.Column("entity", sa.String(length=16), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("undoes", sa.String(length=32), nullable=True),
        sa.Column("undone_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_changes_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_user_id_id", "changes", ["user_id", "id"])
    op.create_index("ix_changes_user_id_number", "changes", ["user_id", "number"])
    op.create_index(op.f("ix_changes_batch_id"), "changes", ["batch_id"])
    op.create_index(op.f("ix_changes_turn_id"), "changes", ["turn_id"])
    op.create_index(op.f("ix_changes_undone_by"), "changes", ["undone_by"])


def _extend_users() -> None:
    op.add_column("users", sa.Column("month_first", sa.Boolean(), nullable=True))
    op.add_column(
        "users", sa.Column("week_start", sa.Integer(), nullable=False, server_default="0")
    )
    with op.batch_alter_table("users") as users:
        users.alter_column("week_start", server_default=None)


# A row that is gone must not leave its id to another one, since undoing may bring it back; so
# SQLite has to count ids up, which only a new copy of a table can learn.


def _extend_tags() -> None:
    with op.batch_alter_table("tags", table_kwargs={"sqlite_autoincrement": True}) as tags:
        tags.add_column(sa.Column("color", sa.String(length=16), nullable=True))
        tags.alter_column("name", nullable=False)


def _extend_tasks() -> None:
    with op.batch_alter_table("tasks", table_kwargs={"sqlite_autoincrement": True}) as tasks:
        tasks.add_column(sa.Column("deadline", sa.Date(), nullable=True))
        tasks.add_column(sa.Column("estimate_minutes", sa.Integer(), nullable=True))
        tasks.add_column(sa.Column("recurrence", sa.String(length=500), nullable=True))
        tasks.add_column(
            sa.Column(
                "repeats_from", sa.String(length=16), nullable=False, server_default="schedule"
            )
        )
        tasks.add_column(sa.Column("series_id", sa.String(length=32), nullable=True))
        tasks.add_column(sa.Column("slot", sa.String(length=32), nullable=True))
        tasks.add_column(sa.Column("usual", sa.JSON(), nullable=True))
        tasks.add_column(sa.Column("project_id", sa.Integer(), nullable=True))
        tasks.add_column(sa.Column("position", sa.Float(), nullable=False, server_default="0"))
        tasks.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        tasks.add_column(sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
        tasks.add_column(sa.Column("turn_id", sa.String(length=32), nullable=True))
        tasks.add_column(sa.Column("call_id", sa.String(length=128), nullable=True))
        tasks.create_foreign_key(
            op.f("fk_tasks_project_id_projects"),
            "projects",
            ["project_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.execute("UPDATE tasks SET position = number")
    with op.batch_alter_table("tasks", table_kwargs={"sqlite_autoincrement": True}) as tasks:
        for name in ("repeats_from", "position", "version"):
            tasks.alter_column(name, server_default=None)
    op.create_index("ix_tasks_user_id_position", "tasks", ["user_id", "position"])
    for name in ("series_id", "project_id", "deleted_at"):
        op.create_index(op.f(f"ix_tasks_{name}"), "tasks", [name])


def downgrade() -> None:
    op.execute("DELETE FROM tasks WHERE deleted_at IS NOT NULL")
    op.execute("DELETE FROM task_tags WHERE task_id NOT IN (SELECT id FROM tasks)")
    op.drop_table("changes")
    op.drop_table("reminders")
    for name in ("series_id", "project_id", "deleted_at"):
        op.drop_index(op.f(f"ix_tasks_{name}"), "tasks")
    op.drop_index("ix_tasks_user_id_position", "tasks")
    with op.batch_alter_table("tasks") as tasks:
        tasks.drop_constraint(op.f("fk_tasks_project_id_projects"), type_="foreignkey")
        for name in (
            "deadline",
            "estimate_minutes",
            "recurrence",
            "repeats_from",
            "series_id",
            "slot",
            "usual",
            "project_id",
            "position",
            "version",
            "deleted_at",
            "turn_id",
            "call_id",
        ):
            tasks.drop_column(name)
    with op.batch_alter_table("tags") as tags:
        tags.drop_column("color")
    with op.batch_alter_table("users") as users:
        users.drop_column("week_start")
        users.drop_column("month_first")
    op.drop_table("projects")

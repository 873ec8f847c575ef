"""People who use the app, and their logins."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from todo_chat.models.columns import UtcDateTime, new_id, utc_now


class User(SQLModel, table=True):
    """A person: a guest until a name and password are set.

    `month_first` says how 3/4 is read (null: not known yet), `week_start` which day begins a week,
    0 for Monday.
    """

    __tablename__ = "users"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    username: str | None = Field(default=None, max_length=64)
    username_key: str | None = Field(default=None, max_length=64, unique=True)
    password_hash: str | None = Field(default=None, max_length=255)
    timezone: str = Field(default="UTC", max_length=64)
    month_first: bool | None = None
    week_start: int = Field(default=0)
    last_task_number: int = Field(default=0)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)

    @property
    def is_guest(self) -> bool:
        """Whether nobody has set a name and password yet."""
        return self.password_hash is None


class LoginSession(SQLModel, table=True):
    """One login: a browser's (by the hash of its cookie token) or an API client's (by its id)."""

    __tablename__ = "login_sessions"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", index=True, max_length=32)
    token_hash: str | None = Field(default=None, max_length=64, unique=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    last_used_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)

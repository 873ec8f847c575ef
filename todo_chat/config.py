"""Settings, read once from the environment or `.env` and checked before anything starts."""

from __future__ import annotations

import os
import secrets
import sys
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "TODO_CHAT_"
BUILT_IN = "built-in"
COOKIE = "todo_chat_session"
DEFAULT_OPENAI_MODEL = "gpt-5-mini"
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}
SECRET_KEY_MIN = 32


class ConfigError(Exception):
    """A setting is wrong; the text is one line for the operator."""


class Settings(BaseSettings):
    """Every setting an operator has; `.env.example` explains them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        extra="ignore",
        populate_by_name=True,
        env_ignore_empty=True,
    )

    data_dir: Path = Path("data")
    database_url: str = ""
    redis_url: str = ""
    secret_key: SecretStr = SecretStr("")
    public_url: str = "http://localhost:3000"
    openai_api_key: SecretStr = Field(SecretStr(""), validation_alias="OPENAI_API_KEY")
    openai_base_url: str = Field("", validation_alias="OPENAI_BASE_URL")
    model: str = ""
    model_api: Literal["", "responses", "chat_completions"] = ""
    signup: Literal["open", "invite", "closed"] = "open"
    guests: Literal["", "on", "off"] = ""
    rate_limits: Literal["on", "off"] = "on"
    log_format: Literal["text", "json"] = "text"

    message_max_chars: int = Field(4_000, ge=1)
    messages_per_minute: int = Field(30, ge=1)
    running_turns_per_user: int = Field(5, ge=1)
    turn_timeout_seconds: float = Field(120, gt=0)
    tool_timeout_seconds: float = Field(10, gt=0)
    model_timeout_seconds: float = Field(60, gt=0)
    model_turns: int = Field(10, ge=1)
    login_tries_per_minute: int = Field(5, ge=1)

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise ValueError("a URL that starts with postgresql:// or sqlite:///")
        return value

    @field_validator("public_url")
    @classmethod
    def _web_url(cls, value: str) -> str:
        url = urlsplit(value)
        if url.scheme not in {"http", "https"} or not url.hostname:
            raise ValueError("a URL that starts with http:// or https:// and names a host")
        return value.rstrip("/")

    @field_validator("secret_key")
    @classmethod
    def _long_key(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < SECRET_KEY_MIN:
            raise ValueError(f"at least {SECRET_KEY_MIN} characters long")
        return value

    @field_validator("openai_base_url")
    @classmethod
    def _base_url(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("a URL that starts with http:// or https://")
        return value

    @model_validator(mode="after")
    def _redis_with_postgres(self) -> Settings:
        if self.redis_url and not self.async_database_url.startswith("postgresql"):
            raise ValueError("TODO_CHAT_REDIS_URL needs a TODO_CHAT_DATABASE_URL on Postgres")
        return self

    @property
    def async_database_url(self) -> str:
        """The SQLAlchemy URL, with the async driver named."""
        url = self.database_url or f"sqlite:///{self.data_dir.resolve() / 'todo_chat.db'}"
        if url.startswith("sqlite:///"):
            return url.replace("sqlite:///", "sqlite+aiosqlite:///", 1)
        return "postgresql+psycopg://" + url.split("://", 1)[1]

    @property
    def model_name(self) -> str:
        """The model that answers: the built-in one without a key or a base URL."""
        if self.model:
            return self.model
        has_provider = self.openai_api_key.get_secret_value() or self.openai_base_url
        return DEFAULT_OPENAI_MODEL if has_provider else BUILT_IN

    @property
    def wire_api(self) -> Literal["responses", "chat_completions"]:
        """Which of OpenAI's two wire protocols the provider speaks."""
        if self.model_api:
            return self.model_api
        on_openai = not self.openai_base_url or "api.openai.com" in self.openai_base_url
        return "responses" if on_openai else "chat_completions"

    @property
    def guests_allowed(self) -> bool:
        """Whether the app may be tried without an account."""
        if self.guests:
            return self.guests == "on"
        return urlsplit(self.public_url).hostname in LOCAL_HOSTS

    @property
    def secure_cookies(self) -> bool:
        """Whether the login cookie is sent over https only."""
        return self.public_url.startswith("https://")


def _allowed(name: str) -> str:
    annotation: Any = Settings.model_fields[name].annotation
    choices = [choice for choice in get_args(annotation) if choice]
    return ", ".join(str(choice) for choice in choices)


def _variable(name: str) -> str:
    return name if name.startswith("OPENAI_") else PREFIX + name.upper()


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    if not first["loc"]:
        return str(first["msg"]).removeprefix("Value error, ") + "."
    name = str(first["loc"][0])
    wanted = str(first["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    if first["type"] == "literal_error":
        wanted = f"one of: {_allowed(name.removeprefix(PREFIX.lower()).lower())}"
    if first["type"].endswith("_parsing"):
        wanted = "a number"
    secret = "key" in name.lower() or "@" in str(first["input"])
    value = "(hidden)" if secret else repr(first["input"])
    return f"{_variable(name)} is {value}, but must be {wanted}."


def load_settings() -> Settings:
    """Read and check the settings.

    Raises:
        ConfigError: an unknown `TODO_CHAT_` name or a value that does not parse; one line that
            names the variable, the value and what is allowed.
    """
    given = {**dotenv_values(".env"), **os.environ}
    known = {_variable(name) for name in Settings.model_fields if not name.startswith("openai")}
    for name in sorted(given):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise ConfigError(f"{name} is not a setting. Known: {', '.join(sorted(known))}.")
    try:
        return Settings()
    except ValidationError as error:
        raise ConfigError(_explain(error)) from None


@cache
def get_settings() -> Settings:
    """The process's settings; a wrong one stops the process with one clear line."""
    try:
        return load_settings()
    except ConfigError as error:
        sys.exit(f"Todo Chat can't start: {error}")


def prepare_data_dir(settings: Settings) -> None:
    """Make the data directory, readable by its owner alone.

    Raises:
        ConfigError: it can't be made or written.
    """
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(settings.data_dir, os.W_OK | os.X_OK):
            raise PermissionError("no write permission")
    except OSError as error:
        reason = error.strerror or error
        raise ConfigError(
            f"TODO_CHAT_DATA_DIR is '{settings.data_dir}', which can't be written ({reason})."
        ) from None


def secret_key(settings: Settings) -> str:
    """The key that signs API tokens: the setting, else one made at first start and kept."""
    given = settings.secret_key.get_secret_value()
    if given:
        return given
    path = settings.data_dir / "secret_key"
    if not path.exists():
        prepare_data_dir(settings)
        fresh = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()

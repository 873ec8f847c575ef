"""Settings: defaults, refusals in one line, and the secret key."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from todo_chat.config import ConfigError, Settings, load_settings, prepare_data_dir, secret_key


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_without_settings_the_built_in_model_answers_on_localhost() -> None:
    settings = load_settings()
    assert settings.model_name == "built-in"
    assert settings.async_database_url.startswith("sqlite+aiosqlite:///")
    assert settings.guests_allowed
    assert not settings.secure_cookies


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("TODO_CHAT_SIGNUP", "maybe", "open, invite, closed"),
        ("TODO_CHAT_GUESTS", "yes", "on, off"),
        ("TODO_CHAT_MODEL_API", "rest", "responses, chat_completions"),
        ("TODO_CHAT_PUBLIC_URL", "example.org", "https://"),
        ("TODO_CHAT_DATABASE_URL", "mysql://x", "postgresql://"),
        ("TODO_CHAT_PUBLIC_URL", "https://", "names a host"),
        ("TODO_CHAT_MESSAGE_MAX_CHARS", "many", "a number"),
        ("TODO_CHAT_TURN_TIMEOUT_SECONDS", "0", "greater than 0"),
        ("OPENAI_BASE_URL", "localhost:1", "http://"),
    ],
)
def test_a_wrong_value_is_explained_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as wrong:
        load_settings()
    line = str(wrong.value)
    assert name in line and value in line and allowed in line and "\n" not in line


def test_an_unknown_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TODO_CHAT_PUBLIC_ULR", "http://x")
    with pytest.raises(ConfigError, match="TODO_CHAT_PUBLIC_ULR"):
        load_settings()


def test_an_unknown_name_in_the_env_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TODO_CHAT_COLOUR=blue\n")
    with pytest.raises(ConfigError, match="TODO_CHAT_COLOUR"):
        load_settings()


def test_the_env_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TODO_CHAT_SIGNUP=closed\nOTHER=1\n")
    assert load_settings().signup == "closed"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TODO_CHAT_SECRET_KEY", "short-secret"),
        ("TODO_CHAT_DATABASE_URL", "mysql://anna:short-secret@db/x"),
    ],
)
def test_a_refused_secret_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=name) as wrong:
        load_settings()
    assert "short-secret" not in str(wrong.value)


def test_a_key_never_shows_in_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    monkeypatch.setenv("TODO_CHAT_SIGNUP", "maybe")
    with pytest.raises(ConfigError) as wrong:
        load_settings()
    assert "sk-very-secret" not in str(wrong.value)
    monkeypatch.delenv("TODO_CHAT_SIGNUP")
    assert "sk-very-secret" not in repr(Settings(openai_api_key="sk-very-secret"))


@pytest.mark.parametrize(
    ("settings", "model", "wire_api"),
    [
        (Settings(openai_api_key="k"), "gpt-5-mini", "responses"),
        (Settings(openai_base_url="http://localhost:1/v1"), "gpt-5-mini", "chat_completions"),
        (Settings(model="m", openai_base_url="http://h/v1"), "m", "chat_completions"),
        (Settings(model="built-in", openai_api_key="k"), "built-in", "responses"),
    ],
)
def test_the_provider_decides_the_model_and_the_wire(
    settings: Settings, model: str, wire_api: str
) -> None:
    assert (settings.model_name, settings.wire_api) == (model, wire_api)


@pytest.mark.parametrize(
    ("url", "guests"),
    [
        ("http://localhost:3000", True),
        ("http://127.0.0.1", True),
        ("https://todo.example.org", False),
        ("https://localhost.example.org", False),
    ],
)
def test_guests_are_for_localhost_unless_told(url: str, guests: bool) -> None:
    assert Settings(public_url=url).guests_allowed is guests
    assert Settings(public_url=url, guests="on").guests_allowed
    assert not Settings(public_url=url, guests="off").guests_allowed


def test_the_secret_key_is_made_once_and_private(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    key = secret_key(settings)
    assert len(key) >= 32 and secret_key(settings) == key
    path = tmp_path / "data" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_a_data_dir_that_can_not_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConfigError, match="TODO_CHAT_DATA_DIR"):
        prepare_data_dir(Settings(data_dir=tmp_path / "file" / "data"))


def test_the_example_file_lists_every_setting_and_no_other() -> None:
    example = (Path(__file__).parent.parent / ".env.example").read_text()
    listed = set(re.findall(r"^# ((?:TODO_CHAT|OPENAI)_[A-Z_]+)=", example, re.MULTILINE))
    known = {
        name.upper() if name.startswith("openai") else f"TODO_CHAT_{name.upper()}"
        for name in Settings.model_fields
    }
    assert listed == known

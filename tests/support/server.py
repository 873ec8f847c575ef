"""Starts the real app as a process of its own, as `make run` does, and kills it when asked."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import httpx
import pytest

from todo_chat.build import build_page

PROJECT = Path(__file__).parents[2]
READY_SECONDS = 60
STOP_SECONDS = 30
POLL_SECONDS = 0.05


class AppServer:
    """One server on one port with one data directory, over as many processes as are started."""

    def __init__(
        self,
        data_dir: Path,
        *,
        port: int | None = None,
        program: str = "todo_chat",
        **settings: str,
    ) -> None:
        self.data_dir = data_dir
        self._program = program
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._settings = settings
        self._log_path = data_dir.with_name(data_dir.name + ".log")
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """The id of the running process."""
        assert self._process is not None, "the server is not running"
        return self._process.pid

    def log(self) -> str:
        """Everything the server's processes have printed."""
        return self._log_path.read_text(errors="replace") if self._log_path.exists() else ""

    async def start(self) -> None:
        """Start the process and wait until it answers.

        Raises:
            AssertionError: it ended, or did not answer in time; the message has its log.
        """
        assert self._process is None, "the server is running already"
        with self._log_path.open("ab") as log:
            self._process = await self._spawn(log)
        try:
            async with asyncio.timeout(READY_SECONDS), httpx.AsyncClient() as client:
                while not await self._answers(client):
                    assert self._process.returncode is None, f"the server ended:\n{self.log()}"
                    await asyncio.sleep(POLL_SECONDS)
        except TimeoutError:
            await self.kill()
            raise AssertionError(f"no answer in {READY_SECONDS} s:\n{self.log()}") from None

    async def stop(self) -> int:
        """Send SIGTERM and wait for the end; returns the exit code."""
        return await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """Send SIGKILL, as a crash would, and wait until the process is gone."""
        await self._end(signal.SIGKILL)

    async def restart(self) -> None:
        """Kill and start again: same port, data directory and settings."""
        await self.kill()
        await self.start()

    async def _spawn(self, log: IO[bytes]) -> asyncio.subprocess.Process:
        command = ["-m", self._program, "serve", "--host", "127.0.0.1", "--port", str(self.port)]
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            cwd=PROJECT,
            env=self._environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )

    def _environment(self) -> dict[str, str]:
        ours = ("TODO_CHAT_", "OPENAI_")
        outer = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {
            **outer,
            "PYTHONUNBUFFERED": "1",
            "OPENAI_API_KEY": "",
            "OPENAI_BASE_URL": "",
            "TODO_CHAT_DATA_DIR": str(self.data_dir),
            "TODO_CHAT_PUBLIC_URL": self.url,
            "TODO_CHAT_RATE_LIMITS": "off",
            **self._settings,
        }

    async def _answers(self, client: httpx.AsyncClient) -> bool:
        with suppress(httpx.TransportError):
            return (await client.get(f"{self.url}/api/health")).status_code == 200
        return False

    async def _end(self, sent: signal.Signals) -> int:
        assert self._process is not None, "the server is not running"
        with suppress(ProcessLookupError):
            self._process.send_signal(sent)
        code = await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        self._process = None
        return code

    async def close(self) -> None:
        """Kill it if it runs."""
        if self._process is not None:
            await self.kill()


StartServer = Callable[..., Awaitable[AppServer]]


def free_port() -> int:
    """A TCP port that nobody used a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def built_page() -> None:
    """The page, built once and only where its sources have changed."""
    build_page()


@pytest.fixture(scope="session")
async def app_server(built_page: None) -> AsyncIterator[AppServer]:
    """One running server for all journeys that make their own people: built-in model, no limits."""
    with tempfile.TemporaryDirectory() as directory:
        server = AppServer(Path(directory) / "data")
        await server.start()
        yield server
        await server.close()


@pytest.fixture
async def start_server(built_page: None, tmp_path: Path) -> AsyncIterator[StartServer]:
    """Start servers of the test's own; they are killed at its end.

    `await start_server(data_dir=…, port=…, NAME="value", …)`: other keywords are environment
    variables. Each server gets its own data directory and port unless they are given.
    """
    servers: list[AppServer] = []

    async def start(
        data_dir: Path | None = None, port: int | None = None, **settings: str
    ) -> AppServer:
        directory = data_dir or tmp_path / f"data-{len(servers) + 1}"
        server = AppServer(directory, port=port, **settings)
        servers.append(server)
        await server.start()
        return server

    yield start
    for server in servers:
        await server.close()

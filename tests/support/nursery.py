"""The real server, started and killed as often as a test likes.

A start takes seconds, nearly all of them for imports. So one process imports everything, as
`python -m todo_chat serve` would, and then forks: each child runs that command's own function,
from the checks of the settings to the last commit, and is up within a moment.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.server import PROJECT, AppServer
from tests.support.wire import WireServer

START_SECONDS = 60
READY = "Todo Chat is ready"

StartNursery = Callable[..., Awaitable["NurseryServer"]]


class NurseryServer(AppServer):
    """See `AppServer`; its processes are children of one that has everything imported."""

    def __init__(self, data_dir: Path, *, port: int | None = None, **settings: str) -> None:
        super().__init__(data_dir, port=port, **settings)
        self._parent: asyncio.subprocess.Process | None = None
        self._child: int | None = None

    @property
    def pid(self) -> int:
        """The id of the running process."""
        assert self._child is not None, "the server is not running"
        return self._child

    @property
    def runs(self) -> bool:
        """Whether a process is there."""
        return self._child is not None

    async def start(self, *, wait: bool = True) -> None:
        """Start a process; return when it serves or, without `wait`, as soon as it is there.

        Raises:
            AssertionError: it ended instead; the message has its log.
        """
        assert self._child is None, "the server is running already"
        if self._parent is None:
            self._parent = await self._open_nursery()
        assert self._parent.stdin
        self._parent.stdin.write(b"start\n")
        self._child = int(await self._line())
        if wait:
            said = await self._line()
            assert said.startswith(READY), f"the server ended with {said}:\n{self.log()}"

    async def close(self) -> None:
        """Kill it if it runs, and end the process that it came from."""
        if self._child is not None:
            await self.kill()
        if self._parent is not None:
            assert self._parent.stdin
            self._parent.stdin.close()
            await self._parent.wait()
            self._parent = None

    async def _end(self, sent: signal.Signals) -> int:
        with suppress(ProcessLookupError):
            os.kill(self.pid, sent)
        return await self.wait()

    async def wait(self) -> int:
        """Wait until the process has ended by itself; returns its exit code."""
        line = await self._line()
        while not line.startswith("ended"):
            line = await self._line()
        self._child = None
        return int(line.split()[1])

    async def _line(self) -> str:
        assert self._parent and self._parent.stdout
        line = await asyncio.wait_for(self._parent.stdout.readline(), START_SECONDS)
        assert line, f"the nursery is gone:\n{self.log()}"
        return line.decode().strip()

    async def _open_nursery(self) -> asyncio.subprocess.Process:
        with self._log_path.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.support.nursery",
                str(self.port),
                cwd=PROJECT,
                env=self._environment(),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )


@pytest.fixture
async def start_nursery(built_page: None, tmp_path: Path) -> AsyncIterator[StartNursery]:
    """Start servers that start again quickly: `await start_nursery(NAME="value", …)`."""
    servers: list[NurseryServer] = []

    async def start(**settings: str) -> NurseryServer:
        data_dir = tmp_path / f"nursery-{len(servers) + 1}"
        server = NurseryServer(data_dir, port=None, **settings)
        servers.append(server)
        await server.start()
        return server

    yield start
    for server in servers:
        await server.close()


@pytest.fixture(scope="session")
async def nursery_wire() -> AsyncIterator[WireServer]:
    """The model of `nursery_server`."""
    wire = WireServer()
    await wire.start()
    yield wire
    await wire.stop()


@pytest.fixture(scope="session")
async def shared_nursery(
    built_page: None, nursery_wire: WireServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[NurseryServer]:
    """One server for every test that ends it, or does not mind when others have."""
    server = NurseryServer(
        tmp_path_factory.mktemp("nursery") / "data",
        OPENAI_BASE_URL=nursery_wire.url,
        OPENAI_API_KEY="sk-test",
        TODO_CHAT_MODEL="test-model",
    )
    yield server
    await server.close()


@pytest.fixture
async def nursery_server(shared_nursery: NurseryServer, nursery_wire: WireServer) -> NurseryServer:
    """A running server whose model is `nursery_wire`; its people are those of earlier tests too."""
    nursery_wire.reset()
    if not shared_nursery.runs:
        await shared_nursery.start()
    return shared_nursery


def main(port: int) -> None:
    """Serve once for every line that comes in; say the process's id, and how it ended."""
    from todo_chat.asgi import create_app
    from todo_chat.cli import main as run_command

    create_app()  # imports what serving imports, and makes nothing that a child would share
    while sys.stdin.readline():
        child = os.fork()
        if child == 0:
            os._exit(_status(run_command, ["serve", "--port", str(port)]))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)


def _status(run_command: Callable[[list[str]], None], arguments: list[str]) -> int:
    try:
        run_command(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0


if __name__ == "__main__":
    main(int(sys.argv[1]))

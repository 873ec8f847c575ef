"""The servers to measure: our own app, and the references beside it."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import PROJECT, running, until_ready
from tests.support.server import AppServer, free_port

HERE = PROJECT / ".bench"
CHAINLIT = "2.12.0"
OPENAI = "3.54.0"
REFERENCES = Path(__file__).parent / "references"


class NotToBeHad(Exception):
    """A reference that can't be installed here; the text says why."""


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    url: str
    pid: int


@asynccontextmanager
async def todo_chat(model_url: str, *, data_dir: Path | None = None) -> AsyncIterator[AppServer]:
    """Our app as `make run` starts it, with the scripted model, or with a clock in its place."""
    program = "todo_chat" if model_url else "tests.bench.references.clock_app"
    with tempfile.TemporaryDirectory() as directory:
        place = data_dir or Path(directory) / "data"
        server = AppServer(place, program=program, OPENAI_BASE_URL=model_url)
        await server.start()
        try:
            yield server
        finally:
            await server.close()


@asynccontextmanager
async def plain_sse(model_url: str) -> AsyncIterator[Server]:
    """The plain endpoint, served by the same server program as ours."""
    app = ["tests.bench.references.plain_sse:app", "--no-access-log"]
    async with _serving([sys.executable, "-m", "uvicorn", *app], model_url, "plain_sse") as server:
        yield server


@asynccontextmanager
async def usual_reflex(model_url: str) -> AsyncIterator[Server]:
    """The usual Reflex app; it runs in a copy, since Reflex writes into its folder."""
    folder = HERE / "usual"
    shutil.copytree(REFERENCES / "usual", folder, dirs_exist_ok=True)
    app = ["usual.usual:serve", "--factory", "--no-access-log", "--app-dir", str(folder)]
    command = [sys.executable, "-m", "uvicorn", *app]
    async with _serving(command, model_url, "usual", cwd=folder) as server:
        yield server


@asynccontextmanager
async def chainlit(model_url: str) -> AsyncIterator[Server]:
    """Chainlit, in a virtual environment of its own."""
    python = await asyncio.to_thread(_install, "chainlit", f"chainlit=={CHAINLIT}")
    folder = HERE / "chainlit-app"
    folder.mkdir(parents=True, exist_ok=True)
    app = ["-m", "chainlit", "run", str(REFERENCES / "chainlit_app.py"), "--headless"]
    environment = {"CHAINLIT_APP_ROOT": str(folder)}
    command = [str(python), *app]
    async with _serving(command, model_url, "chainlit", cwd=folder, env=environment) as server:
        yield server


@asynccontextmanager
async def _serving(
    command: list[str],
    model_url: str,
    name: str,
    *,
    cwd: Path = PROJECT,
    env: dict[str, str] | None = None,
) -> AsyncIterator[Server]:
    port, log = free_port(), HERE / f"{name}.log"
    environment = {
        "PYTHONPATH": str(PROJECT),
        "OPENAI_BASE_URL": model_url,
        "BENCH_TOKENS": "model" if model_url else "clock",
        **(env or {}),
    }
    async with running([*command, "--port", str(port)], cwd=cwd, env=environment, log=log) as child:
        url = f"http://127.0.0.1:{port}"
        await until_ready(url, child, log)
        yield Server(url, child.pid)


def _install(name: str, requirement: str) -> Path:
    """A virtual environment with a package, made once.

    Raises:
        NotToBeHad: the package index can't be reached, or has no such version.
    """
    folder = HERE / name
    python = folder / "bin" / "python"
    stamp = folder / f"{requirement}.installed"
    if stamp.exists():
        return python
    print(f"Installing {requirement} for the comparison, once ...", flush=True)
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [str(python), "-m", "pip", "install", "--quiet", requirement, f"openai=={OPENAI}"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise NotToBeHad(f"{requirement} can't be installed: {last}")
    stamp.touch()
    return python

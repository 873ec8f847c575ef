"""A throwaway Postgres server from the machine's packages, for one run of the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from tests.support.machine import find_postgres
from tests.support.server import free_port

USER = "todo_chat"
READY_SECONDS = 30
NO_POSTGRES = "no Postgres: put its server programs on the machine; `make test` tries to"


class PostgresServer:
    """A running server that keeps nothing; it listens on loopback and trusts whoever asks."""

    def __init__(self, port: int) -> None:
        self._address = f"postgresql://{USER}@127.0.0.1:{port}"
        self._made = 0

    def create_database(self, template: str | None = None) -> str:
        """Make a database, empty or a copy of the one at the URL `template`; returns its URL.

        Nobody may be connected to the template meanwhile.
        """
        self._made += 1
        name = f"test_{self._made}"
        source = _name(template) if template else "template0"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, source)
        return f"{self._address}/{name}"

    def drop_database(self, url: str) -> None:
        """Drop a database, and whoever is connected to it."""
        self._run("DROP DATABASE {} WITH (FORCE)", _name(url))

    def wait_until_ready(self) -> None:
        """Return when it takes connections.

        Raises:
            psycopg.OperationalError: it does not in time.
        """
        deadline = time.monotonic() + READY_SECONDS
        while True:
            try:
                return self._run("SELECT 1")
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def _run(self, statement: str, *names: str) -> None:
        query = sql.SQL(statement).format(*map(sql.Identifier, names))
        with psycopg.connect(f"{self._address}/postgres", autocommit=True) as connection:
            connection.execute(query)


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A running server; without Postgres on the machine the test is skipped."""
    programs = find_postgres()
    if programs is None:
        pytest.skip(NO_POSTGRES)
    directory = Path(tempfile.mkdtemp(prefix="todo-chat-postgres-"))
    try:
        account = _account(directory)
        _run_initdb(programs, directory, account)
        port = free_port()
        process = _start(programs, directory, port, account)
        try:
            server = PostgresServer(port)
            server.wait_until_ready()
            yield server
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(READY_SECONDS)
            process.kill()
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A fresh empty database of the test's own."""
    url = postgres_server.create_database()
    yield url
    postgres_server.drop_database(url)


def _account(directory: Path) -> dict[str, Any]:
    """Postgres refuses to run as root: where the tests are root, it runs as somebody else."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    entry = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(directory, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": [], "cwd": directory}


def _run_initdb(programs: Path, directory: Path, account: dict[str, Any]) -> None:
    subprocess.run(
        [
            programs / "initdb",
            f"--pgdata={directory / 'data'}",
            f"--username={USER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        ],
        stdout=subprocess.DEVNULL,
        check=True,
        **account,
    )


def _start(
    programs: Path, directory: Path, port: int, account: dict[str, Any]
) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "fsync": "off",
        "full_page_writes": "off",
        "synchronous_commit": "off",
        "max_connections": 100,
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    with (directory / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", directory / "data", *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **account,
        )

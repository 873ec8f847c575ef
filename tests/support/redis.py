"""A throwaway Redis server from the machine's packages, for one run of the tests."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator

import pytest
import redis

from tests.support.machine import find_redis
from tests.support.server import free_port

READY_SECONDS = 10
NO_REDIS = "no Redis: put redis-server on the machine; `make test` tries to"


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The URL of a running server that keeps nothing; without Redis the test is skipped."""
    program = find_redis()
    if program is None:
        pytest.skip(NO_REDIS)
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        url = f"redis://127.0.0.1:{port}/0"
        _wait_until_ready(url)
        yield url
    finally:
        process.terminate()
        process.wait(READY_SECONDS)


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """The URL of an empty Redis."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server


def _wait_until_ready(url: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    with redis.Redis.from_url(url) as client:
        while True:
            try:
                client.ping()
                return
            except redis.ConnectionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

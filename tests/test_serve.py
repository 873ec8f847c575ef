"""The server as a process: how it starts, whom it lets in, how it ends."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from tests.support.browser import NewPage
from tests.support.server import PROJECT, AppServer, StartServer, free_port

pytestmark = pytest.mark.usefixtures("built_page")


async def run_command(*arguments: str, **environment: str) -> tuple[int | None, str]:
    """Run `python -m todo_chat …` to its end; returns its status and what it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "todo_chat",
        *arguments,
        cwd=PROJECT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, output.decode()


async def test_start_says_where_and_builds_nothing_anew(start_server: StartServer) -> None:
    server = await start_server(TODO_CHAT_RATE_LIMITS="on")
    assert server.log() == f"Todo Chat is ready: http://localhost:{server.port}\n"


async def test_sigterm_ends_it_with_status_0(start_server: StartServer) -> None:
    server = await start_server()
    assert await server.stop() == 0
    assert "Traceback" not in server.log()


async def test_it_starts_again_after_kill_9(start_server: StartServer) -> None:
    server = await start_server()
    first = server.pid
    await server.restart()
    assert server.pid != first
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{server.url}/api/health")).status_code == 200


async def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", free_port())) as other:
        port = other.getsockname()[1]
        status, output = await run_command(
            "serve", "--port", str(port), TODO_CHAT_DATA_DIR=str(tmp_path)
        )
    assert status == 1
    assert re.fullmatch(rf"Todo Chat can't start: port {port} is in use .* make run\n", output)


async def test_a_wrong_setting_is_said_in_one_line() -> None:
    status, output = await run_command("serve", TODO_CHAT_SIGNUP="maybe")
    assert status == 1
    assert re.fullmatch(r"Todo Chat can't start: TODO_CHAT_SIGNUP is 'maybe'.*open.*\n", output)


async def test_a_database_that_is_none_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "todo_chat.db").write_text("This is no database at all, whatever its name says.")
    port = str(free_port())
    status, output = await run_command("serve", "--port", port, TODO_CHAT_DATA_DIR=str(tmp_path))
    assert status == 1
    assert re.fullmatch(r"Todo Chat can't start: .*todo_chat\.db.*\n", output)


@pytest.mark.parametrize("port", ["0", "65536", "http"])
async def test_a_port_that_is_none_is_refused(port: str) -> None:
    status, output = await run_command("serve", "--port", port)
    assert status == 2
    assert f"'{port}' is not a port" in output


async def test_pages_are_asked_for_anew_and_hashed_files_kept(app_server: AppServer) -> None:
    async with httpx.AsyncClient(base_url=app_server.url) as client:
        page = await client.get("/")
        script = re.search(r"/assets/[\w.-]+\.js", page.text)
        assert script is not None
        kept = await client.get(script[0])
        missing = await client.get("/assets/gone-AbCd1234.js")
    assert page.headers["cache-control"] == "no-cache"
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "immutable" not in missing.headers.get("cache-control", "")
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"


async def test_pages_answer_at_their_own_address(app_server: AppServer) -> None:
    async with httpx.AsyncClient(base_url=app_server.url) as client:
        answers = [await client.get(path) for path in ("/login", "/login/", "/c/some-id")]
        missing = await client.get("/no/such/page")
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert missing.status_code == 404


def socket_address(server: AppServer, host: str = "127.0.0.1") -> str:
    return f"ws://{host}:{server.port}/_event/?EIO=4&transport=websocket"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_socket_is_open_to_the_servers_own_pages(app_server: AppServer, host: str) -> None:
    origin = Origin(f"http://{host}:{app_server.port}")
    async with connect(socket_address(app_server, host), origin=origin) as connection:
        assert str(await connection.recv()).startswith("0{")


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
async def test_socket_is_closed_to_pages_from_elsewhere(app_server: AppServer, origin: str) -> None:
    with pytest.raises(InvalidStatus, match=r"400|403"):
        async with connect(socket_address(app_server), origin=Origin(origin)):
            pass


async def test_one_build_works_under_another_name(app_server: AppServer, new_page: NewPage) -> None:
    page = await new_page(f"http://localhost:{app_server.port}")
    async with page.expect_websocket() as opened:
        await page.goto("/")
    connection = await opened.value
    assert connection.url.startswith(f"ws://localhost:{app_server.port}/_event")
    await connection.wait_for_event("framereceived")

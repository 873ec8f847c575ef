"""Serves page, socket and API from one process on one port."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import signal
import socket
import sys
from contextlib import suppress
from types import FrameType

import uvicorn
from dotenv import dotenv_values

from todo_chat.build import build_page
from todo_chat.config import get_settings
from todo_chat.db import migrate
from todo_chat.logs import configure_logging

PUBLIC_URL = "TODO_CHAT_PUBLIC_URL"
SECONDS_TO_FINISH = 3  # for requests under way when the process is told to stop
_SECONDS_TO_NOTICE = 0.1  # a second Ctrl-C, which means: at once


class PortError(Exception):
    """The port can't be had; the text is one line for the operator."""


class _Server(uvicorn.Server):
    """Says so once people can come in, and lets replies end before it ends itself."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            # What is there now stays for good: going through it again and again for garbage would
            # stop everything else for a third of a second each time.
            gc.collect()
            gc.freeze()
            print(f"Todo Chat is ready: http://localhost:{self.config.port}", flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        from todo_chat.chat.engine import engine

        for listener in self.servers:
            listener.close()
        # Who follows a reply is still connected, and so hears how it ends.
        draining = asyncio.create_task(engine().drain())
        while not (draining.done() or self.force_exit):
            await asyncio.wait({draining}, timeout=_SECONDS_TO_NOTICE)
        await super().shutdown(sockets)


def serve(host: str, port: int) -> None:
    """Check the settings, migrate, build the page where it is stale, and serve until told to stop.

    SIGTERM and SIGINT let replies and requests under way finish, then end the app's lifespan.

    Raises:
        ConfigError: a setting or the database is wrong.
        PortError: the port is in use or not allowed.
        BuildError: the page can't be built.
    """
    signal.signal(signal.SIGTERM, _leave)
    if PUBLIC_URL not in {**dotenv_values(".env"), **os.environ}:
        os.environ[PUBLIC_URL] = f"http://localhost:{port}"
    settings = get_settings()
    configure_logging(settings)
    with _bind(host, port) as listener:
        migrate(settings)
        build_page()
        config = uvicorn.Config(
            "todo_chat.asgi:create_app",
            factory=True,
            host=host,
            port=port,
            lifespan="on",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        try:
            with suppress(KeyboardInterrupt):  # raised again by uvicorn when all has ended well
                _Server(config).run(sockets=[listener])
        except OSError as error:  # another program took the port while the page was built
            if error.errno != errno.EADDRINUSE:
                raise
            raise _port_error(error, port) from error


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only with its protocol named does asyncio send small frames at once (TCP_NODELAY).
    listener = socket.socket(family, proto=socket.IPPROTO_TCP)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise _port_error(error, port) from error
    return listener


def _port_error(error: OSError, port: int) -> PortError:
    if error.errno == errno.EADDRINUSE:
        return PortError(
            f"port {port} is in use by another program. "
            f"Stop that one, or choose another port: PORT={port % 65_535 + 1} make run"
        )
    return PortError(f"port {port} can't be used: {error.strerror or error}.")


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)

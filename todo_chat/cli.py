"""The command line: `python -m todo_chat <command>`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from todo_chat.build import BuildError, build_page
from todo_chat.config import ConfigError, get_settings
from todo_chat.db import migrate
from todo_chat.serve import PortError, serve

PROJECT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> None:
    """Run one command; what an operator can put right ends it with one line and status 1."""
    os.chdir(PROJECT)  # Reflex and the settings look in the working directory
    options = _parser().parse_args(arguments)
    try:
        if options.command == "serve":
            serve(options.host, options.port)
        elif options.command == "build":
            build_page()
        elif options.command == "migrate":
            migrate(get_settings())
    except (BuildError, ConfigError, PortError) as error:
        sys.exit(f"Todo Chat can't start: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m todo_chat", description="Todo Chat")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    serving = commands.add_parser("serve", help="serve page, socket and API on one port")
    serving.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serving.add_argument("--port", type=_port, default=3000, help="port to use (%(default)s)")
    commands.add_parser("build", help="build the page if its sources have changed")
    commands.add_parser("migrate", help="bring the database to the newest schema")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (1 to 65535)")
    return int(text)

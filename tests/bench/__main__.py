"""`python -m tests.bench [names] [--full]`: run the benchmarks and print what they found."""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import uvloop

from tests.bench.cases import (
    first_token,
    followers,
    growth,
    load,
    memory,
    opening,
    render,
    resume,
    words,
)
from tests.bench.processes import provider
from tests.bench.results import Result, save, show
from tests.bench.servers import HERE
from todo_chat.build import build_page

CASES: dict[str, Callable[..., Awaitable[Result]]] = {
    "load": load.run,
    "growth": growth.run,
    "first": first_token.run,
    "followers": followers.run,
    "opening": opening.run,
    "resume": resume.run,
    "render": render.run,
    "memory": memory.run,
    "words": words.run,
}


async def run(names: list[str], *, full: bool) -> None:
    """Run the named benchmarks one after another."""
    results: dict[str, Result] = {}
    began = time.time()
    async with provider() as model_url:
        for name in names:
            results[name] = await CASES[name](model_url, full=full)
            show(results[name])
            save(results, HERE / "results.json", _about(full))
    verdicts = [figure.verdict for result in results.values() for figure in result.figures]
    met, missed = verdicts.count("met"), verdicts.count("MISSED")
    minutes = (time.time() - began) / 60
    print(f"\n{met} targets met, {missed} missed, {minutes:.0f} minutes. Everything is in", end=" ")
    print((HERE / "results.json").relative_to(HERE.parent))


def _about(full: bool) -> dict[str, Any]:
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "full": full,
        "processors": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "load before": os.getloadavg()[0],
    }


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which of: {', '.join(CASES)} (all)")
    parser.add_argument("--full", action="store_true", help="every load and every reference")
    given = parser.parse_args()
    unknown = set(given.names) - set(CASES)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    build_page()
    uvloop.run(run(given.names or list(CASES), full=given.full))


if __name__ == "__main__":
    main()

"""Words to dates: how long a sentence takes, beside what dateutil's own parser takes for a date."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from dateutil import parser

from tests.bench.results import Result, quantile
from todo_chat.when.phrases import find_when

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
TITLES = Path(__file__).parents[2] / "when" / "titles_without_dates.txt"
DEEDS = (
    "call mum",
    "pay the rent",
    "water the plants in the hall",
    "dentist",
    "send Anna the photos",
)
DAYS = ("tomorrow", "next friday", "on the 15th", "every 3rd friday", "every other monday", "5 jan")
TIMES = ("", "at 5", "at quarter past 4", "from 2 to 4pm", "in the morning")
IMPORT = """
import time
began = time.perf_counter()
import todo_chat.when.phrases
print(time.perf_counter() - began)
"""
IMPORTS = 5


async def run(model_url: str, *, full: bool) -> Result:
    """See the module; no model is asked."""
    result = Result("Words to dates")
    dated = [" ".join(parts).strip() for parts in product(DEEDS, DAYS, TIMES)]
    titles = TITLES.read_text(encoding="utf-8").splitlines()
    took = _each([*dated, *titles] * 5, lambda text: find_when(text, now=NOW, zone="Europe/Berlin"))
    result.add("a sentence, p50", quantile(took, 0.5), "ms")
    result.add("a sentence, p95", quantile(took, 0.95), "ms", at_most=1)
    dates = [f"{day} nov 2026 {hour}:30" for day in range(1, 29) for hour in range(8, 18)]
    result.add("dateutil, a mere date, p95", quantile(_each(dates, _read), 0.95), "ms")
    result.add(
        "import, median", quantile([_import() for _ in range(IMPORTS)], 0.5), "ms", at_most=100
    )
    return result


def _read(text: str) -> None:
    with suppress(parser.ParserError):
        parser.parse(text)


def _each(texts: Iterable[str], work: Callable[[str], object]) -> list[float]:
    took = []
    for text in texts:
        began = time.perf_counter()
        work(text)
        took.append((time.perf_counter() - began) * 1e3)
    return took


def _import() -> float:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True
    )
    return float(done.stdout) * 1e3

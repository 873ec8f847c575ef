"""What a benchmark found: tables of numbers, and figures with the target each has to reach."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured number; `at_most` is the target, if there is one."""

    name: str
    value: float | None
    unit: str = ""
    at_most: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        if self.value is None or self.at_most is None:
            return ""
        return "met" if self.value <= self.at_most else "MISSED"


@dataclass
class Result:
    """What one benchmark found."""

    title: str
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    raw: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, value: float | None, unit: str = "", **more: Any) -> None:
        """Add a figure; see `Figure`."""
        self.figures.append(Figure(name, value, unit, **more))


def quantile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies."""
    if not values:
        return float("nan")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def show(result: Result) -> None:
    """Print a result as plain text."""
    print(f"\n{result.title}\n{'-' * len(result.title)}")
    if result.rows:
        _print_table([result.columns, *result.rows])
        print()
    if result.figures:
        _print_table([_figure_row(figure) for figure in result.figures])


def save(results: dict[str, Result], path: Path, about: dict[str, Any]) -> None:
    """Write everything as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {
        name: asdict(result)
        | {"figures": [asdict(f) | {"verdict": f.verdict} for f in result.figures]}
        for name, result in results.items()
    }
    path.write_text(json.dumps({"about": about, "results": found}, indent=2) + "\n")


def _figure_row(figure: Figure) -> list[str]:
    value = "-" if figure.value is None else f"{_number(figure.value)} {figure.unit}".rstrip()
    target = "" if figure.at_most is None else f"at most {_number(figure.at_most)} {figure.unit}"
    return [figure.name, value, target.rstrip(), figure.verdict or figure.note]


def _number(value: float) -> str:
    if value != 0 and abs(value) < 10:
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"


def _print_table(rows: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join(cells).rstrip(), flush=True)

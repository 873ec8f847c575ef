"""Text can be read on whatever it stands on: at least 4.5 to 1, in both looks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from todo_chat.models import Color

STYLES = Path(__file__).parents[2] / "assets/styles/base.css"
LIST = STYLES.with_name("tasks.css")
PAIRS = [
    ("ink", "paper"),
    ("ink", "desk"),
    ("ink", "card"),
    ("ink-2", "paper"),
    ("ink-2", "desk"),
    ("ink-2", "hover"),
    ("ink-3", "paper"),
    ("ink-3", "desk"),
    ("ink-3", "card"),
    ("ink-3", "hover"),
    ("accent", "paper"),
    ("accent", "card"),
    ("accent", "hover"),
    ("on-accent", "accent"),
    ("on-accent", "accent-2"),
    ("on-tint", "tint"),
    ("on-tint", "tint-2"),
    ("alarm", "card"),
    ("alarm", "paper"),
    ("alarm", "hover"),
    ("ink", "alarm-tint"),
    ("warm", "card"),
    ("warm", "hover"),
    ("cool", "card"),
    ("cool", "hover"),
    ("card", "alarm"),
    ("ink-3", "tint"),
    ("alarm", "tint"),
    ("warm", "tint"),
    ("cool", "tint"),
    ("accent", "tint"),
]
LISTED = re.compile(
    r'\[data-color="(\w+)"\] \{\s*--own: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);'
)


def tokens(selector: str) -> dict[str, str]:
    """The colours that a rule sets."""
    rule = STYLES.read_text().split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rule))


def luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [":root", ":root.dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(look: str, text: str, ground: str) -> None:
    colors = tokens(look)
    assert contrast(colors[text], colors[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["card", "paper", "hover", "tint"])
def test_a_persons_own_colours_stand_out(ground: str) -> None:
    found = LISTED.findall(LIST.read_text())
    assert {name for name, _, _ in found} == {str(color) for color in Color} - {"gray"}
    for name, light, dark in found:
        assert contrast(light, tokens(":root")[ground]) >= 4.5, name
        assert contrast(dark, tokens(":root.dark")[ground]) >= 4.5, name

"""The look of the page: style sheets, fonts, and what stands in its head."""

from __future__ import annotations

import reflex as rx

STYLESHEETS = [
    f"/styles/{name}.css"
    for name in (
        "base",
        "shell",
        "chat",
        "receipts",
        "reminders",
        "prose",
        "tasks",
        "side_sheet",
        "account",
    )
]

# The chosen or the system's look is known before the first paint, so nothing flashes.
_LOOK = """
(function () {
  var look = localStorage.getItem("theme");
  var dark = look === "dark" ||
    (look !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.add(dark ? "dark" : "light");
})();
"""


class Fonts(rx.Fragment):
    """Brings the two typefaces, which are served from here like everything else."""

    lib_dependencies: list[str] = [
        "@fontsource-variable/bricolage-grotesque@5.3.0",
        "@fontsource-variable/hanken-grotesk@5.3.0",
    ]

    def add_imports(self) -> dict[str, list[str]]:
        """The style sheets that name the font files."""
        return {
            "": [
                "@fontsource-variable/bricolage-grotesque/index.css",
                "@fontsource-variable/hanken-grotesk/index.css",
            ]
        }


fonts = Fonts.create


def _browser_color(look: str, color: str) -> rx.Component:
    media = {"media": f"(prefers-color-scheme: {look})"}
    return rx.el.meta(name="theme-color", content=color, custom_attrs=media)


def head() -> list[rx.Component]:
    """What every page has in its head."""
    return [
        rx.el.script(_LOOK),
        _browser_color("light", "#f1f2ec"),
        _browser_color("dark", "#0c0f0d"),
        rx.el.link(rel="icon", href="/icon.svg", type="image/svg+xml"),
    ]

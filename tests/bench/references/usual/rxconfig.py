"""How Reflex runs the reference app."""

import reflex as rx
from reflex.plugins import SitemapPlugin

config = rx.Config(
    app_name="usual",
    cors_allowed_origins=["*"],
    disable_plugins=[SitemapPlugin],
    telemetry_enabled=False,
    show_built_with_reflex=False,
)

"""What every test may ask for; see `tests/support/`."""

from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Each names only those above it: pytest has to see a module before another one imports it.
pytest_plugins = [
    "tests.support.database",
    "tests.support.wire",
    "tests.support.server",
    "tests.support.nursery",
    "tests.support.postgres",
    "tests.support.redis",
    "tests.support.browser",
    "tests.support.report",
]

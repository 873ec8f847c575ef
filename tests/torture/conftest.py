"""Chance, which can be had again."""

from __future__ import annotations

import logging
import os
import random

import pytest

SEED_VARIABLE = "TORTURE_SEED"

logger = logging.getLogger(__name__)


@pytest.fixture
def rng() -> random.Random:
    """Another course of things in each run; a failed test shows the seed that brings it back."""
    seed = os.environ.get(SEED_VARIABLE) or str(random.SystemRandom().randrange(10**9))
    logger.warning("%s=%s", SEED_VARIABLE, seed)
    return random.Random(seed)

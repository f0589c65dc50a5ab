"""Hypothesis draws the same examples on every machine; `make fast` draws a few of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# A whole framework is a large example: neither its size nor the time that it takes to draw says anything.
ALL = settings(max_examples=50, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
settings.register_profile("all", ALL)
settings.register_profile("fast", settings(ALL, max_examples=5))


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("fast" if config.getoption("markexpr") == "not slow" else "all")

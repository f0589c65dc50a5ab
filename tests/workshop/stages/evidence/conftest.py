"""A data folder of its own for every test, and small limits by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

Choose = Callable[..., None]


@pytest.fixture(autouse=True)
def choose(settings: Any, tmp_path: Path) -> Choose:
    """Settings for this test: choose(file_size=1)."""

    def chosen(**changes: object) -> None:
        settings.CHOSEN = replace(settings.CHOSEN, **changes)

    chosen(data=tmp_path)
    return chosen

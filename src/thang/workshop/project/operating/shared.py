"""Where the processes of a server write their counts, so that any of them can tell the sum."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client's own name; it looks when it is imported


def count_together(data: Path) -> None:
    """To be called before prometheus_client is imported, and before there are processes. Counts begin anew."""
    folder = data / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    os.environ[VARIABLE] = str(folder)

"""`python -m benchmarks.watched VERB …`: a `thang` command that tells on stderr what it took, as one line of JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from thang.cli.main import main

KIBI = 1024


def peak_megabytes() -> float:
    """The most memory this process has held. On Linux `ru_maxrss` would count the process that it was forked from."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.open() if line.startswith("VmHWM:")) / KIBI
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBI


if __name__ == "__main__":
    status = main()  # as the command is run: what it does for a process of its own counts
    told = {"seconds": time.process_time(), "peak": peak_megabytes()}
    sys.stderr.write("\n" + json.dumps(told) + "\n")
    sys.exit(status)

"""The production server: gunicorn with threads, configured by the table of settings, and the workers beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from thang.workshop.project.operating import logs

WORKERS, THREADS, PATIENCE = 2, 8, 60
# Seconds in which a worker for background work puts back what it has in hand, and between two starts of one that dies.
FAREWELL, BETWEEN_STARTS = 20.0, 5.0


class Beside:
    """Workers for background work, as processes of their own: started again when they die, ended with the server."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._running: list[subprocess.Popen[bytes]] = []
        self._started_at = float("-inf")

    def keep(self) -> None:
        """As many as wanted, but none too often: one that cannot start must not keep the machine busy."""
        # gunicorn collects every child that ended; one of ours counts as ended then too.
        self._running = [one for one in self._running if one.poll() is None]
        missing = self._count - len(self._running)
        if missing > 0 and time.monotonic() - self._started_at >= BETWEEN_STARTS:
            self._started_at = time.monotonic()
            self._running += [_started() for _ in range(missing)]

    def tell(self) -> None:
        """That they shall end."""
        for one in self._running:
            one.terminate()

    def end(self) -> None:
        """Wait for them; one that works on without a report is killed, and its job goes on from its checkpoint."""
        until = time.monotonic() + FAREWELL
        for one in self._running:
            try:
                one.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "thang", "worker", "--beside", str(os.getpid())]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603  # our own command


class Keeper(Arbiter):  # type: ignore[misc]  # gunicorn publishes no types
    """gunicorn's own loop, which looks after its processes every second, looks after the workers too."""

    def __init__(self, app: Any, beside: Beside) -> None:
        self._beside = beside
        super().__init__(app)

    def manage_workers(self) -> None:
        super().manage_workers()
        self._beside.keep()

    def stop(self, graceful: bool = True) -> None:
        """They are told first, and have the time that requests take to end."""
        self._beside.tell()
        super().stop(graceful)
        self._beside.end()


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn publishes no types
    """Serves the workshop at an address until it is told to stop."""

    def __init__(self, address: str, workers: int, log: str) -> None:
        self._address, self._beside, self._log = address, Beside(workers), log
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": self._address,
            "workers": WORKERS,
            "threads": THREADS,
            "worker_class": "gthread",
            "timeout": PATIENCE,
            "preload_app": True,  # what is wrong stops the start, and static files are written once
            "accesslog": None,  # nothing is kept of who read what; what was written stands in the trail
            "loglevel": "warning",
            "logconfig_dict": logs.config(self._log),
        }.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        Keeper(self, self._beside).run()

    def load(self) -> Any:
        from thang.workshop.project.wsgi import application  # noqa: PLC0415  # after the settings were read

        return application

"""The production server: gunicorn with threads, configured by the table of settings."""

from __future__ import annotations

from typing import Any

from gunicorn.app.base import BaseApplication

WORKERS, THREADS, PATIENCE = 2, 8, 60


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn publishes no types
    """Serves the workshop at an address until it is told to stop."""

    def __init__(self, address: str) -> None:
        self._address = address
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
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from thang.workshop.project.wsgi import application  # noqa: PLC0415  # after the settings were read

        return application

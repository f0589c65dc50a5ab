"""The workshop's settings for the tests: a folder of their own, the database that THANG_DATABASE names, else SQLite."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("THANG_DATA", str(Path(tempfile.gettempdir()) / f"thang-tests-{os.getuid()}"))

from thang.workshop.project.settings import *  # noqa: F403  # after the folder is said, and all of it: a settings module is its names

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; what a test signs in with is no secret

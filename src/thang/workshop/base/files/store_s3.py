"""The store in a bucket that speaks S3. Its service keeps what it has acknowledged; nobody sees half of an object."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import IO, cast
from urllib.parse import parse_qs, urlsplit

import urllib3
from minio import Minio
from minio.error import MinioException, S3Error

from thang.workshop.base.files.store import Absent, Unreachable

# Sent in parts, of which one is in memory at a time.
PART = 5 * 1024 * 1024
PATIENCE = urllib3.Timeout(connect=5, read=60)
GONE = {"NoSuchKey", "NoSuchObject", "404"}


@cache
def bucket(address: str, key: str, secret: str) -> Bucket:
    """Of the setting `s3://bucket?endpoint=…&region=…`."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    endpoint = urlsplit(asked["endpoint"][0])
    client = Minio(
        endpoint.netloc,
        access_key=key,
        secret_key=secret,
        secure=endpoint.scheme == "https",
        region=asked.get("region", ["us-east-1"])[0],
        http_client=urllib3.PoolManager(timeout=PATIENCE, maxsize=8, retries=urllib3.Retry(2, backoff_factor=0.2)),
    )
    return Bucket(client, parts.netloc)


class Bucket:
    """Whatever the service or the line to it do wrong becomes Unreachable."""

    def __init__(self, client: Minio, name: str) -> None:
        self._client, self._name = client, name

    def put(self, key: str, source: Path) -> None:
        size = source.stat().st_size
        with source.open("rb") as content, _reached():
            self._client.put_object(self._name, key, content, size, part_size=PART, num_parallel_uploads=1)

    def has(self, key: str) -> bool:
        try:
            with _reached():
                self._client.stat_object(self._name, key)
        except Absent:
            return False
        return True

    def open(self, key: str) -> IO[bytes]:
        with _reached():
            return cast(IO[bytes], self._client.get_object(self._name, key))

    def drop(self, key: str) -> None:
        with _reached():
            self._client.remove_object(self._name, key)

    def put_before(self, moment: datetime) -> Iterator[str]:
        with _reached():
            found = list(self._client.list_objects(self._name, recursive=True))
        for one in found:
            if one.last_modified is not None and one.last_modified < moment and one.object_name:
                yield one.object_name


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except S3Error as error:
        if error.code in GONE:
            raise Absent(error.object_name) from None
        raise Unreachable(error.code) from error
    except (MinioException, urllib3.exceptions.HTTPError) as error:
        raise Unreachable(type(error).__name__) from error

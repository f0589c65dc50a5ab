"""The store in a bucket that speaks S3. Its service keeps what it has acknowledged; nobody sees half of an object."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import IO, cast
from urllib.parse import parse_qs, urlsplit

from minio import Minio
from minio.error import S3Error

from thang.workshop.base.files.store import Absent

# Sent in parts, of which one is in memory at a time.
PART = 5 * 1024 * 1024
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
    )
    return Bucket(client, parts.netloc)


class Bucket:
    def __init__(self, client: Minio, name: str) -> None:
        self._client, self._name = client, name

    def put(self, key: str, source: Path) -> None:
        with source.open("rb") as content:
            self._client.put_object(
                self._name,
                key,
                content,
                source.stat().st_size,
                part_size=PART,
                num_parallel_uploads=1,
            )

    def has(self, key: str) -> bool:
        try:
            self._client.stat_object(self._name, key)
        except S3Error as error:
            if error.code in GONE:
                return False
            raise
        return True

    def open(self, key: str) -> IO[bytes]:
        try:
            return cast(IO[bytes], self._client.get_object(self._name, key))
        except S3Error as error:
            if error.code in GONE:
                raise Absent(key) from None
            raise

    def drop(self, key: str) -> None:
        self._client.remove_object(self._name, key)

    def put_before(self, moment: datetime) -> Iterator[str]:
        for one in self._client.list_objects(self._name, recursive=True):
            if one.last_modified is not None and one.last_modified < moment and one.object_name:
                yield one.object_name

"""A site's folder while it is written: files, their compressed forms, and links to files of another folder."""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from thang.window.compressed import GZIP, LEVEL, begins_at, gzip_of, piece
from thang.window.forked import Forked, cores
from thang.window.framing import Whole

# What shrinks, and from which size on it is worth a second file.
SHRINKS = {".html", ".css", ".js", ".svg", ".csv", ".json", ".jsonld", ".xml", ".ttl", ".yaml", ".txt", ".md"}
WORTH = 1400
GZ = ".gz"


class Folder:
    """Addresses are below it, with slashes; folders between are made."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root}/"
        self._made: set[str] = set()

    def write(self, address: str, data: bytes | Iterable[bytes]) -> None:
        """A file of one piece or several, and its compressed form where that is worth it."""
        path = self.path(address)
        if isinstance(data, bytes) and (len(data) < WORTH or not _shrinks(address)):
            _write(path, data)
            return
        size, packer, packed = 0, zlib.compressobj(LEVEL, wbits=GZIP), []
        with open(path, "wb") as file:  # thousands of files: making a Path of each is half of the work
            for part in (data,) if isinstance(data, bytes) else data:
                size += file.write(part)
                packed.append(packer.compress(part))
        if size >= WORTH and _shrinks(address):
            _write(path + GZ, b"".join((*packed, packer.flush())))

    def page(self, address: str, page: Whole, text: bytes | None = None) -> tuple[int, int]:
        """A page and its compressed form; `text`: the compressed text where it is known. Returns where it stands."""
        path = self.path(address)
        above, below = piece(page.above), piece(page.below)
        text = piece(page.main) if text is None else text
        _write(path, page.data)
        _write(path + GZ, gzip_of((page.above, page.main, page.below), (above, text, below)))
        begin = begins_at([above])
        return begin, begin + len(text)

    def link(self, old: str, address: str) -> bool:
        """The file at the path `old`, and its compressed form, under another name; False where it is not there."""
        path = self.path(address)
        if not _linked(old, path):
            return False
        _linked(old + GZ, path + GZ)
        return True

    def read(self, address: str) -> bytes:
        """A file that was written."""
        return Path(self._root + address).read_bytes()

    def path(self, address: str) -> str:
        """Where the file is; its folder is there."""
        path = self._root + address
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # as above
            self._made.add(folder)
        return path


def _shrinks(address: str) -> bool:
    return address[address.rfind(".") :] in SHRINKS


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:  # as in `write`
        file.write(data)


def _linked(old: str, new: str) -> bool:
    """The same file under another name, or a copy where the system has no such links."""
    try:
        os.link(old, new)  # as in `write`
    except FileNotFoundError:
        return False
    except OSError:
        shutil.copyfile(old, new)
    return True


def removed(folder: Path) -> None:
    """The folder taken away, on all cores; what cannot be removed stays."""
    folders = [path for path, below, _ in os.walk(folder) if not below]
    for _ in Forked(partial(shutil.rmtree, ignore_errors=True), folders, cores()):
        pass
    shutil.rmtree(folder, ignore_errors=True)

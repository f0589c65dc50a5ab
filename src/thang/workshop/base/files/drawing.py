"""A small picture of a file, drawn in a process of its own: `python -I drawing.py KIND SOURCE TARGET`.

What decodes pictures and PDFs is large and written in C, and the file is a stranger's. The process has no secret,
little memory and a few seconds; it may die, and then there is no preview. Started by its path, it knows nothing else.
"""

from __future__ import annotations

import resource
import sys

SIDE = 640
SECONDS = 15
MEMORY = 1_500_000_000
LARGEST = 4_000_000
MOST_PIXELS = 100_000_000


def _hold() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(what, (most, most))


def _draw(kind: str, source: str, target: str) -> None:
    from PIL import Image, ImageOps  # noqa: PLC0415  # after the limits are set

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow refuses from twice as many
    if kind == "pdf":
        import pypdfium2  # noqa: PLC0415  # as above

        page = pypdfium2.PdfDocument(source)[0]
        picture = page.render(scale=SIDE / max(*page.get_size(), 1)).to_pil()
    else:
        picture = Image.open(source, formats=[kind.upper()])
        picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG is decoded small at once
        picture = ImageOps.exif_transpose(picture)
    picture.thumbnail((SIDE, SIDE))
    picture.convert("RGB").save(target, "WEBP", quality=80)  # without what the original says of place and camera


if __name__ == "__main__":
    _hold()
    _draw(*sys.argv[1:])

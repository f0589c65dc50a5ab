"""Bytes of strangers on their way out: never shown as a page of ours, never run, typed by our own table."""

from __future__ import annotations

from django.http import FileResponse, Http404

from thang.workshop.base.files.kinds import KINDS
from thang.workshop.base.files.models import File
from thang.workshop.base.files.previews import PREVIEW
from thang.workshop.base.files.store import Absent, store

GUARDED = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "X-Frame-Options": "DENY",
}


def attachment(one: File) -> FileResponse:
    name = f"{one.name}.txt" if one.blob.kind == "page" else one.name  # opened, it is read and not run
    answer = _served(one.blob_id, KINDS[one.blob.kind].media, name)
    answer.headers["Content-Length"] = str(one.blob.size)
    return answer


def preview(one: File) -> FileResponse:
    return _served(one.blob_id + PREVIEW, "image/webp", f"preview{PREVIEW}")


def _served(key: str, media: str, name: str) -> FileResponse:
    try:
        content = store().open(key)
    except Absent as absent:
        raise Http404 from absent
    answer = FileResponse(content, as_attachment=True, filename=name, content_type=media)
    for header, value in GUARDED.items():
        answer.headers[header] = value
    return answer

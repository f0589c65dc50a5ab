"""A link as evidence: what stood there is kept as a file, with the moment and the address it came from in the end.

Each asking is a row; asking again keeps the older copy, and where nothing has changed it is the same one.
"""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import unquote, urlsplit

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.files.kinds import EXTENSIONS, KINDS, PAGE_ENDING, extension
from thang.workshop.base.files.models import File
from thang.workshop.base.files.scanner import NoAnswer
from thang.workshop.base.files.services import begin_copy, finish, give_up, go_on
from thang.workshop.base.files.store import Unreachable
from thang.workshop.base.parts.fetching import Fetched, Unfetched, check
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence.models import Document, Link
from thang.workshop.stages.evidence.queries import files_of
from thang.workshop.stages.evidence.services import attach

PAGES = {"text/html", "application/xhtml+xml"}
ENDINGS = {one.media.partition(";")[0]: one.extensions[0] for one in KINDS.values() if one.extensions}
LONGEST_STEM = 80


@writing
def ask_link(document: Document, address: str, person: Person, *, now: datetime, actor: Actor) -> Link:
    """The address is looked at before anybody asks it. Raises Refused."""
    try:
        check(address.strip())
    except Unfetched as unfetched:
        raise Refused(f"fetch_{unfetched.kind}", "address", **unfetched.facts) from None
    link = Link.objects.create(document=document, address=address.strip(), asked_at=now, asked_by=person)
    record(actor, "document.link_asked", document, after={"url": link.address})
    return link


def keep_copy(link: Link, fetched: Fetched, *, now: datetime, actor: Actor) -> None:
    """As a file of the document. Raises Refused, and NoAnswer and Unreachable, after which it may be tried again."""
    if fetched.status != 200:  # the one status with which the page itself comes
        raise Refused("link_status", status=str(fetched.status))
    same = files_of(link.document).filter(file__blob=fetched.sha256).first()
    if same is None:
        same = attach(link.document, _stored(link, fetched, actor=actor), actor=actor)
    link.attachment, link.final, link.fetched_at, link.sha256 = same, fetched.address, now, fetched.sha256
    _note(link, "document.link_fetched", {"url": link.final, "sha256": link.sha256}, actor=actor)


def note_failure(link: Link, sentence: str, facts: dict[str, str], *, actor: Actor) -> None:
    link.failure, link.failure_facts = sentence, json.dumps(facts, ensure_ascii=False)
    _note(link, "document.link_failed", {"url": link.address, "fault": sentence}, actor=actor)


def name_of(address: str, media: str) -> str:
    """What the copy is called. Raises Refused where no kind of ours comes as such.

    >>> name_of("https://example.org/a/5.pdf?x=1", "application/pdf"), name_of("https://example.org/", "text/html")
    ('5.pdf', 'example.org.html')
    """
    parts = urlsplit(address)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    ending = PAGE_ENDING if media in PAGES else ENDINGS.get(media) or extension(last)
    if ending not in {*EXTENSIONS, PAGE_ENDING}:
        raise Refused("link_kind_is_not_taken", media=media or "?", known=" ".join(EXTENSIONS))
    stem = last.removesuffix(extension(last)) or parts.hostname or "copy"
    plain = "".join(sign for sign in stem if sign.isprintable() and sign not in '\\/:*?"<>|').strip(" .")
    return f"{plain[:LONGEST_STEM] or 'copy'}{ending}"


def _stored(link: Link, fetched: Fetched, *, actor: Actor) -> File:
    name = name_of(fetched.address, fetched.media)
    upload = begin_copy(link.document.organisation, link.asked_by, name, len(fetched.content))
    try:
        go_on(upload, [fetched.content])
        return finish(upload, actor=actor)
    except (NoAnswer, Unreachable):
        give_up(upload)
        raise


@writing
def _note(link: Link, action: str, after: dict[str, str], *, actor: Actor) -> None:
    link.save()
    record(actor, action, link.document, after=after)

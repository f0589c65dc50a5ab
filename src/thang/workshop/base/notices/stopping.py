"""The signed link by which the digest is stopped from a mail (RFC 8058): it says whose, and opens nothing else."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from thang.workshop.base.people.models import Person

SALT = "thang.notices.stop"


def address_of(person: Person) -> str:
    """Without the name of the server. It is valid for as long as mails are kept."""
    return reverse("notices:stop", args=[signing.dumps(person.pk, salt=SALT)])


def person_of(token: str) -> Person | None:
    """Whose digest it is; None for a link that we did not make."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Person.objects.filter(pk=pk).first()

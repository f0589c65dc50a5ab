"""Reading files: those of the organisations that one sees, and uploads of one's own."""

from __future__ import annotations

from typing import Protocol

from django.db.models import QuerySet

from thang.workshop.base.files.models import File, Upload
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import Reach as Seeing
from thang.workshop.base.organisations.queries import is_seen
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import FILES


class Reach(Seeing, Protocol):
    @property
    def person(self) -> Person: ...

    def kept(self, what: str) -> QuerySet[Organisation]: ...


def files_seen_by(reach: Reach) -> QuerySet[File]:
    """Of every organisation in reach, without those that were taken away."""
    rows = File.objects.filter(is_seen(reach, "organisation"), taken_away_at=None)
    return rows.select_related("blob", "organisation", "added_by")


def may_add_to(reach: Reach) -> QuerySet[Organisation]:
    """Those whose files one keeps, of those that one sees."""
    return reach.kept(FILES).filter(is_seen(reach))


def kept_files(reach: Reach) -> QuerySet[File]:
    """Those that one may take away."""
    return files_seen_by(reach).filter(organisation__in=may_add_to(reach))


def own_uploads(reach: Reach) -> QuerySet[Upload]:
    """Begun by oneself, for an organisation whose files one still keeps."""
    rows = Upload.objects.filter(person=reach.person, organisation__in=may_add_to(reach))
    return rows.select_related("file", "organisation")

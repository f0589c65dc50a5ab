"""Organisations and what is dated of them."""

from __future__ import annotations

from django.db import models

from thang.look.keys import search_key, sort_key
from thang.workshop.base.parts.fields import KeyField
from thang.workshop.base.parts.periods import Period, in_order


class Organisation(Period):
    """A body from its founding to its end; whatever else is known of it is dated apart."""

    kind = models.CharField(max_length=30, db_index=True)
    founded_by = models.CharField(max_length=200, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (in_order("organisation"),)

    def __str__(self) -> str:
        last = self.names.order_by("since").last()
        return last.name if last else f"#{self.pk}"

    @property
    def organisation_of_trail(self) -> int:
        """What is done to it stands in its own trail."""
        return self.pk


class Name(Period):
    """What it is called, in both languages; `name_en` may be empty."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="names")
    name = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    search_key = KeyField(max_length=700, db_index=True)
    sort_key = KeyField(max_length=900, db_index=True)
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            in_order("name"),
            models.UniqueConstraint(fields=("organisation", "since"), name="one_name_at_a_time"),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, organisation: Organisation, name: str, name_en: str = "", **facts: object) -> Name:
        """With its keys."""
        keys = {"search_key": search_key(f"{name} {name_en}"), "sort_key": sort_key(name)}
        return cls(organisation=organisation, name=name, name_en=name_en, **keys, **facts)


class Code(Period):
    """A code in a system. The same code may be another body's at another time: the key is (system, code, since)."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="codes")
    system = models.CharField(max_length=20)
    code = models.CharField(max_length=40)

    class Meta:
        constraints = (
            in_order("code"),
            models.UniqueConstraint(fields=("system", "code", "since"), name="one_bearer_of_a_code"),
        )

    def __str__(self) -> str:
        return self.code


class Placement(Period):
    """Under whom it stands in a hierarchy; a body may stand in several."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Organisation, models.PROTECT, related_name="below")
    hierarchy = models.CharField(max_length=20)

    class Meta:
        constraints = (
            in_order("placement"),
            models.UniqueConstraint(fields=("organisation", "hierarchy", "since"), name="one_place_at_a_time"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} < {self.parent}"


class Closure(Period):
    """Who stands under whom, however deep, itself at depth 0: what permission asks, made from the placements."""

    ancestor = models.ForeignKey(Organisation, models.CASCADE, related_name="closure_below")
    descendant = models.ForeignKey(Organisation, models.CASCADE, related_name="closure_above")
    hierarchy = models.CharField(max_length=20)
    depth = models.PositiveSmallIntegerField()

    class Meta:
        indexes = (models.Index(fields=("descendant", "ancestor")), models.Index(fields=("ancestor", "descendant")))

    def __str__(self) -> str:
        return f"{self.ancestor} ≥ {self.descendant}"


class Rearrangement(models.Model):
    """A merger, split or other change of who exists, on its day (None: not known to us) and by its act."""

    kind = models.CharField(max_length=20)
    on = models.DateField(null=True, db_index=True)
    basis = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)  # where it was read, and what is inferred

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Succession(models.Model):
    """Who came out of whom. `is_part`: only a part of the predecessor went there."""

    rearrangement = models.ForeignKey(Rearrangement, models.PROTECT, related_name="successions")
    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="successors")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="predecessors")
    is_part = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("rearrangement", "predecessor", "successor"), name="succession_once"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class Draft(models.Model):
    """A list that was handed in, kept between its preview and its acceptance, for the one who handed it in.

    `system`: whose codes it has; of a list of people, PEOPLE.
    """

    PEOPLE = "people"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="drafts")
    sign_in = models.CharField(max_length=100)
    file_name = models.CharField(max_length=200)
    system = models.CharField(max_length=20)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.file_name

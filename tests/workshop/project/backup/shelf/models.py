"""As they are in the later release: `title` was `name`, and `pages` came with it."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models


class Author(models.Model):
    sign = models.CharField(max_length=20, primary_key=True)
    teacher = models.ForeignKey("self", models.PROTECT, null=True)

    objects: ClassVar[models.Manager[Author]] = models.Manager()

    class Meta:
        app_label = "shelf"
        constraints = (models.CheckConstraint(condition=~models.Q(sign=""), name="author_has_a_sign"),)

    def __str__(self) -> str:
        return self.sign


class Book(models.Model):
    key = models.UUIDField(primary_key=True, default=uuid4)
    title = models.CharField(max_length=200)
    pages = models.IntegerField()
    authors = models.ManyToManyField(Author)
    price = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    weight = models.FloatField(null=True)
    is_lent = models.BooleanField(default=False)
    lent_for = models.DurationField(null=True)
    opens = models.TimeField(null=True)
    printed_on = models.DateField(null=True)
    saved_at = models.DateTimeField(auto_now=True)
    cover = models.BinaryField(default=b"")
    notes = models.JSONField(null=True)
    file = models.FileField(default="")

    objects: ClassVar[models.Manager[Book]] = models.Manager()

    class Meta:
        app_label = "shelf"

    def __str__(self) -> str:
        return self.title

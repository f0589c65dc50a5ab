"""The later release: a name is a title, and every book has pages, as many as its title has letters."""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def count(apps: Any, schema: BaseDatabaseSchemaEditor) -> None:
    for book in apps.get_model("shelf", "Book").objects.all():
        book.pages = len(book.title)
        book.save()


class Migration(migrations.Migration):
    dependencies = (("shelf", "0001_initial"),)
    operations = (
        migrations.RenameField("Book", "name", "title"),
        migrations.AddField("Book", "pages", models.IntegerField(default=0), preserve_default=False),
        migrations.RunPython(count),
        migrations.AddConstraint(
            "Author", models.CheckConstraint(condition=~models.Q(sign=""), name="author_has_a_sign")
        ),
    )

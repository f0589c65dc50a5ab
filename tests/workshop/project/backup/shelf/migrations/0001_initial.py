"""The first release."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = ()
    operations = (
        migrations.CreateModel(
            "Author",
            [
                ("sign", models.CharField(max_length=20, primary_key=True)),
                ("teacher", models.ForeignKey("self", models.PROTECT, null=True)),
            ],
        ),
        migrations.CreateModel(
            "Book",
            [
                ("key", models.UUIDField(primary_key=True, default=uuid.uuid4)),
                ("name", models.CharField(max_length=200)),
                ("authors", models.ManyToManyField("shelf.Author")),
                ("price", models.DecimalField(max_digits=12, decimal_places=4, null=True)),
                ("weight", models.FloatField(null=True)),
                ("is_lent", models.BooleanField(default=False)),
                ("lent_for", models.DurationField(null=True)),
                ("opens", models.TimeField(null=True)),
                ("printed_on", models.DateField(null=True)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                ("cover", models.BinaryField(default=b"")),
                ("notes", models.JSONField(null=True)),
                ("file", models.FileField(default="")),
            ],
        ),
    )

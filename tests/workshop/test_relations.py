"""Relations point backwards along the path, also those that are named by a string."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).parents[2]


def order() -> list[str]:
    """The apps from the lowest up, as the import contracts have them: those of the base, then the path's."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter", encoding="utf-8")
    rooms = (config[f"importlinter:contract:{room}"]["layers"].split() for room in ("base", "stages"))
    return [layer for layers in rooms for layer in reversed(layers) if not layer.startswith("(")]


def forward(labels: list[str]) -> list[str]:
    """Every relation of a model of ours to an app that stands above its own."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in labels:
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "remote_field", None) and field.related_model
            if not target or field.auto_created or isinstance(target, str):
                continue
            above = target._meta.app_label
            if above in labels and labels.index(above) > labels.index(model._meta.app_label):
                found.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    return found


def test_no_relation_points_forward() -> None:
    assert forward(order()) == []


def test_a_forward_relation_would_be_named() -> None:
    """In the order turned round, those that there are point forward."""
    assert "people.Appointment.organisation → organisations.Organisation" in forward(order()[::-1])


def test_the_apps_are_installed_in_their_order() -> None:
    ours = [one.rpartition(".")[2] for one in settings.INSTALLED_APPS if one.startswith("thang.workshop.")]
    assert ours == order()


@pytest.mark.django_db
def test_the_migrations_hold_every_model_as_it_is() -> None:
    from django.core.management import call_command  # noqa: PLC0415  # after the settings were read

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)

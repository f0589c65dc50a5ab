from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "thang.workshop.base.organisations"
    label = "organisations"

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "thang.workshop.base.people"
    label = "people"

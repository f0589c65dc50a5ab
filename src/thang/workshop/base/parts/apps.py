from django.apps import AppConfig


class PartsConfig(AppConfig):
    name = "thang.workshop.base.parts"
    label = "parts"

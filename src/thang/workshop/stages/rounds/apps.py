from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "thang.workshop.stages.rounds"
    label = "rounds"

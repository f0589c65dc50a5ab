from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "thang.workshop.stages.frameworks"
    label = "frameworks"

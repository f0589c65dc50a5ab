from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "thang.workshop.base.acts"
    label = "acts"

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "thang.workshop.base.ui"
    label = "ui"

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "thang.workshop.base.files"
    label = "files"
